"""Rows of a printed form that are no record's: numbers below the headings, sums, dates and signatures at its foot."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, islice
from string import ascii_uppercase

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets.form_ends import End, Tell, shape_of, texts_of_row
from ingest.sheets.form_words import are_names, is_date, is_foot, is_signature, is_sum
from ingest.sheets.table import Row, Sheet

COLUMN_NUMBERS = define(
    "row-of-column-numbers",
    Severity.INFO,
    N_("This row only numbers the columns ({texts}), so it was passed over."),
)
FORM_FOOT = define(
    "row-of-form",
    Severity.INFO,
    N_("This row is the form's own, a sum, a date or a signature ('{value}'), and no record's, so it was passed over."),
)

_MARK = re.compile(r"([(\[]?)\s*(\d{1,2}|[a-zđ]|[ivx]{1,5})\s*([)\]]?)(?:\s*=.*)?", re.IGNORECASE)
_ROMAN = [tens + ones for tens in ("", "X") for ones in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")]
_DIGIT = re.compile(r"\d")
_SHARE = 3
"""A row of the form fills at most a third of the columns, or one."""
_FEWEST_BARE = 3


def _ends() -> bool:
    return False


def without_form(
    sheet: Sheet, rows: Iterable[Row], key: str, tell: Tell | None = None, *, goes_on: Callable[[], bool] = _ends
) -> Iterator[Row]:
    """The rows that describe something; `tell` hears of each other one. `key`: the heading of the numbers, or ''.

    `goes_on`: whether, when these rows were read, more follow that are the table's.
    """
    if sheet.is_data:
        yield from rows
        return
    shape = shape_of(sheet, key)
    end, foot = End(shape), _Foot(sheet, key)
    rows = iter(rows)
    head = list(islice(rows, 2))
    for row in chain(head, rows):
        message = foot.told_of(row, head if row is head[0] else ())
        if message is None and not end.is_held and shape.is_numbered(row):
            yield row
        elif end.takes(row, message if message is None or message.code == FORM_FOOT.code else None):
            yield from end.given_back(tell) if end.is_too_long else ()
        else:
            yield from end.given_back(tell)
            if message is None:
                yield row
            elif tell is not None:
                tell(row, message)
    yield from end.given_back(tell) if goes_on() else end.at_end(tell)


class _Foot:
    """Tells which rows are surely the form's own, from the first row of the sheet to the last."""

    def __init__(self, sheet: Sheet, key: str) -> None:
        self._sheet, self._key = sheet, key
        self._most, self._above = _most_of_form(sheet), _NOTHING_SIGNED

    def told_of(self, row: Row, head: Sequence[Row]) -> Message | None:
        """What is told of the row; None where it is no such. `head`: the first two rows, where it is the first."""
        if _is_full(row, max(self._most, self._above.titles)):
            self._above = _NOTHING_SIGNED
            return None
        texts = texts_of_row(row)
        message = _numbers(self._sheet, texts, head) or _foot(self._sheet, row, texts, self._key, self._above)
        if message is not None:
            self._above = self._above.with_row(texts)
        elif texts or row.fault:
            self._above = _NOTHING_SIGNED
        return message


def is_no_form(sheet: Sheet, row: Row, key: str) -> bool:
    """Whether the row is none of a form, whatever stands above it: it has a number with figures, and much beside."""
    if sheet.is_data:
        return True
    number = row.cells.get(key, "")
    is_numbered = isinstance(number, str) and _DIGIT.search(number) is not None and not is_foot(number)
    return is_numbered and _is_full(row, _most_of_form(sheet)) and shape_of(sheet, key).fits(row, texts_of_row(row))


@dataclass(frozen=True)
class _Signed:
    """What of a signature block stands above a row: a date or any such line, and how many sign, by their titles."""

    is_begun: bool = False
    titles: int = 0

    def with_row(self, texts: Sequence[str]) -> "_Signed":
        """The same below another row of the form."""
        titles = sum(map(is_signature, texts))
        is_begun = self.is_begun or titles > 0 or any(map(is_date, texts))
        return _Signed(is_begun, max(self.titles, titles))


