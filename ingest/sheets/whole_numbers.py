"""Whole numbers that a program wrote into text as 1783.0, because a cell of their column was empty."""

import re
from collections.abc import Collection, Iterator, Sequence

from catalog.language import N_
from catalog.messages import Message, Severity, define

NUMBERS_WHOLE = define(
    "numbers-whole",
    Severity.INFO,
    N_("Columns of whole numbers that are written with '.0' are read without it: {columns}, first '{text}'."),
)

_WHOLE = re.compile(r"(-?\d+)\.0+")
_FEWEST = 2


def whole_columns(records: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The columns of which each filled cell in these rows is such a number, two at least."""
    found: dict[int, int] = {}
    for cells in records:
        for at, cell in enumerate(cells):
            if cell.strip() and found.get(at) != -1:
                found[at] = found.get(at, 0) + 1 if _WHOLE.fullmatch(cell.strip()) else -1
    return tuple(at for at, count in sorted(found.items()) if count >= _FEWEST)


def without_point(cells: Sequence[str], columns: Collection[int]) -> list[str]:
    """The row with such numbers as a person writes them."""
    return [_as_written(cell) if at in columns else cell for at, cell in enumerate(cells)]


def _as_written(cell: str) -> str:
    match = _WHOLE.fullmatch(cell.strip())
    return match[1] if match else cell


def told(records: Sequence[Sequence[str]], columns: Sequence[int], names: Sequence[str]) -> Iterator[Message]:
    """The notice of these columns."""
    named = [at for at in columns if at < len(names)]
    if named:
        first = next(cells[named[0]] for cells in records if len(cells) > named[0] and cells[named[0]].strip())
        yield NUMBERS_WHOLE(columns=", ".join(names[at] for at in named), text=first.strip())
