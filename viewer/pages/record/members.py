"""The order in which a collection walks its members: as its own relations name them, then those that it does not name.

A collection that names none is never read whole: who belongs to it is asked only of those that it names.
"""

from catalog import incoming
from catalog.record.lists import Kind, RelationType
from catalog.shown import RecordView, Related
from catalog.views import MEMBERSHIP, pointing
from viewer.pages.caller import Caller


def is_member(one: Related) -> bool:
    """Whether the other record says that it belongs to this collection."""
    return one.inverse and one.type is RelationType.MEMBER_OF


def named_members(view: RecordView, asker: Caller) -> tuple[Related, ...]:
    """Those that the collection names and that say that they belong to it, each once, in the collection's order."""
    if view.kind is not Kind.COLLECTION:
        return ()
    outgoing: dict[str, Related] = {}
    for one in view.related:
        if not one.inverse:
            outgoing.setdefault(one.card.record_id, one)
    known = {one.card.record_id for one in view.related if one.inverse and one.type in MEMBERSHIP}
    if any(one.total > one.shown for one in view.incoming if one.type in MEMBERSHIP):
        known |= incoming.among(asker.connection, view.id, asker.viewer, MEMBERSHIP, outgoing.keys() - known)
    return tuple(one for record_id, one in outgoing.items() if record_id in known)


def walked(view: RecordView, asker: Caller, *, offset: int, limit: int) -> list[Related]:
    """A page of the members: first as the collection names them, then the others by name."""
    named = named_members(view, asker)
    found = named[offset : offset + limit]
    others = pointing(
        asker.connection,
        view,
        asker.viewer,
        RelationType.MEMBER_OF,
        offset=max(0, offset - len(named)),
        limit=limit - len(found),
        unnamed=True,
    )
    return [*found, *others]
