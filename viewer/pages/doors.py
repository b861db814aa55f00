"""Ways into the museum: the eight kinds, each with how much there is, and its other rooms."""

from dataclasses import dataclass

from flask import url_for

from catalog.search.query import Facet, Query
from viewer.labels import KINDS_MANY
from viewer.pages.caller import Caller


@dataclass(frozen=True)
class Door:
    """A room: its drawing, its name, how many records there are if they are counted, and the way in."""

    kind: str
    label: str
    count: int | None
    href: str


def doors(asker: Caller) -> tuple[Door, ...]:
    """A door for every kind of which this caller may see something."""
    found = asker.search(Query(viewer=asker.viewer, size=1, facets=(Facet.KIND,)))
    counts = {value.value: value.count for value in found.facets.get(Facet.KIND, ())}
    return tuple(
        Door(kind.value, asker.words(label), counts[kind.value], url_for("pages.browse", kind=kind.value))
        for kind, label in KINDS_MANY.items()
        if counts.get(kind.value)
    )
