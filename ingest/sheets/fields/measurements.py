"""Sizes and weights: 'cao 63 cm; đường kính mặt 79,3 cm', 'DxRxC: 42 x 16 x 21 cm', or a column for each."""

import re
from dataclasses import replace
from typing import Any

from ingest.sheets.fields.draft import Column, Draft, Field, Piece, Setter, Settled, remembered
from ingest.sheets.fields.nothing import told_absent
from ingest.sheets.fields.size_limits import MOST, is_another
from ingest.sheets.fields.size_numbers import NUMBER, marks_in, read_number
from ingest.sheets.fields.size_told import tell_as_text
from ingest.sheets.fields.size_words import (
    LETTERS,
    TYPES,
    UNIT,
    UNITS,
    fits,
    has_doubtful_letter,
    kind_of_size,
    order_in,
)
from ingest.sheets.folding import spelled

_AT_LEAST = r"(?P<least>trên|hơn|≥|>|at least|over|plus de)?\s*"
_MORE_THAN = "hơn"
_ONE = re.compile(
    rf"^(?P<words>[^\d+≥>:]*?)\s*:?\s*{_AT_LEAST}{NUMBER}\s*(?P<plus>\+)?\s*(?P<unit>{UNIT})?\.?\s*(?P<after>\+)?$",
    re.IGNORECASE,
)
_CLEAR = re.compile(
    r"(?:[-–—•*]\s+)?(?:[\w\u0300-\u036f\s.,:=()\[\]/&'’⌀≥>]|[-–—](?=\s)|(?<=\w)[-–—])*",
)
"""What may stand before a number beside words: no '~', no '±', and no dash that may be a minus."""
_BESIDE_ORDER = re.compile(
    r"^(?:[-–—]|[\s:=.()]*[-–—](?=\s))?[\s:=.()]*|(?<=\w)(?<![x×*])[\s:=.()]*[-–—]?[\s:=.()]*$", re.IGNORECASE
)
"""What parts an order from its numbers: 'DxRxC - 42 x 16 x 21', '42 x 16 cm (D x R)'."""
_BETWEEN = re.compile(r"\s*[;\n]\s*|,\s+(?=\D)")
_IN_ORDER = re.compile(r"\s*[/x×*]\s*", re.IGNORECASE)
_LISTED = re.compile(r"\s*;\s*|,\s+|\s+[-–—]\s+")
"""Between sizes of an order where no x stands: '120, 80, 30', '12 - 5 - 3'. '12,5' is one number, '12-15' a span."""
_DASHED = re.compile(r"(?<=\d)\s*[-–—]\s*(?=\d)")
_DASH_IN_HEADING = re.compile(r"\w\s*[-–—]\s*\w")
_UNIT_OF_ALL = re.compile(rf"\s*[(\[]\s*(?:đơn vị(?: tính)?\s*:?\s*)?({UNIT})\s*[)\]]\s*$", re.IGNORECASE)
_LAST_UNIT = re.compile(rf"(?<=\d)\s*({UNIT})\.?\s*$", re.IGNORECASE)
_HAS_UNIT = re.compile(rf"\d\s?(?:{UNIT})\d*$", re.IGNORECASE)
_PIECES = re.compile(r"\s*[;\n]\s*|,\s+(?=[\d.,]+\s*k?g\b)")
_LABEL = re.compile(r"([^\W\d_][^:\n]{0,40}):\s*")
_WEIGHT = re.compile(r"\d+(?:[.,]\d+)?\s*k?g")
_METRES = re.compile(r"(?<![\w,.])(\d+)\s*m\s*(\d{2}|[014-9])(?![\w,.²])", re.IGNORECASE)
"""'2m10', as people say it: two metres and ten; '1m2' may be a square metre."""
_SPACES = re.compile(r"\s+")
_MANY_SPACES = re.compile(r"\s\s|[^\S ]")
_CYRILLIC = re.compile(r"(?<![^\W\d_])[Фф](?![^\W\d_])")
_NAMED = re.compile(r"\s*[x×*;\n]\s*(?=[^\W\d])|,\s+(?=\D)|\s+[-–—]\s+(?=[^\W\d])", re.IGNORECASE)
"""Between sizes that each have a name: 'Dài 120 x Rộng 80', 'Cao: 45cm - Rộng: 20cm'."""
_RUN_TOGETHER = re.compile(rf"(?<=\d)\s?(?:{UNIT})\.?(?= [^\W\d_]+ ?[:=]? ?\d)", re.IGNORECASE)
"""What ends a size before the next name: 'C45cm R20cm'."""
_NAME_BEHIND = re.compile(rf"(?P<size>{NUMBER}\s?(?:{UNIT})?\.?) ?[(]?(?P<name>[^\W\d_][^\d()]*)[)]?", re.IGNORECASE)
_LONGEST = 2000
"""Characters of a cell that may be sizes."""


def _plain(text: str) -> str:
    """The text with single spaces and new lines, and the Cyrillic letter that keyboards have for a diameter as one."""
    single = _SPACES.sub(_single, text.strip()) if _MANY_SPACES.search(text) else text.strip()
    return _CYRILLIC.sub("Φ", single)


