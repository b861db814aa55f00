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
    rest = [one for one in _said_once(related) if not (kind is Kind.COLLECTION and is_member(one))]
    by_kind = kind in _BY_KIND
    title_of = _kind_title if by_kind else _relation_title
    found: dict[str, list[CardFace]] = {}
    for one in sorted(rest, key=_place) if by_kind else rest:
        label = words(_relation_title(one)) if by_kind and one.type is not RelationType.RELATED else ""
        found.setdefault(words(title_of(one)), []).append(face(one.card, language, label=label, says=one.note))
    return tuple(RelatedGroup(title, tuple(cards)) for title, cards in found.items())


def _said_once(related: Sequence[Related]) -> list[Related]:
    """Each record once: 'see also' says nothing more of one that stands in a closer relation."""
    closer = [one for one in related if one.type is not RelationType.RELATED]
    found: dict[str, Related] = {}
    for one in (*closer, *related):
        found.setdefault(one.card.record_id, one)
    return [one for one in related if found[one.card.record_id] is one]


def is_member(one: Related) -> bool:
    """Whether the other record says that it belongs to this collection."""
    return one.inverse and one.type is RelationType.MEMBER_OF


def _place(one: Related) -> int:
    return _KIND_ORDER.index(Kind(one.card.kind))


def _kind_title(one: Related) -> str:
    return KINDS_MANY[Kind(one.card.kind)]


def _relation_title(one: Related) -> str:
    return (INVERSE_LABELS if one.inverse else RELATION_LABELS)[one.type]
