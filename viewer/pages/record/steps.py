"""A record as a step of the collections that lead past it, as its page shows it."""

from dataclasses import dataclass

from viewer.context import CardFace, Link


@dataclass(frozen=True)
class Walk:
    """Where the record stands in a collection: `step` of `total`, and those before and after it."""

    id: str
    thread: Link
    step: int
    total: int
    previous: CardFace | None
    next: CardFace | None


@dataclass(frozen=True)
class Walks:
    """The walk that the reader is on, if any, and the others that lead past the record."""

    mine: Walk | None = None
    others: tuple[Walk, ...] = ()
