"""The order in which a collection walks its members: as its own relations name them, then those that it does not name.

A collection that names none is never read whole: who belongs to it is asked only of those that it names.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from catalog import incoming
from catalog.record.lists import RelationType
from catalog.search.query import PAGE_SIZE, Facet, Query, Sort
from catalog.shown import Card, RecordView, Related
from catalog.views import MEMBERSHIP, MOST_INCOMING, pointing
from viewer.pages.caller import Caller

SHOWN = 60
"""Members of a collection that its page shows, and that are steps of its walk."""


@dataclass(frozen=True)
class Steps:
    """The ids of the first members of a collection, in the order in which it is walked, and how many there are.

    `found` holds the cards of those that the index knows, as the caller sees them.
    """

    ids: tuple[str, ...] = ()
    total: int = 0
    found: Mapping[str, Card] = field(default_factory=dict)


def is_member(one: Related) -> bool:
    """Whether the other record says that it belongs to this collection."""
    return one.inverse and one.type in MEMBERSHIP


def named_members(view: RecordView, belonging: Container[str]) -> tuple[Related, ...]:
    """Those that the collection names and that say that they belong to it, each once, in the collection's order."""
    outgoing: dict[str, Related] = {}
    for one in view.related:
        if not one.inverse:
            outgoing.setdefault(one.card.record_id, one)
    return tuple(one for record_id, one in outgoing.items() if record_id in belonging)


def first_steps(collection_id: str, named: Sequence[str], asker: Caller) -> Steps:
    """The steps of this collection, of which it names these members itself."""
    found = asker.search(_from_the_oldest(collection_id, asker))
    saying: Sequence[str] = ()
    if found.total <= SHOWN:
        saying = incoming.listed(asker.connection, collection_id, asker.viewer, MEMBERSHIP, limit=MOST_INCOMING)
    hits = {card.record_id: card for card in found.hits}
    return Steps(*in_order(named, hits, found.total, saying), hits)


def in_order(
    named: Sequence[str], indexed: Iterable[str], total: int, saying: Iterable[str]
) -> tuple[tuple[str, ...], int]:
    """The first members in the order of the walk, and how many there are.

    First those that the collection names, as it does; then those of the `total` that the index has, from the oldest;
    last those that say that they belong and that it does not know yet. Where it knows more than are shown, nobody can
    tell who is late.
    """
    known = dict.fromkeys(indexed)
    late = [one for one in dict.fromkeys((*named, *saying)) if one not in known] if total <= SHOWN else []
    members = dict.fromkeys((*named, *known, *late))
    return tuple(members)[:SHOWN], max(total + len(late), len(named))


def _from_the_oldest(collection_id: str, asker: Caller) -> Query:
    """All members of a collection, however they came to be so, the oldest first."""
    filters: dict[Facet, tuple[str, ...]] = {Facet.COLLECTION: (collection_id,)}
    return Query(viewer=asker.viewer, filters=filters, sort=Sort.OLDEST, size=SHOWN, facets=())


def after(
    first: Sequence[Related], view: RecordView, type_: RelationType, asker: Caller, *, offset: int, unnamed: bool
) -> list[Related]:
    """A page of these and, after them, of the others that point here in this way, by name.

    `unnamed`: of those only to which the record does not point itself.
    """
    found = first[offset : offset + PAGE_SIZE]
    others = pointing(
        asker.connection,
        view,
        asker.viewer,
        type_,
        offset=max(0, offset - len(first)),
        limit=PAGE_SIZE - len(found),
        unnamed=unnamed,
    )
    return [*found, *others]
