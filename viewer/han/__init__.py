"""Hán on pages: a font cut to the characters that a page shows, since a whole one is as heavy as a hundred pages."""
