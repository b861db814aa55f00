"""From rows to views: what one viewer may see. Every page, count and download starts here."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, and_, select

from catalog import assets, incoming, narrowing, policy, references, removal, visibility
from catalog.assets import AssetRecord, State
from catalog.cards import card_of
from catalog.errors import GoneError, MistypedIdError, NotFoundError
from catalog.ids import is_id, is_mistyped
from catalog.policy import STAFF, VISITOR, Viewer
from catalog.record.lists import RelationType
from catalog.record.model import Record
from catalog.record.parts import AssetRow
from catalog.relations import pointers
from catalog.revisions import unpack, unpack_heading
from catalog.rows import Row, Rows, read_rows
from catalog.shown import AssetView, Card, FileView, Incoming, RecordView, Related
from catalog.tables import record

MOST_INCOMING = 60
"""How many of those that point to a record in one way are opened with it."""
MEMBERSHIP = (RelationType.MEMBER_OF, RelationType.PART_OF)
_Seen = ColumnElement[bool] | None
"""What `visibility.visible` says of the viewer, where it was asked for before; None where it was not."""


def open_record(connection: Connection, record_id: str, viewer: Viewer) -> RecordView:
    """The record with its relations; raises NotFoundError, or GoneError where it was withdrawn from this viewer."""
    seen = visibility.visible(connection, viewer)
    rows = read_rows(connection, [record_id], viewer, seen)
    if not rows:
        if not is_id(record_id):
            raise MistypedIdError(id=record_id) if is_mistyped(record_id) else NotFoundError
        raise GoneError if _was_withdrawn(connection, record_id) else NotFoundError
    near = read_rows(connection, references.targets(unpack(rows[record_id].document)), viewer, seen)
    view = _views(connection, rows, _files(connection, rows), viewer, seen, near=near)[record_id]
    return _with_relations(connection, view, near, viewer, seen)


def open_records(
    connection: Connection, record_ids: Sequence[str], viewer: Viewer, seen: _Seen = None
) -> list[RecordView]:
    """Those of the records that the viewer may see, in the order asked for, without relations.

    Nothing in them points to a record that the viewer may not see.
    """
    seen = visibility.visible(connection, viewer) if seen is None else seen
    rows = read_rows(connection, record_ids, viewer, seen)
    found = _views(connection, rows, _files(connection, rows), viewer, seen)
    return [found[i] for i in dict.fromkeys(record_ids) if i in found]


def open_for_visitors_and_staff(
    connection: Connection, record_ids: Sequence[str]
) -> tuple[dict[str, RecordView], dict[str, RecordView]]:
    """What `open_records` shows to visitors, and what it shows to staff, by the records' ids.

    A record is read once where both see the same state of it, and the same people may read it.
    """
    rows = read_rows(connection, record_ids, STAFF, visibility.visible(connection, STAFF))
    files = _files(connection, rows)
    seen = visibility.visible(connection, VISITOR)
    current = visibility.readable(connection, rows, VISITOR, _shown_as_it_is(seen))
    visitors = _views(connection, {i: row for i, row in rows.items() if i in current}, files, VISITOR, seen)
    others = open_records(connection, [i for i in rows if i not in current], VISITOR, seen)
    visitors |= {view.id: view for view in others}
    return visitors, _views(connection, rows, files, STAFF, visibility.visible(connection, STAFF))


@lru_cache(maxsize=64)
def _shown_as_it_is(seen: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(seen, record.c.published == record.c.head, record.c.public_acl == record.c.head_acl)


def _files(connection: Connection, rows: Rows) -> dict[str, AssetRecord]:
    """The files of those records that name any; nothing is asked for where none does."""
    having = [i for i, row in rows.items() if unpack(row.document).assets]
    return assets.of_records(connection, having) if having else {}


def _views(
    connection: Connection,
    rows: Rows,
    files: dict[str, AssetRecord],
    viewer: Viewer,
    seen: ColumnElement[bool],
    *,
    near: Rows | None = None,
) -> dict[str, RecordView]:
    """What the viewer sees of the rows; `near` is what they see of all that is pointed to, where it was read."""
    telling = {one.id for one in files.values() if policy.may_tell_spot(one.family, one.facts)}
    stored = {i: _shown(row, viewer, telling) for i, row in rows.items()}
    hidden = _hidden(connection, stored.values(), viewer, seen, near)
    views = {}
    for i, row in rows.items():
        shown = references.without(stored[i], hidden)
        common = viewer == VISITOR and shown is stored[i] and _is_alike_but_for_staff(row, shown)
        views[i] = _view(row, shown, files, viewer, common=common)
    return views


def cards(connection: Connection, record_ids: Sequence[str], viewer: Viewer, seen: _Seen = None) -> dict[str, Card]:
    """Cards of those records that the viewer may see."""
    return {view.id: card_of(view) for view in open_records(connection, record_ids, viewer, seen)}


def headings(connection: Connection, record_ids: Sequence[str], viewer: Viewer) -> dict[str, Card]:
    """Cards of those records that the viewer may see, with kind and title alone: what others say of them."""
    rows = read_rows(connection, record_ids, viewer, visibility.visible(connection, viewer))
    found = {record_id: unpack_heading(row.document) for record_id, row in rows.items()}
    return {record_id: Card(record_id, kind, title) for record_id, (kind, title) in found.items()}


def open_asset(connection: Connection, asset_id: str, viewer: Viewer) -> AssetView:
    """The file, where the viewer may see both its record and itself; NotFoundError otherwise."""
    found = assets.by_id(connection, asset_id) if is_id(asset_id) else None
    if found is None:
        raise NotFoundError
    for view in open_records(connection, [found.record_id], viewer):
        for file in view.files:
            if file.id == asset_id:
                return AssetView(view.id, view.record.preferred, found.sha256, file, tuple(view.record.rights))
    raise NotFoundError


def _shown(row: Row, viewer: Viewer, telling: Container[str]) -> Record:
    """The document of the row as the viewer may see it; of a published one no more than its head lets them see."""
    document = unpack(row.document)
    if row.head is None:
        return policy.redact(document, viewer, telling)
    return narrowing.redact_as_now(document, unpack(row.head), viewer, telling)


def _is_alike_but_for_staff(row: Row, shown: Record) -> bool:
    """Whether all who may read the row and are no staff see what visitors do; not looked into where a head is later."""
    return row.head is None and policy.is_alike_but_for_staff(unpack(row.document), shown)


def _hidden(
    connection: Connection, shown: Iterable[Record], viewer: Viewer, seen: ColumnElement[bool], near: Rows | None
) -> set[str]:
    """The records pointed to that the viewer may not know of, or that are not there; staff are told of all."""
    if viewer.is_staff:
        return set()
    pointed = set().union(*map(references.targets, shown))
    return pointed - (visibility.readable(connection, pointed, viewer, seen) if near is None else near.keys())


def _was_withdrawn(connection: Connection, record_id: str) -> bool:
    once = visibility.taken_back(connection)
    taken_back = connection.scalar(select(record.c.id).where(record.c.id == record_id, once)) is not None
    return taken_back or removal.was_shown(connection, record_id)


def _view(row: Row, seen: Record, files: dict[str, AssetRecord], viewer: Viewer, *, common: bool) -> RecordView:
    shown = (_file(asset_row, files.get(asset_row.asset), row.id, viewer) for asset_row in seen.assets)
    return RecordView(
        id=row.id,
        institution_id=row.institution_id,
        kind=seen.kind,
        record=seen,
        files=tuple(file for file in shown if file is not None),
        version=row.version if viewer.is_staff else row.number,
        created_at=row.created_at,
        updated_at=row.made_at,
        published=row.published is not None and row.withdrawn_at is None,
        readers=visibility.tokens_of(row.readers),
        common=common,
        embargo_until=row.embargo_until,
    )


def _file(row: AssetRow, found: AssetRecord | None, record_id: str, viewer: Viewer) -> FileView | None:
    """The file as the viewer may see it: their record's own, ready, and not withheld."""
    if found is None or found.record_id != record_id or not policy.may_see_file(viewer, row):
        return None
    if found.state is not State.READY and not viewer.is_staff:
        return None
    return FileView(
        row=row,
        family=found.family,
        state=found.state,
        name=found.name,
        mime=found.mime,
        size_bytes=found.size_bytes,
        facts=found.facts,
        derivatives=found.derivatives,
        may_fetch_original=policy.may_fetch_original(viewer, row),
    )


