"""GET /api/records/{id}: the whole record as the caller may see it, with its files and what it is related to."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import Response
from sqlalchemy import Connection

from catalog import institutions, views
from catalog.policy import Viewer
from catalog.record.model import RECORD
from catalog.shown import FileView, RecordView
from viewer.addresses import permanent_url
from viewer.api.answers import document
from viewer.api.blueprint import blueprint
from viewer.api.related import more, related_document
from viewer.derivative_names import derivative_path, original_path
from viewer.digital_source import source_label
from viewer.iiif.manifest import has_manifest, manifest_url
from viewer.iiif.words import in_all_languages
from viewer.site import current_museum, current_viewer

_OPEN_FACTS = ("width_px", "height_px", "duration_s", "pages", "dominant_colour", "shape")
"""What may be said of a file to anybody; its other facts hold what its metadata says, places too."""
_REFERENCE = frozenset({"record", "uri", "label"})
_NEEDED = frozenset({"target", "term", "agent"})
_NOTHING: tuple[Any, ...] = (None, [], {})
_TERMS = frozenset({"term", "terms"})


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
        **_fields(view, _readable(connection, view, viewer)),
        "files": [file_document(file, public_url) for file in view.files],
        "related": [related_document(one) for one in view.related],
        **({"related_more": found} if (found := more(view, public_url)) else {}),
        **({"manifest": manifest_url(public_url, view.id)} if has_manifest(view) else {}),
    }


def file_document(file: FileView, public_url: str) -> dict[str, Any]:
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
    }


def _original(file: FileView, public_url: str) -> dict[str, Any]:
    return {
        "name": file.name,
        "original": {"url": public_url + original_path(file), "type": file.mime, "size": file.size_bytes},
    }


def _fields(view: RecordView, readable: set[str]) -> dict[str, Any]:
    """The record's own fields; what points to a record that the caller may not know of is not there."""
    fields: dict[str, Any] = RECORD.dump_python(view.record, mode="json", exclude_none=True)
    shown = {file.id for file in view.files}
    fields["assets"] = [row for row in fields["assets"] if row["asset"] in shown]
    cleaned: dict[str, Any] = _without_hidden(fields, readable)
    return cleaned


def _without_hidden(value: Any, readable: set[str], field: str = "") -> Any:
    """`value` without pointers to hidden records; None for a row that only pointed there.

    A term keeps its word: it says something of this record, wherever else it led.
    """
    if isinstance(value, list):
        kept = (_without_hidden(one, readable, field) for one in value)
        return [one for one in kept if one is not None]
    if not isinstance(value, dict):
        return value
    made = dict(value)
    if isinstance(made.get("record"), str) and made["record"] not in readable:
        del made["record"]
        if _REFERENCE.issuperset(value) and (field not in _TERMS or not made):
            return None
    cleaned = {name: _without_hidden(part, readable, name) for name, part in made.items()}
    if any(cleaned[name] in _NOTHING for name in _NEEDED & cleaned.keys()):
        return None
    return {name: part for name, part in cleaned.items() if part not in _NOTHING}


def _readable(connection: Connection, view: RecordView, viewer: Viewer) -> set[str]:
    """The records pointed to that the viewer may see."""
    known = {one.card.record_id for one in view.related}
    others = set(_pointed(RECORD.dump_python(view.record, mode="json", exclude_defaults=True))) - known
    return known | set(views.cards(connection, sorted(others), viewer))


def _pointed(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        if isinstance(value.get("record"), str):
            yield value["record"]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _pointed(one)
