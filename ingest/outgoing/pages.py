"""One table on its way out: its headings and its rows, read from the sheet that was kept, with today's corrections."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from ingest.sheets.fields.size_numbers import write_number
from ingest.sheets.kept import KeptSheet
from ingest.sheets.table import Cell, Figure, Row, column_index, unnamed
from ingest.tables import Table

Place = tuple[str, int]
"""Where a row stands: its source and its number."""


@dataclass(frozen=True)
class Unsaid:
    """What a row cannot say of its record: its cells stay as they came."""

    source: str
    row: int
    key: str
    fields: tuple[str, ...]


@dataclass
class Told:
    """What is to be told of a page: rows, those written anew, what no cell can say, rows that go out elsewhere."""

    rows: int = 0
    corrected: int = 0
    elsewhere: int = 0
    unsaid: list[Unsaid] = field(default_factory=list)

    def __add__(self, other: "Told") -> "Told":
        """Of both."""
        return Told(
            self.rows + other.rows,
            self.corrected + other.corrected,
            self.elsewhere + other.elsewhere,
            self.unsaid + other.unsaid,
        )


@dataclass
class Page:
    """A table as it goes out: `changed` are the cells of rows that say something else today.

    `left_out` are rows of records that a sheet brought later describes; those go out with that one. `only`: the rows
    that are meant of a sheet whose place another one took; None for all. `own_file`: what its file is called on the way
    out, where that is not what it was called when it came, which its rows know it by.
    """

    kept: KeptSheet
    table: Table
    changed: dict[Place, Mapping[str, Cell]] = field(default_factory=dict)
    left_out: set[Place] = field(default_factory=set)
    only: set[Place] | None = None
    told: Told = field(default_factory=Told)
    own_file: str = ""

    def called(self, file: str) -> "Page":
        """The same, going out in another file."""
        return replace(self, own_file=file)

    @property
    def file(self) -> str:
        """Where it goes out, below the folder."""
        return self.own_file or self.kept.file

    @property
    def headings(self) -> list[str]:
        """The headings as they were; a column without any has none again."""
        headers = self.table.understood.sheet.headers
        return ["" if header == unnamed(at) else header for at, header in enumerate(headers)]

    def has(self, place: Place) -> bool:
        """Whether the row that stands there goes out with this page."""
        return place not in self.left_out and (self.only is None or place in self.only)

    def rows(self) -> Iterator[Row]:
        """Every row in its order, those of the form too; what could not be read has nothing to say."""
        for row in self.table.understood.sheet.read():
            place = (row.source, row.number)
            if row.fault or not self.has(place):
                continue
            changed = self.changed.get(place)
            yield row if changed is None else Row(row.source, row.number, {**row.cells, **changed})

    def texts_alone(self) -> Iterator[list[str]]:
        """The same lines for a file that has no numbers: those of sizes are written as texts have them."""
        understood = self.table.understood
        marks = [understood.column(header).marks_of_sizes for header in understood.sheet.headers]
        sizes = [(at, own) for at, own in enumerate(marks) if own is not None]
        for line in self.texts():
            for at, own in sizes:
                if isinstance(cell := line[at], Figure):
                    line[at] = write_number(cell, own)
            yield line

    def texts(self) -> Iterator[list[str]]:
        """Every row as a line of cells, below the headings."""
        headers = self.table.understood.sheet.headers
        known: AbstractSet[str] = set(headers)
        for row in self.rows():
            line = [_text(row.cells.get(header, "")) for header in headers]
            for header in row.cells.keys() - known:
                at = column_index(header.strip("[]"))
                line += [""] * (at + 1 - len(line))
                line[at] = _text(row.cells[header])
            yield line


def _text(cell: Cell) -> str:
    assert isinstance(cell, str), "tables hold text; only JSON has more"
    return cell
