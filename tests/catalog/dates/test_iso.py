from datetime import date

import pytest

from catalog.dates.iso import Span, cover, day_of, days_in_month, format_iso, from_julian, meet, parse_iso


@pytest.mark.parametrize(
    "text", ["1783", "1783-06", "1783-06-15", "0000", "-0257", "-9999", "9999-12-31", "0000-02-29"]
)
def test_a_real_date_comes_back_as_it_was_written(text: str) -> None:
    point = parse_iso(text)
    assert point is not None
    assert format_iso(point) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "783",
        "17830",
        "1783-6",
        "1783-13",
        "1783-00",
        "1783-02-29",
        "1783-06-31",
        "-0000",
        "1783-06-15T10:00",
        "١٧٨٣",
    ],
)
def test_what_is_no_real_date_is_none(text: str) -> None:
    assert parse_iso(text) is None


def test_february_has_its_leap_day_before_our_era_too() -> None:
    assert days_in_month(0, 2) == 29
    assert days_in_month(-1, 2) == 28
    assert days_in_month(1900, 2) == 28


def test_spans_meet_at_the_finer_precision() -> None:
    assert meet(Span((1783,), (1783,)), Span((1783, 6, 15), (1783, 6, 15))) == Span((1783, 6, 15), (1783, 6, 15))
    assert meet(Span((1740,), None), Span(None, (1786,))) == Span((1740,), (1786,))
    assert meet(Span((1740,), (1786,)), Span((1787,), (1789,))) is None


def test_a_cover_reaches_from_first_to_last() -> None:
    assert cover((Span((1430,), (1430,)), Span((1012,), (1012,)))) == Span((1012,), (1430,))
    assert cover((Span((1430,), None), Span((1012,), (1012,)))) == Span((1012,), None)


def test_a_julian_day_moves_by_the_days_the_calendars_differ() -> None:
    assert from_julian((1288, 4, 9)) == (1288, 4, 16)
    assert from_julian((1582, 10, 5)) == day_of(date(1582, 10, 15))
    assert from_julian((1288, 4)) == (1288, 4)
    assert from_julian((-10, 3, 1)) == (-10,)
