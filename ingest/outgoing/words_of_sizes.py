"""Sizes as cells say them: in the shape in which a cell came, its numbers changed, or in plain words.

Nobody relies on these words: whoever uses them reads the cell again and compares (`ingest/outgoing/corrections.py`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.record.parts import Measurement
from ingest.sheets.fields.draft import Column
from ingest.sheets.fields.size_numbers import marks_in, read_number, write_number
from ingest.sheets.fields.size_words import UNIT, WORD_BY_KIND

_NUMBER = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:(?P<parted>[. ])\d{3}(?!\d)(?:(?P=parted)\d{3}(?!\d))*)(?:,\d+)?|\d+(?:[.,]\d+)?)"
)
_BEHIND = re.compile(rf"(?P<plus>\s*\+)?(?P<space>\s*)(?:(?P<unit>{UNIT})(?![^\W\d_])\.?)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[;,\n/x×*]|[-–—](?=\s))?\s*", re.IGNORECASE)
_AT_LEAST = "at_least"


@dataclass(frozen=True)
class _Said:
    """A size where the cell says it: what names it, its number, what stands behind that, and what parts it from the
    size before.
    """

    size: Measurement
    between: str
    label: str
    number: str
    plus: str
    space: str
    unit: str


def plain(size: Measurement, column: Column) -> str:
    """The size with its name, 'rộng: 5 cm'; one that is kept as text in its words."""
    word = WORD_BY_KIND.get(size.type, "")
    name = f"{word} {size.part}: " if size.part else f"{word}: " if word else ""
    return f"{name}{of_kind(size, column)}"


def of_kind(size: Measurement, column: Column) -> str:
    """The size below a heading that names it, '5 cm'."""
    if size.value is None:
        return size.text.get(column.language, "")
    return f"{number(size, column.marks)}{more(size)} {size.unit}"


def number(size: Measurement, marks: str) -> str:
    """Its number, as is read below a heading where these decimal marks are used."""
    short = f"{size.value:.15g}"
    return write_number(short if float(short) == size.value else repr(size.value), marks)


def more(size: Measurement) -> str:
    """'+' for a size that is at least so much."""
    return "+" if size.qualifier == _AT_LEAST else ""


def in_shape(cell: str, said: Sequence[Measurement], wanted: Sequence[Measurement], column: Column) -> Iterator[str]:
    """What the cell, which says the sizes `said`, may say to say `wanted`; the likest to it first.

    Labels, order, signs between sizes and units stay. A size that goes leaves a dash where nothing else keeps the
    order of the others; one that comes is named in words.
    """
    found = _looked_up(cell, said, column)
    if found is None:
        return
    places, rest = found
    marks = marks_in([cell]) if marks_in([cell]) == "." else column.marks
    pairs = _paired(places, wanted)
    stay = [one for one, _ in pairs if one is not None]
    if stay == [one for one in places if one in stay] and len(stay) == len(pairs):
        by_place = {id(one): size for one, size in pairs}
        yield "".join(_with_dash(one, by_place.get(id(one)), marks) for one in places) + rest
    first = next((one.between for one in places[1:]), "; ")
    for has_unit in (any(one.unit for one in places), True):
        parts = [
            f"{one.label}{_behind(one, size, marks)}" if one else _new(size, column, marks, has_unit=has_unit)
            for one, size in pairs
        ]
        yield first.join(parts) + rest


def _looked_up(cell: str, said: Sequence[Measurement], column: Column) -> tuple[list[_Said], str] | None:
    """Where the cell says each size, in their order, and what stands behind the last; None where that is unclear."""
    places: list[_Said] = []
    numbers, at = list(_NUMBER.finditer(cell)), 0
    for size in said:
        marks = column.marks + "".join(one for one in marks_in([cell]) if one not in column.marks)
        of_size = (one for one in numbers if one.start() >= at and read_number(one[0], marks) == size.value)
        match = next(of_size, None)
        behind = _BEHIND.match(cell, match.end()) if match else None
        if match is None or behind is None:
            return None
        between = _BETWEEN.match(cell, at, match.start()) if places else None
        begins = between.end() if between else at
        unit = behind["unit"] or ""
        space = behind["space"] if unit else ""
        label = cell[begins : match.start()]
        places.append(_Said(size, between[0] if between else "", label, match[0], behind["plus"] or "", space, unit))
        at = behind.end() if unit else match.end() + len(behind["plus"] or "")
    return places, cell[at:]


def _paired(places: Sequence[_Said], wanted: Sequence[Measurement]) -> list[tuple[_Said | None, Measurement]]:
    """Each size that is wanted with the place where one of its kind and part is said, if there is one."""
    left = list(places)
    pairs: list[tuple[_Said | None, Measurement]] = []
    for size in wanted:
        alike = [one for one in left if (one.size.type, one.size.part) == (size.type, size.part)]
        place = next((one for one in alike if one.size == size), alike[0] if alike else None)
        if place is not None:
            left.remove(place)
        pairs.append((place, size))
    return pairs


def _with_dash(place: _Said, size: Measurement | None, marks: str) -> str:
    said = "-" if size is None else _behind(place, size, marks)
    return f"{place.between}{place.label}{said}"


def _behind(place: _Said, size: Measurement, marks: str) -> str:
    """Its number and what stands behind it; as it came where the size is the same."""
    if size == place.size:
        return f"{place.number}{place.plus}{place.space}{place.unit}"
    figure = place.number if size.value == place.size.value else number(size, marks)
    plus = place.plus if size.qualifier == place.size.qualifier else more(size)
    if size.unit == place.size.unit:
        return f"{figure}{plus}{place.space}{place.unit}"
    return f"{figure}{plus}{place.space or ' '}{size.unit}"


def _new(size: Measurement, column: Column, marks: str, *, has_unit: bool) -> str:
    if has_unit or size.value is None or size.unit != column.unit:
        return plain(size, column)
    return plain(size, column).removesuffix(f" {size.unit}")
