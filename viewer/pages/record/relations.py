"""What belongs together: a record's relations as groups on its page, by kind or by what they are to it."""

from collections.abc import Callable, Sequence

from flask import url_for

from catalog.language import N_
from catalog.record.lists import INVERSE_LABELS, RELATION_LABELS, Kind, RelationType
from catalog.shown import RecordView, Related
from viewer.context import CardFace, Link
from viewer.labels import KINDS_MANY
from viewer.pages.caller import Caller
from viewer.pages.cards import face
from viewer.pages.record.context import RelatedGroup, Relations
from viewer.pages.record.told import Counted, Told, Way, way_of

_GATHERING = frozenset({Kind.SITE, Kind.PLACE})
"""Kinds whose page gathers what is there, by kind: festivals, artefacts, documents, people."""
_KIND_ORDER = (
    Kind.INTANGIBLE,
    Kind.ARTEFACT,
    Kind.DOCUMENT,
    Kind.PERSON,
    Kind.EVENT,
    Kind.SITE,
    Kind.PLACE,
    Kind.COLLECTION,
)
_HERE = {
    Way(RelationType.PART_OF, inverse=True): "",
    Way(RelationType.LOCATED_AT, inverse=True): INVERSE_LABELS[RelationType.LOCATED_AT],
    Way(RelationType.KEPT_AT, inverse=True): INVERSE_LABELS[RelationType.KEPT_AT],
    Way(RelationType.HELD_AT, inverse=True): INVERSE_LABELS[RelationType.HELD_AT],
    Way(RelationType.FOUND_AT, inverse=True): INVERSE_LABELS[RelationType.FOUND_AT],
    Way(RelationType.MADE_AT, inverse=True): INVERSE_LABELS[RelationType.MADE_AT],
    Way(RelationType.TOOK_PLACE_AT, inverse=True): INVERSE_LABELS[RelationType.TOOK_PLACE_AT],
    Way(RelationType.WORSHIPS, inverse=False): N_("Worshipped here"),
}
"""What belongs to a site or place, by relation and end, and what its card says of that."""
_LAST = (RelationType.MEMBER_OF, RelationType.RELATED)
_OWN_TITLES = {
    (Kind.PERSON, RelationType.TOOK_PLACE_AT): N_("Places of a life"),
    (Kind.DOCUMENT, RelationType.MADE_BY): N_("Author"),
}
"""What the records of one kind call a relation of theirs otherwise than all others do."""


def relations(view: RecordView, asker: Caller, told: Told) -> Relations:
    """What the page is about beside the record itself: what belongs to a place, all relations of other things."""
    if view.kind in _GATHERING:
        here = sorted((one for one in told.related if _is_here(one)), key=_place)
        return Relations(_by_kind(here, asker), _all(view, asker, [one for one in told.cut if one.way in _HERE]))
    if view.kind is Kind.COLLECTION:
        return Relations(_by_kind(sorted(told.related, key=_place), asker), _all(view, asker, told.cut))
    related = sorted(told.related, key=_nearness)
    shown = _grouped(related, lambda one: way_title(way_of(one), view.kind), asker)
    return Relations(shown, _all(view, asker, told.cut))


def see_also(view: RecordView, asker: Caller, told: Told) -> Relations:
    """What a site or place is tied to, though it does not belong there: by what it is to it, 'see also' last."""
    if view.kind not in _GATHERING:
        return Relations()
    rest = sorted((one for one in told.related if not _is_here(one)), key=_nearness)
    shown = _grouped(rest, lambda one: _also_title(way_of(one), view.kind), asker)
    return Relations(shown, _all(view, asker, [one for one in told.cut if one.way not in _HERE]))


def _all(view: RecordView, asker: Caller, cut: Sequence[Counted]) -> tuple[Link, ...]:
    """The ways to all of those of which the record's page shows only some."""
    return tuple(
        Link(
            asker.said(
                N_("{relation}: see all {count}, {more} of them not on this page"),
                relation=asker.words(way_title(one.way, view.kind)),
                count=one.total,
                more=one.more,
            ),
            url_for(way_endpoint(one.way), record_id=view.id, relation=one.way.type.value),
        )
        for one in cut
    )


def _by_kind(related: Sequence[Related], asker: Caller) -> tuple[RelatedGroup, ...]:
    """By kind; each card says what ties it to the place."""
    return _grouped(related, lambda one: KINDS_MANY[Kind(one.card.kind)], asker, label=_here)


def _grouped(
    related: Sequence[Related],
    title: Callable[[Related], str],
    asker: Caller,
    label: Callable[[Related], str] = lambda one: "",
) -> tuple[RelatedGroup, ...]:
    found: dict[str, list[CardFace]] = {}
    for one in related:
        found.setdefault(asker.words(title(one)), []).append(
            face(asker.lent(one.card), asker.language, label=asker.words(label(one)), says=one.note)
        )
    return tuple(RelatedGroup(title, tuple(cards)) for title, cards in found.items())


def _here(one: Related) -> str:
    """What a card on a place's page says of what ties it to the place."""
    if one.type is RelationType.TOOK_PLACE_AT and one.card.kind == Kind.PERSON:
        return N_("Born, lived or died here")
    return _HERE.get(way_of(one), "")


def _nearness(one: Related) -> int:
    """What says least of the record comes last: the collections that it is in, then 'see also'."""
    return _LAST.index(one.type) + 1 if one.type in _LAST else 0


def _is_here(one: Related) -> bool:
    return way_of(one) in _HERE


def _place(one: Related) -> int:
    return _KIND_ORDER.index(Kind(one.card.kind))


def _also_title(way: Way, kind: Kind) -> str:
    return N_("Related records") if way.type is RelationType.RELATED else way_title(way, kind)


def way_title(way: Way, kind: Kind) -> str:
    """What a record of this kind calls those that are tied to it in this way."""
    if not way.inverse and (kind, way.type) in _OWN_TITLES:
        return _OWN_TITLES[kind, way.type]
    return (INVERSE_LABELS if way.inverse else RELATION_LABELS)[way.type]


def way_endpoint(way: Way) -> str:
    """The page of all of those that are tied to a record in this way."""
    return "pages.related" if way.inverse else "pages.named"
