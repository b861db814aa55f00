"""The parts of one date brought together: reign, dynasty, can-chi year, day and month, and the year beside them."""

from dataclasses import dataclass, field
from functools import reduce
from typing import NamedTuple

from catalog.dates.court_calendar import court_days
from catalog.dates.findings import (
    DATE_CAN_CHI_ABSENT,
    DATE_CAN_CHI_DISAGREES,
    DATE_CAN_CHI_SEVERAL,
    DATE_LUNAR,
    DATE_LUNAR_OR_SOLAR,
    DATE_NO_LUNAR_DAY,
    DATE_NO_SUCH_DAY,
)
from catalog.dates.iso import Point, Span, cover, day_of, exists
from catalog.dates.lunar import sexagenary, year_name
from catalog.dates.names import CanChi
from catalog.dates.nodes import Kind, Node, agree, name_of, point_node, side_by_side
from catalog.dates.span import Calendar

_BOTH_CALENDARS = 1900
"""Since about then people write either calendar's days beside a can-chi year."""
_LUNAR_YEAR_ENDS = 11
_SHOWN_YEARS = 5


class DayMonth(NamedTuple):
    """A day of a month, or a month, whose year is said elsewhere."""

    month: int
    day: int | None = None
    leap: bool = False
    lunar: bool | None = None
    """True or False where the words tell (mùng, rằm, giêng; 16/5/1783), None where they do not."""

    @property
    def label(self) -> str:
        """What to call it in a message."""
        return f"{self.day or '…'}/{self.month}{' nhuận' if self.leap else ''}"


@dataclass(slots=True)
class Parts:
    """What has been read of one date."""

    nodes: list[Node] = field(default_factory=list)
    day_month: DayMonth | None = None
    can_chi: CanChi | None = None
    lunar: bool | None = None

    @property
    def nothing(self) -> bool:
        """Whether nothing has been read yet."""
        return not self.nodes and self.day_month is None and self.can_chi is None


def settle(parts: Parts) -> Node | None:
    """The one date that the parts make; None where they name no year."""
    if not parts.nodes:
        return None
    if parts.can_chi is None and parts.day_month is None:
        return parts.nodes[0] if len(parts.nodes) == 1 else reduce(side_by_side, parts.nodes)
    reigns = [node for node in parts.nodes if node.kind > Kind.YEAR]
    beside = [node for node in parts.nodes if node.kind <= Kind.YEAR]
    if parts.day_month and reigns and beside:
        placed = _dated(reduce(agree, reigns), parts)
        if placed.kind <= Kind.MONTH:
            return agree(reduce(agree, beside), placed)
    return _dated(reduce(agree, parts.nodes), parts)


def _dated(node: Node, parts: Parts) -> Node:
    if parts.can_chi is not None:
        node = _in_year(node, parts.can_chi, parts.day_month)
    return _placed(node, parts) if parts.day_month is not None else node


def _in_year(node: Node, can_chi: CanChi, day_month: DayMonth | None) -> Node:
    """The years of `node` that bear the can-chi name; `node` itself, with a warning, where none does."""
    year = node.single_year
    if year is not None and day_month and day_month.month >= _LUNAR_YEAR_ENDS and sexagenary(year - 1) == can_chi.place:
        return node._replace(options=(Span((year - 1,), (year - 1,)),), calendar=Calendar.LUNAR)
    years = [found for span in node.options for found in _years_named(span, can_chi.place)]
    if not years and year is None:
        return node.said(DATE_CAN_CHI_ABSENT(kept=node.name, written=can_chi.label))
    if year is not None:
        wrong = DATE_CAN_CHI_DISAGREES(kept=node.name, written=can_chi.label, year=year, right=year_name(year))
        return node if years else node.said(wrong)
    several = None
    if len(years) > 1:
        shown = ", ".join(map(str, years[:_SHOWN_YEARS])) + (", …" if len(years) > _SHOWN_YEARS else "")
        several = DATE_CAN_CHI_SEVERAL(written=can_chi.label, within=node.name, years=shown)
    options = tuple(Span((found,), (found,)) for found in years)
    return node._replace(
        options=options, kind=Kind.REIGN_YEAR, label=can_chi.label, doubt=several, calendar=Calendar.LUNAR
    )


def _years_named(span: Span, index: int) -> range:
    if span.lo is None or span.hi is None:
        return range(0)
    first = span.lo[0] + (index - sexagenary(span.lo[0])) % 60
    return range(first, span.hi[0] + 1, 60)


def _placed(node: Node, parts: Parts) -> Node:
    """`node`, a year, made as fine as the day or month in it."""
    year, day_month = node.single_year, parts.day_month
    if year is None or day_month is None:
        return node
    lunar = parts.lunar if parts.lunar is not None else day_month.lunar
    if lunar is None and (node.calendar is Calendar.LUNAR or parts.can_chi is not None):
        if node.calendar is not Calendar.LUNAR and year >= _BOTH_CALENDARS:
            return _either_calendar(node, year, day_month)
        lunar = True
    return _lunar_day(node, year, day_month) if lunar else _solar_day(node, year, day_month)


def _solar_day(node: Node, year: int, day_month: DayMonth) -> Node:
    point: Point = (year, day_month.month, day_month.day) if day_month.day else (year, day_month.month)
    if not exists(point):
        return node.said(DATE_NO_SUCH_DAY(day=day_month.label, year=year))
    return node._replace(options=(Span(point, point),), kind=point_node(point).kind, label="")


def _lunar_day(node: Node, year: int, day_month: DayMonth) -> Node:
    days = court_days(year, day_month.month, day_month.day, day_month.leap)
    if days is None:
        return node._replace(calendar=Calendar.LUNAR).said(DATE_NO_LUNAR_DAY(day=day_month.label, year=year))
    span = Span(day_of(days.first), day_of(days.last))
    told = DATE_LUNAR(day=day_month.label, year=year, solar=name_of(span))
    kind = Kind.DAY if day_month.day else Kind.MONTH
    return node._replace(options=(span,), kind=kind, label="", calendar=Calendar.LUNAR).said(told)


def _either_calendar(node: Node, year: int, day_month: DayMonth) -> Node:
    solar, lunar = _solar_day(node, year, day_month), _lunar_day(node, year, day_month)
    found = [one for one in (solar, lunar) if one.kind <= Kind.MONTH]
    if not found:
        return solar
    if len(found) == 1:
        return found[0]
    span = cover((solar.span, lunar.span))
    unclear = DATE_LUNAR_OR_SOLAR(day=day_month.label, year=year)
    return solar._replace(options=(span,), messages=(*node.messages, unclear))
