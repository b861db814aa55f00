"""Leafing through results."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from catalog.errors import NotFoundError
from catalog.language import N_
from catalog.search.query import PAGE_SIZE
from viewer.pages.asked import MAX_PAGE, Asked


class PastTheEndError(NotFoundError):
    """A page of results after the last one; `href` leads to that."""

    code = "page-past-the-end"
    msgid = N_("These results end with page {pages}.")


@dataclass(frozen=True)
class Leaf:
    """A page of results to go to; `number` is None for a gap between pages."""

    number: int | None
    href: str = ""
    current: bool = False


@dataclass(frozen=True)
class Pager:
    """Where in the results the reader is: `first` to `last` of all, and where to go from here."""

    first: int
    last: int
    previous: str
    next: str
    leaves: tuple[Leaf, ...]


def past_the_end(asked: Asked, total: int, address: Callable[[Asked], str]) -> PastTheEndError:
    """What to say of a page after the last one of `total` results."""
    pages = _pages(total)
    return PastTheEndError(pages=pages, href=address(replace(asked, page=pages)))


def _pages(total: int) -> int:
    return min(-(-total // PAGE_SIZE), MAX_PAGE)


def pager(asked: Asked, total: int, address: Callable[[Asked], str]) -> Pager:
    """The pages of `total` results around the one that was asked for."""
    pages = _pages(total)
    page = asked.page

    def href(number: int) -> str:
        return address(replace(asked, page=number))

    leaves: list[Leaf] = []
    for number in sorted({1, page - 1, page, page + 1, pages} & set(range(1, pages + 1))):
        before = leaves[-1].number if leaves else 0
        if before is not None and number > before + 1:
            leaves.append(Leaf(None))
        leaves.append(Leaf(number, href(number), number == page))
    return Pager(
        first=(page - 1) * PAGE_SIZE + 1,
        last=min(page * PAGE_SIZE, total),
        previous=href(page - 1) if 1 < page <= pages else "",
        next=href(page + 1) if page < pages else "",
        leaves=tuple(leaves) if pages > 1 else (),
    )
