"""Whom a number or a name in a sheet means: the row that bears it, among those of the same import.

Some fifty bytes a row and no text but the keys: a hash stands for what a row is called.
"""

from array import array
from collections.abc import Iterator

import numpy as np

from catalog.extracts import spelled
from catalog.record.lists import Kind

_SEVERAL = -1
_MOST_BEARERS = 100
"""A name that more rows bear than these tells nobody apart."""
_KINDS: list[Kind | None] = [None, *Kind]


class Called:
    """The rows by what they are called; `note` them in their order, then `settle`, then ask."""

    def __init__(self) -> None:
        self._keys = bytearray()
        self._ends = array("q", [0])
        self._noted, self._noted_rows = array("q"), array("q")
        self._words = np.empty(0, np.int64)
        self._rows = np.empty(0, np.int32)
        self._kinds = bytearray()
        self._several = np.empty(0, np.int64)
        self._borne = (np.empty(0, np.int32), np.empty(0, np.int32))

    def note(self, key: str, title: str, kind: Kind | None = None) -> None:
        """The next row: its number, its name, '' where it has none, and its kind, where it says so."""
        self._kinds.append(_KINDS.index(kind))
        row = len(self._ends) - 1
        self._keys += key.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._keys))
        number, name = hash(spelled(key)), hash(spelled(title))
        self._noted.append(number)
        self._noted_rows.append(row << 1)
        if title and name != number:
            self._noted.append(name)
            self._noted_rows.append(row << 1 | 1)

    def extend(self, other: "Called") -> None:
        """The rows of another part of the sheet, which follow; neither is settled yet."""
        rows, at = len(self._ends) - 1, len(self._keys)
        self._noted.extend(other._noted)
        self._noted_rows.extend(each + (rows << 1) for each in other._noted_rows)
        self._ends.extend(at + end for end in other._ends[1:])
        self._keys += other._keys
        self._kinds += other._kinds

    def settle(self) -> None:
        """All rows are noted: a number always names its row, a name only while no other row bears it."""
        noted, rows = np.array(self._noted, np.int64), np.array(self._noted_rows, np.int64)
        order = np.argsort(noted, kind="stable")
        self._words, starts = np.unique(noted[order], return_index=True)
        rows = rows[order]
        self._rows = (rows[starts] >> 1).astype(np.int32)
        ends = np.append(starts[1:], len(rows))
        several, borne, borne_ends = array("q"), array("i"), array("i", [0])
        for at in np.flatnonzero(ends - starts > 1):
            noted_alike = rows[starts[at] : ends[at]].tolist()
            self._rows[at] = self._meant(iter(noted_alike))
            if self._rows[at] == _SEVERAL and len(noted_alike) <= _MOST_BEARERS:
                several.append(int(at))
                borne.extend(each >> 1 for each in noted_alike)
                borne_ends.append(len(borne))
        self._several = np.array(several, np.int64)
        self._borne = (np.array(borne, np.int32), np.array(borne_ends, np.int32))
        self._noted, self._noted_rows = array("q"), array("q")

    def key_of(self, text: str) -> str | None:
        """The key of the row whose number or name is `text`; None where there is none, or several bear the name."""
        row = self._find(text)
        return None if row is None or row == _SEVERAL else self._key(row)

    def kind_of(self, text: str) -> Kind | None:
        """What the row whose number or name is `text` says that it is; None where it does not, or none is meant."""
        row = self._find(text)
        return None if row is None or row == _SEVERAL else _KINDS[self._kinds[row]]

    def is_ambiguous(self, text: str) -> bool:
        """Whether several rows bear the name `text`."""
        return self._find(text) == _SEVERAL

    def bearers_of(self, text: str) -> dict[str, Kind]:
        """The keys of the several rows that bear the name, with their kinds; empty where these are not all known."""
        kinds = {self._key(row): _KINDS[self._kinds[row]] for row in self._bearers(text)}
        known = {key: kind for key, kind in kinds.items() if kind is not None}
        return known if len(known) == len(kinds) else {}

    def _meant(self, noted: Iterator[int]) -> int:
        """Which of the rows that are called the same is meant, noted with a last bit of 1 where it is a name."""
        meant = next(noted) >> 1
        for each in noted:
            row, is_name = each >> 1, each & 1
            is_other = is_name and (meant == _SEVERAL or self._key(meant) != self._key(row))
            meant = _SEVERAL if is_other else row
        return meant

    def _find(self, text: str) -> int | None:
        at = self._place(text)
        return None if at is None else int(self._rows[at])

    def _place(self, text: str) -> int | None:
        """Where among the words the text stands."""
        word = hash(spelled(text))
        at = int(np.searchsorted(self._words, word))
        return at if at < len(self._words) and int(self._words[at]) == word else None

    def _bearers(self, text: str) -> list[int]:
        """The rows that bear the name, where several do and not too many."""
        word = self._place(text)
        if word is None or self._rows[word] != _SEVERAL:
            return []
        at = int(np.searchsorted(self._several, word))
        if at == len(self._several) or self._several[at] != word:
            return []
        rows, ends = self._borne
        return [int(row) for row in rows[ends[at] : ends[at + 1]]]

    def _key(self, row: int) -> str:
        return self._keys[self._ends[row] : self._ends[row + 1]].decode("utf-8", "surrogatepass")
