"""From the words of an address to a question, and back: what a search page's links and form carry."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from catalog.errors import BadRequestError
from catalog.policy import Viewer
from catalog.search.query import PAGE_SIZE, Facet, Query, Sort

MAX_CHARACTERS = 300
MAX_PAGE = 400
MAX_CHOICES = 40
_YEAR_SPAN = 20_000


@dataclass(frozen=True)
class Asked:
    """What an address asks for; `page` counts from 1, `sort` is None where none was named."""

    text: str = ""
    filters: Mapping[Facet, tuple[str, ...]] | None = None
    year_from: int | None = None
    year_to: int | None = None
    sort: Sort | None = None
    page: int = 1

    def query(self, viewer: Viewer) -> Query:
        """The question to the index; without words the order is by name."""
        return Query(
            text=self.text,
            viewer=viewer,
            filters=dict(self.filters or {}),
            year_from=self.year_from,
            year_to=self.year_to,
            sort=self.order,
            offset=(self.page - 1) * PAGE_SIZE,
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
        if self.page > 1:
            found["page"] = str(self.page)
        return found

    def without(self, facet: Facet, value: str) -> "Asked":
        """The same question, one choice fewer."""
        left = dict(self.filters or {})
        left[facet] = tuple(one for one in left.get(facet, ()) if one != value)
        return replace(self, filters={name: values for name, values in left.items() if values}, page=1)


def read(args: MultiDict[str, str]) -> Asked:
    """What `args` ask for; raises BadRequestError for a number or an order that is none."""
    filters = {
        facet: tuple(dict.fromkeys(value for value in args.getlist(facet.value)[:MAX_CHOICES] if value))
        for facet in Facet
        if any(args.getlist(facet.value))
    }
    return Asked(
        text=" ".join(args.get("q", "").split())[:MAX_CHARACTERS],
        filters=filters,
        year_from=_integer(args, "from", -_YEAR_SPAN, _YEAR_SPAN),
        year_to=_integer(args, "to", -_YEAR_SPAN, _YEAR_SPAN),
        sort=_sort(args.get("sort", "")),
        page=_integer(args, "page", 1, MAX_PAGE) or 1,
    )


def _integer(args: MultiDict[str, str], name: str, least: int, most: int) -> int | None:
    written = args.get(name, "").strip()
    if not written:
        return None
    try:
        number = int(written)
    except ValueError as exc:
        raise BadRequestError(name=name, value=written[:40]) from exc
    if not least <= number <= most:
        raise BadRequestError(name=name, value=written[:40])
    return number


def _sort(written: str) -> Sort | None:
    if not written:
        return None
    try:
        return Sort(written)
    except ValueError as exc:
        raise BadRequestError(name="sort", value=written[:40]) from exc
