"""The end of a printed form: who signs below the last object, by whatever title, told from objects by its place.

No list has all titles of those who sign. What tells them is that they stand at the end of the sheet, that nothing below
them looks like the table again, that they have no number as the rows of objects have, and little else, and that what
they have is set down as no cell of its column is. A sum, a date or a signature above them, or "(Ký, ghi rõ họ tên)"
below, says that the form ends there; a word as titles begin with is one more sign. Whether such a row is an object all
the same, only a person can say: it is not brought, and told, and where it is in doubt it counts as refused.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median_low

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets.form_bodies import Body, body_of, texts_in
from ingest.sheets.form_lines import is_telephone
from ingest.sheets.form_signers import Held, Verdict, is_persons_own, verdicts
from ingest.sheets.form_words import is_foot, is_like_title
from ingest.sheets.table import Cell, Row, Sheet

FORM_END = define(
    "row-like-form-end",
    Severity.INFO,
    N_(
        "This row looks like the end of a form, a title or a name of who signs ('{value}'), so it was not brought. "
        "If it is an object, give it a number in the column '{column}' as the rows above have and bring the sheet "
        "again."
    ),
)
FORM_END_UNNUMBERED = define(
    "row-like-form-end-unnumbered",
    Severity.INFO,
    N_(
        "This row looks like the end of a form, a title or a name of who signs ('{value}'), so it was not brought. "
        "If it is an object, move it up among the rows of objects, and bring the sheet again."
    ),
)
FORM_END_DOUBTFUL = define(
    "row-perhaps-form-end",
    Severity.WARNING,
    N_(
        "This row ('{value}') may be one more record, or the end of the form (a title, a name, a telephone number, a "
        "note), so it was not brought. If it is a record, move it up among the rows that are filled; if it belongs to "
        "the form, delete it from the sheet. Then bring the sheet again."
    ),
)
FORM_END_PERHAPS_NUMBERED = define(
    "row-without-number-perhaps-form-end",
    Severity.WARNING,
    N_(
        "This row ('{value}') has no number as the rows above have: it may be one more record, or the end of the form "
        "(a title, a name, a telephone number, a note), so it was not brought. If it is a record, give it a number in "
        "the column '{column}'; if it belongs to the form, delete it from the sheet. Then bring the sheet again."
    ),
)

Tell = Callable[[Row, Message], None]

_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_NUMBERED = 0.8
"""Where fewer of the rows have figures in their number, a number without says nothing."""
_COUNTING = 2
"""How many columns from the left may count the rows."""
_LONGEST_COUNT = 9
_LONGEST = 24
"""Rows: the end of a form is no longer."""


@dataclass(frozen=True)
class Shape:
    """How the rows of objects look, by the first of them: each of `columns` has a number with figures in nearly all.

    `known`: the words of such numbers, `words`: the most that one has; `filled`: how many cells a row fills that is no
    exception. `body`: what they have in common where there are no such numbers.
    """

    columns: tuple[str, ...]
    known: frozenset[str]
    words: int
    filled: int
    body: Body

    def is_numbered(self, row: Row) -> bool:
        """Whether the row has a number as those of objects have."""
        return any(self._is_number(row.cells.get(column, "")) for column in self.columns)

    def fits(self, row: Row, texts: Sequence[str]) -> bool:
        """Whether the row looks like an object's."""
        if row.fault is not None or self.is_numbered(row):
            return True
        if not self.columns:
            return not self.body.may_end(row)
        if self.body.is_unlike(texts_in(row)) and self.body.may_end(row):
            return False
        has_figures = any(map(_FIGURE.search, texts))
        return len(texts) > (self.filled // 2 if has_figures else self.filled)

    def _is_number(self, cell: Cell) -> bool:
        """Whether it is a number as those of objects are."""
        if not isinstance(cell, str):
            return True
        if not _FIGURE.search(cell):
            return False
        if any(self.body.habits[column].is_unlike(cell.strip()) for column in self.columns):
            return False
        words = _WORD.findall(cell)
        return self.known.issuperset(words) or (len(words) <= self.words + 1 and not is_foot(cell))


def shape_of(sheet: Sheet, key: str) -> Shape:
    """The shape of the rows of objects: with figures in their numbers (`key`: the heading, or ''), or counted."""
    columns: list[str] = []
    known: set[str] = set()
    words, filled = 0, [_filled(row) for row in sheet.sample]
    for column in dict.fromkeys([*filter(None, [key]), *sheet.headers[:_COUNTING]]):
        rows = _down_to_last_number(sheet.sample, column)
        numbers = [
            number
            for row in rows
            if (number := _text(row, column)) and not is_foot(number) and not is_like_title(number)
        ]
        figured = [number for number in numbers if _FIGURE.search(number)]
        if figured and len(figured) >= _MOST_NUMBERED * len(numbers) and (column == key or _count_up(figured)):
            columns.append(column)
            cut = list(map(_WORD.findall, figured))
            known.update(*cut)
            words = max(words, *map(len, cut))
            filled = [_filled(row) for row in rows if _FIGURE.search(_text(row, column))]
    return Shape(tuple(columns), frozenset(known), words, median_low(filled or [0]), body_of(sheet, columns))


def texts_of_row(row: Row) -> list[str]:
    """The row's cells that are not empty, from left to right."""
    return [text for cell in row.cells.values() if isinstance(cell, str) and (text := cell.strip())]


def _down_to_last_number(rows: Sequence[Row], column: str) -> Sequence[Row]:
    """The rows but for those at the end that have no figure in this column."""
    last = next((at for at in range(len(rows) - 1, -1, -1) if _FIGURE.search(_text(rows[at], column))), -1)
    return rows[: last + 1]


def _text(row: Row, column: str) -> str:
    cell = row.cells.get(column, "")
    return cell.strip() if isinstance(cell, str) else ""


def _filled(row: Row) -> int:
    return sum(bool(cell) and not (isinstance(cell, str) and cell.isspace()) for cell in row.cells.values())


def _count_up(numbers: Sequence[str]) -> bool:
    """Whether they count rows: from 1 on, each more than the one before it."""
    if not all(number.isdecimal() and len(number) <= _LONGEST_COUNT for number in numbers):
        return False
    counted = list(map(int, numbers))
    return counted[0] == 1 and all(one < other for one, other in pairwise(counted))


@dataclass
class End:
    """Rows that may be the end of the form, held until the table goes on or the sheet ends."""

    shape: Shape
    _held: list[tuple[Row, Message | None, list[str]]] = field(default_factory=list)

    def takes(self, row: Row, message: Message | None) -> bool:
        """Whether the row is held; `message`: what is told of it as of a form's own row, None where nothing is."""
        texts = texts_of_row(row)
        is_blank = not texts and row.fault is None
        if message is not None and not self.shape.columns:
            above = next((texts_in(one) for one, _, more in reversed(self._held) if more), {})
            message = None if is_persons_own(self.shape.body, above, texts_in(row)) else message
        if message is None and (not self._held if is_blank else self._goes_on(row, texts)):
            return False
        self._held.append((row, message, texts))
        return True

    def _goes_on(self, row: Row, texts: Sequence[str]) -> bool:
        """Whether the table goes on with this row; below a note, not with a little that says nothing by itself."""
        if not self.shape.fits(row, texts):
            return False
        if self.shape.columns or row.fault is not None:
            return True
        body, cells = self.shape.body, texts_in(row)
        is_short = body.has_more_than_names and not body.full <= cells.keys() and not body.is_described(cells)
        return not is_short or not any(
            one and body.is_unlike(one) for one in (texts_in(row) for row, _, _ in self._held)
        )

    @property
    def is_held(self) -> bool:
        """Whether any row is held."""
        return bool(self._held)

    @property
    def is_too_long(self) -> bool:
        """Whether more rows are held than any form ends in."""
        return len(self._held) > _LONGEST

    def given_back(self, tell: Tell | None) -> Iterator[Row]:
        """The rows that were held and are no end, since the table goes on below them; never telephone numbers alone."""
        held = self._emptied()
        for row, of_form, texts in held:
            is_telephones = bool(texts) and all(map(is_telephone, texts))
            message = of_form or (self._decided(Verdict.DOUBTFUL, texts) if is_telephones else None)
            if message is None:
                yield row
            elif tell is not None:
                tell(row, message)

    def at_end(self, tell: Tell | None) -> Iterator[Row]:
        """The same where the sheet ends: of those that look like the end of a form each is told and none brought."""
        told = self._told_of_each()
        for (row, _, _), message in zip(self._emptied(), told, strict=True):
            if message is None:
                yield row
            elif tell is not None:
                tell(row, message)

    def _told_of_each(self) -> list[Message | None]:
        """What is told of each row held; None of those that are brought."""
        rows = [Held(texts_in(row), message is not None) for row, message, texts in self._held if texts]
        found = iter(verdicts(self.shape.body, rows))
        return [
            message or self._decided(verdict, texts)
            for _, message, texts in self._held
            for verdict in [next(found) if texts else Verdict.OBJECT]
        ]

    def _decided(self, verdict: Verdict, texts: Sequence[str]) -> Message | None:
        """What is told of a row of which this was found; None of an object."""
        value, column = " | ".join(texts), next(iter(self.shape.columns), "")
        if verdict is Verdict.OBJECT:
            return None
        if not column:
            return (FORM_END_UNNUMBERED if verdict is Verdict.FORM else FORM_END_DOUBTFUL)(value=value)
        return (FORM_END if verdict is Verdict.FORM else FORM_END_PERHAPS_NUMBERED)(value=value, column=column)

    def _emptied(self) -> list[tuple[Row, Message | None, list[str]]]:
        held, self._held = self._held, []
        return held
