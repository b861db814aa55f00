"""A record's relations in schema.org's terms: each kind of thing has its own words for them."""

from typing import Any

from catalog.record.lists import Kind, RelationType
from catalog.shown import RecordView, Related
from catalog.text import best
from viewer.addresses import permanent_url

Thing = dict[str, Any]

TYPES: dict[Kind, str] = {
    Kind.SITE: "LandmarksOrHistoricalBuildings",
    Kind.ARTEFACT: "VisualArtwork",
    Kind.DOCUMENT: "CreativeWork",
    Kind.INTANGIBLE: "CreativeWork",
    Kind.PERSON: "Person",
    Kind.EVENT: "Event",
    Kind.PLACE: "Place",
    Kind.COLLECTION: "Collection",
}
PLACES = frozenset({Kind.SITE, Kind.PLACE})
WORKS = frozenset({Kind.ARTEFACT, Kind.DOCUMENT, Kind.INTANGIBLE, Kind.COLLECTION})
MOST_PARTS = 100
_EVENTS, _PEOPLE, _ANYTHING = frozenset({Kind.EVENT}), frozenset({Kind.PERSON}), frozenset(Kind)

Word = tuple[str, RelationType, bool, frozenset[Kind]]
"""A property, the relation and its end (True: said by the other record), and the kinds that the property may name."""

_TOLD_OF: tuple[Word, ...] = (
    ("subjectOf", RelationType.DOCUMENTS, True, WORKS),
    ("subjectOf", RelationType.DEPICTS, True, WORKS),
)
_OF_PLACES: tuple[Word, ...] = (
    ("containedInPlace", RelationType.PART_OF, False, PLACES),
    ("containsPlace", RelationType.PART_OF, True, PLACES),
    ("containsPlace", RelationType.LOCATED_AT, True, PLACES),
    ("event", RelationType.TOOK_PLACE_AT, True, _EVENTS),
    ("event", RelationType.HELD_AT, True, _EVENTS),
    ("subjectOf", RelationType.MEMBER_OF, False, WORKS),
    *_TOLD_OF,
)
_OF_EVENTS: tuple[Word, ...] = (
    ("superEvent", RelationType.PART_OF, False, _EVENTS),
    ("subEvent", RelationType.PART_OF, True, _EVENTS),
    ("attendee", RelationType.TOOK_PART, True, _PEOPLE),
    ("about", RelationType.WORSHIPS, False, _ANYTHING),
    ("subjectOf", RelationType.MEMBER_OF, False, WORKS),
    *_TOLD_OF,
)
_OF_WORKS: tuple[Word, ...] = (
    ("isPartOf", RelationType.PART_OF, False, WORKS | PLACES),
    ("isPartOf", RelationType.MEMBER_OF, False, WORKS),
    ("hasPart", RelationType.PART_OF, True, WORKS),
    ("hasPart", RelationType.MEMBER_OF, True, WORKS),
    ("creator", RelationType.MADE_BY, False, _PEOPLE),
    ("about", RelationType.DOCUMENTS, False, _ANYTHING),
    ("about", RelationType.DEPICTS, False, _ANYTHING),
    ("about", RelationType.WORSHIPS, False, _ANYTHING),
    ("isBasedOn", RelationType.COPY_OF, False, WORKS),
    *_TOLD_OF,
)
_OF_PEOPLE: tuple[Word, ...] = (("subjectOf", RelationType.MEMBER_OF, False, WORKS), *_TOLD_OF)


def related(view: RecordView, site: str, language: str, *, is_event: bool) -> dict[str, list[Thing]]:
    """The records that this one is tied to, by property; `is_event` for what comes round every year, too."""
    found: dict[str, list[Thing]] = {}
    for name, type_, inverse, kinds in _words(view.kind, is_event):
        others = [
            _named(one, site, language)
            for one in view.related
            if one.type is type_ and one.inverse is inverse and Kind(one.card.kind) in kinds
        ]
        if others:
            found[name] = [*found.get(name, []), *others][:MOST_PARTS]
    return found


def _words(kind: Kind, is_event: bool) -> tuple[Word, ...]:
    if is_event:
        return _OF_EVENTS
    return _OF_PLACES if kind in PLACES else _OF_WORKS if kind in WORKS else _OF_PEOPLE


def _named(one: Related, site: str, language: str) -> Thing:
    return {
        "@type": TYPES[Kind(one.card.kind)],
        "@id": permanent_url(site, one.card.record_id),
        "name": best(one.card.title, language)[0],
    }
