"""What reading a date may find to say: it warns, it never corrects."""

from catalog.language import N_
from catalog.messages import Severity, define

_W, _I = Severity.WARNING, Severity.INFO

DATE_UNKNOWN = define(
    "date-unknown",
    _W,
    N_(
        "'{text}' is kept as it is written, but it could not be read as a date, so it will not be found by year. "
        "Forms that are read: 1783, 15/6/1783, 1740-1786, c. 1740, 17th century, Cảnh Hưng 44."
    ),
)
DATE_BEYOND_ERA = define(
    "date-beyond-era",
    _W,
    N_("{era} had {years} years ({first}–{last}); its year {number} would be {year}. Please check the source."),
)
DATE_DISAGREES = define(
    "date-disagrees",
    _W,
    N_("'{first}' and '{second}' are not the same time. '{kept}' is used for searching; please check the source."),
)
DATE_CAN_CHI_DISAGREES = define(
    "date-can-chi-disagrees",
    _W,
    N_("'{kept}' does not fall in a year {written}; {year} was {right}. '{kept}' is used; please check the source."),
)
DATE_CAN_CHI_SEVERAL = define(
    "date-can-chi-several",
    _W,
    N_("The year {written} came more than once in '{within}': {years}. All are covered; name the reign or the year."),
)
DATE_CAN_CHI_ABSENT = define(
    "date-can-chi-absent",
    _W,
    N_("No year {written} falls into '{kept}'. The whole of '{kept}' is used; please check the source."),
)
DATE_NAME_TWICE = define(
    "date-name-used-twice",
    _W,
    N_("'{name}' is the name of several reigns: {users}. All are covered; add the ruler, the dynasty or the year."),
)
DATE_PERIOD_UNCLEAR = define(
    "date-period-unclear",
    _W,
    N_("'{name}' may mean {meanings}. The whole span is covered; say which one if it is known."),
)
DATE_PERIOD_LOOSE = define(
    "date-period-loose",
    _I,
    N_("'{name}' is counted from different years in the literature; the widest span is covered."),
)
DATE_NO_SUCH_DAY = define(
    "date-no-such-day",
    _W,
    N_("There is no day {day} in the year {year}, so only the year is used. Please check the source."),
)
DATE_NO_LUNAR_DAY = define(
    "date-no-lunar-day",
    _W,
    N_(
        "No day {day} is known in the lunar year {year}, so only the year is used. "
        "Lunar days can be placed from 1324 on; check the day and the leap month."
    ),
)
DATE_LUNAR = define(
    "date-lunar",
    _I,
    N_("The lunar date {day} of the year {year} fell on {solar} (Gregorian); reckoned by the calendar then in force."),
)
DATE_LUNAR_OR_SOLAR = define(
    "date-lunar-or-solar",
    _W,
    N_(
        "It is not clear whether {day}/{year} is a lunar or a solar date; both are covered. "
        "Add 'âm lịch' or 'dương lịch'."
    ),
)
DATE_MONTH_FIRST = define(
    "date-month-first",
    _W,
    N_("'{text}' was read with the month first, since no month has the number {number}. Please check."),
)
DATE_ABBREVIATED = define(
    "date-abbreviated",
    _W,
    N_("'{text}' may be a month or a span of years; both are covered. Write '{month}' or '{years}'."),
)
DATE_REVERSED = define(
    "date-reversed",
    _W,
    N_("'{first}' comes after '{second}'; the span between them is used. Please check which is the beginning."),
)
DATE_OLD_NOTATION = define(
    "date-old-notation",
    _W,
    N_("'{text}' is written as drafts of EDTF had it before 2019; it was read as '{now}'."),
)
DATE_SEASON_OR_YEARS = define(
    "date-season-or-years",
    _W,
    N_("'{text}' may be a season of {year}, as EDTF has it, or a span of years; both are covered. Write '{years}'."),
)
DATE_MISSING_DIGITS = define(
    "date-missing-digits", _I, N_("Each '?' in '{text}' was taken for a digit that nobody knows.")
)
DATE_TOO_OLD = define(
    "date-too-old",
    _I,
    N_("'{text}' lies before 10,000 BCE, where years are no longer told apart: it is kept as 'until 10,000 BCE'."),
)
DATE_AGO = define(
    "date-ago",
    _I,
    N_(
        "{number} years ago is counted from about {present}, as archaeology does, since nothing says when it was "
        "written. Write the year or the century if it is known."
    ),
)
DATE_BARE_NUMERAL = define("date-bare-numeral", _I, N_("'{text}' was read as century {century}."))
DATE_PART_OF_REIGN = define(
    "date-part-of-reign",
    _I,
    N_("'{name}' is covered as a whole: what its beginning or end means in years is not settled."),
)
DATE_REMARK = define("date-remark", _I, N_("The words '{text}' beside the date were not read as a part of it."))
