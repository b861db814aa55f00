"""Places that a question names: 'Hà Nam' asks for what is in that province, not for all that has 'Hà' and 'Nam'.

Read as a place is the longest run of words that is the name of a province of today or of 2024, or of an older province
or land, with its marks or with none at all; a whole question may name a district, too ('Hội An'), but no commune: many
are called after people. Within a longer question one syllable is too little, unless its marks make it sure: 'nguyen
hue' is no question for Huế.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from catalog.places.find import find_kept
from catalog.places.names import exact_key, has_marks
from catalog.places.units import Level, Unit

LONGEST = 6
"""Words of the longest name that is looked for."""
_HIGH = frozenset((Level.PROVINCE, Level.REGION))
_NAMED_ALONE = _HIGH | {Level.DISTRICT}
_ALL = frozenset(Level)


class Located(NamedTuple):
    """A run of words, from `start` up to `stop`, and the units of that name, the likeliest first."""

    start: int
    stop: int
    units: tuple[Unit, ...]


def located(chunks: Sequence[str], *, alone: bool) -> Iterator[Located]:
    """Every place that `chunks` (text between spaces) name, from the left, the longest names first.

    `alone`: they are the whole question.
    """
    start = 0
    while start < len(chunks):
        found = _longest(chunks, start, alone=alone)
        if found is not None:
            yield found
        start = found.stop if found else start + 1


def within_names(words: Sequence[str]) -> set[int]:
    """Which of the words belong to the name of any unit, however small."""
    found: set[int] = set()
    for start in range(len(words)):
        for stop in range(start + 1, min(start + LONGEST, len(words)) + 1):
            if not found.issuperset(range(start, stop)) and _named(" ".join(words[start:stop]), _ALL):
                found.update(range(start, stop))
    return found


@lru_cache(maxsize=4096)
def _named(text: str, levels: frozenset[Level]) -> tuple[Unit, ...]:
    """The units of these levels whose name `text` is, marks included where it has any; many ask for the same places."""
    kept = find_kept(text, lambda unit: unit.level in levels and not unit.name.isdecimal(), deep=not levels <= _HIGH)
    if not has_marks(text):
        return tuple(kept)
    key = exact_key(text)
    return tuple(unit for unit in kept if key in map(exact_key, (unit.full_name, unit.name, *unit.aliases)))


def _longest(chunks: Sequence[str], start: int, *, alone: bool) -> Located | None:
    for stop in range(min(start + LONGEST, len(chunks)), start, -1):
        text = " ".join(chunks[start:stop])
        whole = alone and stop - start == len(chunks)
        units = _named(text, _NAMED_ALONE if whole else _HIGH)
        if units and (whole or stop - start > 1 or _is_sure(text, units[0])):
            return Located(start, stop, units)
    return None


def _is_sure(text: str, unit: Unit) -> bool:
    """Whether one word within others can only be the place: it has the name's marks, or all its syllables ('hanoi')."""
    return has_marks(text) or " " in unit.name
