"""Blobs: the bytes of originals, each once in the store however many records have them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, select, update

from catalog.absent import add_absent
from catalog.clock import now
from catalog.portions import portions
from catalog.tables import blob

ORIGINALS = "originals/"
"""Where originals lie in the store."""


@dataclass(frozen=True)
class Blob:
    """Bytes in the store, named by their SHA-256 (hex)."""

    sha256: str
    size_bytes: int
    mime: str

    @property
    def key(self) -> str:
        """Where the original lies in the store."""
        return original_key(self.sha256)


def original_key(sha256: str) -> str:
    """The store's key of an original: fanned out twice, so that no folder grows too wide."""
    return f"{ORIGINALS}{sha256[:2]}/{sha256[2:4]}/{sha256}"


def known_blobs(connection: Connection, hashes: Iterable[str]) -> dict[str, Blob]:
    """Those of the hashes that the museum has."""
    found: dict[str, Blob] = {}
    for some in portions(set(hashes)):
        rows = connection.execute(select(blob.c.sha256, blob.c.size_bytes, blob.c.mime).where(blob.c.sha256.in_(some)))
        found |= {row.sha256: Blob(*row) for row in rows}
    return found


def add_blobs(connection: Connection, blobs: Sequence[Blob]) -> None:
    """Register stored bytes; those known already stay as they are, and are no longer missing where they were."""
    rows = {
        one.sha256: {"sha256": one.sha256, "size_bytes": one.size_bytes, "mime": one.mime, "stored_at": now()}
        for one in blobs
    }
    add_absent(connection, blob, (rows[sha256] for sha256 in sorted(rows)))
    for some in portions(sorted(rows)):
        was_missing = and_(blob.c.sha256.in_(some), blob.c.missing_since.is_not(None))
        connection.execute(update(blob).where(was_missing).values(missing_since=None))


def known_sizes(connection: Connection, sizes: Iterable[int]) -> set[int]:
    """Those of the sizes (bytes) that some original has: a file of another size is surely new."""
    found: set[int] = set()
    for some in portions(set(sizes)):
        found.update(connection.scalars(select(blob.c.size_bytes).where(blob.c.size_bytes.in_(some)).distinct()))
    return found


def all_blobs(connection: Connection) -> Iterable[Blob]:
    """Every original, in the order of its hash, a thousand at a time."""
    after = ""
    while rows := connection.execute(
        select(blob.c.sha256, blob.c.size_bytes, blob.c.mime)
        .where(blob.c.sha256 > after)
        .order_by(blob.c.sha256)
        .limit(1000)
    ).all():
        yield from (Blob(*row) for row in rows)
        after = rows[-1].sha256


def has_blobs(connection: Connection) -> bool:
    """Whether the catalogue has any original that is not noted as missing."""
    return connection.scalar(select(blob.c.sha256).where(blob.c.missing_since.is_(None)).limit(1)) is not None
