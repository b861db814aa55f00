"""Sheets whose rows describe files: what tells them from sheets of records, and what their columns become."""

from collections.abc import Mapping

from catalog.language import N_
from catalog.messages import Severity, define
from ingest.sheets.fields.draft import Column
from ingest.sheets.fields.registry import IGNORE, UNMAPPED

FILE_NOTES_FOR_STAFF = define(
    "file-notes-for-staff",
    Severity.INFO,
    N_(
        "Remarks on files are kept for staff only ({columns}). To show them to everybody as captions, write in a "
        'mapping: {{ to = "file.caption" }}'
    ),
)

_MEANT = {
    "agent.maker": "file.credit",
    "text.description": "file.alt",
    "text.summary": "file.alt",
    "name": "file.caption",
    "rights.record": "file.rights",
    "rights.work": "file.rights",
    "rights.digital": "file.rights",
    "rights.credit": "file.credit",
    "term.type": "file.role",
    "kind": "file.role",
    "access": "file.access",
}
_SIGNS = {
    "file.caption",
    "file.alt",
    "file.order",
    "file.role",
    "file.digital_source",
    "file.rights",
    "file.credit",
}
_NUMBER = "identifier"


def is_of_files(columns: Mapping[str, Column]) -> bool:
    """Whether rows with these columns describe files: they say so, or name files and nothing that a record could be."""
    targets = {way.target for column in columns.values() for way in column.ways}
    if "file" not in targets or targets & {"name", "term.type", "place.province", "date"}:
        return False
    return bool(targets & _SIGNS) or not any(_is_number(target) for target in targets)


def meant_of_files(target: str) -> str:
    """What a column becomes where rows describe files: what is no public word about a file is kept for staff."""
    found = _MEANT.get(target, target)
    return found if found.partition(".")[0] == "file" or found == IGNORE or _is_number(found) else UNMAPPED


def _is_number(target: str) -> bool:
    return target.partition(".")[0] == _NUMBER
