"""A date in a record: the text as written, and the earliest and latest date at the precision known."""

from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from catalog.dates.alternatives import alternatives
from catalog.dates.dashes import with_one_dash
from catalog.dates.display import display, with_certainty
from catalog.dates.iso import Span, end, parse_iso, start
from catalog.dates.phrases import are_bounds, phrase
from catalog.dates.reckoned import in_solar, with_calendar, with_solar_year
from catalog.dates.wording import is_notation, with_part
from catalog.language import FIRST, N_, translate
from catalog.messages import Severity, define
from catalog.text import LangMap

DATE_ORDER = define(
    "date-order",
    Severity.ERROR,
    N_("The earliest date, {earliest}, lies after the latest, {latest}: exchange the two."),
)


class Certainty(StrEnum):
    """How sure a date is; EDTF writes approximate as '~' and uncertain as '?'."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    APPROXIMATE = "approximate"
    UNCERTAIN = "uncertain"
    FORMER = "former"


class Calendar(StrEnum):
    """The calendar of the text as written; earliest and latest are always Gregorian."""

    GREGORIAN = "gregorian"
    JULIAN = "julian"
    LUNAR = "lunar"
    SAKA = "saka"
    BUDDHIST = "buddhist"


def _real_date(value: str) -> str:
    if parse_iso(value) is None:
        raise ValueError("date")
    return value


@lru_cache(maxsize=4096)
def _span(earliest: str | None, latest: str | None) -> Span:
    return Span(parse_iso(earliest) if earliest else None, parse_iso(latest) if latest else None)


IsoDate = Annotated[str, AfterValidator(_real_date)]
"""'1783', '1783-06' or '1783-06-15'; astronomical years from -9999 to 9999 ('0000' is 1 BCE, '-0257' is 258 BCE)."""


class DateSpan(BaseModel):
    """Text by language, and the span of time it stands for; an end that nobody knows is None."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: LangMap = Field(default_factory=dict)
    earliest: IsoDate | None = None
    latest: IsoDate | None = None
    certainty: Certainty | None = None
    calendar: Calendar | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        span = self.span
        if span.lo and span.hi and start(span.lo) > end(span.hi):
            raise PydanticCustomError(
                DATE_ORDER.code,
                DATE_ORDER.msgid,
                {"earliest": str(self.earliest), "latest": str(self.latest)},
            )
        return self

    @property
    def span(self) -> Span:
        """Both ends as points, to be compared."""
        return _span(self.earliest, self.latest)

    @property
    def year_from(self) -> int | None:
        """The first year it may be, astronomical (0 is 1 BCE)."""
        return self.span.lo[0] if self.span.lo else None

    @property
    def year_to(self) -> int | None:
        """The last year it may be, astronomical."""
        return self.span.hi[0] if self.span.hi else None

    @property
    def words(self) -> LangMap:
        """The text as it is shown, a range with the dash of all ranges."""
        return {language: with_one_dash(written, self.span) for language, written in self.text.items()}

    def display(self, language: str) -> str:
        """The date for a reader of `language`: as written in words, otherwise from the span; '' for nothing known.

        What is of another calendar says so, and a reign year has its solar year beside it.
        """
        written = self.words.get(language)
        if written and not is_notation(written):
            return with_solar_year(written, self.span, language, lunar=self.calendar is Calendar.LUNAR)
        shown = self._put_into_words(language)
        if self.is_reckoned:
            shown = with_calendar(shown, self.span, language)
        return shown or next(iter(self.words.values()), "")

    def solar(self, language: str) -> str:
        """The solar day or month, to stand beside what `display` tells of a lunar one in its own words; else ''."""
        written = self.text.get(language, "")
        if not self.is_reckoned or self.calendar is Calendar.JULIAN or not written or is_notation(written):
            return ""
        shown = with_certainty(in_solar(written, self.span, language), language, self.certainty)
        return translate(N_("that is {date}"), language, date=shown) if shown else ""

    def brief(self, language: str) -> str:
        """As `display`, where a card has room for little: reckoned days are told by their months, without calendars."""
        lo, hi = self.span
        written = self.text.get(language)
        if not self.is_reckoned or lo is None or hi is None or len(lo) < 3 or len(hi) < 3:
            return self.display(language)
        if written and not is_notation(written):
            return self.display(language)
        return with_certainty(display(Span(lo[:2], hi[:2]), language), language, self.certainty)

    def _put_into_words(self, language: str) -> str:
        """The span in words; years that nobody wrote, the bounds of what the Vietnamese words mean, as approximate."""
        words = self.text.get(FIRST, "") if language != FIRST else ""
        said = phrase(words, self.span, language) if words else ""
        if said:
            return with_certainty(said, language, self.certainty)
        chosen = next(filter(None, (alternatives(one, self.span, language) for one in self.text.values())), "")
        if chosen:
            return chosen
        certainty = Certainty.APPROXIMATE if self.is_bounds else self.certainty
        shown = display(self.span, language, certainty)
        return with_part(shown, self.text, language) if self.earliest == self.latest and shown else shown

    @property
    def is_bounds(self) -> bool:
        """Whether its years were reckoned from words and stand in none: of a part of a century, a reign."""
        sure = self.certainty in (None, Certainty.CERTAIN)
        return sure and not self.is_reckoned and are_bounds(self.text.get(FIRST, ""), self.span)

    @property
    def is_known(self) -> bool:
        """Whether either end is known, so that the date can be said in any language."""
        return self.earliest is not None or self.latest is not None

    @property
    def is_reckoned(self) -> bool:
        """Whether the text is of another calendar than the span."""
        return self.calendar not in (None, Calendar.GREGORIAN)
