"""The page of a record: every kind has its own face, made of the same parts."""

from viewer.pages.record.pointing import related
from viewer.pages.record.view import record

__all__ = ["record", "related"]
