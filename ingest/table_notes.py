"""What the first pass notes of the rows of one table of records, or of a part of it that another process reads."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from catalog.messages import Message
from catalog.record.lists import Kind
from catalog.text import has_hidden
from ingest.alike import Skeletons
from ingest.called import Called
from ingest.noted import NotedRows
from ingest.pairing import Folder
from ingest.sheets.columns import Understood
from ingest.sheets.pasted import hides_signs
from ingest.sheets.table import Row, texts_of
from ingest.sheets.vocabulary import KINDS
from ingest.tables import Table


@dataclass
class TableNotes:
    """Of each row a hash of its key, and what it is called where somebody asks; of the table what is to be told.

    `passed_over`: rows that are a form's and no record's, each with the reason; `hidden`: the first row of each column
    in which signs stand that nobody sees; `named`: the keys of the rows that name each file; `noted` where the rows may
    be as they were when they were brought before.
    """

    hashes: "array[int]" = field(default_factory=lambda: array("q"))
    numbers: "array[int]" = field(default_factory=lambda: array("q"))
    skeletons: Skeletons = field(default_factory=Skeletons)
    called: Called = field(default_factory=Called)
    keys: list[tuple[str, str]] = field(default_factory=list)
    titles: list[tuple[str, str]] = field(default_factory=list)
    passed_over: list[tuple[int, Message]] = field(default_factory=list)
    hidden: dict[str, int] = field(default_factory=dict)
    named: dict[PurePosixPath, list[str]] = field(default_factory=dict)
    noted: NotedRows | None = None

    def extend(self, other: "TableNotes", passed: int = 0) -> None:
        """The notes of the rows that follow, whose numbers are short by `passed`."""
        self.hashes.extend(other.hashes)
        self.numbers.extend(number + passed for number in other.numbers)
        self.skeletons.extend(other.skeletons)
        self.called.extend(other.called)
        self.keys += other.keys
        self.titles += other.titles
        self.passed_over += [(number + passed, message) for number, message in other.passed_over]
        self.hidden = {header: number + passed for header, number in other.hidden.items()} | self.hidden
        for path, keys in other.named.items():
            give(self.named, path, keys)
        if self.noted is not None and other.noted is not None:
            self.noted.extend(other.noted, passed)


@dataclass(frozen=True)
class Noting:
    """Notes rows of a table; `points`: some column names other records; `again`: they may be as they were before."""

    table: Table
    files: Folder | None
    points: bool
    again: bool

    def notes(self, rows: Iterable[Row], found: TableNotes) -> TableNotes:
        """What is noted of these rows, in `found`, which may hold already what was passed over."""
        table, noted = self.table, NotedRows() if self.again else None
        builder, has_key = table.builder, bool(table.understood.key)
        names_files = self.files is not None and table.understood.has("file")
        needs_titles = self.points or self.files is not None
        found.noted = noted
        for row in rows:
            note_hidden(found.hidden, row)
            key = builder.key_of(row)
            found.hashes.append(hash(key))
            found.skeletons.note(key if has_key else "")
            found.numbers.append(row.number)
            if key and needs_titles:
                self._note_title(found, key, builder.name_of(row), _kind_of(table.understood, row))
            if key and names_files:
                note_files(found.named, table, self.files, row, key)
            if noted is not None:
                noted.note(row.number, key, builder.digest([row]))
        return found

    def _note_title(self, found: TableNotes, key: str, title: str, kind: Kind | None) -> None:
        """Note what the row is called, for files to be paired and for other rows to point to."""
        if self.files is not None:
            found.keys.append((key, key))
            found.titles.append((title, key))
        if self.points:
            found.called.note(key, title, kind)


def note_hidden(hidden: dict[str, int], row: Row) -> None:
    """Note the columns in which this row is the first to hold signs that nobody sees."""
    if not has_hidden(_in_one(row)):
        return
    for header, cell in row.cells.items():
        if any(map(hides_signs, texts_of(cell))):
            hidden.setdefault(header, row.number)


def note_files(named: dict[PurePosixPath, list[str]], table: Table, files: Folder | None, row: Row, key: str) -> None:
    """Give the files that the row names to its record."""
    for written in table.builder.files_named(row):
        paths = files.find(written, table.base) if files else []
        if len(paths) == 1:
            give(named, paths[0], [key])


def give(named: dict[PurePosixPath, list[str]], path: PurePosixPath, keys: Iterable[str]) -> None:
    """Add the keys of records that name the file, each once."""
    known = named.setdefault(path, [])
    known += [key for key in keys if key not in known]


def _kind_of(understood: Understood, row: Row) -> Kind | None:
    """What the row's record is, where the row or its sheet says so; None where its name must tell."""
    for header, cell in row.cells.items():
        if cell and understood.column(header).target == "kind":
            return KINDS.get(str(cell))
    return understood.kind


def _in_one(row: Row) -> str:
    """Every text of the row; of most rows each cell is one."""
    cells = row.cells.values()
    try:
        return " ".join(cells)  # type: ignore[arg-type]
    except TypeError:
        return " ".join(texts_of(list(cells)))
