"""Records that a row has for its collection and that are none: the relation is kept as it is written, and told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from catalog import labels
from catalog.language import N_
from catalog.messages import Severity, define
from catalog.record.lists import Kind, RelationType
from catalog.record.model import Record
from catalog.references import Path
from ingest.called import Called
from ingest.plan import Ahead
from ingest.planned_rows import PlannedRow
from ingest.sheets.fields.draft import Wanted

NO_COLLECTION = define(
    "member-of-no-collection",
    Severity.WARNING,
    N_(
        "'{text}' is no collection, so this record is not found by it as by its collection. Write the number of a "
        "collection, or name what this is a part of under 'Thuộc' (part of); if '{text}' is meant to be a collection, "
        "say so in its own row: 'Loại' (kind): 'sưu tập' (collection)."
    ),
)


@dataclass(frozen=True)
class Found:
    """Whom the texts of a batch name: keys of rows by text, records by key, records of before by number.

    `ahead` tells what all rows would come to, and reads them for that.
    """

    called: Called
    keys: Mapping[str, str]
    ids: Mapping[str, str]
    before: Mapping[str, Sequence[str]]
    ahead: Callable[[], Ahead]


def no_collections(connection: Connection, rows: Sequence[PlannedRow], found: Found) -> frozenset[str]:
    """The records that some of the rows have for their collection and that are none, as far as that is known.

    What a row of this import says that it is goes before what its record was.
    """
    texts = {text for row in rows for one in row.wanted if is_membership(row, one) for text in one.texts if text}
    if not texts:
        return frozenset()
    coming = {found.keys[text]: found.called.kind_of(text) for text in texts & found.keys.keys()}
    judged = {row.key: row.record.kind for row in rows if row.record is not None and row.key in coming}
    meant = {found.ids[key] for key in coming if key in found.ids}
    meant |= {record_id for text in texts - found.keys.keys() for record_id in found.before.get(text, ())}
    kinds = labels.kinds_of(connection, meant)
    for key in coming.keys() & found.ids.keys():
        record_id = found.ids[key]
        if key in judged or coming[key] is Kind.COLLECTION:
            kinds[record_id] = judged.get(key, Kind.COLLECTION)
        elif record_id not in kinds:  # what its sheet is, is not what each row is
            kinds[record_id] = Kind.COLLECTION if key in found.ahead().collections else Kind.ARTEFACT
    return frozenset(one for one in meant if kinds.get(one, Kind.COLLECTION) is not Kind.COLLECTION)


def is_membership(row: PlannedRow, wanted: Wanted) -> bool:
    """Whether the pointer says in which collection the row's record is."""
    return row.record is not None and is_collected(row.record, wanted.path)


def is_collected(record: Record, path: Path) -> bool:
    """Whether the pointer of the record at `path` says in which collection it is."""
    return path[0] == "relations" and record.relations[int(path[1])].type is RelationType.MEMBER_OF
