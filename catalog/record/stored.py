"""Stored records: read with their upgrades chained, written with their schema version."""

import json
from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import from_json

from catalog.errors import HeritageError
from catalog.language import N_
from catalog.record.lists import NameType
from catalog.record.model import RECORD, SCHEMA_VERSION, Record
from catalog.record.parts import AgentRow, Designation, Event, Measurement, PlaceRow, Relation, Rights, Row, Term
from catalog.record.rereading import rereader
from catalog.record.rows import KnownRows


class NewerRecordError(HeritageError):
    """A document that a newer version of this software wrote."""

    code = "record-newer"
    msgid = N_(
        "This record was written by a newer version ({found}) than this one knows ({known}). Update the software."
    )


FIRST_VERSION = 1
"""The version of a document that does not say it."""

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]

_REREAD = rereader(RECORD)
_ROWS: dict[str, type[Row]] = {
    "terms": Term,
    "measurements": Measurement,
    "events": Event,
    "agents": AgentRow,
    "places": PlaceRow,
    "designations": Designation,
    "relations": Relation,
    "rights": Rights,
}
_KNOWN = {field: KnownRows(rereader(TypeAdapter(row))) for field, row in _ROWS.items()}
"""The lists whose rows come again in many records: these share one row, of which everything is made once."""

UPGRADES: dict[int, Upgrade] = {}
"""Pure functions by the version they start from: `UPGRADES[1]` makes a version 2 of a version 1."""


def upgrade(document: dict[str, Any]) -> dict[str, Any]:
    """The document at today's schema version; raises NewerRecordError for one from the future."""
    version = int(document.get("schema_version", FIRST_VERSION))
    if version > SCHEMA_VERSION:
        raise NewerRecordError(found=version, known=SCHEMA_VERSION)
    while version < SCHEMA_VERSION:
        document = {**UPGRADES[version](document), "schema_version": version + 1}
        version += 1
    return document


def load(document: bytes) -> Record:
    """The record of a stored document, of this version or an older one."""
    if document.startswith(b'{"schema_version":%d,' % SCHEMA_VERSION):
        said = from_json(document)
        for field, known in _KNOWN.items():
            if field in said:
                said[field] = known.rows(said[field])
        record: Record = _REREAD.validate_python(said)
        return record
    return RECORD.validate_python(upgrade(json.loads(document)))


def heading(document: bytes) -> tuple[str, dict[str, str]]:
    """The record's kind and preferred name by language, nobody's secret, without the work of reading all the rest."""
    said = upgrade(json.loads(document))
    name: dict[str, str] = next(
        row["text"] for row in said["names"] if row.get("type", NameType.PREFERRED) == NameType.PREFERRED
    )
    return said["kind"], name


def dump(record: Record) -> bytes:
    """The stored form: compact JSON, its schema version first, without what is empty."""
    body = RECORD.dump_json(record, exclude={"schema_version"}, exclude_defaults=True)
    return b'{"schema_version":%d,%b' % (record.schema_version, body[1:])
