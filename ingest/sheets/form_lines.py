"""How a text is set down: what lines at the end of a form have and cells of a table mostly have not."""

import re
from enum import Enum, auto

from ingest.sheets.form_words import is_date, is_note_to_sign

_TELEPHONE = re.compile(
    r"(?<!\d)(?:\+?84|0)(?:[\s.-]?\d){8,10}(?!\d)|^\s*\d{9,11}\s*$|"
    r"\b(?:s?đt|đtdđ|tel|phone|điện thoại|di động|hotline|zalo)\b\.?\s*:?\s*[+(]?\d",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d(?!\d)")
_LISTED = re.compile(r"\s*[-–—+*•]\s*[^\W\d_]")
_LABEL = re.compile(r":(?=\s|$)")
_READABLE = re.compile(r"[^\W_]")
_LEAST_SENTENCE = 5
_LONGEST = 400
"""Characters by which a text is judged."""


class Mark(Enum):
    """Something that a text has; whether it is a sign depends on whether the cells of its column have it too."""

    TELEPHONE = auto()
    DAY = auto()
    LABEL = auto()
    LISTED = auto()
    BRACKETED = auto()
    SENTENCE = auto()
    EMPTY = auto()
    """No letter and no figure: dots to sign on, dashes."""


def marks_of(text: str) -> frozenset[Mark]:
    """All that the text has of these."""
    text = text[:_LONGEST].strip()
    has = {
        Mark.TELEPHONE: is_telephone(text),
        Mark.DAY: _DAY.search(text) is not None,
        Mark.LABEL: _LABEL.search(text) is not None,
        Mark.LISTED: _LISTED.match(text) is not None or text.endswith(";"),
        Mark.BRACKETED: text.startswith("(") and text.endswith(")"),
        Mark.SENTENCE: text.endswith(".") and len(text.split()) >= _LEAST_SENTENCE,
        Mark.EMPTY: is_empty(text),
    }
    return frozenset(mark for mark, is_there in has.items() if is_there)


def is_telephone(text: str) -> bool:
    """Whether a telephone number is in it: 'ĐT: 0912 345 678'."""
    return _TELEPHONE.search(text[:_LONGEST]) is not None


def is_empty(text: str) -> bool:
    """Whether nothing in it can be read: '…………'."""
    return _READABLE.search(text) is None


def is_line_of_form(text: str) -> bool:
    """Whether below those who sign it can only be the form's."""
    marks = marks_of(text)
    return bool(marks & {Mark.TELEPHONE, Mark.LISTED, Mark.EMPTY}) or is_note_to_sign(text) or is_date(text)
