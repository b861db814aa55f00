"""Pointers that are only words still, and the records that bear these words as their number or name; staff data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, union

from catalog.extracts import spelled
from catalog.many import find_many
from catalog.portions import portions
from catalog.record.lists import Kind, RelationType
from catalog.record.model import Record
from catalog.references import Path
from catalog.tables import HEAD, identifier, import_run, label, record, record_name, revision

_BATCH = 500
_FOR_AGENTS = frozenset({Kind.PERSON, Kind.SITE, Kind.PLACE})
_FOR_PLACES = frozenset({Kind.SITE, Kind.PLACE})
_ANY = frozenset(Kind)


@dataclass(frozen=True)
class Bearer:
    """A record that bears a name: what it is decides which pointers may lead there by name."""

    record_id: str
    kind: Kind


@dataclass(frozen=True)
class Pointing:
    """A record with words that others may bear: its version and head, and whether the public sees just that head."""

    record_id: str
    version: int
    head: int
    is_shown: bool
    import_key: str


def by_name(connection: Connection, institution_id: str, texts: Iterable[str]) -> dict[str, list[Bearer]]:
    """The records whose preferred name is one of the texts, capitals and spaces aside.

    Whose they are is looked at here, not in SQL: a planner that is told begins with all records of the institution.
    """
    spellings = {text: spelled(text) for text in texts}
    found: dict[str, list[Bearer]] = {}
    wanted = sorted({name for name in spellings.values() if name})
    for start in range(0, len(wanted), _BATCH):
        rows = connection.execute(
            select(record_name.c.folded, record.c.id, record.c.kind, record.c.institution_id)
            .join(record, record.c.id == record_name.c.record_id)
            .where(
                record_name.c.folded.in_(wanted[start : start + _BATCH]),
                record_name.c.layers.bitwise_and(HEAD) != 0,
            )
            .distinct()
        )
        for name, record_id, kind in (row[:3] for row in rows if row[3] == institution_id):
            found.setdefault(name, []).append(Bearer(record_id, Kind(kind)))
    return {text: found[name] for text, name in spellings.items() if name in found}


def kinds_for(document: Record, path: Path) -> frozenset[Kind]:
    """What a record may be that the pointer at `path` leads to, where a name alone says so."""
    if path[0] == "relations":
        is_collected = document.relations[int(path[1])].type is RelationType.MEMBER_OF
        return frozenset({Kind.COLLECTION}) if is_collected else _ANY
    return _FOR_PLACES if "places" in path else _FOR_AGENTS


def named_by(connection: Connection, institution_id: str, run_id: str) -> list[str]:
    """Ids of the records with words that a record bears which this run made or changed, or one that was cut off.

    The work is that of what these brought, however many records there are: a run that was cut off counts until the next
    one that comes to its end has tied what they brought (`runs.close_cut_off`).
    """
    cut_off = select(import_run.c.id).where(
        import_run.c.institution_id == institution_id, import_run.c.ended_at.is_(None)
    )
    brought = (
        select(record.c.id)
        .join(revision, (revision.c.record_id == record.c.id) & (revision.c.number == record.c.head))
        .where(
            record.c.institution_id == institution_id, (revision.c.run_id == run_id) | revision.c.run_id.in_(cut_off)
        )
    )
    found = union(
        *(
            select(label.c.record_id)
            .join(table, (table.c.folded == words) & (table.c.record_id != label.c.record_id))
            .where(
                words != "",
                label.c.layers.bitwise_and(HEAD) != 0,
                table.c.layers.bitwise_and(HEAD) != 0,
                table.c.record_id.in_(brought),
            )
            for table, words in ((record_name, label.c.name), (identifier, label.c.number))
        )
    )
    return sorted(connection.scalars(found))


def pointing(connection: Connection, institution_id: str, record_ids: Sequence[str]) -> list[Pointing]:
    """Those of the records that a sheet of this institution made."""
    rows = connection.execute(
        select(
            record.c.id,
            record.c.version,
            record.c.head,
            (record.c.published == record.c.head) & record.c.withdrawn_at.is_(None),
            record.c.import_key,
        )
        .where(
            record.c.institution_id == institution_id,
            record.c.import_key.is_not(None),
            record.c.id.in_(record_ids),
        )
        .order_by(record.c.id)
    )
    return [Pointing(row[0], row[1], row[2], bool(row[3]), row[4]) for row in rows]


def kinds_of(connection: Connection, record_ids: Iterable[str]) -> dict[str, Kind]:
    """What each of the records is that there are."""
    found = find_many(connection, [record.c.id, record.c.kind], (record.c.id, record_ids))
    return {record_id: Kind(kind) for record_id, kind in found}


def shown(connection: Connection, record_ids: Iterable[str]) -> set[str]:
    """Those of the records that are published and not withdrawn."""
    found: set[str] = set()
    for some in portions(set(record_ids)):
        open_ = (record.c.id.in_(some), record.c.published.is_not(None), record.c.withdrawn_at.is_(None))
        found.update(connection.scalars(select(record.c.id).where(*open_)))
    return found


def touched(connection: Connection, record_ids: Iterable[str], run_id: str) -> set[str]:
    """Those of the records that the run made or changed."""
    found: set[str] = set()
    for some in portions(set(record_ids)):
        of_run = (revision.c.run_id == run_id, revision.c.record_id.in_(some))
        found.update(connection.scalars(select(revision.c.record_id).where(*of_run)))
    return found
