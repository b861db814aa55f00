"""GET /api/openapi.json: the data addresses, described from the same tables that serve them (OpenAPI 3.1)."""

from collections.abc import Callable
from typing import Any

from flask import Response

from catalog.language import N_, translate
from catalog.policy import VISITOR
from catalog.record.lists import Kind, RelationType
from catalog.record.model import Record
from catalog.search.query import Facet
from viewer.answers import JSON, JSON_LD, document
from viewer.api.blueprint import blueprint
from viewer.api.related import OFFSET
from viewer.iiif.collection import PAGE
from viewer.parameters import PARAMETERS, Parameter
from viewer.site import current_language, current_museum

Words = Callable[[str], str]
"""Translates a sentence."""
PROBLEM = "application/problem+json"
_TEXTS = {"type": "object", "additionalProperties": {"type": "string"}, "description": "Text by language (BCP 47)."}
_TEXT = {"type": "string"}
_ID = {"type": "string", "pattern": "^[0-9bcdfghjkmnpqrstvwxz]{8}$"}


@blueprint.get("/api/openapi.json")
def openapi() -> Response:
    """The description of the API, its sentences in the caller's language."""
    response = document(description(current_museum().public_url, current_language()), VISITOR, seconds=3600)
    response.headers.add("Vary", "Accept-Language")
    return response


def description(public_url: str, language: str = "en") -> dict[str, Any]:
    """The OpenAPI document."""

    def words(msgid: str) -> str:
        return translate(msgid, language)

    return {
        "openapi": "3.1.0",
        "info": {
            "title": words(N_("The museum's data")),
            "version": "1",
            "description": words(N_("Everything that the public may see, for programs. Nothing needs a key.")),
        },
        "servers": [{"url": public_url}],
        "paths": {path: {"get": operation} for path, operation in (_data(words) | _media(words)).items()},
        "components": {"schemas": _schemas(public_url)},
    }


def _data(words: Words) -> dict[str, dict[str, Any]]:
    """The addresses of records and searches."""
    record_id, anything = [_in_path("record_id", _ID)], {"type": "object"}
    search = [_in_query(one, words) for one in PARAMETERS]
    negotiated = N_("The record's permanent address: a page, JSON or JSON-LD, as 'Accept' says")
    return {
        "/api/search": _operation(words(N_("Search the catalogue")), search, _schema("Results"), 400),
        "/api/records/{record_id}": _operation(
            words(N_("One record with its files and relations")), record_id, _schema("Answer"), 404, 410
        ),
        "/api/records/{record_id}/related/{relation}": _operation(
            words(N_("Those that point to a record in one way, by name, a page at a time")),
            [*record_id, _in_path("relation", {"enum": [*RelationType]}), _in_query(OFFSET, words)],
            _schema("Related"),
            400,
            404,
            410,
        ),
        "/api/schema/record": _operation(words(N_("The fields of a record (JSON Schema)")), [], anything),
        "/api/openapi.json": _operation(words(N_("This description of the API")), [], anything),
        "/id/{record_id}": _operation(words(negotiated), record_id, _schema("Answer"), 404, 410, also=JSON_LD),
    }


def _media(words: Words) -> dict[str, dict[str, Any]]:
    """The addresses of pictures and other files."""
    record_id, anything = [_in_path("record_id", _ID)], {"type": "object"}
    image = [_in_path("asset", _ID), *(_in_path(name, _TEXT) for name in ("region", "size", "rotation", "last"))]
    file = [_in_path("asset", _ID), _in_path("name", _TEXT)]
    level = [_in_path("asset", _ID), _in_path("version", _TEXT), _in_path("level", {"enum": ["0"]})]
    manifest = N_("The record's pictures, sounds and films (IIIF Presentation API 3.0)")
    collection = N_("What belongs to the record (IIIF Presentation API 3.0)")
    info = N_("A picture's sizes and tiles (IIIF Image API 3.0)")
    picture = N_("A picture or a part of it (IIIF Image API 3.0)")
    return {
        "/iiif/manifest/{record_id}": _operation(words(manifest), record_id, anything, 404, 410, also=JSON_LD),
        "/iiif/collection/{record_id}": _operation(
            words(collection), [*record_id, _in_query(PAGE, words)], anything, 404, 410, also=JSON_LD
        ),
        "/iiif/3/{asset}/info.json": _operation(words(info), image[:1], anything, 404, also=JSON_LD),
        "/iiif/3/{asset}/{region}/{size}/{rotation}/{last}": _file(words(picture), image, "image/*", 400, 404, 501),
        "/files/{asset}/{name}": _file(words(N_("A picture, sound, film or document")), file, "*/*", 404),
        "/models/{asset}/{version}/{level}.glb": _file(words(N_("A model")), level, "model/gltf-binary", 404),
    }


