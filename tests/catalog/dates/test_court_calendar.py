import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from catalog.dates.court_calendar import court_days
from catalog.dates.datong import datong_months
from catalog.dates.iso import day_of, from_julian
from catalog.dates.lunar import astronomical_months
from catalog.dates.months import LunarMonth


@pytest.mark.parametrize(
    ("lunar", "solar", "event"),
    [
        ((1427, 9, 20), from_julian((1427, 10, 10)), "Chi Lăng"),
        ((1428, 4, 15), from_julian((1428, 4, 29)), "Lê Lợi is enthroned"),
        ((1442, 8, 16), from_julian((1442, 9, 19)), "Nguyễn Trãi dies"),
        ((1497, 1, 30), from_julian((1497, 3, 3)), "Lê Thánh Tông dies"),
        ((1585, 11, 28), (1586, 1, 17), "Nguyễn Bỉnh Khiêm dies"),
        ((1765, 11, 23), (1766, 1, 3), "Nguyễn Du is born"),
        ((1784, 12, 9), (1785, 1, 19), "Rạch Gầm - Xoài Mút"),
        ((1788, 11, 25), (1788, 12, 22), "Quang Trung is enthroned"),
        ((1789, 1, 5), (1789, 1, 30), "Ngọc Hồi - Đống Đa"),
        ((1820, 8, 10), (1820, 9, 16), "Nguyễn Du dies"),
        ((1885, 5, 23), (1885, 7, 5), "Huế falls"),
        ((1783, 5, 16), (1783, 6, 15), "the decree of the sample record"),
    ],
)
def test_days_that_history_knows_come_out(lunar: tuple[int, int, int], solar: tuple[int, ...], event: str) -> None:
    days = court_days(*lunar)
    assert days is not None, event
    assert day_of(days.first) == day_of(days.last) == solar, event


def test_a_month_is_a_span_of_days() -> None:
    days = court_days(1783, 5)
    assert days == (date(1783, 5, 31), date(1783, 6, 28))


def test_where_beijing_and_hanoi_differ_both_days_are_covered() -> None:
    days = court_days(1916, 3, 1)
    assert days is not None
    assert (days.last - days.first).days == 1


def test_since_1968_the_vietnamese_calendar_alone_counts() -> None:
    assert court_days(1985, 1, 1) == (date(1985, 1, 21), date(1985, 1, 21))


@pytest.mark.parametrize("lunar", [(1323, 1, 1), (2101, 1, 1), (1783, 5, 30), (1783, 13, 1), (1783, 5, 31)])
def test_what_cannot_be_placed_is_none(lunar: tuple[int, int, int]) -> None:
    assert court_days(*lunar) is None


def test_a_leap_month_is_there_only_in_its_year() -> None:
    assert court_days(1800, 3, 1, leap=True)
    assert court_days(1800, 4, 1, leap=True) is None


def _tables(samples: Path) -> dict[str, str]:
    """CeJS's tables of months: by the name of the reign the packed years that follow its first day."""
    text = (samples / "vn-language" / "era_data.js").read_text(encoding="utf-8")
    return dict(re.findall(r"'[^|'\n]*?([^/|']+)\|[\d/]+~[\d/]*\|([0-9a-z ]{20,})", text))


def _unpacked(first_jdn: int, packed: str) -> Iterator[tuple[int | None, list[int]]]:
    """For each year its leap month and the first days (JDN) of its months.

    A year is a number in base 36: a 1, a bit a month (0 for 30 days), and in leap years four bits for the leap month.
    """
    for run in packed.split():
        at = 0
        while at < len(run):
            size = 4 if len(run) - at in (4, 7) or (len(run) - at > 4 and int(run[at : at + 4], 36) >> 17 == 1) else 3
            bits = f"{int(run[at : at + size], 36):b}"
            leap, months = (int(bits[14:], 2), bits[1:14]) if len(bits) == 18 else (None, bits[1:13])
            starts = []
            for bit in months:
                starts.append(first_jdn)
                first_jdn += 30 - int(bit)
            yield leap, starts
            at += size


def _differences(year: int, first_jdn: int, packed: str, months_of: object) -> tuple[int, int, int]:
    """How many month beginnings there are, how many of ours differ, and how many leap months do."""
    total = wrong = wrong_leaps = 0
    for number, (leap, starts) in enumerate(_unpacked(first_jdn, packed)):
        ours: tuple[LunarMonth, ...] = months_of(year + number)  # type: ignore[operator]
        our_leap = next((month.month for month in ours if month.leap), None)
        if our_leap != leap or len(ours) != len(starts):
            wrong_leaps += 1
            continue
        total += len(starts)
        wrong += sum(month.first != start for month, start in zip(ours, starts, strict=True))
    return total, wrong, wrong_leaps


def test_dai_thong_agrees_with_the_printed_calendars_of_the_ming(samples: Path) -> None:
    tables = _tables(samples)
    total = wrong = leaps = 0
    for name, year in (("洪武", 1368), ("永樂", 1403), ("宣德", 1426), ("正統", 1436), ("成化", 1465), ("弘治", 1488),
                       ("嘉靖", 1522), ("萬曆", 1573)):  # fmt: skip
        months = datong_months(year)
        found = _differences(year, months[0].first, tables[name], datong_months)
        total, wrong, leaps = total + found[0], wrong + found[1], leaps + found[2]
    assert total > 2500
    assert leaps == 0
    assert wrong / total < 0.01


def test_dai_thong_and_hiep_ky_agree_with_the_calendar_of_vietnam_from_1800(samples: Path) -> None:
    text = (samples / "vn-language" / "era_data.js").read_text(encoding="utf-8")
    packed = re.search(r"'\|1800/=([0-9a-z ]+)", text)
    assert packed is not None
    years = list(_unpacked(datong_months(1800)[0].first, packed[1]))
    wrong = {"Đại Thống": 0, "Hiệp kỷ": 0}
    for year, (leap, starts) in enumerate(years[:100], 1800):
        ours = datong_months(year) if year < 1813 else astronomical_months(year, 8.0)
        assert next((month.month for month in ours if month.leap), None) == leap, year
        name = "Đại Thống" if year < 1813 else "Hiệp kỷ"
        wrong[name] += sum(month.first != start for month, start in zip(ours, starts, strict=True))
    assert wrong["Đại Thống"] <= 2  # of 161 months
    assert wrong["Hiệp kỷ"] <= 6  # of 1,076
