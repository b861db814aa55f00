"""The eight kinds as ways into the museum, each with how much there is."""

from dataclasses import dataclass

from flask import url_for

from catalog.search.query import Facet, Query
from viewer.labels import KINDS_MANY
from viewer.pages.caller import Caller


@dataclass(frozen=True)
class Door:
    """A kind of record: its name, how many there are, and the way in."""

    kind: str
    label: str
    count: int
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
