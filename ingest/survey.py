"""The first pass over the sheets: which keys there are and which stand twice, which files are named, who is who.

Of each row only a hash of its key is kept (16 bytes a row with its number), so that a million rows are surveyed in the
memory of a few thousand; what it is called only where something points to it (`called.py`) or files are to be paired.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import numpy as np

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.by_two import notes_of
from ingest.called import Called
from ingest.found import Known
from ingest.names import Names
from ingest.noted import NotedRows
from ingest.pairing import FILE_ABSENT, FILE_AMBIGUOUS, Folder
from ingest.sheets.columns import Understood
from ingest.sheets.table import Row
from ingest.table_notes import Noting, TableNotes, note_files, note_hidden
from ingest.tables import Table

FILE_UNNAMED = define(
    "file-row-empty",
    Severity.WARNING,
    N_("This row of a sheet of files names neither a file nor a record's number. Fill in the file's name."),
)

HIDDEN_SIGNS = define(
    "cells-hidden-signs",
    Severity.WARNING,
    N_(
        "Column '{header}' holds signs that nobody sees (NUL, soft hyphens, zero-width or direction marks, half an "
        "emoji), first in row {row}. They were taken out; a cell with nothing else counts as empty. Look at these "
        "cells in the sheet."
    ),
)

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


Mention = tuple[Row, Table]
"""A row of a sheet of files, with the sheet."""


@dataclass(frozen=True)
class LostRow:
    """A row of which nothing can be taken, and why: of a sheet of files, or one that is a form's own."""

    source: str
    number: int
    message: Message


@dataclass
class Survey:
    """What the first pass found. `counts`: rows of each grouped key; `mentions`: what sheets of files say, by key.

    `by_file`: what such rows without a number say, by file; `lost`: those that lead neither to a record nor to a file,
    and those of a form.
    `alike`: what is told of numbers that look like each other.
    `hidden`: the first row of each source and column in which signs stand that nobody sees.
    `noted`: the rows of each table of records by its source, where sheets were brought before.
    `collections`: by the key of a row those of the collections that name it as a member (`walks.py`).
    """

    rows: int = 0
    doubled: dict[int, list[str]] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    called: Called = field(default_factory=Called)
    named: dict[PurePosixPath, list[str]] = field(default_factory=dict)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    by_file: dict[PurePosixPath, list[Mention]] = field(default_factory=dict)
    lost: list[LostRow] = field(default_factory=list)
    hidden: dict[tuple[str, str], int] = field(default_factory=dict)
    alike: tuple[Message, ...] = ()
    noted: dict[str, NotedRows] = field(default_factory=dict)
    collections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    known: Known = field(default_factory=lambda: Known(Names(())))
    hashes: "np.ndarray[tuple[int], np.dtype[np.int64]]" = field(default_factory=lambda: np.empty(0, np.int64))

    def has(self, key: str) -> bool:
        """Whether some row has this key."""
        at = int(np.searchsorted(self.hashes, hash(key)))
        return at < len(self.hashes) and int(self.hashes[at]) == hash(key)

    def knows(self, text: str) -> bool:
        """Whether some row's number or name is `text`."""
        return bool(text) and bool(self.called.key_of(text))


def survey(tables: Sequence[Table], files: Folder | None, *, again: bool = False) -> Survey:
    """Read every row once; `files` is None where there are none to be named or paired. Raises TableRefusedError.

    `again`: the rows may be as they were when they were brought before, so what tells that is noted of each.
    """
    of_records = [table for table in tables if not table.understood.of_files]
    first = _FirstPass(files, points=any(_points(table.understood) for table in of_records))
    for place, table in enumerate(of_records):
        first.read_records(place, table, again=again)
    for table in tables:
        if table.understood.of_files:
            first.read_files(table)
    return first.done(of_records)


def _points(understood: Understood) -> bool:
    """Whether its columns, or what is said of all its rows, name other records."""
    said = [*understood.mapping.constants, *(join.column for join in understood.mapping.joins)]
    return understood.has(*_POINTERS) or any(f"{one.target}.".startswith(f"{p}.") for one in said for p in _POINTERS)


class _FirstPass:
    """Gathers what the rows say; `points` where some column names other records."""

    def __init__(self, files: Folder | None, *, points: bool) -> None:
        self._found = Survey()
        self._files = files
        self._points = points
        self._all = TableNotes()
        self._places = array("q")

    def read_records(self, place: int, table: Table, *, again: bool) -> None:
        """Note the key of each row, and what else is needed of it."""
        notes = notes_of(Noting(table, self._files, self._points, again))
        source = table.understood.sheet.source
        self._all.extend(notes)
        self._places.extend([place] * len(notes.numbers))
        self._found.rows = len(self._all.hashes)
        self._found.lost += [LostRow(source, number, why) for number, why in notes.passed_over]
        self._note_hidden(table, notes.hidden)
        if notes.noted is not None:
            self._found.noted[source] = notes.noted

    def read_files(self, table: Table) -> None:
        """Note which records the rows of a sheet of files belong to, or else which files they are about."""
        hidden: dict[str, int] = {}
        for row in table.rows(self._pass_over):
            note_hidden(hidden, row)
            key = table.builder.key_of(row)
            if key:
                self._found.mentions.setdefault(key, []).append((row, table))
                note_files(self._all.named, table, self._files, row, key)
            else:
                self._note_by_file(table, row)
        self._note_hidden(table, hidden)

    def done(self, of_records: Sequence[Table]) -> Survey:
        """All that was found."""
        notes, found = self._all, self._found
        found.called, found.named = notes.called, notes.named
        found.called.settle()
        _find_doubled(found, of_records, np.array(notes.hashes, np.int64), notes.numbers, self._places)
        found.alike = tuple(notes.skeletons.told(of_records, notes.hashes, notes.numbers, self._places))
        found.known = Known(Names(notes.keys), Names(notes.titles))
        return found

    def _pass_over(self, row: Row, message: Message) -> None:
        self._found.lost.append(LostRow(row.source, row.number, message))

    def _note_hidden(self, table: Table, hidden: Mapping[str, int]) -> None:
        source = table.understood.sheet.source
        for header, number in hidden.items():
            self._found.hidden.setdefault((source, header), number)

    def _note_by_file(self, table: Table, row: Row) -> None:
        """Note what a row without a number says under each file that it names, or why it says nothing."""
        faults = [row.fault] if row.fault else []
        written = [] if faults else table.builder.files_named(row)
        for text in written:
            paths = self._files.find(text, table.base) if self._files else []
            if len(paths) == 1:
                self._found.by_file.setdefault(paths[0], []).append((row, table))
            elif paths:
                faults.append(FILE_AMBIGUOUS(file=text, candidates=", ".join(map(str, paths[:5]))))
            else:
                faults.append(FILE_ABSENT(file=text))
        if not written and not faults:
            faults.append(FILE_UNNAMED())
        self._found.lost += [LostRow(row.source, row.number, fault) for fault in faults]


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
        if len({places[at] for at in rows}) == 1 and tables[places[rows[0]]].understood.mapping.group:
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
