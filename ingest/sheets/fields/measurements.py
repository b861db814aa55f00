"""Sizes and weights: 'cao 63 cm; đường kính mặt 79,3 cm', '136/83/40' with a known order, or a column for each."""

import re
from typing import Any

from catalog.language import N_
from catalog.messages import Severity, define
from ingest.sheets.fields.draft import Column, Draft, Field, Piece, Setter
from ingest.sheets.folding import fold

SIZE_AS_TEXT = define(
    "size-as-text",
    Severity.INFO,
    N_("The size '{value}' is kept as it is written; 'height 63 cm; width 20 cm' could be searched and compared."),
)

_WORDS = {
    "height": "cao|chiều cao|h|height|hauteur",
    "width": "rộng|ngang|chiều rộng|chiều ngang|bề rộng|khổ rộng|w|width|largeur",
    "length": "dài|chiều dài|length|longueur",
    "depth": "sâu|chiều sâu|d|depth|profondeur",
    "thickness": "dày|chiều dày|độ dày|thickness|épaisseur",
    "diameter": "đường kính|đk|diameter|diamètre",
    "circumference": "chu vi|circumference|circonférence",
    "weight": "nặng|trọng lượng|khối lượng|cân nặng|weight|poids",
    "area": "diện tích|area|superficie",
}
TYPES = tuple(_WORDS)
_BY_PHRASE = {fold(phrase): kind for kind, phrases in _WORDS.items() for phrase in phrases.split("|")}
_UNIT_WORDS = {
    "mm": "mm|milimét",
    "cm": "cm|xăng-ti-mét|centimét|xentimét",
    "dm": "dm",
    "m": "m|mét|met",
    "km": "km|kilômét|cây số",
    "in": "in|inch|inches",
    "g": "g|gr|gram|gam",
    "kg": "kg|kilogam|kilôgam|ki-lô-gam",
    "q": "tạ",
    "t": "tấn",
    "m²": "m²|m2|mét vuông",
    "km²": "km²|km2|kilômét vuông",
    "ha": "ha|héc-ta|hecta|hécta",
}
_UNITS = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split("|")}
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_AT_LEAST = r"(?P<least>trên|hơn|≥|>|at least|over|plus de)?\s*"
_NUMBER = r"(?P<number>\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
_ONE = re.compile(
    rf"^(?P<words>[^\d+≥>:]*?)\s*:?\s*{_AT_LEAST}{_NUMBER}\s*(?P<plus>\+)?\s*(?P<unit>{_UNIT})?\.?\s*(?P<after>\+)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[;\n]\s*|,\s+(?=\D)")
_IN_ORDER = re.compile(r"\s*[/x×]\s*", re.IGNORECASE)


def read_number(text: str) -> float:
    """A number as Vietnam writes it: 79,3 and 1.200 (a point before three digits parts thousands); 14.5 too."""
    compact = text.replace(" ", "")
    if "," in compact:
        return float(compact.replace(".", "").replace(",", "."))
    groups = compact.split(".")
    if len(groups) > 2 or (len(groups) == 2 and len(groups[1]) == 3 and groups[0] != "0"):
        return float("".join(groups))
    return float(compact)


def read_size(text: str, column: Column, kind: str = "") -> dict[str, Any] | None:
    """One size, 'đường kính mặt 79,3 cm'; None where it is no plain number with its unit, or of no known kind."""
    match = _ONE.match(text.strip())
    if match is None:
        return None
    unit = _UNITS.get((match["unit"] or "").lower()) or column.unit
    words = fold(match["words"])
    said, part = _kind(words)
    found = kind or said
    if not (unit and found):
        return None
    size: dict[str, Any] = {"type": found, "value": read_number(match["number"]), "unit": unit}
    if match["least"] or match["plus"] or match["after"]:
        size["qualifier"] = "at_least"
    if part and not kind:
        size["part"] = match["words"].strip().split(maxsplit=len(words.split()) - len(part.split()))[-1]
    return size


def _kind(words: str) -> tuple[str, str]:
    """The kind of size that the words begin with, and the words after it, which name the part that was measured."""
    first = words.split(" ")
    for count in (2, 1):
        kind = _BY_PHRASE.get(" ".join(first[:count]))
        if kind:
            return kind, " ".join(first[count:])
    return "", ""


def _free(draft: Draft, piece: Piece, column: Column) -> None:
    sizes = _in_order(piece.text, column) if column.order else None
    if sizes is None:
        parts = [part for part in _BETWEEN.split(piece.text) if part]
        read = [read_size(part, column) for part in parts]
        sizes = [size for size in read if size is not None] if all(read) else None
    if sizes is None:
        draft.tell(SIZE_AS_TEXT, column, value=piece.text)
        sizes = [{"type": "size", "text": {column.language: piece.text}}]
    for size in sizes:
        draft.add("measurements", size, column.header)


def _in_order(text: str, column: Column) -> list[dict[str, Any]] | None:
    """'142+/31/34' by the order that the mapping gives; a dash is a size that nobody took."""
    whole = re.sub(rf"\s*(?:{_UNIT})\.?\s*$", "", text.strip(), flags=re.IGNORECASE)
    parts = _IN_ORDER.split(whole)
    if len(parts) > len(column.order):
        return None
    pairs = [(kind, part) for kind, part in zip(column.order, parts, strict=False) if part not in ("", "-", "?")]
    sizes = [read_size(part, column, kind) for kind, part in pairs]
    return [size for size in sizes if size is not None] if sizes and all(sizes) else None


def _one(kind: str) -> Setter:
    def set_size(draft: Draft, piece: Piece, column: Column) -> None:
        size = read_size(piece.text, column, kind)
        if size is None:
            draft.slot("sizes without unit")[kind] = (piece.text, column)
        else:
            draft.add("measurements", size, column.header)

    return set_size


def _unit(draft: Draft, piece: Piece, column: Column) -> None:
    draft.slot("size unit")["unit"] = piece.text


def finish(draft: Draft) -> None:
    """Give the sizes of this row the unit that another column names; without one they stay text."""
    unit = _UNITS.get(draft.slots.get("size unit", {}).get("unit", "").lower(), "")
    for kind, (text, column) in draft.slots.get("sizes without unit", {}).items():
        size = read_size(text + unit, column, kind)
        if size is None:
            draft.tell(SIZE_AS_TEXT, column, value=text)
            size = {"type": kind, "text": {column.language: text}}
        draft.add("measurements", size, column.header)


FIELDS: dict[str, Field] = {
    "measurement": Field(_free, language=True),
    "measurement.unit": Field(_unit),
    **{f"measurement.{kind}": Field(_one(kind), language=True) for kind in TYPES},
}
