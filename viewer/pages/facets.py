"""What results can be narrowed by, as the search page shows it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from catalog.dates.display import years_line
from catalog.language import N_
from catalog.record.lists import KIND_LABELS, STANDING_LABELS
from catalog.search.query import Facet, FacetValue, NamedYears, Results
from viewer.context import Said, plain, said
from viewer.labels import MEDIA, label
from viewer.pages.asked import Asked
from viewer.pages.caller import Caller

FACET_LABELS = {
    Facet.KIND: N_("Kind"),
    Facet.PROVINCE: N_("Province"),
    Facet.PERIOD: N_("Period"),
    Facet.TYPE: N_("Type"),
    Facet.MATERIAL: N_("Material"),
    Facet.SUBJECT: N_("Subjects"),
    Facet.RANK: N_("Rank and listing"),
    Facet.COLLECTION: N_("Collection"),
    Facet.INSTITUTION: N_("Institution"),
    Facet.MEDIA: N_("What there is to see"),
}
_LABELS: dict[Facet, dict[str, str]] = {
    Facet.KIND: {kind.value: text for kind, text in KIND_LABELS.items()},
    Facet.RANK: STANDING_LABELS,
    Facet.MEDIA: MEDIA,
}
SHOWN_AT_ONCE = 7
FEW = 2
"""So few more are shown at once, too: a fold would take as much room as they do."""
NOT_HERE = N_("no longer here")

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

    @property
    def chosen(self) -> int:
        """How many of its choices are in force."""
        return sum(choice.chosen for choice in (*self.choices, *self.more))


@dataclass(frozen=True)
class Chip:
    """A choice that is in force; `href` leads to the same question without it."""

    value: str
    label: Said
    href: str


def boxes(found: Results, asked: Asked, asker: Caller) -> tuple[FacetBox, ...]:
    """Every facet that tells results apart or is in force, in the museum's order."""
    made = []
    for facet, title in FACET_LABELS.items():
        choices = [_choice(facet, value, asked, asker) for value in found.facets.get(facet, ())]
        if len(choices) > 1 or any(choice.chosen for choice in choices):
            choices.sort(key=lambda choice: not choice.chosen)
            shown = len(choices) if len(choices) <= SHOWN_AT_ONCE + FEW else SHOWN_AT_ONCE
            made.append(FacetBox(facet.value, asker.words(title), tuple(choices[:shown]), tuple(choices[shown:])))
    return tuple(made)


def chips(asked: Asked, found: Results, asker: Caller, address: Address) -> tuple[Chip, ...]:
    """Every choice in force, years that the words name among them."""
    made = []
    for facet, values in asked.filters.items():
        known = {value.value: value for value in found.facets.get(facet, ())}
        for value in values:
            shown = facet_label(facet, known.get(value) or FacetValue(value, {}, 0), asker)
            made.append(Chip(value, shown, address(asked.without(facet, value))))
    if asked.year_from is not None or asked.year_to is not None:
        without = replace(asked, year_from=None, year_to=None, exchanged=False, page=1)
        years = years_line(asked.year_from, asked.year_to, asker.language)
        made.append(Chip("years", plain(years), address(without)))
    for named in found.years:
        years = years_line(named.first, named.last, asker.language)
        words = plain(years if years == named.text else f"{named.text} · {years}")
        made.append(Chip("years", words, address(without_years(as_read(asked, found), (named,)))))
    return tuple(made)


def as_read(asked: Asked, found: Results) -> Asked:
    """The question in the words in which its years were read, which may have been mended before."""
    if not found.tried or all(named.text in asked.text for named in found.years):
        return asked
    return replace(asked, text=found.tried)


def without_years(asked: Asked, years: tuple[NamedYears, ...]) -> Asked:
    """The same question without the words that name these years."""
    text = asked.text
    for named in years:
        text = " ".join(text.replace(named.text, "", 1).split())
    return replace(asked, text=text, page=1)


def facet_label(facet: Facet, value: FacetValue, asker: Caller) -> Said:
    """What the page calls a value: the closed lists' own label, or the one from the index; no id is ever shown."""
    if facet in _LABELS:
        return plain(label(_LABELS[facet], value.value, asker.language))
    names = value.label
    if facet is Facet.INSTITUTION and not names:
        names = next((one.name for one in asker.institutions if one.id == value.value), {})
    if shown := said(names, asker.language):
        return shown
    return asker.said(NOT_HERE) if facet in (Facet.INSTITUTION, Facet.COLLECTION) else Said(value.value)


def _choice(facet: Facet, value: FacetValue, asked: Asked, asker: Caller) -> Choice:
    chosen = value.chosen or value.value in asked.filters.get(facet, ())
    return Choice(value.value, facet_label(facet, value, asker), value.count, chosen)
