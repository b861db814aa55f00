import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from catalog.dates.court_calendar import court_days
from catalog.dates.datong import datong_months
from catalog.dates.dynasties import stated
from catalog.dates.eras import Era, eras, facet_periods, period_of, periods, rulers
from catalog.dates.han import standard
from catalog.dates.iso import from_julian
from catalog.dates.months import jdn_of_date
from catalog.dates.span import DateSpan

VIETNAM = [era for era in eras() if periods()[era.period].scope != "china"]
LINES = {"mac", "tay-son", "le-trung-hung"}
"""Periods in which more than one court reigned at a time."""


def test_the_table_reaches_from_ly_nam_de_to_bao_dai() -> None:
    assert [(era.name, era.first) for era in VIETNAM[:2]] == [("Thiên Đức", 544), ("Thái Bình", 970)]
    assert max(VIETNAM, key=lambda era: era.last).name == "Bảo Đại"
    assert len(VIETNAM) == 142


def test_every_row_points_to_a_ruler_and_a_period_that_exist() -> None:
    names = {ruler.name for ruler in rulers()}
    for era in VIETNAM:
        assert era.ruler in names, era.name
    assert {ruler.period for ruler in rulers()} | {era.period for era in eras()} <= set(periods())


def test_reigns_lie_within_their_dynasty_and_follow_each_other() -> None:
    for era in VIETNAM:
        period = periods()[era.period]
        assert era.first <= era.last, era.name
        assert era.period == "mac" or period.first <= era.first <= era.last <= period.last, era.name
    for code in {era.period for era in VIETNAM} - LINES:
        line = [era for era in VIETNAM if era.period == code]
        assert all(one.first <= other.first for one, other in pairwise(line)), code


def test_facet_periods_follow_each_other_in_time() -> None:
    found = facet_periods()
    ruled = [period.code for period in found if period.scope == "facet"]
    assert ruled[:4] == ["tien-su", "van-lang-au-lac", "bac-thuoc", "ngo"]
    assert all(one.first <= other.first for one, other in pairwise(found))
    assert all(re.fullmatch(r"[a-z0-9-]+", code) for code in periods())


@pytest.mark.parametrize(
    ("years", "codes"),
    [
        ((1783, 1783), ["le-trung-hung", "tay-son"]),
        ((1826, 1826), ["nguyen"]),
        ((1550, 1560), ["mac", "le-trung-hung"]),
        ((1945, 1945), ["nguyen", "since-1945"]),
        ((2020, 2020), ["since-1945"]),
        ((-50, -50), ["bac-thuoc"]),
        ((-900, -800), ["tien-su"]),
        ((-299, -200), ["van-lang-au-lac"]),
        ((-699, 100), ["van-lang-au-lac", "bac-thuoc"]),
        ((None, -700), ["tien-su"]),
        ((1401, 1500), ["ho", "hau-tran", "thuoc-minh", "le-so"]),
        ((None, 1800), []),
        ((1945, None), []),
    ],
)
def test_years_belong_to_every_period_they_touch(years: tuple[int | None, int | None], codes: list[str]) -> None:
    assert period_of(*years) == codes


@pytest.mark.parametrize(
    ("name", "number", "year"),
    [
        # doctoral steles of Văn Miếu, Hà Nội, whose inscriptions name the reign year and the can-chi year
        ("Đại Bảo", 3, 1442),
        ("Quang Thuận", 4, 1463),
        ("Hồng Đức", 12, 1481),
        ("Hồng Thuận", 3, 1511),
        ("Hoằng Định", 3, 1602),
        ("Dương Hòa", 3, 1637),
        ("Phúc Thái", 4, 1646),
        ("Khánh Đức", 2, 1650),
        ("Vĩnh Thọ", 4, 1661),
        ("Cảnh Trị", 8, 1670),
        ("Chính Hòa", 21, 1700),
        ("Vĩnh Thịnh", 6, 1710),
        ("Bảo Thái", 2, 1721),
        ("Cảnh Hưng", 40, 1779),
        # decrees of the Nguyễn found in most communal houses
        ("Minh Mạng", 21, 1840),
        ("Tự Đức", 33, 1880),
        ("Đồng Khánh", 2, 1887),
        ("Duy Tân", 3, 1909),
        ("Khải Định", 9, 1924),
    ],
)
def test_known_reign_years_come_out(name: str, number: int, year: int) -> None:
    found = [era for era in VIETNAM if era.name == name]
    assert [era.first + number - 1 for era in found] == [year]