def _single(run: re.Match[str]) -> str:
    return "\n" if "\n" in run[0] else " "


def _with_its_marks(text: str, column: Column) -> Column:
    """The column with the decimal marks that this cell uses too."""
    marks = _and_its_own(column.marks, text)
    return column if marks == column.marks else replace(column, marks=marks)


def _and_its_own(marks: str, text: str) -> str:
    """The decimal marks, and those that this text uses too."""
    own = marks_in([text])
    return marks if set(own) <= set(marks) else own + marks


def read_size(text: str, column: Column, kind: str = "") -> Settled | None:
    """One size, 'đường kính mặt 79,3 cm'; None where it is no plain number with its unit, or of no known kind.

    What it says of its kind holds: 'Φ30' is a diameter, whatever `kind` the heading names.
    """
    if len(text) > _LONGEST:
        return None
    return _size(kind, text, column.language, (column.unit, column.part, column.marks))


@remembered
def _size(kind: str, text: str, language: str, of_column: tuple[str, str, str]) -> Settled | None:
    """`of_column`: its unit, the part that it measures, the decimal marks that are used there."""
    unit_of_column, part_of_column, marks_of_column = of_column
    text = _plain(text)
    marks = _and_its_own(marks_of_column, text)
    text = _METRES.sub(r"\1,\2 m", text)
    match = _ONE.match(_name_first(text, language))
    if match is None or not _CLEAR.fullmatch(match.string[: match.start("number")]):
        return None
    written = (match["unit"] or "").lower()
    unit, value = UNITS.get(written) or unit_of_column, read_number(match["number"], marks)
    found, part = _said(match["words"], kind, language)
    if not (unit and found and value and value < MOST) or (found != "size" and not fits(found, unit)):
        return None
    if found == "size" and written == "m2":
        return None
    if part and (match["least"] or "").lower() == _MORE_THAN:
        return None  # 'cao nhỏ hơn 5 cm': the word before may turn it into less
    if part and part_of_column and spelled(part) != spelled(part_of_column):
        return None
    size: dict[str, Any] = {"type": found, "value": value, "unit": unit}
    if match["least"] or match["plus"] or match["after"]:
        size["qualifier"] = "at_least"
    if measured := part_of_column or part:
        size["part"] = measured
    return Settled(size)


def _name_first(text: str, language: str) -> str:
    """'cao 45 cm' for '45 cm cao' and '45 cm (cao)'; the text itself where no name of a size ends it."""
    match = _NAME_BEHIND.fullmatch(text)
    if match is None or match["name"].lower() in UNITS:
        return text
    kind, part = kind_of_size(match["name"], language)
    return f"{match['name'].strip()} {match['size'].strip()}" if kind and not part else text


def _said(words: str, kind: str, language: str) -> tuple[str, str]:
    """The kind of size and the part that the words before a number say; `kind` without words, '' for unclear ones.

    A letter stands for `kind` if it may, and for no other: 'D' is a diameter below 'Đường kính'.
    """
    if not words.strip(" :=."):
        return kind, ""
    said, part = kind_of_size(words, language)
    letter = spelled(words)[:2].strip()
    if kind and len(letter) == 1 and letter not in "øφ":
        said = kind if letter in LETTERS.get(kind, "") or said == kind else ""
    return ("", "") if is_another(part) else (said, part)


def read_sizes(text: str, column: Column) -> list[dict[str, Any]] | None:
    """All sizes that a cell says, by name or in a named order; None where one of them is not clear."""
    if len(text) > _LONGEST:
        return None
    text = _plain(text)
    column = _with_its_marks(text, column)
    order, rest = order_in(text, column.language)
    if column.order and not order and _LABEL.match(text) and (by_part := _by_part(text, column)):
        return by_part
    in_order = replace(column, order=order) if order else column
    numbers = _BESIDE_ORDER.sub("", rest) if order else rest.strip(" :=.()")
    sizes = _in_order(numbers, in_order) if in_order.order else None
    if sizes is not None:
        return sizes
    if has_doubtful_letter(text, column.language):
        return None
    of_all = _UNIT_OF_ALL.search(text)
    if of_all is not None:
        text, column = text[: of_all.start()], replace(column, unit=UNITS[of_all[1].lower()])
    parts = [part for part in _BETWEEN.split(text) if part]
    read = [read_size(part, column) for part in parts]
    if len(parts) == 1 and read == [None] and not _IN_ORDER.search(text):
        read = [read_size(text, column, "size")] if text[:1].isdigit() else read
    if not all(read):
        return _by_name(text, column)
    return [size for size in read if size is not None]


