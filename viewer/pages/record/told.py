"""What a record's page tells of what the record is tied to: each other record once, of each way no more than the first.

A record that stands in a closer relation is not told again as 'see also', though more stand in that relation than the
page holds: those that the record names come first there, the others are behind the way to all of them.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from catalog import incoming
from catalog.cards import type_label
from catalog.language import translate
from catalog.record.lists import KIND_LABELS, Kind, RelationType
from catalog.shown import Incoming, RecordView, Related
from catalog.views import MEMBERSHIP, MOST_INCOMING, tied
from viewer.labels import KINDS_MANY
from viewer.pages.caller import Caller
from viewer.pages.record.members import Steps, first_steps, is_member, named_members


class Way(NamedTuple):
    """How other records are tied to this one: by what they say (`inverse`), or it says; 'see also' is one way."""

    type: RelationType
    inverse: bool


@dataclass(frozen=True)
class Counted:
    """A way of which the page shows only some: `total` stand in it, `more` of them nowhere on the page."""

    way: Way
    total: int
    more: int


@dataclass(frozen=True)
class Told:
    """What the page shows beside the record: what it is tied to, and of a collection its walk.

    `named` are all members that a collection names, `steps` the first of its walk.
    """

    related: tuple[Related, ...]
    cut: tuple[Counted, ...]
    named: tuple[Related, ...]
    steps: Steps


def told(view: RecordView, asker: Caller) -> Told:
    """All that the record's page tells of others, read once."""
    here = _belonging(view, asker)
    named: tuple[Related, ...] = ()
    steps = Steps()
    if view.kind is Kind.COLLECTION:
        named = named_members(view, _all(here.values()))
        steps = first_steps(view.id, [one.card.record_id for one in named], asker)
    near = {*steps.ids, *(one.card.record_id for one in view.related)}
    here |= {one.type: _pointing(one, near, view, asker) for one in view.incoming if one.type not in here}
    closer = _all(ids for type_, ids in here.items() if type_ is not RelationType.RELATED)
    once = _said_once(view, tuple(_with_first(view, here, asker)))
    shown = _first([one for one in once if not _is_told_elsewhere(one, view, closer)])
    on_page = {*steps.ids, *(one.card.record_id for one in shown)}
    return Told(tuple(shown), tuple(_cut(view, here, on_page, closer)), named, steps)


def walked(view: RecordView, asker: Caller) -> tuple[Related, ...]:
    """Those with which the walk of a collection begins: the members that it names."""
    return named_members(view, _all(_belonging(view, asker).values()))


def named_so(view: RecordView, type_: RelationType) -> tuple[Related, ...]:
    """Those to which the record itself says that it is tied in this way, in its order."""
    return tuple(one for one in view.related if not one.inverse and one.type is type_)


def way_of(one: Related) -> Way:
    """The way in which this one is tied."""
    return Way(one.type, one.inverse or one.type is RelationType.RELATED)


def _belonging(view: RecordView, asker: Caller) -> dict[RelationType, set[str]]:
    """Who of those that the view holds belongs to the record, in each way of belonging."""
    near = [one.card.record_id for one in view.related]
    return {one.type: _pointing(one, near, view, asker) for one in view.incoming if one.type in MEMBERSHIP}


def _pointing(one: Incoming, near: Iterable[str], view: RecordView, asker: Caller) -> set[str]:
    """Who of those at hand points here in this way: where more do than were opened, the database is asked."""
    known = {other.card.record_id for other in view.related if other.inverse and other.type is one.type}
    if one.total <= one.shown:
        return known
    both = {other.card.record_id for other in named_so(view, one.type)} if one.type is RelationType.RELATED else set()
    unknown = [record_id for record_id in near if record_id not in known | both]
    if not unknown:
        return known
    return known | incoming.among(asker.connection, view.id, asker.viewer, (one.type,), unknown)


