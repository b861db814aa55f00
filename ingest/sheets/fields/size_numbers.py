"""Numbers of sizes, whose point may part thousands or be a decimal one: what tells which, and what stays open.

In Vietnam 79,3 is a decimal number and 1.200 is a thousand and two hundred. A point before exactly three digits parts
thousands where nothing speaks against it; a decimal point elsewhere in the cell or its column, an English heading and
inches speak against it. Where these tell of decimal points and others of decimal commas, nobody knows.
"""

import re
from collections.abc import Iterable

NUMBER = r"(?P<number>[1-9]\d{0,2}(?:(?P<between>[. ])\d{3}(?:(?P=between)\d{3})*)(?:,\d+)?|\d+(?:[.,]\d+)?)"

_POINT = re.compile(r"(?<![\d.,])(?:\d+\.(?:\d{1,2}|\d{4,})|(?:0|\d{4,})\.\d{3})(?![.,]?\d)")
_COMMA = re.compile(r"(?<![\d.,])(?:\d+,\d{1,2}(?![.,]?\d)|\d{1,3}(?:\.\d{3})+,\d|\d{1,3}(?:\.\d{3}){2,}(?![.,]?\d))")
_INCHES = re.compile(r"\d\s*(?:in|inch|inches)(?!\w)", re.IGNORECASE)
_GROUPED = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_FORM = re.compile(NUMBER)
_DOUBTFUL = re.compile(r"[.,]\d{3}(?!\d)")


def read_number(text: str, marks: str = "") -> float | None:
    """A number as Vietnam writes it: 79,3 and 1.200, and 14.5 too; None where it is none, or may be one of two.

    `marks`: the decimal marks that are known to be used around it (`marks_in`).
    """
    match = _FORM.fullmatch(text.strip())
    if match is None:
        return None
    compact = text.strip().replace(" ", "")
    if _GROUPED.fullmatch(compact) and "." in marks:
        if ("." in compact) == ("," in marks):
            return None
        return float(compact.replace(",", "."))
    if "," in compact or match["between"]:
        compact = compact.replace(".", "").replace(",", ".")
    return float(compact)


def may_be_two(text: str) -> bool:
    """Whether a number in it may be read in two ways, by what is written around it."""
    return _DOUBTFUL.search(text) is not None


def write_number(figure: str, marks: str) -> str:
    """The number '79.125' as text that is read as this number below any heading, beside any other; as Vietnam does it.

    Where only decimal points are used (`marks`), it has one too: a comma among them would put them in doubt.
    """
    text = figure if marks == "." else figure.replace(".", ",")
    return f"{text}0" if _GROUPED.fullmatch(text) else text


def marks_in(texts: Iterable[str], *, is_english: bool = False) -> str:
    """The decimal marks that these texts use for certain, '.' or ',' or both; inches and English have the point."""
    has_point, has_comma = is_english, False
    for text in texts:
        has_point = has_point or _POINT.search(text) is not None or _INCHES.search(text) is not None
        has_comma = has_comma or _COMMA.search(text) is not None
    return "." * has_point + "," * has_comma
