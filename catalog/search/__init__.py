"""Search: the analyzer, questions read as plans for any engine, and what the indexes hold of a record."""