def _by_name(text: str, column: Column) -> list[dict[str, Any]] | None:
    """Sizes that each have a name of their own, between x or dashes or units; one unit at the end is that of all."""
    parts = [part for part in _NAMED.split(_RUN_TOGETHER.sub(lambda unit: f"{unit[0]};", text)) if part]
    last = _LAST_UNIT.search(text)
    if last and ";" not in text and not any(map(_LAST_UNIT.search, parts[:-1])):
        column = replace(column, unit=UNITS[last[1].lower()])
    sizes = [size for part in parts if (size := read_size(part, column)) is not None]
    is_clear = len(sizes) == len(parts) == len({(size["type"], size.get("part")) for size in sizes})
    return list(sizes) if is_clear and len(parts) > 1 else None


def _of_figure(piece: Piece, column: Column) -> Column:
    """The column for this value: the point of a number that was stored as one is a decimal point."""
    return replace(column, marks=".") if piece.is_figure else column


def _free(draft: Draft, piece: Piece, column: Column) -> None:
    if told_absent(draft, piece.text, column):
        return
    column = _of_figure(piece, column)
    sizes = read_sizes(piece.text, column)
    if sizes is None:
        tell_as_text(draft, piece.text, column)
        sizes = [_as_text("size", piece.text, column)]
    for size in sizes:
        draft.add("measurements", size, column.header)


def _as_text(kind: str, text: str, column: Column) -> dict[str, Any]:
    """A size that is kept as it is written, with the unit that its heading names."""
    unit = f" {column.unit}" if column.unit and text[-1:].isdigit() and not _HAS_UNIT.search(text) else ""
    row: dict[str, Any] = {"type": kind, "text": {column.language: text + unit}}
    return {**row, "part": column.part} if column.part else row


def _in_order(text: str, column: Column) -> list[dict[str, Any]] | None:
    """'142+/31/34' by the order that mapping, heading or cell gives; a dash is a size that nobody took."""
    last = _UNIT_OF_ALL.search(text) or _LAST_UNIT.search(text)
    if last is not None:
        text, column = text[: last.start()], replace(column, unit=UNITS[last[1].lower()])
    parts = _apart(text.strip(), column)
    if len(parts) > len(column.order):
        return None
    pairs = [(kind, part) for kind, part in zip(column.order, parts, strict=False) if part != "-"]
    sizes = [size for kind, part in pairs if (size := read_size(part, column, kind)) is not None]
    if not sizes or len(sizes) < len(pairs):
        return None
    if all(size["type"] == kind for size, (kind, _) in zip(sizes, pairs, strict=True)):
        return list(sizes)
    own = {size["type"] for size, (_, part) in zip(sizes, pairs, strict=True) if not part[:1].isdigit()}
    return list(sizes) if len(own) == len(parts) else None


def _apart(text: str, column: Column) -> list[str]:
    """The sizes of an order: between x or /, or as a list of as many; between dashes where the heading has them."""
    for between in (_LISTED, _DASHED):
        parts = between.split(text)
        is_meant = between is _LISTED or _DASH_IN_HEADING.search(column.header)
        if is_meant and len(parts) == len(column.order) and not _IN_ORDER.search(text):
            return parts
    return _IN_ORDER.split(text)


def _by_part(text: str, column: Column) -> list[dict[str, Any]] | None:
    """'support: 982 x 1539 x 22 mm, 2 kg', a line or more: each part by the order, and what can only be a weight."""
    found: list[dict[str, Any]] = []
    for piece in filter(None, _PIECES.split(text.strip())):
        label = _LABEL.match(piece)
        if label and kind_of_size(label[1], column.language)[0]:
            return None
        measured = replace(column, part=" ".join(label[1].split())) if label else column
        weight = read_size(piece, column, "weight") if _WEIGHT.fullmatch(piece) else None
        sizes = [weight] if weight else _in_order(piece[label.end() :] if label else piece, measured)
        if sizes is None:
            return None
        found += sizes
    return found


def _one(kind: str) -> Setter:
    def set_size(draft: Draft, piece: Piece, column: Column) -> None:
        if told_absent(draft, piece.text, column):
            return
        column = _of_figure(piece, column)
        size = read_size(piece.text, column, kind)
        if size is None:
            draft.slot("sizes without unit")[f"{kind} {column.part} {piece.text}"] = (kind, piece.text, column)
        else:
            draft.add("measurements", size, column.header)

    return set_size


def _unit(draft: Draft, piece: Piece, column: Column) -> None:
    draft.slot("size unit")["unit"] = piece.text


def finish(draft: Draft) -> None:
    """Give the sizes of this row the unit that another column names; without one they stay text."""
    unit = UNITS.get(draft.slots.get("size unit", {}).get("unit", "").lower(), "")
    for kind, text, column in draft.slots.get("sizes without unit", {}).values():
        size = read_size(text + unit, column, kind)
        if size is None:
            tell_as_text(draft, text, column, kind)
            draft.add("measurements", _as_text(kind, text, column), column.header)
        else:
            draft.add("measurements", size, column.header)


FIELDS: dict[str, Field] = {
    "measurement": Field(_free, language=True, alone=True),
    "measurement.unit": Field(_unit),
    **{f"measurement.{kind}": Field(_one(kind), language=True) for kind in TYPES},
}
