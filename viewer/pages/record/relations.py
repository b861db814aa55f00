"""What belongs together: a record's relations as groups on its page, by kind or by what they are to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from flask import url_for

from catalog.cards import type_label
from catalog.language import N_, translate
from catalog.record.lists import INVERSE_LABELS, KIND_LABELS, RELATION_LABELS, Kind, RelationType
from catalog.shown import RecordView, Related
from viewer.context import CardFace, Link
from viewer.labels import KINDS_MANY
from viewer.pages.caller import Caller
from viewer.pages.cards import face
from viewer.pages.record.context import RelatedGroup, Relations
from viewer.pages.record.members import is_member

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
    (RelationType.PART_OF, True): "",
    (RelationType.LOCATED_AT, True): INVERSE_LABELS[RelationType.LOCATED_AT],
    (RelationType.KEPT_AT, True): INVERSE_LABELS[RelationType.KEPT_AT],
    (RelationType.HELD_AT, True): INVERSE_LABELS[RelationType.HELD_AT],
    (RelationType.FOUND_AT, True): INVERSE_LABELS[RelationType.FOUND_AT],
    (RelationType.MADE_AT, True): INVERSE_LABELS[RelationType.MADE_AT],
    (RelationType.TOOK_PLACE_AT, True): INVERSE_LABELS[RelationType.TOOK_PLACE_AT],
    (RelationType.WORSHIPS, False): N_("Worshipped here"),
}
"""What belongs to a site or place, by relation and end, and what its card says of that."""
_LAST = (RelationType.MEMBER_OF, RelationType.RELATED)
_OWN_TITLES = {
    (Kind.PERSON, RelationType.TOOK_PLACE_AT): N_("Places of a life"),
    (Kind.DOCUMENT, RelationType.MADE_BY): N_("Author"),
}
"""What the records of one kind call a relation of theirs otherwise than all others do."""


def relations(view: RecordView, asker: Caller, named: Sequence[Related]) -> Relations:
    """What the page is about beside the record itself: what belongs to a place, all relations of other things.

    `named` are the members that a collection names (`viewer.pages.record.members:named_members`).
    """
    related = _said_once(view)
    if view.kind in _GATHERING:
        here = sorted((one for one in related if _is_here(one)), key=_place)
        return Relations(_by_kind(here, asker), _all(view, asker, lambda type_: (type_, True) in _HERE))
    if view.kind is Kind.COLLECTION:
        walked = {one.card.record_id for one in named if one.type is RelationType.RELATED}
        others = [one for one in related if not is_member(one) and one.card.record_id not in walked]
        others.sort(key=_place)
        shown = _by_kind(others, asker)
        return Relations(shown, _all(view, asker, lambda type_: type_ is not RelationType.MEMBER_OF))
    related.sort(key=_nearness)
    shown = _grouped(related, lambda one: _relation_title(one, view.kind), asker)
    return Relations(shown, _all(view, asker, lambda type_: True))


def see_also(view: RecordView, asker: Caller) -> Relations:
    """What a site or place is tied to, though it does not belong there: by what it is to it, 'see also' last."""
    if view.kind not in _GATHERING:
        return Relations()
    rest = [one for one in _said_once(view) if not _is_here(one)]
    rest.sort(key=_nearness)
    shown = _grouped(rest, lambda one: _also_title(one, view.kind), asker)
    return Relations(shown, _all(view, asker, lambda type_: (type_, True) not in _HERE))


def _all(view: RecordView, asker: Caller, wanted: Callable[[RelationType], bool]) -> tuple[Link, ...]:
    """The ways to those of which the record's page shows only the first."""
    return tuple(
        Link(
            asker.said(
                N_("{relation}: see all {count}, {more} of them not on this page"),
                relation=asker.words(INVERSE_LABELS[one.type]),
                count=one.total,
                more=one.total - one.shown,
            ),
            url_for("pages.related", record_id=view.id, relation=one.type.value),
        )
        for one in view.incoming
        if one.total > one.shown and wanted(one.type)
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


def _said_once(view: RecordView) -> list[Related]:
    """Each record once: of one that stands in a closer relation, 'see also' adds no more than why."""
    own = (type_label(view.record), view.kind)
    told = [replace(one, note=_reason(one, *own)) for one in view.related]
    closer = [one for one in told if one.type is not RelationType.RELATED]
    found: dict[str, Related] = {}
    why: dict[str, dict[str, str]] = {}
    for one in (*closer, *told):
        found.setdefault(one.card.record_id, one)
        if one.note:
            why.setdefault(one.card.record_id, one.note)
    kept = (one for one in told if found[one.card.record_id] is one)
    return [replace(one, note=why.get(one.card.record_id, {})) for one in kept]


def _reason(one: Related, own_type: Mapping[str, str], own_kind: Kind) -> dict[str, str]:
    """Why the two belong together; what only says again what either is ('Lễ hội', a column's heading) is no reason."""
    types = {name.casefold() for name in (*own_type.values(), *one.card.type_label.values())}
    kinds = [(KIND_LABELS[kind], KINDS_MANY[kind]) for kind in (own_kind, Kind(one.card.kind))]
    return {
        language: text
        for language, text in one.note.items()
        if text.casefold() not in types | {translate(name, language).casefold() for names in kinds for name in names}
    }


def _here(one: Related) -> str:
    """What a card on a place's page says of what ties it to the place."""
    if one.type is RelationType.TOOK_PLACE_AT and one.card.kind == Kind.PERSON:
        return N_("Born, lived or died here")
    return _HERE.get((one.type, one.inverse), "")


def _nearness(one: Related) -> int:
    """What says least of the record comes last: the collections that it is in, then 'see also'."""
    return _LAST.index(one.type) + 1 if one.type in _LAST else 0


def _is_here(one: Related) -> bool:
    return (one.type, one.inverse) in _HERE


def _place(one: Related) -> int:
    return _KIND_ORDER.index(Kind(one.card.kind))


def _also_title(one: Related, kind: Kind) -> str:
    return N_("Related records") if one.type is RelationType.RELATED else _relation_title(one, kind)


def _relation_title(one: Related, kind: Kind) -> str:
    if not one.inverse and (kind, one.type) in _OWN_TITLES:
        return _OWN_TITLES[kind, one.type]
    return (INVERSE_LABELS if one.inverse else RELATION_LABELS)[one.type]
