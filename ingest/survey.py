"""The first pass over the sheets: which keys there are and which stand twice, which files are named, who is who.

Of each row only a hash of its key is kept (16 bytes a row with its number), so that a million rows are surveyed in the
memory of a few thousand; titles and targets only where something needs them.
"""

import unicodedata
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import numpy as np

from ingest.pairing import Folder, Known, Names
from ingest.sheets.build import Builder
from ingest.sheets.columns import Understood
from ingest.sheets.table import Row

_POINTERS = (
    "relation",
    "agent",
    "place.kept",
    "place.performed",
    "place.storage",
    "place.found",
    "place.origin",
    "event",
)


@dataclass(frozen=True)
class Table:
    """One sheet with what builds its records; `base` is its folder below the root, from which it names files."""

    understood: Understood
    builder: Builder
    base: PurePosixPath


@dataclass
class Survey:
    """What the first pass found. `counts`: rows of each grouped key; `mentions`: what sheets of files say, by key."""

    rows: int = 0
    doubled: dict[int, list[str]] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    targets: dict[str, str | None] = field(default_factory=dict)
    named: dict[PurePosixPath, list[str]] = field(default_factory=dict)
    mentions: dict[str, list[tuple[Row, Table]]] = field(default_factory=dict)
    known: Known = field(default_factory=lambda: Known(Names(())))
    hashes: "np.ndarray[tuple[int], np.dtype[np.int64]]" = field(default_factory=lambda: np.empty(0, np.int64))

    def has(self, key: str) -> bool:
        """Whether some row has this key."""
        at = int(np.searchsorted(self.hashes, hash(key)))
        return at < len(self.hashes) and int(self.hashes[at]) == hash(key)

    def knows(self, text: str) -> bool:
        """Whether some row's number or name is `text`."""
        return bool(text) and bool(self.targets.get(spelled(text)))


def spelled(text: str) -> str:
    """A number or name as pointers are compared: one spelling, small letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def survey(tables: Sequence[Table], files: Folder | None) -> Survey:
    """Read every row once; `files` is None where there are none to be named or paired."""
    found = Survey()
    hashes, numbers, places = array("q"), array("q"), array("q")
    of_records = [table for table in tables if not table.understood.of_files]
    points = any(table.understood.has(*_POINTERS) for table in of_records)
    titles: list[tuple[str, str]] = []
    keys: list[tuple[str, str]] = []
    for place, table in enumerate(of_records):
        note = _Noting(found, table, files)
        for row in table.understood.sheet.read():
            found.rows += 1
            key = table.builder.key_of(row)
            hashes.append(hash(key))
            numbers.append(row.number)
            places.append(place)
            if not key:
                continue
            if points or files is not None:
                title = table.builder.name_of(row)
                _add_targets(found.targets, key, title, points=points)
                if files is not None:
                    keys.append((key, key))
                    titles.append((title, key))
            note.files(row, key)
    for table in tables:
        if table.understood.of_files:
            _note_files_of_records(found, table, files)
    _find_doubled(found, of_records, np.array(hashes, np.int64), numbers, places)
    found.known = Known(Names(keys), Names(titles))
    return found


def _add_targets(targets: dict[str, str | None], key: str, title: str, *, points: bool) -> None:
    """A number always names its record; a name only while no other record bears it."""
    if not points:
        return
    targets[spelled(key)] = key
    if title:
        name = spelled(title)
        targets[name] = key if targets.get(name, key) == key else None


class _Noting:
    """Notes which files the rows of one table name."""

    def __init__(self, found: Survey, table: Table, files: Folder | None) -> None:
        self._found, self._table, self._files = found, table, files
        self._does = files is not None and table.understood.has("file")

    def files(self, row: Row, key: str) -> None:
        """Give the files that the row names to its record."""
        if self._does and self._files is not None:
            for written in self._table.builder.files_named(row):
                _name(self._found, self._files.find(written, self._table.base), key)


def _name(found: Survey, paths: Sequence[PurePosixPath], key: str) -> None:
    if len(paths) == 1:
        keys = found.named.setdefault(paths[0], [])
        if key not in keys:
            keys.append(key)


def _note_files_of_records(found: Survey, table: Table, files: Folder | None) -> None:
    for row in table.understood.sheet.read():
        key = table.builder.key_of(row)
        found.mentions.setdefault(key, []).append((row, table))
        if files is not None:
            for written in table.builder.files_named(row):
                _name(found, files.find(written, table.base), key)


def _find_doubled(
    found: Survey,
    tables: Sequence[Table],
    hashes: "np.ndarray[tuple[int], np.dtype[np.int64]]",
    numbers: Sequence[int],
    places: Sequence[int],
) -> None:
    """Which keys stand more than once: counted where rows are grouped, else where they stand, for the message."""
    order = np.argsort(hashes, kind="stable")
    found.hashes = hashes[order]
    starts = (
        np.flatnonzero(np.diff(found.hashes, prepend=found.hashes[:1] - 1)) if len(hashes) else np.empty(0, np.int64)
    )
    ends = np.append(starts[1:], len(hashes))
    for start, end in zip(starts[(ends - starts) > 1], ends[(ends - starts) > 1], strict=True):
        value = int(found.hashes[start])
        if value == hash(""):
            continue
        rows = [int(at) for at in order[start:end]]
        if all(tables[places[at]].understood.mapping.group for at in rows):
            found.counts[value] = len(rows)
        else:
            found.doubled[value] = [f"{tables[places[at]].understood.sheet.source} {numbers[at]}" for at in rows]


KeyOf = Callable[[Row], str]


def in_groups(rows: Iterator[Row], key_of: KeyOf, counts: Mapping[int, int]) -> Iterator[tuple[str, list[Row]]]:
    """Rows by key, each group once its last row has been read; only unfinished groups are held."""
    waiting: dict[str, list[Row]] = {}
    for row in rows:
        key = key_of(row)
        wanted = counts.get(hash(key), 1) if key else 1
        if wanted == 1:
            yield key, [row]
            continue
        group = waiting.setdefault(key, [])
        group.append(row)
        if len(group) == wanted:
            yield key, waiting.pop(key)
    yield from waiting.items()
