"""The Đại Thống calendar (大統曆, Datong), by which the courts of Vietnam reckoned from the Trần to 1812.

Source: 明史 (History of Ming), treatise on the calendar, with the constants of 授時曆 (Shoushi, Thụ Thời): solar year
365.2425 days, month 29.530593, anomalistic month 27.5546, epoch the winter solstice of December 1280. Hoàng Xuân Hãn,
'Lịch và lịch Việt Nam' (1982), has Thụ Thời in Vietnam from 1324 and Đại Thống (called Khâm Thụ) from 1413 to 1812.

Checked by a test against tables of the months (CeJS, era_data.js): all leap months and 99.4 % of the month beginnings
of the Ming from 1368 to 1644; all leap months and 135 of 136 beginnings of Vietnam from 1800 to 1810. What differs does
so by one or two days.
"""

from functools import lru_cache
from math import floor

from catalog.dates.months import LunarMonth

_YEAR = 365.2425
_MONTH = 29.530593
_ANOMALISTIC = 27.5546
_LIMIT = 0.082
"""A 'limit' (限) in days, the step of the lunar table: 336 to the anomalistic month."""
_SOLSTICE = 2188926.06
"""The solstice of 14 December 1280 (Julian): JDN of the day, and the fraction of it since midnight (氣應)."""
_MOON_AGE = 20.2050
"""Days from a mean new moon to the solstice of the epoch (閏應, as revised)."""
_ANOMALY = 13.0205
"""Days since the moon was fastest at that solstice (轉應, as revised)."""


def _sun_ahead(days: float) -> float:
    """Degrees by which the true sun is ahead of the mean one, `days` after a winter solstice (盈縮差)."""
    days %= _YEAR
    half = _YEAR / 2
    before = days > half
    turned = _YEAR - days if before else days
    if turned < 88.909225:
        degrees = (5133200 - 24600 * turned - 31 * turned**2) * turned
    else:
        rest = half - turned
        degrees = (4870600 - 22100 * rest - 27 * rest**2) * rest
    return (-degrees if before else degrees) * 1e-8


def _moon_table(limit: int) -> float:
    limit = 168 - limit if limit > 84 else limit
    return (11110000 - 28100 * limit - 325 * limit**2) * limit * 1e-8


def _moon_ahead(days: float) -> tuple[float, float]:
    """Degrees by which the true moon is ahead (遲疾差), `days` after it was fastest, and its degrees per limit."""
    days %= _ANOMALISTIC
    slow = days >= _ANOMALISTIC / 2
    limits = (days - _ANOMALISTIC / 2 if slow else days) / _LIMIT
    step = min(int(limits), 167)
    low, high = _moon_table(step), _moon_table(step + 1)
    sign = -1 if slow else 1
    return sign * (low + (high - low) * (limits - step)), 1.0963 + sign * (high - low)


@lru_cache(maxsize=4096)
def _new_moon(number: int) -> int:
    """The day (JDN) of a true new moon, counted from the last mean one before the solstice of the epoch."""
    mean = number * _MONTH - _MOON_AGE
    moon, speed = _moon_ahead(mean + _ANOMALY)
    return floor(_SOLSTICE + mean + (_sun_ahead(mean) - moon) * _LIMIT / speed)


def _eleventh_month(year: int) -> int:
    """The number of the new moon that begins the month of the winter solstice of `year`."""
    solstice = (year - 1280) * _YEAR
    number = floor((solstice + _MOON_AGE) / _MONTH)
    while _new_moon(number + 1) <= floor(_SOLSTICE + solstice):
        number += 1
    while _new_moon(number) > floor(_SOLSTICE + solstice):
        number -= 1
    return number


def _has_midpoint(first: int, following: int) -> bool:
    """Whether one of the year's twelve mean midpoints (中氣) falls into a month."""
    twelfth = _YEAR / 12
    last = floor((following - _SOLSTICE) / twelfth)
    return any(first <= floor(_SOLSTICE + count * twelfth) < following for count in (last - 1, last))


def _from_solstice(year: int) -> list[LunarMonth]:
    """The months from the eleventh of `year` to the tenth of the next, with the leap month where there are thirteen."""
    begin, stop = _eleventh_month(year), _eleventh_month(year + 1)
    leap_due = stop - begin == 13
    months, number = [], 11
    for moon in range(begin, stop):
        first, following = _new_moon(moon), _new_moon(moon + 1)
        leap = leap_due and moon > begin and not _has_midpoint(first, following)
        leap_due = leap_due and not leap
        if moon > begin and not leap:
            number = number % 12 + 1
        months.append(LunarMonth(number, leap, first, following - first))
    return months


@lru_cache(maxsize=256)
def datong_months(year: int) -> tuple[LunarMonth, ...]:
    """The twelve or thirteen months of the lunar year that began in `year`; meaningful from 1281 on."""
    early = [month for month in _from_solstice(year - 1) if month.month <= 10]
    late = [month for month in _from_solstice(year) if month.month >= 11]
    return (*early, *late)
