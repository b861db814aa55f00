"""Rows that many records have are one row: told by what they say, so that what is made of it is made once."""

import marshal
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

from pydantic_core import SchemaValidator

from catalog.record.parts import Row

MOST = 2_000
P = TypeVar("P")
T = TypeVar("T")
_PLAIN = 2
"""The version of marshal that writes equal values alike, whatever else holds them."""


class KnownRows:
    """The rows of one kind that were read of late; frozen, so records share them."""

    def __init__(self, validator: SchemaValidator) -> None:
        self._read = validator.validate_python
        self._known: dict[bytes, Row] = {}

    def rows(self, said: Sequence[dict[str, Any]]) -> list[Row]:
        """These rows of a stored document, of which the same were read before wherever the words are the same."""
        found: list[Row] = []
        for one in said:
            key = marshal.dumps(one, _PLAIN)
            row = self._known.get(key)
            if row is None:
                if len(self._known) >= MOST:
                    self._known.clear()
                row = self._known[key] = self._read(one)
            found.append(row)
        return found


def made_once(make: Callable[[P], T]) -> Callable[[P], T]:
    """A pure function of a row, or of a part of one, that is asked once for each: its results are not to be changed."""
    known: dict[int, tuple[T, P]] = {}

    @wraps(make)
    def remembered(part: P) -> T:
        found = known.get(id(part))
        if found is None:
            if len(known) >= MOST:
                known.clear()
            found = known[id(part)] = (make(part), part)  # the part stays, and with it its id
        return found[0]

    return remembered
