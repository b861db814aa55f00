"""What results can be narrowed by, as the search page shows it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from catalog.language import N_, translate
from catalog.record.lists import KIND_LABELS, RANK_LABELS
from catalog.search.query import Facet, FacetValue, Results
from viewer.context import Said, plain, said
from viewer.labels import FAMILIES, label
from viewer.pages.asked import Asked
from viewer.pages.caller import Caller

FACET_LABELS = {
    Facet.KIND: N_("Kind"),
    Facet.PROVINCE: N_("Province"),
    Facet.PERIOD: N_("Period"),
    Facet.TYPE: N_("Type"),
    Facet.MATERIAL: N_("Material"),
    Facet.SUBJECT: N_("Subjects"),
    Facet.RANK: N_("Rank"),
    Facet.COLLECTION: N_("Collection"),
    Facet.INSTITUTION: N_("Institution"),
    Facet.MEDIA: N_("What there is to see"),
}
_LABELS = {Facet.KIND: KIND_LABELS, Facet.RANK: RANK_LABELS, Facet.MEDIA: FAMILIES}
SHOWN_AT_ONCE = 7

Address = Callable[[Asked], str]


@dataclass(frozen=True)
class Choice:
    """A value to tick, with the number of records that have it."""

    value: str
    label: Said
    count: int
    chosen: bool


@dataclass(frozen=True)
class FacetBox:
    """A facet: the choices shown at once, and the rest."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...]


@dataclass(frozen=True)
class Chip:
    """A choice that is in force; `href` leads to the same question without it."""

    value: str
    label: Said
    href: str


def boxes(found: Results, asked: Asked, language: str) -> tuple[FacetBox, ...]:
    """Every facet that tells results apart or is in force, in the museum's order."""
    made = []
    for facet, title in FACET_LABELS.items():
        choices = [_choice(facet, value, asked, language) for value in found.facets.get(facet, ())]
        if len(choices) > 1 or any(choice.chosen for choice in choices):
            choices.sort(key=lambda choice: not choice.chosen)
            first, rest = tuple(choices[:SHOWN_AT_ONCE]), tuple(choices[SHOWN_AT_ONCE:])
            made.append(FacetBox(facet.value, translate(title, language), first, rest))
    return tuple(made)


def chips(asked: Asked, found: Results, asker: Caller, address: Address) -> tuple[Chip, ...]:
    """Every choice in force."""
    made = []
    for facet, values in (asked.filters or {}).items():
        known = {value.value: value for value in found.facets.get(facet, ())}
        for value in values:
            shown = facet_label(facet, known.get(value) or FacetValue(value, {}, 0), asker.language)
            made.append(Chip(value, shown, address(asked.without(facet, value))))
    if asked.year_from is not None or asked.year_to is not None:
        without = replace(asked, year_from=None, year_to=None, page=1)
        years = f"{'' if asked.year_from is None else asked.year_from}–{'' if asked.year_to is None else asked.year_to}"
        made.append(Chip("years", plain(years), address(without)))
    return tuple(made)


def facet_label(facet: Facet, value: FacetValue, language: str) -> Said:
    """What the page calls a value: the closed lists' own label, or the one from the index."""
    if facet in _LABELS:
        return plain(label({str(key): text for key, text in _LABELS[facet].items()}, value.value, language))  # type: ignore[attr-defined]
    return said(value.label, language) or Said(value.value)


def _choice(facet: Facet, value: FacetValue, asked: Asked, language: str) -> Choice:
    chosen = value.chosen or value.value in (asked.filters or {}).get(facet, ())
    return Choice(value.value, facet_label(facet, value, language), value.count, chosen)
