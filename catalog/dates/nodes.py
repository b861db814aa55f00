"""What one part of a date says: spans of time that it may be, and what is to be said about them."""

from enum import IntEnum
from typing import NamedTuple

from catalog.dates.findings import DATE_DISAGREES, DATE_REVERSED
from catalog.dates.iso import Point, Span, cover, end, format_iso, meet, start
from catalog.dates.span import Calendar, Certainty
from catalog.messages import Message


class Kind(IntEnum):
    """What sort of time a part names; of two that disagree the more precise is used."""

    DAY = 0
    MONTH = 1
    YEAR = 2
    REIGN_YEAR = 3
    YEARS = 4
    DECADE = 5
    REIGN = 6
    CENTURY = 7
    MILLENNIUM = 8
    PERIOD = 9


class Node(NamedTuple):
    """A part of a date. More than one option: it may be any of them, and `doubt` says so if that is how it stays."""

    options: tuple[Span, ...]
    kind: Kind
    label: str = ""
    doubt: Message | None = None
    messages: tuple[Message, ...] = ()
    certainty: Certainty | None = None
    calendar: Calendar | None = None

    @property
    def span(self) -> Span:
        """All options together."""
        return cover(self.options)

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return self.label or name_of(self.span)

    @property
    def single_year(self) -> int | None:
        """The year, where it is one and nothing finer."""
        if len(self.options) == 1:
            lo, hi = self.options[0]
            if lo is not None and lo == hi and len(lo) == 1:
                return lo[0]
        return None

    def said(self, *messages: Message) -> "Node":
        """The same with more to say."""
        return self._replace(messages=self.messages + messages) if messages else self


def name_of(span: Span) -> str:
    """A span in ISO 8601, for a message."""
    lo, hi = (format_iso(point) if point else "…" for point in span)
    return lo if lo == hi else f"{lo}–{hi}"


def point_node(point: Point, label: str = "") -> Node:
    """A year, month or day."""
    return Node((Span(point, point),), (Kind.YEAR, Kind.MONTH, Kind.DAY)[len(point) - 1], label)


_DOUBTS = (Certainty.CERTAIN, Certainty.APPROXIMATE, Certainty.PROBABLE, Certainty.UNCERTAIN, Certainty.FORMER)


def less_certain(one: Certainty | None, other: Certainty | None) -> Certainty | None:
    """The less certain of two."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=_DOUBTS.index)


def _precision(node: Node) -> Kind:
    return Kind.YEAR if node.kind is Kind.REIGN_YEAR else node.kind


def agree(one: Node, other: Node) -> Node:
    """What both say of the same thing; where they contradict each other the more precise, with a warning."""
    certainty = less_certain(one.certainty, other.certainty)
    calendar = one.calendar or other.calendar
    messages = one.messages + other.messages
    options = tuple(dict.fromkeys(s for a in one.options for b in other.options if (s := meet(a, b)) is not None))
    finer, coarser = (one, other) if _precision(one) <= _precision(other) else (other, one)
    if not options:
        warning = DATE_DISAGREES(first=one.name, second=other.name, kept=finer.name)
        return finer._replace(messages=(*messages, warning), certainty=certainty, calendar=calendar)
    return Node(options, finer.kind, finer.label, finer.doubt or coarser.doubt, messages, certainty, calendar)


def side_by_side(one: Node, other: Node) -> Node:
    """Two dynasties in a row, of which neither lies in the other, are both meant ('Lý Trần'); all else agrees."""
    touching = meet(one.span, other.span)
    if one.kind is other.kind is Kind.PERIOD and touching not in (None, one.span, other.span):
        return either(one, other)
    return agree(one, other)


def join(one: Node, other: Node, kind: Kind | None = None) -> Node:
    """From the beginning of one to the end of the other; turned round with a warning where that is backwards."""
    first, second = one.span, other.span
    messages = one.messages + other.messages
    lo, hi = first.lo, second.hi
    if start(lo) > end(hi):
        messages = (*messages, DATE_REVERSED(first=one.name, second=other.name))
        lo, hi = second.lo, first.hi
    for node in (one, other):
        if node.doubt and len(node.options) > 1:
            messages = (*messages, node.doubt)
    return Node(
        (Span(lo, hi),),
        kind if kind is not None else max(one.kind, other.kind, Kind.YEARS),
        messages=messages,
        certainty=less_certain(one.certainty, other.certainty),
        calendar=one.calendar or other.calendar,
    )


def either(one: Node, other: Node) -> Node:
    """One or the other: from the earlier beginning to the later end."""
    span = cover((one.span, other.span))
    return join(one, other)._replace(options=(span,), messages=one.messages + other.messages)
