"""The record: what the museum knows of one thing, and the lists it draws from."""
