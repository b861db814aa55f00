"""Rows extracted from a record's documents into tables, so that SQL can look things up.

They are rewritten whole whenever the record changes. A row in both head and published revision is kept once: its
`layers` says who carries it. Dates, designations and places are published as visitors may see them, coordinates
blurred where they must be; of the other tables each reader asks for the rows of their `access`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from catalog import places, tables
from catalog.absent import add_absent
from catalog.collation import name_key
from catalog.many import add_many
from catalog.narrowing import as_now, redact_as_now
from catalog.policy import VISITOR, redact, row_level
from catalog.portions import portions
from catalog.record.lists import Level, NameType
from catalog.record.model import Record
from catalog.record.parts import Designation, Event, PlaceRow, Row
from catalog.references import labels, targets
from catalog.relations import NAMED, pointers

Rows = dict[str, list[dict[str, Any]]]
_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")

_TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        tables.identifier,
        tables.record_name,
        tables.label,
        tables.relation,
        tables.record_date,
        tables.designation,
        tables.place,
    )
}


@dataclass(frozen=True)
class Extract:
    """What one record puts into the tables; `published` is None for a record that the public does not see."""

    record_id: str
    head: Record
    published: Record | None


def folded_identifier(value: str) -> str:
    """An inventory number as people compare it: letters and digits only, lower case, without leading zeros."""
    return " ".join(part.lstrip("0") or "0" for part in _LETTERS_AND_DIGITS.findall(value.casefold()))


def spelled(text: str) -> str:
    """A name as pointers are compared: one spelling, small letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def rewrite(connection: Connection, extracts: Sequence[Extract]) -> None:
    """Replace the extracted rows of these records."""
    ids = [extract.record_id for extract in extracts]
    for table in _TABLES.values():
        for some in portions(ids):
            connection.execute(delete(table).where(table.c.record_id.in_(some)))
    add(connection, map(rows_of, extracts))


def add(connection: Connection, found_rows: Iterable[Rows]) -> None:
    """Insert the rows of records that have none yet."""
    rows: Rows = {name: [] for name in _TABLES}
    for each in found_rows:
        for name, found in each.items():
            rows[name].extend(found)
    for name, found in rows.items():
        add_many(connection, _TABLES[name], found)
    _name_units(connection, {str(row["unit_code"]) for row in rows["place"] if row["unit_code"]})


def _name_units(connection: Connection, codes: set[str]) -> None:
    """Copy the names of administrative units that records use, so that plain SQL can tell them."""
    known: set[str] = set()
    for some in portions(codes):
        known.update(connection.scalars(select(tables.unit.c.code).where(tables.unit.c.code.in_(some))))
    found = [named for code in sorted(codes - known) if (named := places.unit(code))]
    add_absent(
        connection,
        tables.unit,
        ({"code": one.code, "level": one.level.value, "name": one.full_name, "parent": one.parent} for one in found),
    )


def rows_of(extract: Extract) -> Rows:
    """The rows of the head and of what is published; those that are the same in both are one row."""
    of, head, published = extract.record_id, extract.head, extract.published
    if published is None:
        return _named(of, head, tables.HEAD) | _seen(of, head, tables.HEAD)
    if published is head:
        return _named(of, head, tables.HEAD | tables.PUBLISHED) | _seen_by_both(of, head)
    shown = _seen(of, redact_as_now(published, head, VISITOR), tables.PUBLISHED)
    seen = {name: _together(rows, shown[name]) for name, rows in _seen(of, head, tables.HEAD).items()}
    before = _named(of, as_now(published, head), tables.PUBLISHED)
    return {name: rows + before[name] for name, rows in _named(of, head, tables.HEAD).items()} | seen


def _seen_by_both(record_id: str, record: Record) -> Rows:
    """The rows of a record that is published as it stands; only where redaction changed one must two be compared."""
    head, public, both = ({"record_id": record_id, "layers": layers} for layers in _LAYERS)
    if _is_seen_by_level(record):
        return {
            table: [each for row in getattr(record, field) for each in made_of(row, both if _is_open(row) else head)]
            for table, (field, made_of) in _SEEN.items()
        }
    shown = redact(record, VISITOR)
    rows: Rows = {}
    for table, (field, made_of) in _SEEN.items():
        mine = [each for row in getattr(record, field) for each in made_of(row, head)]
        rows[table] = _together(mine, [each for row in getattr(shown, field) for each in made_of(row, public)])
    return rows


