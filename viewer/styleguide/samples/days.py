"""Days, weeks, months and centuries."""

from dataclasses import dataclass
from datetime import date, timedelta

from viewer.context import Said
from viewer.pages.calendar import days, days_with_weekday, lunar_days, month_name, short_month
from viewer.pages.festivals import Feast, Month, OtherFeast
from viewer.pages.record.context import Day
from viewer.pages.timeline import Century
from viewer.styleguide.samples import cards
from viewer.styleguide.studio import Studio

_TODAY = date(2026, 5, 20)


@dataclass(frozen=True)
class Week:
    """The week of the front room."""

    today: str
    today_lunar: str
    feasts: tuple[Feast, ...]
    is_festive: bool


def festive(studio: Studio) -> Week:
    """A week with festivals of one day, of three, and of a month and more."""
    return _week(studio, tuple(_feast(studio, _TODAY, length) for length in (1, 3, 41)), is_festive=True)


def quiet(studio: Studio) -> Week:
    """A week with nothing on; the next festival is far off."""
    return _week(studio, (_feast(studio, _TODAY + timedelta(days=90), 2),), is_festive=False)


def no_feasts(studio: Studio) -> Week:
    """A museum without festivals: the room is left out."""
    return _week(studio, (), is_festive=False)


def feasts(studio: Studio) -> tuple[Feast, ...]:
    """Rows of days, one with a title of 300 letters."""
    long = cards.strained(studio)[2].title
    return (*festive(studio).feasts, _feast(studio, _TODAY, 1, long), _feast(studio, date(2101, 1, 1), 1))


def months(studio: Studio) -> tuple[Month, ...]:
    """Two months of a year."""
    firsts = (date(2026, 5, 1), date(2026, 6, 1))
    return tuple(
        Month(month_name(one, studio.language), tuple(_feast(studio, one, length) for length in (1, 3)))
        for one in firsts
    )


def no_months(studio: Studio) -> tuple[Month, ...]:
    """A year without a festival."""
    return ()


def other_days(studio: Studio) -> tuple[OtherFeast, ...]:
    """By the calendar of its own people, with no day told, and with a title of 300 letters and no place."""
    where = studio.said(vi="Phường Đô Vinh, Khánh Hòa", en="Đô Vinh ward, Khánh Hòa")
    told = studio.said(vi="mồng một tháng bảy lịch Chăm", en="the first of the seventh month of the Cham calendar")
    return (
        OtherFeast("#main", studio.said(vi="Lễ hội Katê", en="Katê festival"), where, (told,)),
        OtherFeast("#main", studio.said(vi="Hội làng Hạ", en="Festival of Hạ village"), where, ()),
        OtherFeast("#main", cards.strained(studio)[2].title, None, (told, told)),
    )


def no_other_days(studio: Studio) -> tuple[OtherFeast, ...]:
    """Where every festival has its day: left out."""
    return ()


def next_days(studio: Studio) -> tuple[Day, ...]:
    """A festival that comes twice a year: in three days, and by a rule of its own."""
    language, far = studio.language, _TODAY + timedelta(days=84)
    return (
        Day(
            days_with_weekday(_TODAY, _TODAY, language),
            lunar_days(_TODAY, _TODAY, language),
            studio.said(
                vi="từ mồng 7 đến mồng 9 tháng Tư âm lịch", en="from the 7th to the 9th of the 4th lunar month"
            ),
            studio.words(vi="còn 3 ngày", en="in 3 days"),
        ),
        Day(days(far, far + timedelta(days=2), language), "", None, studio.words(vi="còn 87 ngày", en="in 87 days")),
    )


def centuries(studio: Studio) -> tuple[Century, ...]:
    """The fullest, one before our era, and one that older records reach into."""
    shown = cards.pictured(studio)
    return (
        Century(
            studio.words(vi="Thế kỷ V TCN", en="5th century BCE"),
            studio.words(vi="500–401 TCN", en="500–401 BCE"),
            1,
            0,
            2,
            "#main",
            shown[1:2],
        ),
        Century(studio.words(vi="Thế kỷ XVII", en="17th century"), "1601–1700", 1_204, 1, 100, "#main", shown),
        Century(
            studio.words(vi="Thế kỷ XX", en="20th century"), "1901–2000", 31, 12, 3, "#main", cards.strained(studio)[:4]
        ),
    )


def no_centuries(studio: Studio) -> tuple[Century, ...]:
    """A museum in which nothing has a date."""
    return ()


def _week(studio: Studio, shown: tuple[Feast, ...], *, is_festive: bool) -> Week:
    language = studio.language
    return Week(days_with_weekday(_TODAY, _TODAY, language), lunar_days(_TODAY, _TODAY, language), shown, is_festive)


def _feast(studio: Studio, first: date, length: int, title: Said | None = None) -> Feast:
    last = first + timedelta(days=length - 1)
    return Feast(
        href="#main",
        title=title or studio.said(vi="Hội rước nước làng Thượng", en="Water procession of Thượng village"),
        where=studio.said(vi="Xã Quảng Oai, Hà Nội", en="Quảng Oai commune, Hanoi"),
        iso=first.isoformat(),
        number=first.day,
        month=short_month(first, studio.language),
        solar=days(first, last, studio.language),
        lunar=lunar_days(first, last, studio.language),
    )
