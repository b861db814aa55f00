"""What staff alone find a record by, where that is no more than words of rows that nobody else sees."""

from typing import Any

from catalog.policy import ROW_FIELDS
from catalog.record.lists import PlaceRole
from catalog.record.model import Record
from catalog.record.parts import PlaceRow
from catalog.search.keywords import Surroundings, Words, words_of_places, words_of_references, words_of_texts

_ONLY_WORDS = frozenset({"texts", "places", "agents", "inscriptions", "measurements", "sources", "rights"})
"""Lists whose rows, of places those of a store-room, tell an index nothing but words."""


def words_of_staff(staff: Record, shown: Record, around: Surroundings) -> Words | None:
    """The words of the rows that `shown` lacks of the staff's record; None where an index would have more to tell.

    So where another list lacks a row, or has one that was changed.
    """
    missing: dict[str, list[Any]] = {}
    said, told = staff.__dict__, shown.__dict__
    for field in ROW_FIELDS:
        rows, seen = said[field], told[field]
        if rows is seen:
            continue
        ids = set(map(id, seen))
        missing[field] = [row for row in rows if id(row) not in ids]
        if field not in _ONLY_WORDS or len(missing[field]) + len(seen) != len(rows):
            return None
    if not all(map(_is_only_words, missing.get("places", ()))):
        return None
    words = words_of_references((), missing.get("agents", ()), (), (), around)
    words.take(words_of_places(missing.get("places", ()), around))
    words.take(words_of_texts(missing.get("texts", ()), missing.get("inscriptions", ())))
    return words


def _is_only_words(row: PlaceRow) -> bool:
    return row.role is PlaceRole.STORAGE and row.lat is None
