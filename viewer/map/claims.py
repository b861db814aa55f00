"""Which provinces the map of the country names, and where: those with records have the first claim on its room."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from viewer.map.labels import Label, LabelKind

LETTERS = {
    LabelKind.ARCHIPELAGO: (58, 38, 27),
    LabelKind.SEA: (68, 52, 42),
    LabelKind.GULF: (48, 32, 24),
    LabelKind.COUNTRY: (48, 32, 24),
    LabelKind.PROVINCE: (52, 32, 21),
}
"""The size of letters in drawing units where tiers 1, 2 and 3 begin, as `map.css` has it; wider maps have less."""
_WIDTH = 0.6
"""Of a letter beside its size, on average, with the outline round it."""
_HEIGHT = 1.1
_STEPS = sorted(((x, y) for x in range(-60, 61, 10) for y in range(-48, 49, 8)), key=lambda way: math.hypot(*way))
"""How far from its place a name may stand, in drawing units, the nearest first: half a degree is still its province."""
_TURNS = 8
SOME = 2
"""The tier of the names that some room is enough for."""

Box = tuple[float, float, float, float]


def claimed(labels: Mapping[str, Label], counts: Mapping[str, int], others: Sequence[Label]) -> dict[str, Label]:
    """The names that find room, by the codes of their provinces; `others` stand where they stand.

    The names of any width come first, then provinces by how much is known of them, then the larger cities. Where one of
    which something is known finds no room, it is asked before the others, who may yield a little.
    """
    return dict(_claimed(tuple(labels.items()), tuple(counts.items()), tuple(others)))


@lru_cache(maxsize=64)
def _claimed(
    labelled: tuple[tuple[str, Label], ...], counted: tuple[tuple[str, int], ...], others: tuple[Label, ...]
) -> dict[str, Label]:
    labels, counts = dict(labelled), dict(counted)
    order = sorted(labels, key=lambda code: (labels[code].tier != 1, -counts.get(code, 0), labels[code].tier))
    always = sum(label.tier == 1 for label in labels.values())
    best: dict[str, Label] = {}
    least = len(labels) + 1
    for _ in range(_TURNS):
        found = _placed(order, labels, counts, others)
        left = [code for code in order if counts.get(code) and (code not in found or found[code].tier > SOME)]
        if len(left) < least:
            best, least = found, len(left)
        if not left:
            break
        order.remove(left[0])
        order.insert(always, left[0])
    return best


def _placed(
    order: Sequence[str], labels: Mapping[str, Label], counts: Mapping[str, int], others: Sequence[Label]
) -> dict[str, Label]:
    found: dict[str, Label] = {}
    for tier in (1, SOME, 3):
        taken = [_box(one, tier) for one in (*others, *found.values()) if one.tier <= tier]
        for code in order:
            wanted = min(labels[code].tier, SOME) if counts.get(code) else labels[code].tier
            if code in found or wanted > tier:
                continue
            spots = ((spot, _box(spot, tier)) for spot in _spots(replace(labels[code], tier=tier)))
            free = next(((spot, box) for spot, box in spots if not any(_meet(box, one) for one in taken)), None)
            if free is not None:
                found[code], box = free
                taken.append(box)
    return found


def _spots(label: Label) -> Iterator[Label]:
    """The name where it stands, then ever farther from there."""
    return (replace(label, x=label.x + x, y=label.y + y) for x, y in _STEPS)


def _box(label: Label, tier: int) -> Box:
    """What the letters cover where this tier begins; the first line stands on its place, the others below."""
    size = LETTERS[label.kind][tier - 1]
    half = max(map(len, label.lines)) * size * _WIDTH / 2
    top = label.y - size * _HEIGHT / 2
    return label.x - half, top, label.x + half, top + size * (_HEIGHT + 1.15 * (len(label.lines) - 1))


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