LACKING = {"Thiên Khánh", "Quang Bảo", "Đức Nguyên", "Hiệp Hòa"}
OTHERWISE = {"Thiệu Bảo": 1278}
"""Where CeJS's table differs: it lacks four names, and gives a name in use from 1279 its start in the year before."""


def test_beginnings_agree_with_another_table_but_for_known_differences(samples: Path) -> None:
    theirs = _cejs_beginnings(samples / "vn-language" / "era_data.js")
    differing = {}
    for era in VIETNAM:
        written = (era.han, *era.aliases)
        years = {year for text in written for year in theirs.get(standard(text), ())}
        if era.first not in years:
            differing[era.name] = min(years, default=None)
    assert differing == {**dict.fromkeys(LACKING), **OTHERWISE}


def _cejs_beginnings(path: Path) -> dict[str, set[int]]:
    """The lunar years in which reign names begin, from the section 'Việt Nam' of CeJS's era_data.js."""
    text = path.read_text(encoding="utf-8")
    section = text[text.index("countries['Việt Nam']") : text.index("泰國君主列表")]
    found: dict[str, set[int]] = {}
    name = ""
    for names, lunar, begins, rest in re.findall(r"'([^|'\n]*)\|(Âm lịch:? ?)?(\d+(?:/\d+)*)([^\n]*)", section):
        name = names.rsplit("/", 1)[-1] if not names.endswith("=") else name
        year, month, day = (*map(int, begins.split("/")), 6, 15)[:3]
        offset = re.search(r"\|(\d+)/=", rest)
        if not lunar:
            year = _lunar_year(year, month, day)
        found.setdefault(standard(name), set()).add(year - (int(offset[1]) - 1 if offset else 0))
    return found


def _lunar_year(year: int, month: int, day: int) -> int:
    """The lunar year of a day, Julian before October 1582; the printed new year of 1600 came a day before ours."""
    point = (year, month, day) if (year, month, day) > (1582, 10, 4) else from_julian((year, month, day))
    first = datong_months(year)[0].first
    return year if jdn_of_date(date(*point)) >= first - 1 else year - 1


def test_the_can_chi_of_a_first_year_is_that_of_the_chronicle() -> None:
    by_name: dict[str, list[Era]] = {}
    for era in VIETNAM:
        by_name.setdefault(era.name, []).append(era)
    twice = {name for name, found in by_name.items() if len(found) > 1}
    assert twice == {"Thuận Thiên", "Đại Định"}


def test_a_first_year_can_be_placed_in_the_calendar_of_its_court() -> None:
    assert all(court_days(era.first, 1, 1) for era in VIETNAM if era.first >= 1324)


def test_every_period_has_one_english_name_which_is_read_back_as_that_period() -> None:
    for period in facet_periods():
        name = period.label("en")
        assert "(" not in name
        assert "(" not in period.label("vi")
        if period.han and period.first > 0:
            assert stated(DateSpan(text={"en": name}, earliest=f"{period.first:04d}")) == {period.code}


def test_the_two_early_houses_of_le_are_told_apart_in_english() -> None:
    assert [stated(DateSpan(text={"en": text})) for text in ("Former Lê", "Early Lê", "Early Later Lê")] == [
        {"tien-le"},
        {"tien-le"},
        {"le-so"},
    ]
