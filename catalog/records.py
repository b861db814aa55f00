"""The record store: every change is a revision, written with its extracts and its outbox entry in one transaction."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

import zstandard
from sqlalchemy import Connection, bindparam, insert, select, true, update

from catalog import extracts, outbox, visibility
from catalog.clock import now
from catalog.errors import HeritageError, NotFoundError
from catalog.ids import new_id
from catalog.language import N_
from catalog.policy import STAFF, VISITOR, readers
from catalog.record import stored
from catalog.record.model import Record
from catalog.tables import HEAD, acl, identifier, record, revision

_BATCH = 500
_compress = zstandard.ZstdCompressor(level=3).compress
_decompress = zstandard.ZstdDecompressor().decompress


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
class Change:
    """A record as it shall be: new where `record_id` is None or unknown to `version`.

    `version` is the version that the change was made from (None for a new record); `publish` makes the new revision the
    published one at once, though a withdrawn record stays so; the import fields tie the record to its row in a sheet,
    `import_said` being what the row says where `record` is something else, because a person's edit was kept.
    """

    record: Record
    by: str
    reason: str
    record_id: str | None = None
    version: int | None = None
    publish: bool = False
    run_id: str | None = None
    import_key: str | None = None
    import_hash: str | None = None
    import_said: Record | None = None


@dataclass(frozen=True)
class Saved:
    """A change that was written: `revision` is its number."""

    record_id: str
    revision: int
    action: Action


@dataclass(frozen=True)
class Known:
    """A record that a sheet's row made before.

    `base` is the number of the revision that the import wrote last, `said` what the row said then where that revision
    keeps a person's edit; `published` is the number of the one that the public sees, or saw until it was withdrawn.
    """

    record_id: str
    version: int
    head: int
    base: int | None
    import_hash: str | None
    published: int | None
    withdrawn: bool
    said: Record | None = None


@dataclass(frozen=True)
class Revision:
    """One state of a record: who made it, when, why, and what it says."""

    number: int
    made_at: str
    made_by: str
    reason: str
    run_id: str | None
    record: Record


def pack(document: Record) -> bytes:
    """A revision's document as it is stored: JSON, zstd."""
    return _compress(stored.dump(document))


@lru_cache(maxsize=512)
def unpack(document: bytes) -> Record:
    """The record of a stored document; those read a moment ago are kept, so it is shared and must not be changed."""
    return stored.load(_decompress(document))


def unpack_name(document: bytes) -> dict[str, str]:
    """The preferred name alone, for lists that say no more of a record."""
    return stored.preferred_name(_decompress(document))


def fresh_ids(connection: Connection, count: int) -> list[str]:
    """`count` record ids that nobody has."""
    ids: set[str] = set()
    while len(ids) < count:
        wanted = {new_id() for _ in range(count - len(ids))}
        taken = connection.scalars(select(record.c.id).where(record.c.id.in_(wanted)))
        ids |= wanted - set(taken)
    return list(ids)


def save(connection: Connection, institution_id: str, changes: Sequence[Change]) -> list[Saved]:
    """Write a batch of changes in the caller's transaction; keep it to some hundreds, so that others wait little.

    Raises ConflictError where a record's version is not the one that the change was made from.
    """
    made_at = now()
    acls = _intern(connection, {readers(change.record) for change in changes})
    new = [change for change in changes if change.version is None]
    unnamed = iter(fresh_ids(connection, sum(change.record_id is None for change in new)))
    ids = {id(change): change.record_id or next(unnamed) for change in new}
    _insert_new(connection, institution_id, [(ids[id(change)], change) for change in new], acls, made_at)
    saved = {id(change): Saved(ids[id(change)], 1, Action.CREATED) for change in new}
    for change in changes:
        if change.version is not None:
            saved[id(change)] = _change(connection, change, acls, made_at)
    outbox.add(connection, (one.record_id for one in saved.values()))
    return [saved[id(change)] for change in changes]


