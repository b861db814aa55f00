"""Validation of what people bring: a record, or coded messages by path that say what to do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from catalog import places
from catalog.language import N_
from catalog.messages import MESSAGE_TYPES, Message, MessageType, Severity, define
from catalog.record.model import RECORD, SCHEMA_VERSION, Record
from catalog.record.stored import upgrade

_E = Severity.ERROR
MISSING = define("field-missing", _E, N_("This is missing: please fill it in."))
NO_NAME = define("name-missing", _E, N_("A record needs a name: fill in the name column."))
TWO_NAMES = define(
    "name-preferred",
    _E,
    N_("Exactly one name must be the preferred one, and everybody may see it; make the others alternative."),
)
UNKNOWN_FIELD = define(
    "field-unknown", _E, N_("There is no such field; check its spelling against the list of fields.")
)
NOT_IN_LIST = define("value-not-in-list", _E, N_("'{value}' is not in the list. Possible are: {expected}."))
NOT_A_NUMBER = define("value-not-a-number", _E, N_("'{value}' is not a number; write it with digits only, like 12.5."))
OUT_OF_RANGE = define("value-out-of-range", _E, N_("'{value}' is out of range ({limit})."))
TOO_LONG = define(
    "text-too-long", _E, N_("This text has more than {limit} characters; shorten it or attach it as a document.")
)
EMPTY_TEXT = define("text-empty", _E, N_("There is no readable text here; fill it in or leave the field out."))
NOT_AN_ADDRESS = define(
    "uri-invalid", _E, N_("'{value}' is not a web address; it must begin with http:// or https://.")
)
NOT_AN_ID = define("record-id-invalid", _E, N_("'{value}' is not the id of a record; copy it from the record's page."))
NOT_A_DATE = define("date-invalid", _E, N_("'{value}' is not a date of the form 1783, 1783-06 or 1783-06-15."))
EMPTY_REFERENCE = define("reference-empty", _E, N_("Point to a record, give a web address, or write a name."))
WRONG_SHAPE = define(
    "value-wrong-shape",
    _E,
    N_("Here stands {kind}; the field wants {expected}. /api/schema/record shows the form of every field."),
)
NOT_A_LANGUAGE = define(
    "language-tag-invalid", _E, N_("'{value}' is not a language tag; write vi, en, lzh-Hant, vi-Hani or lzh-Latn.")
)
WRONG_FORM = define(
    "value-wrong-form",
    _E,
    N_("'{value}' is not written as this field wants it; /api/schema/record shows the form of every field."),
)
GROUP_IS_LEVEL = define(
    "access-group-is-level",
    _E,
    N_("'{value}' is a level and cannot be a group of readers: set it as the level, or name the group otherwise."),
)
HALF_POINT = define(
    "coordinates-half", _E, N_("A point needs both latitude and longitude: fill in the other, or leave both out.")
)
NOT_A_DAY = define("day-invalid", _E, N_("'{value}' is not a day of the calendar; write it like 2025-06-30."))
UNKNOWN_UNIT = define(
    "unit-unknown",
    _E,
    N_("'{value}' is the code of no administrative unit; take it from the list, or write the place's name instead."),
)
NEWER = define(
    "record-version-newer",
    _E,
    N_("This record is written in version {value}, and this software knows versions up to {known}: update it first."),
)
OLDER = define(
    "record-version-older",
    _E,
    N_("This record says that it is of version {value}, but is not written so: correct it, or leave the version out."),
)

_BY_REASON: dict[str, MessageType] = {
    "preferred name": TWO_NAMES,
    "uri": NOT_AN_ADDRESS,
    "record id": NOT_AN_ID,
    "reference": EMPTY_REFERENCE,
    "empty": EMPTY_TEXT,
    "date": NOT_A_DATE,
    "group": GROUP_IS_LEVEL,
    "half a point": HALF_POINT,
    "day": NOT_A_DAY,
}


@dataclass(frozen=True)
class Validated:
    """Either a record, or the messages that say why there is none."""

    record: Record | None
    messages: tuple[Message, ...] = ()


def validate(document: dict[str, Any]) -> Validated:
    """The record in `document`, or every fault in it at once, each with its path; never raises for bad data."""
    version = document.get("schema_version") if isinstance(document, dict) else None
    try:
        today = upgrade(document) if isinstance(version, int) and version < SCHEMA_VERSION else document
    except (LookupError, TypeError, ValueError, AttributeError):
        return Validated(None, (OLDER("schema_version", value=str(version)),))
    try:
        record = RECORD.validate_python(today)
    except ValidationError as exc:
        return Validated(None, tuple(_message(error) for error in exc.errors(include_url=False)))
    unknown = tuple(_unknown_units(record))
    return Validated(None if unknown else record, unknown)


def _unknown_units(record: Record) -> Iterator[Message]:
    """The codes of units that there are not: asked of what is brought only, since the lists of units change."""
    for row, place in enumerate(record.places):
        for at, code in enumerate(place.units):
            if places.unit(code) is None:
                yield UNKNOWN_UNIT(f"places.{row}.units.{at}", value=code)


def _message(error: ErrorDetails) -> Message:
    path = ".".join(str(part) for part in error["loc"])
    context: dict[str, Any] = error.get("ctx", {})
    value = _shown(error["input"])
    kind = error["type"]
    if kind in MESSAGE_TYPES:
        return MESSAGE_TYPES[kind](path, **context)
    if kind == "missing" or (kind == "too_short" and isinstance(error["input"], list)):
        return (NO_NAME if path == "names" else MISSING)(path)
    if kind == "extra_forbidden":
        return UNKNOWN_FIELD(path)
    if kind in ("enum", "literal_error"):
        return NOT_IN_LIST(path, value=value, expected=_listed(context["expected"]))
    if path == "schema_version" and kind == "less_than_equal":
        return NEWER(path, value=value, known=SCHEMA_VERSION)
    if kind in ("float_parsing", "int_parsing", "float_type", "int_type", "finite_number", "int_from_float"):
        return NOT_A_NUMBER(path, value=value)
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        limit = next(f"{sign} {context[name]}" for name, sign in _LIMITS.items() if name in context)
        return OUT_OF_RANGE(path, value=value, limit=limit)
    if kind in ("string_too_long", "too_long"):
        return TOO_LONG(path, limit=context["max_length"])
    if kind in ("string_too_short", "too_short"):
        return EMPTY_TEXT(path)
    if kind.endswith("_type"):
        found = _FOUND.get(type(error["input"]), N_("another value"))
        return WRONG_SHAPE(path, kind=found, expected=_WANTED.get(kind, N_("another value")))
    if kind == "string_pattern_mismatch" and path.endswith("[key]"):
        return NOT_A_LANGUAGE(path.removesuffix(".[key]"), value=value)
    told = _BY_REASON.get(str(context.get("error", "")), WRONG_FORM)
    if told is TWO_NAMES:
        return told("names")
    return told(path, value=value) if "{value}" in told.msgid else told(path)


_SHAPES: dict[type, str] = {dict: "{...}", list: "[...]"}
_FOUND: dict[type, str] = {
    dict: N_("a group of fields, {...}"),
    list: N_("a list, [...]"),
    str: N_("a text"),
    bool: N_("true or false"),
    int: N_("a number"),
    float: N_("a number"),
    type(None): N_("nothing (null)"),
}
_WANTED = {
    "dict_type": N_('values by name, like {"vi": "..."}'),
    "list_type": N_("a list, [...]"),
    "string_type": N_("a text"),
    "bool_type": N_("true or false"),
    "model_type": N_("a group of fields, {...}"),
    "model_attributes_type": N_("a group of fields, {...}"),
}
"""The shapes of JSON, as a message names what stands in a place and what should."""
_LIMITS = {"ge": "≥", "le": "≤", "gt": ">", "lt": "<"}


def _listed(expected: str) -> str:
    """The possible values, without the English of the library that tells them ("'a', 'b' or 'c'")."""
    return ", ".join(re.findall(r"'([^']+)'", expected)) or expected


def _shown(value: object) -> str:
    """The value as a message quotes it: short, and never unfolded where it is nested."""
    if isinstance(value, dict | list):
        return _SHAPES[type(value)]
    text = str(value)
    return text if len(text) <= 80 else text[:79] + "…"
