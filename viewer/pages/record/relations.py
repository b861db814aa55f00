"""What belongs together: a record's relations as groups on its page, by kind or by what they are to it."""

from collections.abc import Callable, Sequence

from catalog.record.lists import INVERSE_LABELS, RELATION_LABELS, Kind, RelationType
from catalog.shown import Related
from viewer.context import CardFace
from viewer.labels import KINDS_MANY
from viewer.pages.cards import face
from viewer.pages.record.context import RelatedGroup

Words = Callable[[str], str]

_BY_KIND = frozenset({Kind.SITE, Kind.PLACE, Kind.COLLECTION})
"""Kinds whose page gathers what is there: artefacts, documents, festivals, people."""
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


def groups(kind: Kind, related: Sequence[Related], language: str, words: Words) -> tuple[RelatedGroup, ...]:
    """All other relations, grouped as this kind's page wants them."""
    rest = [one for one in related if not (kind is Kind.COLLECTION and is_member(one))]
    title_of = _kind_title if kind in _BY_KIND else _relation_title
    found: dict[str, list[CardFace]] = {}
    seen: set[tuple[str, str]] = set()
    for one in sorted(rest, key=_place) if kind in _BY_KIND else rest:
        title = words(title_of(one))
        if (title, one.card.record_id) not in seen:
            seen.add((title, one.card.record_id))
            label = words(_relation_title(one)) if kind in _BY_KIND else ""
            found.setdefault(title, []).append(face(one.card, language, label=label, says=one.note))
    return tuple(RelatedGroup(title, tuple(cards)) for title, cards in found.items())


def is_member(one: Related) -> bool:
    """Whether the other record says that it belongs to this collection."""
    return one.inverse and one.type is RelationType.MEMBER_OF


def _place(one: Related) -> int:
    return _KIND_ORDER.index(Kind(one.card.kind))


def _kind_title(one: Related) -> str:
    return KINDS_MANY[Kind(one.card.kind)]


def _relation_title(one: Related) -> str:
    return (INVERSE_LABELS if one.inverse else RELATION_LABELS)[one.type]
