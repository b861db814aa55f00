"""The calendar of festivals is reckoned when a record changes, not at every other commit."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from catalog import leases, records
from catalog.museum import Museum
from catalog.policy import VISITOR
from catalog.search.counting import MAX_FACET_VALUES
from catalog.tables import record
from heritage.indexer import Indexer
from tests.records import make_record, save
from viewer.pages import feasts, festivals
from viewer.pages.calendar import moon
from viewer.pages.caller import Caller
from viewer.pages.feasts import FeastCalendar


@pytest.fixture
def reckoned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A word for each time that the festivals were reckoned."""
    times: list[str] = []
    reckon = feasts._reckoned
    monkeypatch.setattr(feasts, "_reckoned", lambda *given: times.append("once") or reckon(*given))
    return times


def _coming(museum: Museum, calendar: FeastCalendar) -> set[str]:
    with museum.database.connect() as connection:
        return {one.card.record_id for one in calendar.year(Caller(museum, connection, VISITOR, "vi", ())).coming}


def _festival(name: str) -> records.Record:
    return make_record("intangible", vi=name, recurrence=[{"calendar": "lunar", "month": 3, "day": 10}])


def test_a_calendar_is_kept_until_a_record_changes_and_the_index_knows_it(museum: Museum, reckoned: list[str]) -> None:
    indexer = Indexer(museum, "test")
    calendar = FeastCalendar(museum)
    [first] = save(museum, _festival("Giỗ Tổ Hùng Vương"))
    indexer.drain()
    assert _coming(museum, calendar) == {first}
    del reckoned[:]
    for _ in range(3):
        leases.hold(museum.database, "search-indexer", "somebody", 60)
        leases.release(museum.database, "search-indexer", "somebody")
        assert _coming(museum, calendar) == {first}
    assert reckoned == []
    [second] = save(museum, _festival("Hội Lim"))
    _coming(museum, calendar)
    indexer.drain()
    assert _coming(museum, calendar) == {first, second}
    with museum.database.begin() as connection:
        records.withdraw(connection, first)
    indexer.drain()
    assert _coming(museum, calendar) == {second}


