"""What is told of a sheet's columns: those that nobody knows, those for staff, and what it lacks."""

import re
from collections.abc import Iterable, Mapping, Sequence

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets.fields.draft import Column
from ingest.sheets.fields.registry import UNMAPPED
from ingest.sheets.mapping import SheetMapping
from ingest.sheets.mapping_reuse import absent, listed, new
from ingest.sheets.of_files import FILE_NOTES_FOR_STAFF
from ingest.sheets.synonyms import recognise
from ingest.sheets.table import Sheet

COLUMNS_UNKNOWN = define(
    "columns-unknown",
    Severity.INFO,
    N_(
        "Columns that are not known ({count}), kept for staff as they are: {columns}. A mapping file can say "
        "what they hold."
    ),
)
NO_KEY = define(
    "key-column-missing",
    Severity.WARNING,
    N_(
        "No column of '{source}' holds inventory numbers, so records are known by their names: renamed, a record would "
        "come in a second time. Add a column 'Inventory number', or a mapping with a key."
    ),
)
KEY_LIKELY = define(
    "key-column-likely",
    Severity.WARNING,
    N_(
        "No column of '{source}' is known to hold inventory numbers, so records are known by their names: renamed, a "
        "record would come in a second time. Each value in the column '{column}' stands there once: if they are the "
        "numbers, call it 'Inventory number', or write key = \"{column}\" in a mapping file."
    ),
)
NOTES_FOR_STAFF = define(
    "notes-for-staff",
    Severity.INFO,
    N_(
        "Remarks are shown to staff only ({columns}). To show them to everybody, write in a mapping: "
        '{{ to = "text.note", access = "public" }}'
    ),
)

COLUMNS_KEPT = define(
    "columns-kept",
    Severity.INFO,
    N_("Columns that no field of a record is for, kept for staff as they are: {columns}."),
)
PERSONS_FOR_STAFF = define(
    "persons-for-staff",
    Severity.INFO,
    N_(
        "Columns about persons that only staff see: {columns}. To show one to everybody, write for it in a mapping, "
        'with what stands in brackets behind it: {{ to = "...", access = "public" }}'
    ),
)
PERSONS_ROUGHLY = define(
    "persons-roughly",
    Severity.INFO,
    N_(
        "Of persons who may be living, only staff see what these columns say exactly: {columns}. Everybody sees the "
        "year of birth and the commune they come from, but neither day nor address. To show all, write for each in a "
        'mapping, with what stands in brackets behind it: {{ to = "...", access = "public" }}'
    ),
)
PERSONS_PUBLIC = define(
    "persons-public",
    Severity.INFO,
    N_(
        "Columns about persons that everybody sees: {columns}. If only staff may, write for it in a mapping, with what "
        'stands in brackets behind it: {{ to = "...", access = "staff" }}'
    ),
)
GIVERS_FOR_STAFF = define(
    "givers-for-staff",
    Severity.INFO,
    N_(
        "Where these columns name who gave or sold a thing, only staff see it: {columns}. To show it to everybody, "
        'write in a mapping: {{ to = "event.acquisition.text", access = "public" }}'
    ),
)
_CODE = re.compile(r"(?=.*\d)[\w./:-]{1,24}(?: [\w./:-]{1,12})?")
_STAFF_PERSONS = ("event.acquisition.agent", "agent.owner", "agent.keeper")
_PUBLIC_PERSONS = ("agent.practitioner", "agent.addressee", "agent.custodian", "event.restoration.agent")
_OF_LIVING = ("date.birth", "event.birth.place", "visit.contact")
_DWELLING = ("place.address", "place.village", "place.lat", "place.coordinates", "place.position", "place.old.address")

_FIELD_OF = {
    "access": "access",
    "date": "events",
    "file": "assets",
    "kind": "kind",
    "recurrence": "recurrence",
    "rights": "rights",
    "unesco": "designations",
    "unmapped": "unmapped",
    "visit": "visit",
}
"""The field of a record that a target fills, where it is not the target's own name with an s."""


