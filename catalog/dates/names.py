"""The names by which people date: reign names, rulers and dynasties, and the can-chi names of years."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from catalog.dates.eras import Era, Period, eras, periods, rulers
from catalog.dates.iso import EARLIEST_YEAR, LATEST_YEAR, Span
from catalog.dates.lunar import CAN, CHI
from catalog.dates.syllables import spellings

_CAN_ALSO = {5: "kỉ", 9: "quí"}
_CHI_ALSO = {0: "tí", 3: "mẹo", 5: "tị", 7: "vị"}
_CHINA_PREFIXES = ("nhà", "thời", "đời", "triều", "thời nhà", "đời nhà", "triều đại nhà", "triều đại")
_LOOSE = {"bac-thuoc": (-110, 938), "phap-thuoc": (1884, 1945)}
"""Periods that others begin later: the narrower span is an option beside the wider one."""


class Name(NamedTuple):
    """What a name may stand for: reign names, or else spans of years."""

    label: str
    eras: tuple[Era, ...] = ()
    spans: tuple[Span, ...] = ()
    meanings: tuple[str, ...] = ()
    """What each span is, where there are several."""
    strict: bool = False
    """To be taken only where it is typed with all its marks."""
    periods: tuple[str, ...] = ()
    """The codes of the periods that it names, or whose ruler it names; reign names know theirs."""
    yields: bool = False
    """Gives way to a longer name that begins with its last word: 'thời Minh' to 'Minh Mạng'."""

    def merged(self, other: "Name") -> "Name":
        """Both, for a name typed without the marks that would tell them apart."""
        both = (self.meanings or (self.label,)) + (other.meanings or (other.label,))
        periods = self.periods + other.periods
        return Name(self.label, self.eras + other.eras, self.spans + other.spans, both, periods=periods)

    @property
    def dynasties(self) -> frozenset[str]:
        """The codes of every period that it may stand for, or whose ruler or reign."""
        return frozenset((*(era.period for era in self.eras), *self.periods))


class CanChi(NamedTuple):
    """A year by its place in the cycle of sixty."""

    place: int
    label: str


def _span(first: int, last: int) -> Span:
    return Span(None if first == EARLIEST_YEAR else (first,), None if last == LATEST_YEAR else (last,))


def _names() -> Iterator[tuple[str, Name]]:
    by_name: dict[str, list[Era]] = {}
    for era in eras():
        for name in (era.name, *(alias for alias in era.aliases if alias[0].isascii() or alias[0] in "ĐÐ")):
            by_name.setdefault(name, []).append(era)
    for name, found in by_name.items():
        yield name, Name(name, tuple(found))
    for ruler in rulers():
        for name in (ruler.name, *ruler.aliases):
            if name not in by_name:
                ruled = Name(name, spans=(_span(ruler.first, ruler.last),), periods=(ruler.period,))
                yield name, ruled
                if ruler.period.startswith("chua-"):
                    yield f"chúa {name}", ruled
    for period in periods().values():
        yield from _period_names(period)
    later = [periods()[code] for code in ("le-so", "le-trung-hung")]
    meanings = tuple(f"{period.vi} ({period.first}–{period.last})" for period in later)
    spans = tuple(_span(period.first, period.last) for period in later)
    yield "Lê", Name("Lê", spans=spans, meanings=meanings, periods=tuple(period.code for period in later))


def _period_names(period: Period) -> Iterator[tuple[str, Name]]:
    spans: tuple[Span, ...] = (_span(period.first, period.last),)
    if period.code in _LOOSE:
        spans = (*spans, _span(*_LOOSE[period.code]))
    name = Name(period.vi, spans=spans, strict=period.code == "nguyen-mong", periods=(period.code,))
    if period.scope == "china":
        for prefix in _CHINA_PREFIXES:
            yield f"{prefix} {period.vi}", name._replace(yields=True)
        yield f"{period.vi} triều", name
        yield period.en, name
    elif period.last < LATEST_YEAR:
        for alias in dict.fromkeys((period.vi, period.en, *period.aliases)):
            yield alias, name


@cache
def names() -> tuple[tuple[str, Name], ...]:
    """Every name in Latin letters with what it stands for."""
    return tuple(_names())


@cache
def han_names() -> dict[str, Name]:
    """Every reign name and dynasty in Hán characters."""
    found: dict[str, Name] = {}
    for period in periods().values():
        if period.han and period.scope != "china":
            name = Name(period.vi, spans=(_span(period.first, period.last),), periods=(period.code,))
            found.update({period.han: name, f"{period.han}朝": name})
    found["黎"] = found["黎朝"] = dict(names())["Lê"]
    for era in eras():
        for text in (era.han, *(alias for alias in era.aliases if ord(alias[0]) > 0x2E00)):
            known = found.get(text)
            name = Name(era.name, (era,))
            found[text] = known.merged(name) if known and known.eras else name
    return found


def _can_chi_spellings() -> Iterator[tuple[tuple[str, str], int]]:
    for index in range(60):
        cans = (CAN[index % 10], *filter(None, [_CAN_ALSO.get(index % 10)]))
        chis = (CHI[index % 12], *filter(None, [_CHI_ALSO.get(index % 12)]))
        for can, chi in product(cans, chis):
            for pair in product(spellings(can), spellings(chi)):
                yield pair, index


@cache
def can_chi() -> dict[tuple[str, str], CanChi]:
    """Every spelling of the sixty names of years; 'Kỷ Ty' can only be Kỷ Tỵ, for stem and branch go in step."""
    return {pair: CanChi(index, f"{CAN[index % 10]} {CHI[index % 12]}") for pair, index in _can_chi_spellings()}