def pointing(
    connection: Connection,
    view: RecordView,
    viewer: Viewer,
    type_: RelationType,
    *,
    offset: int,
    limit: int,
    seen: _Seen = None,
    unnamed: bool = False,
) -> list[Related]:
    """A page of those that point to the record in one way, by name; `unnamed`: to which it does not point itself."""
    page = incoming.listed(connection, view.id, viewer, [type_], offset=offset, limit=limit, seen=seen, unnamed=unnamed)
    return [
        Related(to.type, True, card_of(other), to.note)
        for other in open_records(connection, page, viewer, seen)
        for to in pointers(other.record)
        if to.target == view.id and to.type is type_
    ]


def members(
    connection: Connection, record_id: str, viewer: Viewer, *, offset: int = 0, limit: int = MOST_INCOMING
) -> list[Card]:
    """A page of the cards of those that belong to the record as members or parts, by name."""
    page = incoming.listed(connection, record_id, viewer, MEMBERSHIP, offset=offset, limit=limit)
    return list(cards(connection, page, viewer).values())


def _with_relations(
    connection: Connection, view: RecordView, near: Rows, viewer: Viewer, seen: ColumnElement[bool]
) -> RecordView:
    """Relations from both ends: what this record says first, in its order, then the first who point here, by name."""
    outgoing = [to for to in pointers(view.record) if to.target != view.id]
    others = {to.target: near[to.target] for to in outgoing if to.target in near}
    views = _views(connection, others, _files(connection, others), viewer, seen) if others else {}
    shown = {other: card_of(one) for other, one in views.items()}
    found = [Related(to.type, False, shown[to.target], to.note) for to in outgoing if to.target in shown]
    view = replace(view, related=tuple(found))
    counted = incoming.totals(connection, view.id, viewer, seen)
    told = []
    for type_, total in counted.items():
        page = pointing(connection, view, viewer, type_, offset=0, limit=MOST_INCOMING, seen=seen)
        told.append(Incoming(type_, total, len(page)))
        found += page
    return replace(view, related=tuple(found), incoming=tuple(told))
