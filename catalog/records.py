"""The record store: every change is a revision, written with its extracts and its outbox entry in one transaction.

What was written is read by `catalog/revisions.py`, `catalog/lookup.py` and, for viewers, `catalog/views.py`.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from catalog import extracts, institutions, outbox
from catalog.absent import add_absent
from catalog.change import Change
from catalog.clock import now
from catalog.errors import HeritageError
from catalog.ids import new_id
from catalog.language import N_
from catalog.many import add_many, find_many
from catalog.policy import narrowest, readers
from catalog.record.model import Record
from catalog.revisions import load_revision, pack, unpack
from catalog.tables import acl, record, revision

_BATCH = 500


class ConflictError(HeritageError):
    """Somebody else changed the record in between."""

    code = "record-conflict"
    status = 409
    msgid = N_("Somebody else changed record {record} meanwhile. Look at their change, then make yours again.")


class Action(StrEnum):
    """What became of a change."""

    CREATED = "created"
    CHANGED = "changed"


@dataclass(frozen=True)
class Saved:
    """A change that was written: `revision` is its number."""

    record_id: str
    revision: int
    action: Action


@dataclass(frozen=True)
class Published:
    """Which revision the public sees now, and which it saw `before`, None where it saw none."""

    number: int
    before: int | None


def fresh_ids(connection: Connection, count: int) -> list[str]:
    """`count` record ids that nobody has."""
    ids: set[str] = set()
    while len(ids) < count:
        wanted = {new_id() for _ in range(min(_BATCH, count - len(ids)))} - ids
        taken = connection.scalars(select(record.c.id).where(record.c.id.in_(wanted)))
        ids |= wanted - set(taken)
    return list(ids)


def versions(connection: Connection, record_ids: Iterable[str]) -> dict[str, int]:
    """The version of each of these records that there is."""
    return dict(find_many(connection, (record.c.id, record.c.version), (record.c.id, record_ids)))


def save(connection: Connection, institution_id: str, changes: Sequence[Change]) -> list[Saved]:
    """Write a batch of changes in the caller's transaction; keep it to some hundreds, so that others wait little.

    Raises ConflictError where a record's version is not the one that the change was made from.
    """
    institutions.hold(connection, [institution_id])
    made_at = now()
    acls = interned(connection, {readers(change.record) for change in changes})
    new = [change for change in changes if change.version is None]
    unnamed = iter(fresh_ids(connection, sum(change.record_id is None for change in new)))
    named = {id(one): one if one.record_id else replace(one, record_id=next(unnamed)) for one in new}
    _insert_new(connection, institution_id, list(named.values()), acls, made_at)
    saved = {key: Saved(one.record_id or "", 1, Action.CREATED) for key, one in named.items()}
    for change in changes:
        if change.version is not None:
            saved[id(change)] = _change(connection, change, acls, made_at)
    outbox.add(connection, (one.record_id for one in saved.values()))
    return [saved[id(change)] for change in changes]


def publish(connection: Connection, record_ids: Sequence[str], *, withdrawn: bool = True) -> dict[str, Published]:
    """Show the heads of these records to the public; returns those that changed.

    `withdrawn` False leaves alone what a person took back.
    """
    hold(connection, record_ids)
    shown: dict[str, Published] = {}
    for start in range(0, len(record_ids), _BATCH):
        shown |= _publish(connection, record_ids[start : start + _BATCH], withdrawn=withdrawn)
    return shown


def _publish(connection: Connection, record_ids: Sequence[str], *, withdrawn: bool) -> dict[str, Published]:
    less = record.c.published.is_(None) | (record.c.published != record.c.head)
    back = record.c.withdrawn_at.is_not(None)
    rows = connection.execute(
        select(record.c.id, record.c.head, record.c.head_acl, record.c.published, revision.c.document)
        .join(revision, (revision.c.record_id == record.c.id) & (revision.c.number == record.c.head))
        .where(record.c.id.in_(record_ids), less | back if withdrawn else less & ~back)
    ).all()
    if not rows:
        return {}
    heads = {row.id: unpack(row.document) for row in rows}
    connection.execute(
        update(record).where(record.c.id == bindparam("of")).values(version=record.c.version + 1),
        [
            {
                "of": row.id,
                "published": row.head,
                "public_acl": row.head_acl,
                "embargo_until": heads[row.id].access.until,
                "withdrawn_at": None,
                "updated_at": now(),
            }
            for row in rows
        ],
    )
    extracts.rewrite(connection, [extracts.Extract(i, head, head) for i, head in heads.items()])
    outbox.add(connection, heads)
    return {row.id: Published(row.head, row.published) for row in rows}


def hold(connection: Connection, record_ids: Sequence[str]) -> None:
    """Let nobody else change these records until the transaction ends, so that what is read of them stays true."""
    homes: set[str] = set()
    for start in range(0, len(record_ids), _BATCH):
        some = record.c.id.in_(record_ids[start : start + _BATCH])
        homes.update(connection.scalars(select(record.c.institution_id).where(some).distinct()))
    institutions.hold(connection, homes)


def withdraw(connection: Connection, record_id: str) -> bool:
    """Take the record back from the public; its address stays and says so. False where the public did not see it."""
    hold(connection, [record_id])
    changed = connection.execute(
        update(record)
        .where(record.c.id == record_id, record.c.published.is_not(None), record.c.withdrawn_at.is_(None))
        .values(withdrawn_at=now(), version=record.c.version + 1, updated_at=now())
    )
    if changed.rowcount == 1:
        outbox.add(connection, [record_id])
    return changed.rowcount == 1


def interned(connection: Connection, wanted: set[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """The row of `acl` of each set of readers, made where there is none."""
    texts = {json.dumps(tokens): tokens for tokens in wanted}
    asked = select(acl.c.readers, acl.c.id).where(acl.c.readers.in_(texts))
    known = {row.readers: row.id for row in connection.execute(asked)}
    if len(known) < len(texts):
        add_absent(connection, acl, ({"readers": text} for text in sorted(texts.keys() - known)))
        known = {row.readers: row.id for row in connection.execute(asked)}
    return {tokens: known[text] for text, tokens in texts.items()}


def _insert_new(
    connection: Connection,
    institution_id: str,
    new: Sequence[Change],
    acls: dict[tuple[str, ...], int],
    made_at: str,
) -> None:
    if not new:
        return
    rows = (_record_row(institution_id, change, acls[readers(change.record)], made_at) for change in new)
    add_many(connection, record, list(rows))
    add_many(connection, revision, [_revision_row(change.record_id, 1, change, made_at) for change in new])
    extracts.add(connection, (change.rows for change in new))


def _record_row(institution_id: str, change: Change, acl_id: int, made_at: str) -> dict[str, Any]:
    return {
        "id": change.record_id,
        "institution_id": institution_id,
        "kind": change.record.kind.value,
        "head": 1,
        "published": 1 if change.publish else None,
        "head_acl": acl_id,
        "public_acl": acl_id if change.publish else None,
        "embargo_until": change.record.access.until if change.publish else None,
        "version": 1,
        "import_key": change.import_key,
        "import_hash": change.import_hash,
        "import_revision": 1 if change.import_key else None,
        "import_said": pack(change.import_said) if change.import_said else None,
        "created_at": made_at,
        "updated_at": made_at,
    }


def _change(connection: Connection, change: Change, acls: dict[tuple[str, ...], int], made_at: str) -> Saved:
    assert change.record_id is not None
    is_as_it_was = (record.c.id == change.record_id) & (record.c.version == change.version)
    before = connection.execute(select(record.c.head, record.c.published).where(is_as_it_was)).first()
    if before is None:
        raise ConflictError(record=change.record_id)
    number = before.head + 1
    shown = load_revision(connection, change.record_id, before.published) if before.published else None
    values = {
        "kind": change.record.kind.value,
        "head": number,
        "head_acl": acls[readers(change.record)],
        "version": record.c.version + 1,
        "updated_at": made_at,
        **_published_by(connection, change, number, acls, shown),
        **_imported_by(change, number),
    }
    if connection.execute(update(record).where(is_as_it_was).values(values)).rowcount != 1:
        raise ConflictError(record=change.record_id)
    row = _revision_row(change.record_id, number, change, made_at) | {"published_before": before.published}
    connection.execute(insert(revision), [row])
    extract = extracts.Extract(change.record_id, change.record, change.record if change.publish else shown)
    extracts.rewrite(connection, [extract])
    return Saved(change.record_id, number, Action.CHANGED)


def _published_by(
    connection: Connection, change: Change, number: int, acls: dict[tuple[str, ...], int], shown: Record | None
) -> dict[str, Any]:
    """What the change says of what the public sees: the new revision, or `shown` as narrowly as both allow."""
    if change.publish:
        public_acl, until = acls[readers(change.record)], change.record.access.until
        return {"published": number, "public_acl": public_acl, "embargo_until": until}
    if shown is None:
        return {}
    both, until = narrowest(shown, change.record)
    return {"public_acl": interned(connection, {both})[both], "embargo_until": until}


def _imported_by(change: Change, number: int) -> dict[str, Any]:
    """What ties the record to its row in a sheet, where an import made the change."""
    if change.import_key is None:
        return {}
    return {
        "import_key": change.import_key,
        "import_hash": change.import_hash,
        "import_revision": number,
        "import_said": pack(change.import_said) if change.import_said else None,
    }


def _revision_row(record_id: str | None, number: int, change: Change, made_at: str) -> dict[str, Any]:
    return {
        "record_id": record_id,
        "number": number,
        "made_at": made_at,
        "made_by": change.by,
        "reason": change.reason,
        "run_id": change.run_id,
        "document": change.document,
    }
