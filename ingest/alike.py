"""Numbers of different rows that look alike, told before two records stand where one was meant.

The idea is that of the skeletons of UTS #39 (Unicode Security Mechanisms, 4): what is equal once capitals, widths,
dashes, marks, leading zeros and letters of another script are folded (`names.tokens`) may be one number.
"""

import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.names import in_tokens
from ingest.tables import Table

KEYS_ALIKE = define(
    "keys-alike",
    Severity.WARNING,
    N_(
        "The numbers {keys} (row in brackets) differ only in capitals, marks, dashes and other signs, leading zeros, "
        "or letters of another script, and make records of their own. A file goes to the one that its name spells "
        "exactly, otherwise to none. Where one number is meant, correct the sheet."
    ),
)
KEYS_ALIKE_MORE = define(
    "keys-alike-more",
    Severity.WARNING,
    N_("Further groups of numbers that differ only so: {count}."),
)
_SHOWN_GROUPS, _SHOWN_KEYS = 10, 10
_NOTHING = hash(())

Place = tuple[int, int]
"""Of a row: which table, and its number there."""


@dataclass
class Skeletons:
    """What the numbers of all rows look like: a hash for each (8 bytes), in the order of the rows."""

    _hashes: "array[int]" = field(default_factory=lambda: array("q"))

    def note(self, key: str) -> None:
        """The next row's number, '' where it has none that others could be mistaken for."""
        self._hashes.append(hash(in_tokens(key)) if key else _NOTHING)

    def extend(self, other: "Skeletons") -> None:
        """The rows that follow."""
        self._hashes.extend(other._hashes)

    def told(
        self, tables: Sequence[Table], keys: Sequence[int], numbers: Sequence[int], places: Sequence[int]
    ) -> Iterator[Message]:
        """A message for each group of alike numbers; `keys`: a hash of each row's number as it is written."""
        groups = list(self._groups(np.array(keys, np.int64)))
        rows = [[(places[at], numbers[at]) for at in group] for group in islice(groups, _SHOWN_GROUPS)]
        written = _read({row for group in rows for row in group}, tables)
        for group in rows:
            by_key: dict[str, Place] = {}
            for row in group:
                by_key.setdefault(written.get(row, ""), row)
            shown = islice(by_key.items(), _SHOWN_KEYS)
            yield KEYS_ALIKE(keys=", ".join(_shown(key, row, tables) for key, row in shown))
        if len(groups) > _SHOWN_GROUPS:
            yield KEYS_ALIKE_MORE(count=len(groups) - _SHOWN_GROUPS)

    def _groups(self, keys: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> Iterator[list[int]]:
        """The rows of numbers that look alike and are not the same, in the order of the first rows."""
        hashes = np.array(self._hashes, np.int64)
        if not len(hashes):
            return
        order = np.lexsort((np.arange(len(hashes)), hashes))
        starts = np.flatnonzero(np.diff(hashes[order], prepend=hashes[order[0]] - 1))
        ends = np.append(starts[1:], len(hashes))
        several = (ends - starts) > 1
        runs = (order[start:end] for start, end in zip(starts[several], ends[several], strict=True))
        alike = [run for run in runs if hashes[run[0]] != _NOTHING and (keys[run] != keys[run[0]]).any()]
        yield from ([int(at) for at in run] for run in sorted(alike, key=lambda run: int(run[0])))


def _read(wanted: set[Place], tables: Sequence[Table]) -> dict[Place, str]:
    """The numbers in these rows, read once more."""
    found: dict[Place, str] = {}
    for place, table in enumerate(tables):
        missing = {number for at, number in wanted if at == place}
        for row in table.rows() if missing else ():
            if row.number in missing:
                found[place, row.number] = table.builder.key_of(row)
                missing.remove(row.number)
                if not missing:
                    break
    return found


def _shown(key: str, row: Place, tables: Sequence[Table]) -> str:
    """The number with the codes of what looks like something else, and its row."""
    codes = " ".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(key) if _is_odd(sign))
    place, number = row
    where = str(number) if len(tables) == 1 else f"{tables[place].understood.sheet.source} {number}"
    return f"{key} [{codes}] ({where})" if codes else f"{key} ({where})"


def _is_odd(sign: str) -> bool:
    return not sign.isascii() and not unicodedata.name(sign, "").startswith("LATIN ")
