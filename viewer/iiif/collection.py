"""Collections: the manifests of what belongs to a record (Presentation API 3.0, section 5.1)."""

from collections.abc import Sequence
from typing import Any

from catalog.language import N_
from catalog.record.lists import Kind
from catalog.shown import Card, RecordView
from catalog.views import MOST_INCOMING
from viewer.iiif.info import service, service_url
from viewer.iiif.manifest import CONTEXT, Setting, collection_url, description, facts, has_manifest, manifest_url
from viewer.iiif.words import sentence, words
from viewer.parameters import Parameter

PAGE = Parameter(
    "page", N_("Page of the members, counted from 1."), {"type": "integer", "minimum": 1, "maximum": 99_999}
)
_ON_CANVAS = frozenset({"image", "sound", "film"})


def collection(view: RecordView, members: Sequence[Card], total: int, setting: Setting) -> dict[str, Any]:
    """The record's own manifest, where it has pictures, and those of its members that its viewer may see.

    `members` are the first of `total`; where there are more, each page of them is a collection of its own.
    """
    address = collection_url(setting.public_url, view.id)
    own = [{"id": manifest_url(setting.public_url, view.id), "type": "Manifest", "label": words(view.record.preferred)}]
    pages = [_page_item(number, total, address) for number in range(1, -(-total // MOST_INCOMING) + 1)]
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "Collection",
        **description(view, setting),
        "metadata": facts(view),
        "items": [*(own if has_manifest(view) else []), *(pages if len(pages) > 1 else _items(members, setting))],
    }


def collection_page(
    view: RecordView, number: int, members: Sequence[Card], total: int, setting: Setting
) -> dict[str, Any]:
    """One page of the members of a record that has many."""
    address = collection_url(setting.public_url, view.id)
    whole = {"id": address, "type": "Collection", "label": words(view.record.preferred)}
    return {
        "@context": CONTEXT,
        **_page_item(number, total, address),
        "partOf": [whole],
        "items": _items(members, setting),
    }


def _page_item(number: int, total: int, address: str) -> dict[str, Any]:
    first, last = (number - 1) * MOST_INCOMING + 1, min(number * MOST_INCOMING, total)
    return {
        "id": f"{address}?page={number}",
        "type": "Collection",
        "label": sentence(N_("{first} to {last} of {total}"), first=first, last=last, total=total),
    }


def _items(members: Sequence[Card], setting: Setting) -> list[dict[str, Any]]:
    return [item for card in members if (item := _item(card, setting))]


def _item(card: Card, setting: Setting) -> dict[str, Any] | None:
    """A member as a collection lists it; None for one that has neither members nor anything to show."""
    if card.kind == Kind.COLLECTION:
        address, kind = collection_url(setting.public_url, card.record_id), "Collection"
    elif _ON_CANVAS & set(card.media):
        address, kind = manifest_url(setting.public_url, card.record_id), "Manifest"
    else:
        return None
    small = f"{service_url(setting.public_url, card.thumbnail)}/full/!400,400/0/default.jpg" if card.thumbnail else None
    picture = (
        {
            "thumbnail": [
                {
                    "id": small,
                    "type": "Image",
                    "format": "image/jpeg",
                    "service": [service(setting.public_url, card.thumbnail)],
                }
            ]
        }
        if small and card.thumbnail and "image" in card.media
        else {}
    )
    return {"id": address, "type": kind, "label": words(card.title), **picture}
