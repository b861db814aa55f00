"""Words and dates as tags hold them: old codes, stray controls, many ways to write a day."""

import re
import unicodedata
from collections.abc import Sequence

from ingest.encodings.legacy import read_cell, vote
from ingest.encodings.syllables import marked_words, share_of_syllables

_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_DATE = re.compile(r"(\d{4})[:/-]?(\d{2})[:/-]?(\d{2})(?:[T ]?(\d{2}):(\d{2})(?::(\d{2}))?)?")
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]|[aeiouyAEIOUYâêôÂÊÔăơưĂƠƯ][\u0300\u0301\u0303\u0309\u0323]")
_SIGN_IN_WORD = re.compile("[¡-§©«¬®µ-»¼½¾ª]")
_ENOUGH_WORDS = 3
_MOSTLY = 0.5
TEXT_LIMIT = 10_000


def cleaned(text: str) -> str:
    """NFC, without control and direction marks, outer spaces and anything beyond 10,000 characters."""
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text)).strip()[:TEXT_LIMIT]


def vietnamese_or_western(data: bytes) -> str:
    """Bytes without a stated code: UTF-8 where it is, else Windows-1258 where that makes Vietnamese, else Western.

    TCVN3 and VNI come out as the Western signs that their bytes stand for; `reread` then knows them.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
        told = "\ufffd" not in vietnamese and _VIETNAMESE.search(vietnamese)
        if told and share_of_syllables(marked_words([vietnamese])) >= _MOSTLY:
            return vietnamese
        return data.decode("cp1252", errors="replace")


def reread(texts: Sequence[str]) -> list[str]:
    """The texts of one source, those in TCVN3 or VNI as Unicode: 'B¶o tµng' is 'Bảo tàng'.

    A few words in French must not be taken for them: it needs signs that no Western word holds, or three words.
    """
    old = vote(texts)
    words = marked_words(texts)
    if old is None or not (len(set(words)) >= _ENOUGH_WORDS or any(map(_SIGN_IN_WORD.search, words))):
        return list(texts)
    return [read_cell(text, old) for text in texts]


def utf_16(data: bytes) -> str:
    """UTF-16 by its mark, or by where its zero bytes stand: EXIF writes it either way round."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace")
    is_big = data[::2].count(0) > data[1::2].count(0)
    return data.decode("utf-16-be" if is_big else "utf-16-le", errors="replace")


def iso_date(text: str) -> str | None:
    """'2008:10:22 16:28:39' or '20081022' as ISO 8601; None where it is no day that exists."""
    found = _DATE.match(text.strip())
    if not found:
        return None
    year, month, day, hour, minute, second = found.groups()
    if year == "0000" or not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    clock = f"T{hour}:{minute}:{second or '00'}" if hour and int(hour) < 24 and int(minute) < 60 else ""
    return f"{year}-{month}-{day}{clock}"
