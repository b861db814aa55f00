"""Rows of a printed form that are no record's: numbers below the headings, sums, dates and signatures at its foot."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, islice
from string import ascii_uppercase

from catalog.language import N_
from catalog.messages import Message, Severity, define
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
_SUM = re.compile(r"(tổng (cộng|số)\b.*|cộng(\s*[:(].*| \d.*| (trang|bảng|dồn|chung)\b.*)?|(grand )?totals?(\s*:.*)?)")
_DATE = re.compile(r"([^,]{1,40},\s*)?ngày[\s.…_/\d]*tháng[\s.…_/\d]*năm[\s.…_/\d]*")
_SIGNATURE = re.compile(
    r"người (lập|kê|kiểm kê|kiểm tra|ghi|viết|duyệt|giao|nhận)( \w+){0,4}|xác nhận( .*)?|thủ trưởng( .*)?|thủ kho|"
    r"kế toán( trưởng)?|(phó )?giám đốc|(phó )?chủ tịch|trưởng (phòng|ban)( .*)?|(t/?m|đại diện)\b.*|"
    r"\(?\s*ký\b.*(họ|tên|dấu).*"
)
_DIGIT = re.compile(r"\d")
_NAME = re.compile(r"(\(|[^\W\d_]+\.\s*)*[^\W\d_]+\.?(\s+[^\W\d_]+\.?){1,5}\s*(\([^()]*\))?\)?")
"""As of a person who signs: 'ThS. Nguyễn Thị B', '(đã ký)'."""
_SHARE = 3
"""A row of the form fills at most a third of the columns, or one."""
_FEWEST_BARE = 3

Tell = Callable[[Row, Message], None]


def without_form(sheet: Sheet, rows: Iterable[Row], key: str, tell: Tell | None = None) -> Iterator[Row]:
    """The rows that describe something; `tell` hears of each other one. `key`: the heading of the numbers, or ''."""
    if sheet.is_data:
        yield from rows
        return
    rows = iter(rows)
    head = list(islice(rows, 2))
    most, above = _most_of_form(sheet), _NOTHING_SIGNED
    for row in chain(head, rows):
        if _is_full(row, max(most, above.titles)):
            above = _NOTHING_SIGNED
            yield row
            continue
        texts = _texts(row)
        message = _numbers(sheet, texts, head if row is head[0] else ()) or _foot(sheet, row, texts, key, above)
        if message is None:
            above = above if not texts and not row.fault else _NOTHING_SIGNED
            yield row
            continue
        above = above.with_row(texts)
        if tell is not None:
            tell(row, message)


def is_no_form(sheet: Sheet, row: Row, key: str) -> bool:
    """Whether the row is none of a form, whatever stands above it: it has a number with figures, and much beside."""
    if sheet.is_data:
        return True
    number = row.cells.get(key, "")
    is_numbered = isinstance(number, str) and _DIGIT.search(number) is not None and not _is_foot(number)
    return is_numbered and _is_full(row, _most_of_form(sheet))


@dataclass(frozen=True)
class _Signed:
    """What of a signature block stands above a row: a date or any such line, and how many sign, by their titles."""

    is_begun: bool = False
    titles: int = 0

    def with_row(self, texts: Sequence[str]) -> "_Signed":
        """The same below another row of the form."""
        titles = sum(map(_is_signature, texts))
        is_date = any(_DATE.fullmatch(_plain(text)) for text in texts)
        return _Signed(self.is_begun or titles > 0 or is_date, max(self.titles, titles))


_NOTHING_SIGNED = _Signed()


def _is_full(row: Row, most: int) -> bool:
    """Whether more of its cells are filled than the `most` of a row of the form, and the first is no such row's."""
    filled = 0
    for cell in row.cells.values():
        if cell and isinstance(cell, str) and not cell.isspace():
            if not filled and (_MARK.fullmatch(cell.strip()) or (not _DIGIT.search(cell) and _is_signature(cell))):
                return False
            filled += 1
            if filled > most:
                return True
    return False


def _most_of_form(sheet: Sheet) -> int:
    return max(1, len(sheet.headers) // _SHARE)


def _texts(row: Row) -> list[str]:
    """The row's cells that are not empty, from left to right."""
    return [text for cell in row.cells.values() if isinstance(cell, str) and (text := cell.strip())]


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
    goes_on = len(head) < 2 or _goes_on(_texts(head[1]))
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
    if not is_short and not all(map(_is_signature, texts)):
        return None
    number = row.cells.get(key, "")
    is_numbered = bool(number) and not (isinstance(number, str) and _is_foot(number))
    if is_numbered or not (_is_foot(texts[0]) or (above.is_begun and key)):
        return None
    return FORM_FOOT(value=texts[0])


def _are_names(texts: Sequence[str], key: str) -> bool:
    """Whether they may be names of persons: without a figure, and of several words where no column holds numbers."""
    return not any(map(_DIGIT.search, texts)) and (bool(key) or all(map(_NAME.fullmatch, texts)))


def _is_foot(text: str) -> bool:
    return any(each.fullmatch(_plain(text)) for each in (_SUM, _DATE, _SIGNATURE))


def _is_signature(text: str) -> bool:
    return _SIGNATURE.fullmatch(_plain(text)) is not None


def _plain(text: str) -> str:
    """The text in lower case with its marks: without them 'Cộng', a sum, would be 'Cổng', a gate."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()).strip(" .:")
