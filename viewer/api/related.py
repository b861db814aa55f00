"""GET /api/records/{id}/related: those that point to a record in one way, by name, a page at a time."""

from typing import Any

from flask import Response, request

from catalog.errors import NotFoundError
from catalog.language import N_, in_all_languages
from catalog.record.lists import INVERSE_LABELS, RELATION_LABELS, Kind, RelationType
from catalog.shown import Incoming, RecordView, Related
from catalog.views import MOST_INCOMING, open_record, pointing
from viewer.answers import document
from viewer.api.blueprint import blueprint
from viewer.api.search import hit
from viewer.lent import with_lent_pictures
from viewer.parameters import Parameter, check
from viewer.site import current_museum, current_viewer

OFFSET = Parameter(
    "offset", N_("Records to leave out."), {"type": "integer", "minimum": 0, "maximum": 999_999, "default": 0}
)


@blueprint.get("/api/records/<record_id>/related/<relation>")
def related(record_id: str, relation: str) -> Response:
    """One page of them."""
    if relation not in list(RelationType):
        raise NotFoundError
    museum, viewer, type_ = current_museum(), current_viewer(), RelationType(relation)
    arguments = request.args.to_dict(flat=False)
    check(arguments, {OFFSET.name: OFFSET})
    offset = int(arguments.get(OFFSET.name, ["0"])[0])
    with museum.database.connect() as connection:
        view = open_record(connection, record_id, viewer)
        found = pointing(connection, view, viewer, type_, offset=offset, limit=MOST_INCOMING)
    total = next((one.total for one in view.incoming if one.type is type_), 0)
    after = offset + MOST_INCOMING
    body = {
        "total": total,
        "related": [related_document(one) for one in found],
        "next": _address(view, type_, after, museum.public_url) if after < total else None,
    }
    return document(body, viewer)


def in_order(view: RecordView) -> list[Related]:
    """What the record's own answer holds, the members of a collection in the order in which its page walks them.

    Those of a collection of which only the first are here stay by name, as the pages that go on from them.
    """
    if view.kind is not Kind.COLLECTION or any(_is_cut(one) for one in view.incoming):
        return list(view.related)
    places = {one.card.record_id: place for place, one in enumerate(view.related) if not one.inverse}
    members = [one for one in view.related if _is_member(one)]
    walked = iter(sorted(members, key=lambda one: places.get(one.card.record_id, len(places))))
    return [next(walked) if _is_member(one) else one for one in view.related]


def _is_member(one: Related) -> bool:
    return one.inverse and one.type is RelationType.MEMBER_OF


def _is_cut(one: Incoming) -> bool:
    return one.type is RelationType.MEMBER_OF and one.total > one.shown


def more(view: RecordView, public_url: str) -> list[dict[str, Any]]:
    """Of which ways of pointing here the record's own answer holds only the first, and where the others are."""
    return [_more(one, view, public_url) for one in view.incoming if one.total > one.shown]


def _more(one: Incoming, view: RecordView, public_url: str) -> dict[str, Any]:
    return {
        "type": one.type.value,
        "label": in_all_languages(INVERSE_LABELS[one.type]),
        "total": one.total,
        "next": _address(view, one.type, one.shown, public_url),
    }


def _address(view: RecordView, type_: RelationType, offset: int, public_url: str) -> str:
    return f"{public_url}/api/records/{view.id}/related/{type_.value}?offset={offset}"


def related_document(one: Related) -> dict[str, Any]:
    """A relation with the card of its other end."""
    museum, viewer = current_museum(), current_viewer()
    [card] = with_lent_pictures([one.card], museum.index_for(viewer), viewer)
    label = (INVERSE_LABELS if one.inverse else RELATION_LABELS)[one.type]
    return {
        "type": one.type.value,
        "inverse": one.inverse,
        "label": in_all_languages(label),
        **({"note": one.note} if one.note else {}),
        "record": hit(card, museum.public_url),
    }