def known_by_import_key(connection: Connection, institution_id: str, keys: Iterable[str]) -> dict[str, Known]:
    """The records that rows with these keys made before."""
    found: dict[str, Known] = {}
    wanted = list(keys)
    for start in range(0, len(wanted), _BATCH):
        rows = connection.execute(
            select(
                record.c.import_key,
                record.c.id,
                record.c.version,
                record.c.head,
                record.c.import_revision,
                record.c.import_hash,
                record.c.published,
                record.c.withdrawn_at.is_not(None),
                record.c.import_said,
            ).where(
                record.c.institution_id == institution_id,
                record.c.import_key.in_(wanted[start : start + _BATCH]),
            )
        )
        for key, *facts in rows:
            facts[-1] = unpack(facts[-1]) if facts[-1] else None
            found[key] = Known(*facts)
    return found


def touch_import(
    connection: Connection, record_id: str, import_key: str, import_hash: str | None, said: Record | None
) -> None:
    """Note that a row was taken in as it is now, though it changed nothing in the record.

    `import_hash` None: look at it again next time; `said`: what the row says, where the record keeps an edit.
    """
    connection.execute(
        update(record)
        .where(record.c.id == record_id)
        .values(import_key=import_key, import_hash=import_hash, import_said=pack(said) if said else None)
    )


def load_revision(connection: Connection, record_id: str, number: int) -> Record:
    """The record as revision `number` has it."""
    document = connection.scalar(
        select(revision.c.document).where(revision.c.record_id == record_id, revision.c.number == number)
    )
    if document is None:
        raise NotFoundError
    return unpack(document)


def history(connection: Connection, record_id: str) -> list[Revision]:
    """Every revision of the record, the newest first."""
    rows = connection.execute(
        select(
            revision.c.number,
            revision.c.made_at,
            revision.c.made_by,
            revision.c.reason,
            revision.c.run_id,
            revision.c.document,
        )
        .where(revision.c.record_id == record_id)
        .order_by(revision.c.number.desc())
    )
    return [Revision(*row[:5], unpack(row[5])) for row in rows]


def counts(connection: Connection) -> tuple[int, int]:
    """How many records there are, and how many of them the public sees."""
    return visibility.count(connection, STAFF), visibility.count(connection, VISITOR)


def ids_after(connection: Connection, after: str, limit: int = 1000) -> list[str]:
    """The next record ids after `after`, in their order: a walk over everything that needs little memory."""
    return list(connection.scalars(select(record.c.id).where(record.c.id > after).order_by(record.c.id).limit(limit)))


def existing(connection: Connection, record_ids: Iterable[str]) -> set[str]:
    """Those of the ids that a record has."""
    wanted = list(record_ids)
    found: set[str] = set()
    for start in range(0, len(wanted), _BATCH):
        found |= set(connection.scalars(select(record.c.id).where(record.c.id.in_(wanted[start : start + _BATCH]))))
    return found


def find_by_identifier(
    connection: Connection, institution_id: str | None, values: Iterable[str]
) -> dict[str, list[str]]:
    """Record ids by identifier as people write it, spaces and leading zeros aside; staff data, for commands.

    `institution_id` None: those of every institution.
    """
    folded = {value: extracts.folded_identifier(value) for value in values}
    found: dict[str, list[str]] = {}
    wanted = sorted(set(folded.values()))
    for start in range(0, len(wanted), _BATCH):
        rows = connection.execute(
            select(identifier.c.folded, identifier.c.record_id)
            .join(record, record.c.id == identifier.c.record_id)
            .where(
                identifier.c.folded.in_(wanted[start : start + _BATCH]),
                identifier.c.layers.bitwise_and(HEAD) != 0,
                true() if institution_id is None else record.c.institution_id == institution_id,
            )
            .distinct()
        )
        for fold, record_id in rows:
            found.setdefault(fold, []).append(record_id)
    return {value: found[fold] for value, fold in folded.items() if fold in found}


def publish(connection: Connection, record_ids: Sequence[str], *, withdrawn: bool = True) -> list[str]:
    """Show the heads of these records to the public; returns the ids of those that changed.

    `withdrawn` False leaves alone what a person took back.
    """
    shown: list[str] = []
    for start in range(0, len(record_ids), _BATCH):
        shown += _publish(connection, record_ids[start : start + _BATCH], withdrawn=withdrawn)
    return shown