def field_of(target: str) -> str:
    """The field of a record that a column with this target fills."""
    noun = target.partition(".")[0]
    return _FIELD_OF.get(noun, f"{noun}s")


def headings_by_field(columns: Iterable[Column]) -> dict[str, str]:
    """The headings of the columns that fill each field of a record, as messages name it to whoever wrote the sheet."""
    found: dict[str, list[str]] = {}
    for column in columns:
        for field in dict.fromkeys(field_of(way.target) for way in column.ways):
            found.setdefault(field, []).append(column.header)
    return {field: listed(headings) for field, headings in found.items()}


def told_of_columns(
    sheet: Sheet, columns: Mapping[str, Column], mapping: SheetMapping, key: tuple[str, ...], *, of_files: bool
) -> list[Message]:
    """What the report says of the columns of `sheet`, once each."""
    notes = _notes(columns)
    messages = [*absent(sheet, mapping, of_files=of_files), *_unknown(columns, mapping, notes)]
    messages += new(columns, mapping, key)
    if notes:
        messages.append((FILE_NOTES_FOR_STAFF if of_files else NOTES_FOR_STAFF)(columns=listed(notes)))
    return messages


def told_of_no_key(sheet: Sheet, columns: Mapping[str, Column], texts: Mapping[str, Sequence[str]]) -> Message:
    """That no column holds numbers, and which nobody knew but looks as if it did."""
    likely = next((name for name in columns if recognise(name) is None and _are_numbers(texts.get(name, ()))), None)
    return NO_KEY(source=sheet.source) if likely is None else KEY_LIKELY(source=sheet.source, column=likely)


def _are_numbers(texts: Sequence[str]) -> bool:
    """Whether all are numbers or codes, and no two alike."""
    return len(texts) > 1 and len(set(texts)) == len(texts) and all(map(_CODE.fullmatch, texts))


def told_of_persons(columns: Mapping[str, Column], *, lists_persons: bool) -> list[Message]:
    """Who sees the columns that are about persons, where the sheet does not say itself; one line for those alike."""
    ways = [way for column in columns.values() for way in column.ways]
    exact = (*_OF_LIVING, *_DWELLING) if lists_persons else ()
    tables = (
        (PERSONS_FOR_STAFF, _STAFF_PERSONS),
        (PERSONS_ROUGHLY, exact),
        (PERSONS_PUBLIC, _PUBLIC_PERSONS if lists_persons else (*_PUBLIC_PERSONS, "visit.contact")),
        (GIVERS_FOR_STAFF, ("event.acquisition.text",)),
    )
    found = (
        (told, [f"{way.header} ({way.target})" for way in ways if way.target in of and not way.access])
        for told, of in tables
    )
    return [told(columns=listed(named)) for told, named in found if named]


def _notes(columns: Mapping[str, Column]) -> list[str]:
    """The columns of remarks that are for staff."""
    found = {header: recognise(header) for header, column in columns.items() if column.target == UNMAPPED}
    remarks = {header for header, one in found.items() if one is not None and one.target == "text.note"}
    return [
        header
        for header, column in columns.items()
        if header in remarks or any(way.target == "text.note" and not way.access for way in column.ways)
    ]


def _unknown(columns: Mapping[str, Column], mapping: SheetMapping, notes: Sequence[str]) -> list[Message]:
    told = {*notes, *(name for join in mapping.joins for name in join.columns)}
    kept = [name for name, column in columns.items() if column.target == UNMAPPED and name not in told]
    said = [name for name in kept if not mapping.find(name)]
    meant = [name for name in said if (found := recognise(name)) and found.target == UNMAPPED]
    unknown = [name for name in said if name not in meant]
    return [
        *([COLUMNS_UNKNOWN(count=len(unknown), columns=listed(unknown))] if unknown else []),
        *([COLUMNS_KEPT(columns=listed(meant))] if meant else []),
    ]
