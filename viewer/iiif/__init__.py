"""IIIF: the pictures themselves (Image API 3.0, level 2) and what they belong to (Presentation API 3.0)."""
