"""Days, weeks, months and centuries."""

from dataclasses import replace
from datetime import date, timedelta

from viewer.context import CardFace
from viewer.pages.calendar import days, days_with_weekday, lunar_days, month_name, moon, short_month
from viewer.pages.festivals import Feast, Month, OtherFeast, Week
from viewer.pages.record.context import Day
from viewer.pages.timeline import Century
from viewer.styleguide.samples import cards
from viewer.styleguide.studio import Studio

_TODAY = date(2026, 5, 20)


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
    """A row to itself, then pairs: without a picture, with a title of 300 letters, beyond the lunar calendar."""
    long = cards.strained(studio)[2]
    bare = replace(_procession(studio), picture=None)
    shown = (_feast(studio, _TODAY, 1, bare), _feast(studio, _TODAY, 1, long), _feast(studio, date(2101, 1, 1), 1))
    return (*festive(studio).feasts[:2], *shown)


def months(studio: Studio) -> tuple[Month, ...]:
    """Months of one festival, of two and of three: none leaves a part of its row empty."""
    return tuple(_month(studio, date(2026, 4 + held, 1), held) for held in (1, 2, 3))


def no_months(studio: Studio) -> tuple[Month, ...]:
    """A year without a festival."""
    return ()


def other_days(studio: Studio) -> tuple[OtherFeast, ...]:
    """By the calendar of its own people, with no day told, and with a title of 300 letters and no place."""
    where = (studio.said(vi="Khánh Hòa", en="Khánh Hòa"),)
    kate = studio.card("intangible", studio.said(vi="Lễ hội Katê", en="Katê festival"), where)
    ha = studio.card("intangible", studio.said(vi="Hội làng Hạ", en="Festival of Hạ village"), where)
    told = studio.said(vi="mồng một tháng bảy lịch Chăm", en="the first of the seventh month of the Cham calendar")
    return (
        OtherFeast(replace(kate, picture=studio.picture("roof")), (told,)),
        OtherFeast(ha, ()),
        OtherFeast(cards.strained(studio)[2], (told, told)),
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


def _month(studio: Studio, first: date, held: int) -> Month:
    last = first + timedelta(days=29)
    feasts = tuple(_feast(studio, first + timedelta(days=number), 1 + number) for number in range(held))
    return Month(month_name(first, studio.language), lunar_days(first, last, studio.language), feasts)


def _procession(studio: Studio) -> CardFace:
    return studio.card(
        "intangible",
        studio.said(vi="Hội rước nước làng Thượng", en="Water procession of Thượng village"),
        (studio.said(vi="Hà Nội", en="Hanoi"),),
        picture=studio.picture("river", tint="tint-rain"),
        summary=studio.said(
            vi="Thuyền ra giữa sông múc nước vào chum, rồi kiệu rước chum về đình, trống đi trước.",
            en="Boats fill a jar in the middle of the river; a palanquin carries it to the hall behind the drums.",
        ),
    )


def _feast(studio: Studio, first: date, length: int, card: CardFace | None = None) -> Feast:
    last = first + timedelta(days=length - 1)
    return Feast(
        card=card or _procession(studio),
        iso=first.isoformat(),
        number=first.day,
        month=short_month(first, studio.language),
        moon=moon(first, studio.language),
        solar=days(first, last, studio.language),
        lunar=lunar_days(first, last, studio.language),
    )
