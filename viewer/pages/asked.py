"""From the words of an address to a question, and back: what a search page's links and form carry."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from werkzeug.datastructures import MultiDict

from catalog import places
from catalog.errors import BadRequestError
from catalog.language import N_
from catalog.policy import Viewer
from catalog.record.lists import STANDING_LABELS, Kind
from catalog.search.query import PAGE_SIZE, Facet, Query, Sort
from catalog.search.times import years_of
from viewer.labels import MEDIA

MAX_CHARACTERS = 300
MAX_PAGE = 400
MAX_CHOICES = 40
_YEAR_SPAN = 20_000
_YEAR = re.compile(r"[+-]?\d{1,6}", re.ASCII)
_CLOSED = {
    Facet.KIND: frozenset(Kind),
    Facet.RANK: frozenset(STANDING_LABELS),
    Facet.MEDIA: frozenset(MEDIA),
}


class YearError(BadRequestError):
    """No year."""

    msgid = N_("“{value}” cannot be read as a year. Write it like 1697, 500 BCE or 17th century.")


class ChoiceError(BadRequestError):
    """Nothing that results can be narrowed by."""

    msgid = N_("“{value}” is none of the filters here. Please choose from the list beside the results.")


class SortError(BadRequestError):
    """No order."""

    msgid = N_("“{value}” is not an order in which results can be shown.")


class LookError(BadRequestError):
    """No way to look at results."""

    msgid = N_("“{value}” is no way to look at results. There are pictures and list.")


class PageNumberError(BadRequestError):
    """No page."""

    msgid = N_("“{value}” is not the number of a page of results.")


class Look(StrEnum):
    """How results are looked at."""

    PICTURES = "pictures"
    LIST = "list"


@dataclass(frozen=True)
class Asked:
    """What an address asks for; `page` counts from 1, `sort` is None where none was named.

    `exchanged`: the years came the wrong way round; `cut`: there were more words than are looked for.
    """

    text: str = ""
    filters: Mapping[Facet, tuple[str, ...]] | None = None
    year_from: int | None = None
    year_to: int | None = None
    sort: Sort | None = None
    page: int = 1
    exchanged: bool = False
    cut: bool = False
    look: Look = Look.PICTURES

    def query(self, viewer: Viewer) -> Query:
        """The question to the index; without words the order is by name."""
        return Query(
            text=self.text,
            viewer=viewer,
            filters=dict(self.filters or {}),
            year_from=self.year_from,
            year_to=self.year_to,
            sort=self.order,
            offset=min(self.page - 1, MAX_PAGE) * PAGE_SIZE,
        )

    @property
    def order(self) -> Sort:
        """The order that is in force."""
        return self.sort or (Sort.RELEVANCE if self.text else Sort.NAME)

    @property
    def narrowed(self) -> bool:
        """Whether anything but words narrows the question."""
        return bool(self.filters) or self.year_from is not None or self.year_to is not None

    def parameters(self) -> dict[str, str | list[str]]:
        """The address's parameters, only those that say something."""
        found: dict[str, str | list[str]] = {"q": self.text} if self.text else {}
        found |= {facet.value: list(values) for facet, values in (self.filters or {}).items() if values}
        if self.year_from is not None:
            found["from"] = str(self.year_from)
        if self.year_to is not None:
            found["to"] = str(self.year_to)
        if self.sort is not None:
            found["sort"] = self.sort.value
        if self.look is not Look.PICTURES:
            found["look"] = self.look.value
        if self.page > 1:
            found["page"] = str(self.page)
        return found

    def without(self, facet: Facet, value: str) -> "Asked":
        """The same question, one choice fewer."""
        left = dict(self.filters or {})
        left[facet] = tuple(one for one in left.get(facet, ()) if one != value)
        return replace(self, filters={name: values for name, values in left.items() if values}, page=1)


def read(args: MultiDict[str, str]) -> Asked:
    """What `args` ask for; raises one of the errors above for what makes no sense."""
    filters = {
        facet: tuple(dict.fromkeys(value for value in args.getlist(facet.value)[:MAX_CHOICES] if value))
        for facet in Facet
        if any(args.getlist(facet.value))
    }
    for facet, values in filters.items():
        _check(facet, values)
    first, last = _year(args, "from"), _year(args, "to")
    exchanged = first is not None and last is not None and first > last
    text = " ".join(args.get("q", "").split())
    return Asked(
        text=text[:MAX_CHARACTERS].rstrip(),
        filters=filters,
        year_from=last if exchanged else first,
        year_to=first if exchanged else last,
        sort=_sort(args.get("sort", "")),
        page=_page(args.get("page", "").strip()),
        exchanged=exchanged,
        cut=len(text) > MAX_CHARACTERS,
        look=_look(args.get("look", "")),
    )


def _check(facet: Facet, values: tuple[str, ...]) -> None:
    for value in values:
        known = places.unit(value) is not None if facet is Facet.PROVINCE else value in _CLOSED.get(facet, (value,))
        if not known:
            raise ChoiceError(name=facet.value, value=value[:40])


def _year(args: MultiDict[str, str], name: str) -> int | None:
    """An astronomical year, or a date as people write it: its first year, or its last one for the end of the range."""
    written = args.get(name, "").strip()
    if not written:
        return None
    if _YEAR.fullmatch(written):
        year: int | None = int(written)
    else:
        years = years_of(written)
        year = years and (years.first if name == "from" else years.last)
    if year is None or abs(year) > _YEAR_SPAN:
        raise YearError(name=name, value=written[:40])
    return year


def _page(written: str) -> int:
    if not written:
        return 1
    if not written.isdecimal() or not int(written[:9]) >= 1:
        raise PageNumberError(name="page", value=written[:40])
    return int(written[:9])


def _sort(written: str) -> Sort | None:
    if not written:
        return None
    try:
        return Sort(written)
    except ValueError as exc:
        raise SortError(name="sort", value=written[:40]) from exc


def _look(written: str) -> Look:
    if written not in ("", *Look):
        raise LookError(name="look", value=written[:40])
    return Look(written or Look.PICTURES)