def _is_seen_by_level(record: Record) -> bool:
    """Whether of its rows that are counted and drawn each is seen whole or not at all, as its level says."""
    exact = all(place.coordinates is Level.PUBLIC for place in record.places)
    return exact and not any(event.agents for event in record.events)


def _is_open(row: Row) -> bool:
    return VISITOR.may(row_level(row))


def _together(head: list[dict[str, Any]], published: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of both layers; those that differ in nothing else are one."""
    left = list(published)
    rows = []
    for row in head:
        twin = {**row, "layers": tables.PUBLISHED}
        if twin in left:
            left.remove(twin)
            rows.append({**row, "layers": tables.HEAD | tables.PUBLISHED})
        else:
            rows.append(row)
    return rows + left


def _named(record_id: str, record: Record, layers: int) -> Rows:
    """The rows by which records are found and point to each other, whoever may see them."""
    of = {"record_id": record_id, "layers": layers}
    return {
        "identifier": [
            {
                **of,
                "type": row.type,
                "value": row.value,
                "folded": folded_identifier(row.value),
                "access": row_level(row).value,
            }
            for row in record.identifiers
        ],
        "record_name": [{**of, "folded": name} for name in _names(record)],
        "label": [{**of, "name": name, "number": number} for name, number in _labels(record)],
        "relation": list(_relation_rows(record, of)),
    }


def _seen(record_id: str, record: Record, layers: int) -> Rows:
    """The rows by which things are counted and drawn: of a redacted record, what its viewer may see of them."""
    of = {"record_id": record_id, "layers": layers}
    return {
        table: [each for row in getattr(record, field) for each in made_of(row, of)]
        for table, (field, made_of) in _SEEN.items()
    }


def _of(of: dict[str, Any], row: Row) -> dict[str, Any]:
    return {**of, "access": row_level(row).value}


def _names(record: Record) -> set[str]:
    """What the record is called first, by which pointers find it."""
    called = (text for row in record.names if row.type is NameType.PREFERRED for text in row.text.values())
    return {name for text in called if (name := spelled(text))}


def _labels(record: Record) -> set[tuple[str, str]]:
    """The words that point to no record yet, as a name and as a number."""
    return {_label(text) for _, words in labels(record) for text in words.values()}


@lru_cache(maxsize=4096)
def _label(text: str) -> tuple[str, str]:
    return spelled(text), folded_identifier(text)


def _relation_rows(record: Record, of: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """The typed pointers in their order, then what else the record names: nobody's relation, so for staff alone."""
    typed = pointers(record)
    named = sorted(targets(record) - {to.target for to in typed})
    said = [(to.type.value, to.target, to.level.value) for to in typed]
    said += [(NAMED, target, Level.STAFF.value) for target in named]
    key = name_key(record.title("vi")) if said else ""
    for position, (type_, target, access) in enumerate(said):
        yield {**of, "type": type_, "target_id": target, "access": access, "position": position, "name_key": key}


def _date_rows(row: Event, of: dict[str, Any]) -> Iterable[dict[str, Any]]:
    if row.date is not None:
        years = {"year_from": row.date.year_from, "year_to": row.date.year_to}
        yield {**_of(of, row), "type": row.type.value, **years}


def _designation_rows(row: Designation, of: dict[str, Any]) -> Iterable[dict[str, Any]]:
    yield {**_of(of, row), "list": row.list.value, "rank": row.rank.value}


def _place_rows(row: PlaceRow, of: dict[str, Any]) -> Iterable[dict[str, Any]]:
    codes: list[str | None] = [*row.units] or [None]
    for unit in codes:
        yield {**_of(of, row), "role": row.role.value, "unit_code": unit, "lat": row.lat, "lon": row.lon}


_SEEN: dict[str, tuple[str, Callable[[Any, dict[str, Any]], Iterable[dict[str, Any]]]]] = {
    "record_date": ("events", _date_rows),
    "designation": ("designations", _designation_rows),
    "place": ("places", _place_rows),
}
"""By table the field of a record whose rows are counted and drawn, and what each comes to."""
_LAYERS = (tables.HEAD, tables.PUBLISHED, tables.HEAD | tables.PUBLISHED)