_NOTHING_SIGNED = _Signed()


def _is_full(row: Row, most: int) -> bool:
    """Whether more of its cells are filled than the `most` of a row of the form, and the first is no such row's."""
    filled = 0
    for cell in row.cells.values():
        if cell and isinstance(cell, str) and not cell.isspace():
            if not filled and (
                _MARK.fullmatch(cell.strip()) or (not _DIGIT.search(cell) and (is_signature(cell) or is_sum(cell)))
            ):
                return False
            filled += 1
            if filled > most:
                return True
    return False


def _most_of_form(sheet: Sheet) -> int:
    return max(1, len(sheet.headers) // _SHARE)


def _numbers(sheet: Sheet, texts: list[str], head: Sequence[Row]) -> Message | None:
    """What is told of a row that counts the columns: (1) (2) (3), I II III, or A B 1 2.

    In brackets it may stand anywhere and count half of them; bare it must be the first row (`head`, with the one below,
    which must not go on counting) and count all of them, or all but remarks where letters come first.
    """
    if not texts or not _MARK.fullmatch(texts[0]):
        return None
    found = [mark for mark in map(_MARK.fullmatch, texts) if mark]
    marks = [mark[2].upper() for mark in found]
    columns = sum(not header.startswith("[") for header in sheet.headers)
    if not len(found) == len(texts) <= columns or not _count_up(marks):
        return None
    if all(mark[1] and mark[3] for mark in found):
        return COLUMN_NUMBERS(texts=" ".join(texts)) if len(marks) >= max(2, columns / 2) else None
    lettered = marks[0] == "A" and marks[-1].isdecimal()
    goes_on = len(head) < 2 or _goes_on(texts_of_row(head[1]))
    if goes_on or len(marks) < max(_FEWEST_BARE, columns - lettered):
        return None
    return COLUMN_NUMBERS(texts=" ".join(texts))


def _goes_on(below: Sequence[str]) -> bool:
    """Whether the row below a row 1 2 3 is one like it: number 2, or numbers throughout."""
    return below[:1] in ([], ["2"]) or all(map(str.isdecimal, below))


def _count_up(marks: Sequence[str]) -> bool:
    """Whether they are 1 2 3 or A B C, letters before numbers, or Roman numbers from I on."""
    if list(marks) == _ROMAN[: len(marks)]:
        return True
    letters, numbers = iter(ascii_uppercase), count(1)
    begun = False
    for mark in marks:
        begun = begun or mark.isdecimal()
        if mark != (str(next(numbers)) if begun else next(letters, "")):
            return False
    return True


def _foot(sheet: Sheet, row: Row, texts: list[str], key: str, above: _Signed) -> Message | None:
    """What is told of a row with little in it that is a sum, a date, a signature, or the name of one who signs.

    Below the titles of those who sign their names are the form's, whatever column they stand in; below any such line
    what has no number is.
    """
    if row.fault or not texts:
        return None
    is_short = len(texts) <= _most_of_form(sheet)
    if above.titles and (is_short or len(texts) <= above.titles) and _are_names(texts, key):
        return FORM_FOOT(value=texts[0])
    if not is_short and not all(map(is_signature, texts)) and not _are_sums(texts):
        return None
    number = row.cells.get(key, "")
    is_numbered = bool(number) and not (isinstance(number, str) and is_foot(number))
    if is_numbered or not (is_foot(texts[0]) or (above.is_begun and key)):
        return None
    return FORM_FOOT(value=texts[0])


def _are_sums(texts: Sequence[str]) -> bool:
    """Whether the first says that it is a sum, and the others how much: 'Cộng', '20', '3 bộ'."""
    return is_sum(texts[0]) and all(text[0].isdecimal() for text in texts[1:])


def _are_names(texts: Sequence[str], key: str) -> bool:
    """Whether they may be names of persons: without a figure, and of several words where no column holds numbers."""
    return not any(map(_DIGIT.search, texts)) and (bool(key) or are_names(texts))
