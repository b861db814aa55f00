"""Days and months that no year has, in texts on when a festival is held: '31/4', 'mùng 32 tháng Giêng', 'tháng 13'."""

import re
import unicodedata

from catalog.dates.iso import days_in_month

_LEAP_YEAR = 2000
_LUNAR_DAYS, _MONTHS = 30, 12
_SOLAR = re.compile(r"dương lịch|duong lich|\bsolar\b", re.IGNORECASE)
_LUNAR = re.compile(r"âm lịch|am lich|\bÂL\b|\blunar\b|\bm[ùồu]ng\b|nhuận", re.IGNORECASE)
_DAY = re.compile(r"(?<![\d/])(\d{1,2})(?:\s*(/)\s*|\s+th[áa]ng\s+)(\d{1,2})(?![\d/])", re.IGNORECASE)
_MONTH = re.compile(r"\bth[áa]ng\s+(\d{1,2})(?![\d/])", re.IGNORECASE)
_NAMED_MONTH = re.compile(r"(?<![\d/])(\d{1,2})\s+th[áa]ng\s+(?:gi[êe]ng|ch[ạa]p)\b", re.IGNORECASE)


def no_such_day(text: str) -> str | None:
    """What the text names that no year has, as it is written; None where all its days can be.

    Where the text does not say which calendar it means, a day must be wanting in both. A figure after a stroke is a
    month beyond doubt only where a calendar is named: '24/24' is a day's hours.
    """
    text = unicodedata.normalize("NFC", text)
    solar, lunar = _SOLAR.search(text) is not None, _LUNAR.search(text) is not None
    for found in _DAY.finditer(text):
        day, month = int(found[1]), int(found[3])
        if not 1 <= month <= _MONTHS:
            if solar or lunar or found[2] is None:
                return found[0]
        elif not 1 <= day <= _most(month, solar=solar, lunar=lunar):
            return found[0]
    of_named = (found for found in _NAMED_MONTH.finditer(text) if not 1 <= int(found[1]) <= _LUNAR_DAYS)
    alone = (found for found in _MONTH.finditer(text) if not 1 <= int(found[1]) <= _MONTHS)
    found_at = next(of_named, None) or next(alone, None)
    return found_at[0] if found_at else None


def _most(month: int, *, solar: bool, lunar: bool) -> int:
    """The last day that the month may have in the calendar that is meant, or in either."""
    in_solar = days_in_month(_LEAP_YEAR, month)
    if solar != lunar:
        return in_solar if solar else _LUNAR_DAYS
    return max(in_solar, _LUNAR_DAYS)
