import pytest

from catalog.dates.eras import Era, Period, Ruler, eras, periods, rulers
from catalog.dates.iso import EARLIEST_YEAR
from catalog.dates.names import can_chi
from catalog.dates.parse import parse_date
from catalog.dates.syllables import syllable

BEFORE_ERAS = ("", "thời ", "đời ", "triều ", "niên hiệu ", "đời vua ", "thời vua ", "triều đại ", "năm ")
FIRST_YEAR = (" năm thứ 1", " thứ nhất", " 1", " nguyên niên", " năm đầu")


def years(text: str) -> tuple[int, int]:
    reading = parse_date(text)
    assert reading is not None, text
    assert reading.latest is not None, text
    return int(reading.earliest or EARLIEST_YEAR), int(reading.latest)


@pytest.mark.parametrize("era", eras(), ids=lambda era: f"{era.name} {era.first}")
def test_every_reign_name_is_read_however_it_is_introduced(era: Era) -> None:
    for name in (era.name, era.han, *era.aliases):
        for before in BEFORE_ERAS if name == era.name else ("",):
            first, last = years(f"{before}{name}")
            assert first <= era.first <= era.last <= last, before + name
    for before in BEFORE_ERAS:
        for year in FIRST_YEAR:
            first, last = years(f"{before}{era.name}{year}")
            assert first <= era.first <= last, before + era.name + year
    assert years(f"{era.han}元年")[0] <= era.first


@pytest.mark.parametrize("ruler", rulers(), ids=lambda ruler: ruler.name)
def test_every_ruler_is_read_however_introduced(ruler: Ruler) -> None:
    for name in (ruler.name, *ruler.aliases):
        for before in ("", "thời ", "đời ", "triều ", "vua ", "đời vua "):
            first, last = years(before + name)
            assert first <= ruler.last, before + name
            assert last >= ruler.first, before + name


@pytest.mark.parametrize("period", [p for p in periods().values() if p.code != "since-1945"], ids=lambda p: p.code)
def test_every_dynasty_is_read_in_both_languages(period: Period) -> None:
    for text in (f"thời {period.vi}", f"nhà {period.vi}", f"{period.vi} triều", f"{period.en} dynasty"):
        if (period.code, text) != ("nguyen-mong", "Nguyên triều"):
            assert years(text) == (period.first, period.last), text


def test_a_dynasty_of_china_gives_way_to_a_name_that_begins_alike() -> None:
    assert years("thời Minh") == (1368, 1644)
    assert years("thời Minh Mạng") == (1820, 1840)
    assert years("thời Nguyên Hòa") == (1533, 1548)
    assert years("thoi nguyen") == (1802, 1945)


def test_stem_and_branch_go_in_step() -> None:
    assert can_chi()[syllable("Kỷ"), syllable("Ty")].label == "Kỷ Tỵ"
    assert can_chi()[syllable("Giáp"), syllable("Tí")].label == "Giáp Tý"
    assert (syllable("Giáp"), syllable("Sửu")) not in can_chi()
    assert len({found.place for found in can_chi().values()}) == 60
