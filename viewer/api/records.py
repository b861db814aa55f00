"""GET /api/records/{id}: the whole record as the caller may see it, with its files and what it is related to."""

from typing import Any

from flask import Response
from sqlalchemy import Connection

from catalog import institutions, views
from catalog.language import in_all_languages
from catalog.policy import Viewer
from catalog.record.model import RECORD
from catalog.shown import FileView, RecordView
from viewer.addresses import permanent_url
from viewer.answers import document
from viewer.api.blueprint import blueprint
from viewer.api.related import in_order, more, related_document
from viewer.derivative_names import derivative_path, original_path
from viewer.digital_source import source_label
from viewer.iiif.manifest import has_manifest, manifest_url
from viewer.site import current_museum, current_viewer

_OPEN_FACTS = ("width_px", "height_px", "duration_s", "pages", "dominant_colour")
"""What may be said of a file to anybody; its other facts hold what its metadata says, places too."""
_HIDING = {"places": {"__all__": {"coordinates"}}, "assets": {"__all__": {"original"}}}
"""Fields that say who may see the exact spot and the file as it was brought."""
_NOTHING: tuple[Any, ...] = (None, [], {})


@blueprint.get("/api/records/<record_id>")
def record(record_id: str) -> Response:
    """The record as JSON."""
    museum, viewer = current_museum(), current_viewer()
    with museum.database.connect() as connection:
        body = record_document(connection, record_id, viewer, museum.public_url)
    return document(body, viewer)


def record_document(connection: Connection, record_id: str, viewer: Viewer, public_url: str) -> dict[str, Any]:
    """The fields of /api/schema/record, and beside them what the museum adds; raises NotFoundError, GoneError."""
    view = views.open_record(connection, record_id, viewer)
    institution = institutions.get(connection, view.institution_id)
    return {
        "id": view.id,
        "url": permanent_url(public_url, view.id),
        "version": view.version,
        "created_at": view.created_at,
        "updated_at": view.updated_at,
        "institution": {"id": institution.id, "name": institution.name},
        **_fields(view, viewer),
        "files": [file_document(file, public_url, viewer) for file in view.files],
        "related": [related_document(one) for one in in_order(view)],
        **({"related_more": found} if (found := more(view, public_url)) else {}),
        **({"manifest": manifest_url(public_url, view.id)} if has_manifest(view) else {}),
    }


def file_document(file: FileView, public_url: str, viewer: Viewer) -> dict[str, Any]:
    """One file: what it shows, whose it is, and where each form of it is to be had."""
    row = file.row
    origin = source_label(row.digital_source)
    said: dict[str, Any] = {
        "caption": row.caption,
        "alt": row.alt,
        "credit": row.credit,
        "rights": row.rights,
        "digital_source": row.digital_source,
        "digital_source_label": in_all_languages(origin) if origin else None,
        **{name: file.facts.get(name) for name in _OPEN_FACTS},
        "shape": _shape(file.facts.get("shape"), viewer),
    }
    return {
        "id": file.id,
        "family": file.family,
        "role": row.role,
        "state": file.state.value,
        **{name: value for name, value in said.items() if value},
        "derivatives": [
            {
                "role": made.role,
                "url": public_url + derivative_path(file, made),
                "type": made.mime,
                "size": made.size_bytes,
                **({"width": made.width_px, "height": made.height_px} if made.width_px and made.height_px else {}),
            }
            for made in file.derivatives
        ],
        **(_original(file, public_url) if file.may_fetch_original else {}),
        **_suggestions(file, viewer),
    }


def _shape(shape: dict[str, Any] | None, viewer: Viewer) -> dict[str, Any] | None:
    """How much there is of a model and how large it is; where it lay, which may be on the earth, is for staff."""
    if shape is None or viewer.is_staff:
        return shape
    said: dict[str, Any] = {name: shape[name] for name in ("faces", "vertices") if name in shape}
    low, high = shape.get("low") or [], shape.get("high") or []
    return said | {"size": [round(far - near, 6) for near, far in zip(low, high, strict=False)]}


def _suggestions(file: FileView, viewer: Viewer) -> dict[str, Any]:
    """What the file says of itself, each with where it says so: for staff alone, since places are among it."""
    suggested = file.facts.get("suggestions")
    return {"suggestions": suggested} if suggested and viewer.is_staff else {}


def _original(file: FileView, public_url: str) -> dict[str, Any]:
    return {
        "name": file.name,
        "original": {"url": public_url + original_path(file), "type": file.mime, "size": file.size_bytes},
    }


def _fields(view: RecordView, viewer: Viewer) -> dict[str, Any]:
    """The record's own fields, with those of its files that are shown; that something is hidden only staff are told."""
    unsaid = {} if viewer.is_staff else _HIDING
    fields: dict[str, Any] = RECORD.dump_python(view.record, mode="json", exclude_none=True, exclude=unsaid)
    shown = {file.id for file in view.files}
    fields["assets"] = [row for row in fields["assets"] if row["asset"] in shown]
    filled: dict[str, Any] = _without_empty(fields)
    return filled


def _without_empty(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_empty(one) for one in value]
    if not isinstance(value, dict):
        return value
    cleaned = {name: _without_empty(part) for name, part in value.items()}
    return {name: part for name, part in cleaned.items() if part not in _NOTHING}
