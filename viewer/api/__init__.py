"""The data as programs read it: search, records, and their description."""