def _publish(connection: Connection, record_ids: Sequence[str], *, withdrawn: bool) -> list[str]:
    less = record.c.published.is_(None) | (record.c.published != record.c.head)
    back = record.c.withdrawn_at.is_not(None)
    rows = connection.execute(
        select(record.c.id, record.c.head, record.c.head_acl, revision.c.document)
        .join(revision, (revision.c.record_id == record.c.id) & (revision.c.number == record.c.head))
        .where(record.c.id.in_(record_ids), less | back if withdrawn else less & ~back)
    ).all()
    if not rows:
        return []
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
    extracts.rewrite(connection, [extracts.Extract(i, head, head) for i, head in heads.items()], fresh=False)
    outbox.add(connection, heads)
    return list(heads)


def withdraw(connection: Connection, record_id: str) -> bool:
    """Take the record back from the public; its address stays and says so. False where the public did not see it."""
    changed = connection.execute(
        update(record)
        .where(record.c.id == record_id, record.c.published.is_not(None), record.c.withdrawn_at.is_(None))
        .values(withdrawn_at=now(), version=record.c.version + 1, updated_at=now())
    )
    if changed.rowcount == 1:
        outbox.add(connection, [record_id])
    return changed.rowcount == 1


def _intern(connection: Connection, wanted: set[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for tokens in wanted:
        text = json.dumps(tokens)
        known = connection.scalar(select(acl.c.id).where(acl.c.readers == text))
        if known is None:
            known = connection.execute(insert(acl).values(readers=text).returning(acl.c.id)).scalar_one()
        found[tokens] = known
    return found


def _insert_new(
    connection: Connection,
    institution_id: str,
    new: Sequence[tuple[str, Change]],
    acls: dict[tuple[str, ...], int],
    made_at: str,
) -> None:
    if not new:
        return
    connection.execute(
        insert(record),
        [
            {
                "id": record_id,
                "institution_id": institution_id,
                "kind": change.record.kind.value,
                "head": 1,
                "published": 1 if change.publish else None,
                "head_acl": acls[readers(change.record)],
                "public_acl": acls[readers(change.record)] if change.publish else None,
                "embargo_until": change.record.access.until if change.publish else None,
                "version": 1,
                "import_key": change.import_key,
                "import_hash": change.import_hash,
                "import_revision": 1 if change.import_key else None,
                "import_said": pack(change.import_said) if change.import_said else None,
                "created_at": made_at,
                "updated_at": made_at,
            }
            for record_id, change in new
        ],
    )
    connection.execute(insert(revision), [_revision_row(record_id, 1, change, made_at) for record_id, change in new])
    extracts.rewrite(
        connection,
        [
            extracts.Extract(record_id, change.record, change.record if change.publish else None)
            for record_id, change in new
        ],
        fresh=True,
    )


def _change(connection: Connection, change: Change, acls: dict[tuple[str, ...], int], made_at: str) -> Saved:
    assert change.record_id is not None
    before = connection.execute(
        select(record.c.head, record.c.published).where(
            record.c.id == change.record_id, record.c.version == change.version
        )
    ).first()
    number = before.head + 1 if before else 0
    values: dict[str, Any] = {
        "kind": change.record.kind.value,
        "head": number,
        "head_acl": acls[readers(change.record)],
        "version": record.c.version + 1,
        "updated_at": made_at,
    }
    if change.publish:
        values |= {
            "published": number,
            "public_acl": values["head_acl"],
            "embargo_until": change.record.access.until,
        }
    if change.import_key is not None:
        values |= {
            "import_key": change.import_key,
            "import_hash": change.import_hash,
            "import_revision": number,
            "import_said": pack(change.import_said) if change.import_said else None,
        }
    if (
        before is None
        or connection.execute(
            update(record).where(record.c.id == change.record_id, record.c.version == change.version).values(values)
        ).rowcount
        != 1
    ):
        raise ConflictError(record=change.record_id)
    connection.execute(insert(revision), [_revision_row(change.record_id, number, change, made_at)])
    published = change.record if change.publish else None
    if published is None and before.published is not None:
        published = load_revision(connection, change.record_id, before.published)
    extracts.rewrite(connection, [extracts.Extract(change.record_id, change.record, published)], fresh=False)
    return Saved(change.record_id, number, Action.CHANGED)


def _revision_row(record_id: str, number: int, change: Change, made_at: str) -> dict[str, Any]:
    return {
        "record_id": record_id,
        "number": number,
        "made_at": made_at,
        "made_by": change.by,
        "reason": change.reason,
        "run_id": change.run_id,
        "document": pack(change.record),
    }