def test_a_pagodas_feast_stands_among_the_festivals_and_what_has_none_is_not_opened(
    museum: Museum, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = {"calendar": "lunar", "month": 4, "day": 8, "text": {"vi": "8 tháng 4 âm lịch"}}
    [pagoda, _] = save(
        museum, make_record("site", vi="Chùa Dâu", recurrence=[rule]), make_record("site", vi="Chùa Bút Tháp")
    )
    Indexer(museum, "test").drain()
    opened: list[str] = []
    open_records = feasts.open_records
    monkeypatch.setattr(
        feasts, "open_records", lambda at, ids, viewer: opened.extend(ids) or open_records(at, ids, viewer)
    )
    assert _coming(museum, FeastCalendar(museum)) == {pagoda}
    assert opened == [pagoda]


def test_a_change_within_the_same_millisecond_counts_too(museum: Museum) -> None:
    indexer = Indexer(museum, "test")
    calendar = FeastCalendar(museum)
    [first] = save(museum, _festival("Hội Lim"))
    with museum.database.begin() as connection:
        connection.execute(update(record).values(updated_at="2999-01-01T00:00:00.000Z"))
    indexer.drain()
    _coming(museum, calendar)
    with museum.database.begin() as connection:
        records.withdraw(connection, first)
        connection.execute(update(record).values(updated_at="2999-01-01T00:00:00.000Z"))
    _coming(museum, calendar)
    indexer.drain()
    assert _coming(museum, calendar) == set()


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_festivals_of_one_day_stand_by_their_names_in_vietnamese(museum: Museum, order: tuple[int, ...]) -> None:
    names = ("Hội Đám", "Hội Đền Hùng", "Hội Lim", "Hội Ô Loan")
    made = save(museum, *(_festival(names[at]) for at in order))
    Indexer(museum, "test").drain()
    called = {id_: names[at] for id_, at in zip(made, order, strict=True)}
    with museum.database.connect() as connection:
        coming = FeastCalendar(museum).year(Caller(museum, connection, VISITOR, "vi", ())).coming
    days = {one.day.start for one in coming}
    for day in days:
        assert tuple(called[one.card.record_id] for one in coming if one.day.start == day) == names


@pytest.mark.parametrize("now", [date(2026, 11, 28), date(2027, 4, 16)])
def test_an_earlier_day_stands_before_an_earlier_name(
    museum: Museum, monkeypatch: pytest.MonkeyPatch, now: date
) -> None:
    """Also on the very day of the earlier one."""
    monkeypatch.setattr(feasts, "today", lambda: now)
    late = make_record("intangible", vi="Hội An", recurrence=[{"calendar": "lunar", "month": 3, "day": 11}])
    [second, first] = save(museum, late, _festival("Hội Yên Tử"))
    Indexer(museum, "test").drain()
    with museum.database.connect() as connection:
        coming = FeastCalendar(museum).year(Caller(museum, connection, VISITOR, "vi", ())).coming
    assert [one.card.record_id for one in coming if one.day.start.year == coming[0].day.start.year][:2] == [
        first,
        second,
    ]


def _intangible(name: str, type_: dict[str, str], **more: object) -> records.Record:
    return make_record("intangible", vi=name, terms=[{"role": "type", "term": {"label": type_}}], **more)


_RULE = {"calendar": "lunar", "month": 2, "day": 12, "every_years": 3, "text": {"vi": "12 tháng 2, ba năm một lần"}}


def test_a_festival_without_a_day_of_ours_stands_beside_the_others_with_its_records_words(museum: Museum) -> None:
    told = {"type": "happening", "date": {"text": {"vi": "mồng 1 tháng 7 lịch Chăm"}}}
    [kate, seldom, untold, other_type] = save(
        museum,
        _intangible("Katê", {"vi": "lễ hội", "en": "festival"}, events=[told]),
        make_record("site", vi="Đình Trà Cổ", recurrence=[_RULE]),
        _intangible("Hội Phết", {"vi": "Lễ hội truyền thống"}),
        _intangible("Mừng mưa", {"en": "Village festival"}),
    )
    craft, painting, _ = save(
        museum,
        _intangible("Gốm Bàu Trúc", {"vi": "nghề thủ công"}),
        _intangible("Tranh Đông Hồ", {"vi": "hội họa dân gian"}),
        _festival("Hội Lim"),
    )
    Indexer(museum, "test").drain()
    with museum.database.connect() as connection:
        year = FeastCalendar(museum).year(Caller(museum, connection, VISITOR, "vi", ()))
    others = {one.card.record_id: [words.get("vi") for words in one.told] for one in year.others}
    assert others == {
        kate: ["mồng 1 tháng 7 lịch Chăm"],
        seldom: ["12 tháng 2, ba năm một lần"],
        untold: [],
        other_type: [],
    }
    assert [one.card.title["vi"] for one in year.others] == ["Đình Trà Cổ", "Hội Phết", "Katê", "Mừng mưa"]
    assert not others.keys() & {one.card.record_id for one in year.coming} | others.keys() & {craft, painting}


def test_a_festival_that_has_a_day_stands_once(museum: Museum) -> None:
    rule = {"calendar": "lunar", "month": 3, "day": 10}
    [known] = save(museum, _intangible("Hội Lim", {"vi": "lễ hội"}, recurrence=[rule, _RULE]))
    Indexer(museum, "test").drain()
    with museum.database.connect() as connection:
        year = FeastCalendar(museum).year(Caller(museum, connection, VISITOR, "vi", ()))
    assert year.others == ()
    assert {one.card.record_id for one in year.coming} == {known}


def test_what_visitors_may_not_see_is_not_among_them(museum: Museum) -> None:
    save(museum, _intangible("Lễ kín", {"vi": "lễ hội"}), publish=False)
    [open_] = save(museum, _intangible("Lễ mở", {"vi": "lễ hội"}))
    Indexer(museum, "test").drain()
    with museum.database.connect() as connection:
        year = FeastCalendar(museum).year(Caller(museum, connection, VISITOR, "vi", ()))
    assert [one.card.record_id for one in year.others] == [open_]


def test_a_festival_of_a_rare_type_stands_among_them_beside_many_crafts(museum: Museum) -> None:
    crafts = [_intangible(f"Nghề {at}", {"vi": f"nghề thứ {at // 2}"}) for at in range(2 * (MAX_FACET_VALUES + 1))]
    save(museum, *crafts)
    [rare] = save(museum, _intangible("Katê", {"vi": "lễ hội Chăm"}))
    Indexer(museum, "test").drain()
    with museum.database.connect() as connection:
        year = FeastCalendar(museum).year(Caller(museum, connection, VISITOR, "vi", ()))
    assert [one.card.record_id for one in year.others] == [rare]


def _shown(
    museum: Museum, client: FlaskClient, day: date, monkeypatch: pytest.MonkeyPatch, language: str = "vi"
) -> str:
    """The page of festivals as it is on that day."""
    for module in (feasts, festivals):
        monkeypatch.setattr(module, "today", lambda: day)
    Indexer(museum, "test").drain()
    return client.get(f"/{language}/festivals").get_data(as_text=True)


@pytest.mark.parametrize(
    ("language", "site", "place"), [("vi", "di tích", "nơi này"), ("en", "this site", "this place")]
)
def test_what_is_no_festival_but_has_one_says_so(
    museum: Museum, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, language: str, site: str, place: str
) -> None:
    feast = {"vi": "Ngày hội của", "en": "Feast day of"}[language]
    rule = {"calendar": "lunar", "month": 3, "day": 7}
    save(museum, make_record("site", vi="Chùa Thầy", recurrence=[rule]))
    save(museum, make_record("place", vi="Làng Phù Đổng", recurrence=[_RULE]))
    save(museum, _intangible("Hội Lim", {"vi": "lễ hội"}, recurrence=[rule]))
    page = _shown(museum, client, date(2027, 4, 1), monkeypatch, language)
    assert page.count(feast) == 2
    assert page.index(f"{feast} {site}") < page.index("Chùa Thầy")
    assert page.index(f"{feast} {place}") < page.index("Làng Phù Đổng")


def test_each_leaf_has_its_day_by_both_calendars_and_what_happens(
    museum: Museum, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [{"type": "summary", "text": {"vi": "Rước kiệu qua cầu."}}]
    save(museum, make_record("intangible", vi="Hội cầu", recurrence=[_DAYS[0]], texts=told))
    page = _shown(museum, client, date(2027, 4, 1), monkeypatch)
    leaf = page[page.index('class="day-leaf"') : page.index("Hội cầu</a>")]
    assert [part in leaf for part in ("2027-04-11", ">11<", "5/3 âm lịch")] == [True] * 3
    assert "Rước kiệu qua cầu." in page


_DAYS = [{"calendar": "lunar", "month": 3, "day": day} for day in (5, 9, 10, 12, 20)]


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2027, 4, 10), ["Hội 0", "Hội 1", "Hội 2"]),
        (date(2027, 3, 1), ["Hội 0", "Hội 1", "Hội 2"]),
        (date(2027, 4, 14), ["Hội 1", "Hội 2", "Hội 3"]),
        (date(2027, 4, 24), ["Hội 4"]),
    ],
)
def test_the_week_or_what_comes_next_stands_first_and_nothing_stands_twice(
    museum: Museum, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, day: date, first: list[str]
) -> None:
    for number, rule in enumerate(_DAYS):
        save(museum, make_record("intangible", vi=f"Hội {number}", recurrence=[rule]))
    page = _shown(museum, client, day, monkeypatch)
    week, _, later = page.partition('class="month-of-days"')
    named = [re.findall(r">(Hội \d)</a>", part) for part in (week, later)]
    assert named[0] == first
    assert {*named[0], *named[1]} == {f"Hội {number}" for number in range(5)}
    holdings = list(zip(re.findall(r'<time datetime="([^"]+)"', page), named[0] + named[1], strict=True))
    assert len(set(holdings)) == len(holdings)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 2, 6), "1/1 âm lịch"),
        (date(2025, 8, 1), "8/6 nhuận"),
        (date(2101, 6, 1), ""),
    ],
)
def test_a_day_of_a_leap_month_says_so_and_beyond_the_calendar_nothing(day: date, words: str) -> None:
    assert moon(day, "vi") == words


@pytest.mark.parametrize(("now", "comes"), [(date(2026, 11, 28), False), (date(2027, 11, 28), True)])
def test_a_festival_of_leap_day_is_not_moved_to_a_day_that_nobody_wrote(
    museum: Museum, monkeypatch: pytest.MonkeyPatch, now: date, comes: bool
) -> None:
    monkeypatch.setattr(feasts, "today", lambda: now)
    rule = {"calendar": "solar", "month": 2, "day": 29, "text": {"vi": "29/2 dương lịch"}}
    save(museum, make_record("intangible", vi="Hội Thử", recurrence=[rule]))
    Indexer(museum, "test").drain()
    with museum.database.connect() as connection:
        year = FeastCalendar(museum).year(Caller(museum, connection, VISITOR, "vi", ()))
    assert [one.day.start for one in year.coming] == ([date(2028, 2, 29)] if comes else [])
    assert [one.told[0]["vi"] for one in year.others] == ([] if comes else ["29/2 dương lịch"])