def _operation(
    summary: str, parameters: list[dict[str, Any]], schema: dict[str, Any], *errors: int, also: str | None = None
) -> dict[str, Any]:
    content = {mimetype: {"schema": schema} for mimetype in (JSON, also) if mimetype}
    return {
        "summary": summary,
        "parameters": parameters,
        "responses": {"200": {"description": "OK", "content": content}, **_problems(errors)},
    }


def _file(summary: str, parameters: list[dict[str, Any]], mimetype: str, *errors: int) -> dict[str, Any]:
    return {
        "summary": summary,
        "parameters": parameters,
        "responses": {"200": {"description": "OK", "content": {mimetype: {}}}, **_problems(errors)},
    }


def _problems(errors: tuple[int, ...]) -> dict[str, Any]:
    content = {PROBLEM: {"schema": _schema("Problem")}}
    return {str(status): {"description": "RFC 9457", "content": content} for status in errors}


def _in_query(parameter: Parameter, words: Words) -> dict[str, Any]:
    schema = dict(parameter.schema)
    return {
        "name": str(parameter.name),
        "in": "query",
        "description": words(parameter.about),
        "schema": {"type": "array", "items": schema} if parameter.repeated else schema,
        **({"explode": True} if parameter.repeated else {}),
    }


def _in_path(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _schema(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(required: tuple[str, ...], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties}


_URL = {"type": "string", "format": "uri"}
_NUMBER = {"type": "integer"}
_YES_NO = {"type": "boolean"}


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _schemas(public_url: str) -> dict[str, Any]:
    """The parts that answers are made of."""
    problem = dict.fromkeys(("type", "title", "code", "detail", "parameter", "value"), _TEXT) | {"status": _NUMBER}
    return {
        "Hit": _hit(),
        "Results": _results(),
        "Answer": _answer(public_url),
        "Relation": _relation(),
        "Related": _object(
            ("total", "related", "next"),
            total=_NUMBER,
            related=_list(_schema("Relation")),
            next={"type": ["string", "null"], "format": "uri"},
        ),
        "Problem": _object(("title", "status", "code", "detail"), **problem),
    }


def _hit() -> dict[str, Any]:
    return _object(
        ("id", "kind", "title", "url", "thumbnail"),
        id=_ID,
        kind={"enum": [*Kind]},
        title=_TEXTS,
        url=_URL,
        thumbnail={"type": ["string", "null"], "format": "uri"},
        summary=_TEXTS,
        type=_TEXTS,
        place=_TEXTS,
        date=_TEXTS,
        rank=_TEXT,
        media=_list(_TEXT),
        alt=_TEXTS,
        colour=_TEXT,
    )


def _results() -> dict[str, Any]:
    value = _object(("value", "label", "count"), value=_TEXT, label=_TEXTS, count=_NUMBER, chosen=_YES_NO)
    years = _object(("text",), text=_TEXT, to=_NUMBER, **{"from": _NUMBER})
    return _object(
        ("total", "hits", "facets", "next"),
        total=_NUMBER,
        hits=_list(_schema("Hit")),
        facets=_object((), **{str(facet): _list(value) for facet in Facet}),
        next={"type": ["string", "null"], "format": "uri"},
        tried=_TEXT,
        exact={"type": "integer"},
        ignored=_TEXT,
        fewer=_YES_NO,
        years=_list(years),
        absent=_list(_TEXTS),
    )


def _relation() -> dict[str, Any]:
    return _object(
        ("type", "inverse", "label", "record"),
        type={"enum": [*RelationType]},
        inverse=_YES_NO,
        label=_TEXTS,
        note=_TEXTS,
        record=_schema("Hit"),
    )


def _answer(public_url: str) -> dict[str, Any]:
    """The fields of a record, and what the museum adds."""
    required = ("role", "url", "type", "size")
    form = _object(required, role=_TEXT, url=_URL, type=_TEXT, size=_NUMBER, width=_NUMBER, height=_NUMBER)
    original = _object(("url", "type", "size"), url=_URL, type=_TEXT, size=_NUMBER)
    suggestion = _object(("field", "value", "source"), field=_TEXT, value=_TEXT, source=_TEXT)
    suggestions = _list(suggestion) | {"description": "What the file says of itself (EXIF, IPTC, XMP); for staff only."}
    file = _object(
        ("id", "family", "derivatives"),
        id=_ID,
        family=_TEXT,
        derivatives=_list(form),
        original=original,
        suggestions=suggestions,
    )
    more = _object(("type", "label", "total", "next"), type=_TEXT, label=_TEXTS, total=_NUMBER, next=_URL)
    added = _object(
        ("id", "url", "version", "files", "related"),
        id=_ID,
        url=_URL,
        version=_NUMBER,
        created_at=_TEXT,
        updated_at=_TEXT,
        institution=_object(("id", "name"), id=_ID, name=_TEXTS),
        files=_list(file),
        related=_list(_schema("Relation")),
        related_more=_list(more),
        manifest=_URL,
    )
    fields = {name: {"$ref": f"{public_url}/api/schema/record#/properties/{name}"} for name in Record.model_fields}
    return {**added, "properties": fields | added["properties"]}
