"""One table, whatever file it came from: headers, rows of cells, and what was noticed while reading."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_uppercase
from typing import ClassVar, Protocol

from catalog.language import N_
from catalog.messages import Message, MessageError, Severity, define
from catalog.text import clean_text, has_hidden
from ingest.sheets.endings import DATA

Cell = str | list["Cell"] | dict[str, "Cell"]
"""Text as written; JSON brings lists and objects, whose leaves are text too."""


class Figure(str):
    """A number as a program stored it, and no text that a person wrote: its point is a decimal one."""

    __slots__ = ()


HEADER_EMPTY = define(
    "header-empty",
    Severity.WARNING,
    N_("Column {column} has values but no heading. They are kept for staff; give the column a heading."),
)
"""`column` is called as everywhere: [H]."""
HEADER_TWICE = define(
    "header-twice",
    Severity.WARNING,
    N_("The heading '{header}' stands twice; column {column} is read as '{name}'."),
)
HEADER_HIDDEN = define(
    "header-hidden-signs",
    Severity.WARNING,
    N_("The heading '{header}' of column {column} held signs that nobody sees; it was read without them."),
)
HEADER_MISSING = define(
    "header-missing",
    Severity.ERROR,
    N_("No row of '{source}' looks like headings. Put the names of the columns into the first row."),
)

SHEET_GONE = define(
    "sheet-gone",
    Severity.ERROR,
    N_("'{source}' cannot be read: the system says '{reason}'. Check that it is there and that you may read it."),
)


class SheetRefusedError(MessageError):
    """This sheet cannot be read, and nothing of it was taken; `message` says why and what to do."""

    code: ClassVar[str] = "sheet-refused"
    status: ClassVar[int] = 422


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `number` is the one a spreadsheet program shows (the heading is row 1 where it comes first).

    `fault`: why the row alone cannot be read; it has no cells then. `notes`: what else was noticed while reading it.
    """

    source: str
    number: int
    cells: dict[str, Cell]
    fault: Message | None = None
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Conversion:
    """Text of a column that was stored in another way: its first value before and after, for a person to judge.

    `row` is where it stands, `cells` in how many of those looked at.
    """

    column: str
    encoding: str
    before: str
    after: str
    row: int = 0
    cells: int = 1


class TwoParts(Protocol):
    """A sheet that two may read at once; `first` is read to its end before anything else is asked."""

    def first(self) -> Iterator[Row]:
        """The rows up to a place in the middle; all of them where that place proves to lie within a row."""

    def second(self) -> Iterator[Row]:
        """The rows from there on, numbered from 1."""

    @property
    def is_parted(self) -> bool:
        """Whether a row ended at that place, so that both together are the sheet."""

    @property
    def passed(self) -> int:
        """How much the numbers of the second part are short by."""


@dataclass(frozen=True)
class Sheet:
    """A table that can be read from its beginning any number of times; `read` starts anew at each call.

    `source` names it in reports; `encoding` is how its text was stored; `sample` holds its first rows; `delimiter`
    parts the cells of text; `in_two`: the parts of a long one that two can read at once.
    """

    path: Path
    source: str
    headers: tuple[str, ...]
    read: Callable[[], Iterator[Row]]
    sample: tuple[Row, ...] = ()
    encoding: str = "unicode"
    converted: tuple[Conversion, ...] = ()
    messages: tuple[Message, ...] = field(default=())
    delimiter: str = ""
    in_two: Callable[[], TwoParts | None] = lambda: None

    @property
    def is_data(self) -> bool:
        """Whether it is JSON, which has members and no columns."""
        return self.path.suffix.lower() in DATA or self.path.is_dir()


@dataclass(frozen=True)
class Headers:
    """The names of the columns, all different and none empty."""

    names: tuple[str, ...]
    messages: tuple[Message, ...]


def texts_of(cell: Cell) -> Iterator[str]:
    """Every text in a cell, whatever lists and objects it lies in."""
    if isinstance(cell, str):
        yield cell
    else:
        for each in cell if isinstance(cell, list) else cell.values():
            yield from texts_of(each)


def column_letter(index: int) -> str:
    """What a spreadsheet program calls the column: 0 is A, 26 is AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = ascii_uppercase[rest] + letters
    return letters


def column_index(letters: str) -> int:
    """The other way round: A is 0, AA is 26."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def name_headers(written: Sequence[str], filled: Iterable[int] = ()) -> Headers:
    """Headers as written, tidied; the empty ones are called by their letter, '[C]', the second of two '... (2)'.

    `filled`: indices of columns known to hold values, so that an empty heading above them is told.
    """
    names: dict[str, None] = {}
    messages: list[Message] = []
    with_values = set(filled)
    last: dict[str, int] = {}
    for index, text in enumerate(written):
        name = tidy(text)
        if not name:
            name = unnamed(index)
            if index in with_values:
                messages.append(HEADER_EMPTY(name, column=name))
        elif has_hidden(text):
            messages.append(HEADER_HIDDEN(name, header=name, column=column_letter(index)))
        if name in names:
            header = name
            name = numbered(header, names, last.get(header, 2))
            last[header] = int(name[len(header) + 2 : -1])
            messages.append(HEADER_TWICE(name, header=header, column=column_letter(index), name=name))
        names[name] = None
    return Headers(tuple(names), tuple(messages))


def unnamed(index: int) -> str:
    """The name of a column without a heading."""
    return f"[{column_letter(index)}]"


def tidy(text: str) -> str:
    """A heading on one line with single spaces, and nothing in it that nobody sees."""
    return " ".join(clean_text(text).split())


def numbered(name: str, taken: Collection[str], number: int = 2) -> str:
    """What the second of two that are called so is called, as no other is: 'Tên (2)'."""
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"
