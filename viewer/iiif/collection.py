"""Collections: the manifests of what belongs to a record (Presentation API 3.0, section 5.1)."""

from typing import Any

from catalog.record.lists import Kind, RelationType
from catalog.search.document import Card
from catalog.shown import RecordView
from viewer.iiif.info import service, service_url
from viewer.iiif.manifest import CONTEXT, Setting, collection_url, description, facts, has_manifest, manifest_url
from viewer.iiif.words import words

_MEMBERSHIP = (RelationType.MEMBER_OF, RelationType.PART_OF)
_ON_CANVAS = frozenset({"image", "sound", "film"})


def collection(view: RecordView, setting: Setting) -> dict[str, Any]:
    """The record's own manifest, where it has pictures, and those of its members that its viewer may see."""
    address = collection_url(setting.public_url, view.id)
    members = {one.card.record_id: one.card for one in view.related if one.inverse and one.type in _MEMBERSHIP}
    own = [{"id": manifest_url(setting.public_url, view.id), "type": "Manifest", "label": words(view.record.preferred)}]
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "Collection",
        **description(view, setting),
        "metadata": facts(view),
        "items": [
            *(own if has_manifest(view) else []),
            *(item for card in members.values() if (item := _item(card, setting))),
        ],
    }


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