def _with_first(view: RecordView, here: Mapping[RelationType, set[str]], asker: Caller) -> Iterator[Related]:
    """What the view holds; in each way of which it holds only some, those come first that 'see also' names."""
    yield from (one for one in view.related if not one.inverse)
    named = dict.fromkeys(one.card.record_id for one in view.related if one.type is RelationType.RELATED)
    for way in view.incoming:
        by_name = {one.card.record_id: one for one in view.related if one.inverse and one.type is way.type}
        if way.total > way.shown and way.type is not RelationType.RELATED and not _is_walked(view, way.type):
            first = [record_id for record_id in named if record_id in here[way.type]][:MOST_INCOMING]
            missing = [record_id for record_id in first if record_id not in by_name]
            found = tied(asker.connection, view.id, asker.viewer, [way.type], missing) if missing else ()
            by_id = by_name | {one.card.record_id: one for one in found}
            by_name = {one: by_id[one] for one in dict.fromkeys((*first, *by_name)) if one in by_id}
        yield from by_name.values()


def _said_once(view: RecordView, related: Sequence[Related]) -> Iterator[Related]:
    """Each record once: of one that stands in a closer relation, 'see also' adds no more than why."""
    own = (type_label(view.record), view.kind)
    reasoned = [replace(one, note=_reason(one, *own)) for one in related]
    closer = [one for one in reasoned if one.type is not RelationType.RELATED]
    found: dict[str, Related] = {}
    why: dict[str, dict[str, str]] = {}
    for one in (*closer, *reasoned):
        found.setdefault(one.card.record_id, one)
        if one.note:
            why.setdefault(one.card.record_id, one.note)
    kept = (one for one in reasoned if found[one.card.record_id] is one)
    return (replace(one, note=why.get(one.card.record_id, {})) for one in kept)


def _reason(one: Related, own_type: Mapping[str, str], own_kind: Kind) -> dict[str, str]:
    """Why the two belong together; what only says again what either is ('Lễ hội', a column's heading) is no reason."""
    types = {name.casefold() for name in (*own_type.values(), *one.card.type_label.values())}
    kinds = [(KIND_LABELS[kind], KINDS_MANY[kind]) for kind in (own_kind, Kind(one.card.kind))]
    return {
        language: text
        for language, text in one.note.items()
        if text.casefold() not in types | {translate(name, language).casefold() for names in kinds for name in names}
    }


def _is_told_elsewhere(one: Related, view: RecordView, closer: Container[str]) -> bool:
    """Whether a collection's walk tells of it, or the way to all of a closer relation."""
    if one.type is RelationType.RELATED:
        return one.card.record_id in closer
    return view.kind is Kind.COLLECTION and is_member(one)


def _first(related: Iterable[Related]) -> list[Related]:
    """Of each way the first."""
    counted: Counter[Way] = Counter()
    shown = []
    for one in related:
        counted[way_of(one)] += 1
        if counted[way_of(one)] <= MOST_INCOMING:
            shown.append(one)
    return shown


def _cut(
    view: RecordView, here: Mapping[RelationType, set[str]], on_page: set[str], closer: Container[str]
) -> Iterator[Counted]:
    """The ways in which others are tied to the record that the page neither shows nor leads to in a closer way."""
    totals = {one.type: one.total for one in view.incoming if not _is_walked(view, one.type)}
    for type_ in RelationType:
        own = {one.card.record_id for one in named_so(view, type_)}
        others, unseen = totals.get(type_, 0), own - on_page
        unseen_others = others - len(here.get(type_, set()) & on_page)
        if type_ is RelationType.RELATED:
            if unseen_others > 0 or any(record_id not in closer for record_id in unseen):
                yield Counted(Way(type_, inverse=True), len(own) + others, len(unseen) + max(0, unseen_others))
            continue
        if unseen:
            yield Counted(Way(type_, inverse=False), len(own), len(unseen))
        if others and unseen_others > 0:
            yield Counted(Way(type_, inverse=True), others, unseen_others)


def _is_walked(view: RecordView, type_: RelationType) -> bool:
    """Whether those that point here in this way are the members of a collection, which its walk shows."""
    return view.kind is Kind.COLLECTION and type_ in MEMBERSHIP


def _all(some: Iterable[set[str]]) -> set[str]:
    return set().union(*some)
