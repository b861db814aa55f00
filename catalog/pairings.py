"""Which file belongs to which record, as a person once decided: known by the file's bytes, wherever it lies later."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, delete, insert, select

from catalog.clock import now
from catalog.tables import pairing


@dataclass(frozen=True)
class Pairing:
    """One decision: the file with these bytes belongs to the record with this import key; '' to none.

    `path` is where the file lay then: while it has this size and time there, it need not be read again.
    """

    sha256: str
    size_bytes: int
    mtime_ns: int
    path: str
    key: str


def remember(connection: Connection, institution_id: str, decided: Sequence[Pairing], made_by: str) -> None:
    """Note these decisions; each takes the place of an earlier one about the same bytes."""
    by_bytes = {one.sha256: one for one in decided}
    mine = pairing.c.institution_id == institution_id
    for sha256 in by_bytes:
        connection.execute(delete(pairing).where(and_(mine, pairing.c.sha256 == sha256)))
    if by_bytes:
        rows = [_row(one, institution_id, made_by) for one in by_bytes.values()]
        connection.execute(insert(pairing), rows)


def remembered(connection: Connection, institution_id: str) -> Iterable[Pairing]:
    """Every decision about files of this institution."""
    columns = (pairing.c.sha256, pairing.c.size_bytes, pairing.c.mtime_ns, pairing.c.path, pairing.c.import_key)
    rows = connection.execute(select(*columns).where(pairing.c.institution_id == institution_id))
    return [Pairing(*row) for row in rows]


def _row(one: Pairing, institution_id: str, made_by: str) -> dict[str, str | int]:
    return {
        "institution_id": institution_id,
        "sha256": one.sha256,
        "size_bytes": one.size_bytes,
        "mtime_ns": one.mtime_ns,
        "path": one.path,
        "import_key": one.key,
        "made_by": made_by,
        "made_at": now(),
    }
