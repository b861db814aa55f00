"""From the cards of the catalogue to the cards on a page."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from catalog.shown import Card
from viewer.addresses import record_path
from viewer.context import CardFace, Said, plain, said, titled
from viewer.labels import kind_label
from viewer.pages.pictures import in_a_room, thumbnail

_SHOWN_MEDIA = ("panorama", "model", "sound", "film", "document")


def face(card: Card, language: str, *, label: str = "", says: Mapping[str, str] | None = None) -> CardFace:
    """The card as the page shows it; `label` says what it is to this page, `says` why it is here."""
    where = (said(card.place, language), said(card.date, language))
    return CardFace(
        href=record_path(card.record_id, card.title, card.kind, language),
        kind=card.kind,
        kind_label=called(card.type_label, card.kind, language),
        title=titled(card.title, language, card.record_id),
        where=tuple(one for one in where if one),
        summary=said(card.summary, language),
        picture=thumbnail(card, language),
        media=tuple(family for family in _SHOWN_MEDIA if family in card.media),
        label=label,
        says=said(says or {}, language),
    )


def called(type_label: Mapping[str, str], kind: str, language: str) -> Said:
    """What a thing is in one word: a drum, an exhibition; its kind where nobody says more."""
    return said(type_label, language) or plain(kind_label(kind, language))


def faces(cards: Sequence[Card], language: str) -> tuple[CardFace, ...]:
    """The cards in their order."""
    return tuple(face(card, language) for card in cards)


def large(card: Card, language: str) -> CardFace:
    """The card with its picture at the size of a room."""
    return replace(face(card, language), picture=in_a_room(card, language))
