"""Long lists a portion at a time: as many values as one statement may name, far below every database's limit."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

MOST = 500

Item = TypeVar("Item")


def portions(items: Iterable[Item], most: int = MOST) -> Iterator[list[Item]]:
    """The items in their order, at most `most` in each list; nothing where there are none."""
    remaining = iter(items)
    while some := list(islice(remaining, most)):
        yield some
