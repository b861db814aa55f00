"""Which records have another name than before: what others say of them is out of date."""

from catalog.record.lists import Level
from catalog.search.document import Held, SearchDocument


def renamed_between(before: dict[str, list[Held]], documents: tuple[SearchDocument, ...]) -> set[str]:
    """Those whose name is new, another or gone for somebody, of what an index held before and is to hold."""
    after: dict[str, list[Held]] = {}
    for document in documents:
        after.setdefault(document.record_id, []).append(Held(document.readers, document.card))
    either = before.keys() | after.keys()
    return {record_id for record_id in either if _named(before.get(record_id)) != _named(after.get(record_id))}


def _named(held: list[Held] | None) -> set[tuple[str, frozenset[tuple[str, str]]]]:
    """Each reader token with a name that its carriers are shown; whoever is signed in is shown what the public is."""
    return {
        (Level.SIGNED_IN.value if token == Level.PUBLIC.value else token, title)
        for one in held or ()
        for title in (frozenset(one.card.title.items()),)
        for token in one.readers
    }
