"""On the map of the whole country the provinces that have records are named first."""

import re
from itertools import combinations

import pytest

from catalog.language import languages
from heritage.paths import STATIC
from viewer.map import draw_map
from viewer.map.claims import LETTERS, SOME, _box, _meet
from viewer.map.labels import Label, LabelKind, archipelagos, geography, tier_of

DELTA = {"01": 30, "24": 10, "37": 5, "33": 4, "25": 3, "31": 3, "38": 4, "40": 2, "46": 12, "48": 3, "79": 8}
SOUTH = {"79": 9, "75": 8, "80": 7, "82": 6, "86": 5, "91": 4, "92": 3, "96": 2}
NORTH = {"04": 1, "08": 1, "12": 1, "15": 1, "19": 1, "11": 1}
EVERY = {code.removeprefix("vn-2025:"): 1 for code in (one.code for one in draw_map().provinces)}


def _named(counts: dict[str, int], language: str = "vi") -> dict[str, Label]:
    drawing = draw_map(counts={f"vn-2025:{code}": count for code, count in counts.items()}, language=language)
    return {one.code.removeprefix("vn-2025:"): one.label for one in drawing.provinces if one.label}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("counts", [DELTA, SOUTH, NORTH, DELTA | SOUTH | NORTH])
def test_whoever_has_records_is_named_where_there_is_some_room(counts: dict[str, int], language: str) -> None:
    named = _named(counts, language)
    assert [code for code in counts if code not in named or named[code].tier > SOME] == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("counts", [DELTA, SOUTH, NORTH, EVERY])
def test_no_name_stands_on_another(counts: dict[str, int], language: str) -> None:
    every = [*_named(counts, language).values(), *archipelagos(language), *geography(language)]
    for tier in (1, 2, 3):
        shown = [one for one in every if one.tier <= tier and one.kind is LabelKind.PROVINCE]
        others = [one for one in every if one.tier <= tier and one.kind is not LabelKind.PROVINCE]
        pairs = [*combinations(shown, 2), *((one, other) for one in shown for other in others)]
        assert [(one.text, other.text) for one, other in pairs if _meet(_box(one, tier), _box(other, tier))] == []


def test_a_name_stays_by_its_province_and_most_stand_where_they_always_do() -> None:
    usual = {one.code.removeprefix("vn-2025:"): one.label for one in draw_map().provinces}
    moved = []
    for code, label in _named(DELTA).items():
        place = usual[code]
        assert place is not None
        assert abs(label.x - place.x) <= 60
        assert abs(label.y - place.y) <= 48
        moved += [code] if (label.x, label.y) != (place.x, place.y) else []
    assert len(moved) < 6


def test_the_three_great_cities_are_named_at_any_width_and_nobody_else() -> None:
    assert {code for code, label in _named(EVERY).items() if label.tier == 1} == {"01", "46", "79"}


def test_without_counts_the_largest_are_named_as_ever() -> None:
    for one in draw_map().provinces:
        assert one.label is not None
        assert one.label.tier == tier_of(one.code)


def test_letters_are_as_large_as_the_style_sheet_says() -> None:
    sheet = (STATIC / "css" / "map.css").read_text("utf-8")
    first, _, later = sheet.partition("@container")
    widths = [first, *(part for part in re.split(r"@container", later) if "map-tier-" in part)]
    sizes = [dict(re.findall(r"\.map-label(?:-(\w+))? \{[^}]*?--size: (\d+)px", part)) for part in widths]
    before: dict[str, str] = {}
    for at, said in enumerate(sizes):
        before |= said
        for kind, letters in LETTERS.items():
            assert letters[at] == int(before.get(kind.value, before[""])), (kind, at)
