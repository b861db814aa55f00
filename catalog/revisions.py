"""The revisions of a record: each state that it ever had, kept as compressed JSON and never changed."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import zstandard
from sqlalchemy import Connection, func, select

from catalog.errors import NotFoundError
from catalog.portions import portions
from catalog.record import stored
from catalog.record.model import Record
from catalog.tables import record, revision


class _Packers(threading.local):
    """What packs and unpacks, a pair for each thread: neither bears two at once, nor is cheap to make for each text."""

    def __init__(self) -> None:
        self.compress = zstandard.ZstdCompressor(level=3).compress
        self.decompress = zstandard.ZstdDecompressor().decompress


_packers = _Packers()


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
    return _packers.compress(stored.dump(document))


@lru_cache(maxsize=512)
def unpack(document: bytes) -> Record:
    """The record of a stored document; those read a moment ago are kept, so it is shared and must not be changed."""
    return stored.load(_packers.decompress(document))


@lru_cache(maxsize=2048)
def unpack_heading(document: bytes) -> tuple[str, dict[str, str]]:
    """Kind and preferred name alone, for what says no more of a record; kept, so shared and not to be changed."""
    return stored.heading(_packers.decompress(document))


def load_revision(connection: Connection, record_id: str, number: int) -> Record:
    """The record as revision `number` has it."""
    document = connection.scalar(
        select(revision.c.document).where(revision.c.record_id == record_id, revision.c.number == number)
    )
    if document is None:
        raise NotFoundError
    return unpack(document)


def states(connection: Connection, record_ids: Iterable[str]) -> dict[str, dict[int, Record]]:
    """Every state that these records ever had, by the numbers of their revisions."""
    found: dict[str, dict[int, Record]] = {}
    for some in portions(set(record_ids)):
        asked = select(revision.c.record_id, revision.c.number, revision.c.document)
        for record_id, number, document in connection.execute(asked.where(revision.c.record_id.in_(some))):
            found.setdefault(record_id, {})[number] = unpack(document)
    return found


def edited_by_hand(connection: Connection, record_ids: Iterable[str]) -> dict[str, str]:
    """Of these records those that a person, and no import, changed, and when one did so last (ISO 8601, UTC)."""
    found: dict[str, str] = {}
    for some in portions(set(record_ids)):
        asked = select(revision.c.record_id, func.max(revision.c.made_at).label("made_at")).group_by(
            revision.c.record_id
        )
        rows = connection.execute(asked.where(revision.c.record_id.in_(some), revision.c.run_id.is_(None)))
        found |= {row.record_id: row.made_at for row in rows}
    return found


def unpublished_edits(connection: Connection, record_ids: Iterable[str]) -> dict[str, str]:
    """Of these records those that say something which a person changed and the public does not see yet, as it saw them.

    With each, when a person did so last (ISO 8601, UTC). A record that was never published has none.
    """
    edits: dict[str, tuple[str, int]] = {}
    for some in portions(set(record_ids)):
        by_hand = (
            select(record.c.id, func.max(revision.c.made_at), record.c.published)
            .join(revision, revision.c.record_id == record.c.id)
            .where(record.c.id.in_(some), revision.c.number > record.c.published, revision.c.run_id.is_(None))
            .group_by(record.c.id, record.c.published)
        )
        edits |= {record_id: (made_at, shown) for record_id, made_at, shown in connection.execute(by_hand)}
    return {one: day for one, (day, shown) in edits.items() if _says_edit(history(connection, one), shown)}


def _says_edit(newest_first: Sequence[Revision], shown: int) -> bool:
    """Whether the head says otherwise than the revision `shown` what a person changed since that one."""
    head = newest_first[0].record
    since = [state for state in newest_first if state.number >= shown]
    steps = [(newer.record, older.record) for newer, older in pairwise(since) if newer.run_id is None]
    return any(
        getattr(head, name) != getattr(since[-1].record, name)
        and any(getattr(newer, name) != getattr(older, name) for newer, older in steps)
        for name in Record.model_fields
    )


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
