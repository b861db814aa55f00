"""A long delimited file that two read at once: its first half, and what follows.

Where the second half begins nobody knows without having read the first, since a text in quotation marks may hold line
ends: the line after the middle is tried, and whoever comes to its end from above sees whether a row begins there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Protocol, TextIO

from ingest.sheets.table import Row

LEAST_BYTES = 4 << 20
"""Of a file that is worth a second reader."""

Record = tuple[int, list[str]]
RowsOf = Callable[[Iterator[Record], int], Iterator[Row]]
"""The rows that these records are, those up to a number left out."""


class Reading(Protocol):
    """A delimited file of which parts can be read."""

    def open_part(self, start: int = 0, end: int | None = None) -> TextIO:
        """Its text between two places at which lines begin."""

    def parser(self, lines: Iterator[str]) -> Any:
        """What makes records of lines, and counts these (`csv.reader`)."""

    def numbered(self, parser: Any, before: int = 0) -> Iterator[Record]:
        """The records that a parser makes, each with its number."""

    def pass_over_its_name(self, file: TextIO) -> int:
        """Pass over what stands before the records; how many lines that is."""


@dataclass
class Halves:
    """The `TwoParts` of a sheet; the second begins at the byte `place`."""

    reading: Reading
    rows_of: RowsOf
    heading: int
    place: int
    is_parted: bool = False
    passed: int = 0
    _parser: Any = None
    _lines: int = 0

    def first(self) -> Iterator[Row]:
        """The rows up to the place; all of them where it proves to lie within a row."""
        with self.reading.open_part(0, self.place) as upper, self.reading.open_part(self.place) as lower:
            before = self.reading.pass_over_its_name(upper)
            self._parser = self.reading.parser(chain(upper, self._rest(lower)))
            yield from self.rows_of(self._noting(self.reading.numbered(self._parser, before)), self.heading)

    def second(self) -> Iterator[Row]:
        """The rows from the place on, numbered from 1."""
        with self.reading.open_part(self.place) as lower:
            yield from self.rows_of(self.reading.numbered(self.reading.parser(iter(lower))), 0)

    def _noting(self, records: Iterator[Record]) -> Iterator[Record]:
        """The records, noting how many there were and where each ended."""
        for record in records:
            self.passed, self._lines = record[0], self._parser.line_num
            yield record

    def _rest(self, lower: TextIO) -> Iterator[str]:
        """Nothing where the record before has ended, so that the next one begins here; else the rest of the file."""
        self.is_parted = self._parser.line_num == self._lines and self.passed > self.heading
        if not self.is_parted:
            yield from lower
