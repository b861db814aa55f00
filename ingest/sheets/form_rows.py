"""Rows of a printed form that are no record's: numbers below the headings, sums, dates and signatures at its foot."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import count
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

_MARK = re.compile(r"(\(?)\s*(\d{1,2}|[a-zđ])\s*(\)?)(?:\s*=.*)?", re.IGNORECASE)
_SUM = re.compile(r"(tổng (cộng|số)\b.*|cộng(\s*[:(].*| \d.*| (trang|bảng|dồn|chung)\b.*)?|(grand )?totals?(\s*:.*)?)")
_DATE = re.compile(r"([^,]{1,40},\s*)?ngày[\s.…_/\d]*tháng[\s.…_/\d]*năm[\s.…_/\d]*")
_SIGNATURE = re.compile(
    r"người (lập|kê|kiểm kê|kiểm tra|ghi|viết|duyệt|giao|nhận)( \w+){0,4}|xác nhận( .*)?|thủ trưởng( .*)?|thủ kho|"
    r"kế toán( trưởng)?|(phó )?giám đốc|trưởng (phòng|ban)( .*)?|(t/?m|đại diện)\b.*|"
    r"\(?\s*ký\b.*(họ|tên|dấu).*"
)
_SHARE = 3
"""A row of the form fills at most a third of the columns, or one."""
_DATA = {".json", ".geojson", ".jsonl", ".ndjson"}

Tell = Callable[[Row, Message], None]


def without_form(sheet: Sheet, rows: Iterable[Row], key: str, tell: Tell | None = None) -> Iterator[Row]:
    """The rows that describe something; `tell` hears of each other one. `key`: the heading of the numbers, or ''."""
    if sheet.path.suffix.lower() in _DATA or sheet.path.is_dir():
        yield from rows
        return
    signed = False
    for at, row in enumerate(rows):
        texts = _texts(sheet, row)
        message = _numbers(texts, is_first=at == 0) or _foot(sheet, row, texts, key, signed=signed)
        if message is None:
            signed = False
            yield row
            continue
        signed = signed or any(_SIGNATURE.fullmatch(_plain(text)) or _DATE.fullmatch(_plain(text)) for text in texts)
        if tell is not None:
            tell(row, message)


def _texts(sheet: Sheet, row: Row) -> list[str]:
    """The row's cells that are not empty, from left to right."""
    cells = (row.cells.get(header, "") for header in dict.fromkeys((*sheet.headers, *row.cells)))
    return [text for cell in cells if isinstance(cell, str) and (text := cell.strip())]


def _numbers(texts: list[str], *, is_first: bool) -> Message | None:
    """What is told of (1) (2) (3), or A B 1 2: in brackets anywhere, bare only right below the headings."""
    marks = [_MARK.fullmatch(text) for text in texts]
    found = [mark for mark in marks if mark]
    bracketed = all(mark[1] and mark[3] for mark in found)
    if len(found) != len(texts) or len(found) < (2 if bracketed else 3) or not (bracketed or is_first):
        return None
    letters, numbers = iter(ascii_uppercase), count(1)
    begun = False
    for mark in found:
        begun = begun or mark[2].isdecimal()
        if mark[2].upper() != (str(next(numbers)) if begun else next(letters)):
            return None
    return COLUMN_NUMBERS(texts=" ".join(texts))


def _foot(sheet: Sheet, row: Row, texts: list[str], key: str, *, signed: bool) -> Message | None:
    """What is told of a row without a number and with little else, that is a sum, a date or a signature.

    `signed`: it stands below a signature line, so that a lone name is that of whoever signs.
    """
    if row.fault or not texts or len(texts) > max(1, len(sheet.headers) // _SHARE):
        return None
    number = row.cells.get(key, "")
    is_numbered = bool(number) and not (isinstance(number, str) and _is_foot(number))
    if is_numbered or not (_is_foot(texts[0]) or (signed and key)):
        return None
    return FORM_FOOT(value=texts[0])


def _is_foot(text: str) -> bool:
    return any(each.fullmatch(_plain(text)) for each in (_SUM, _DATE, _SIGNATURE))


def _plain(text: str) -> str:
    """The text in lower case with its marks: without them 'Cộng', a sum, would be 'Cổng', a gate."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()).strip(" .:")
