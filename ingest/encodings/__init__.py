"""Text in encodings of before Unicode: what tells it, syllable by syllable, and how it is read."""
