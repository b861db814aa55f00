"""GET /api/schema/record: the JSON Schema of a record, its fields titled in every language of the museum."""

from functools import cache
from typing import Any

from flask import Response

from catalog.language import in_all_languages
from catalog.policy import VISITOR
from catalog.record.model import RECORD
from viewer.answers import document
from viewer.api.blueprint import blueprint
from viewer.site import current_museum

SCHEMA_SECONDS = 3600
ADDED = (
    "id", "url", "version", "created_at", "updated_at", "institution", "files", "related", "related_more", "manifest"
)  # fmt: skip
"""What an answer has beside the record's own fields, so that it is valid too."""
_ADDED_ABOUT = "What the museum adds to an answer; described in /api/openapi.json, schema 'Answer'."


@blueprint.get("/api/schema/record")
def record_schema() -> Response:
    """What a record may hold."""
    return document(schema(current_museum().public_url), VISITOR, seconds=SCHEMA_SECONDS)


def schema(public_url: str) -> dict[str, Any]:
    """JSON Schema 2020-12; `title` is English, `x-title` has every language."""
    made = dict(_of_model())
    fields = {
        name: {**field, "x-title": in_all_languages(field.get("title", name))}
        for name, field in made.pop("properties").items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{public_url}/api/schema/record",
        **made,
        "properties": fields | {name: {"readOnly": True, "description": _ADDED_ABOUT} for name in ADDED},
    }


@cache
def _of_model() -> dict[str, Any]:
    return RECORD.json_schema()
