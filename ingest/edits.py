"""What people edited and a sheet agreed with since, as after an export: against words of before it is an edit still."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from sqlalchemy import Connection

from catalog import revisions
from catalog.record.model import Record
from catalog.record.parts import AssetRow
from catalog.revisions import Revision
from ingest.since import Reading, maker


@dataclass(frozen=True)
class Against:
    """What the sheet is taken to have said, so that a merge keeps the edits against which it says words of before.

    `again`: the fields of which it says such; `replaced`: those of which it says something new, which counts.
    """

    base: Record
    again: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()


def against(connection: Connection, record_id: str, base: Record, head: Record, said: Record) -> Against:
    """`base`: what the sheet said last; `head`: as the record stands; `said`: what the sheet says now."""
    states = revisions.history(connection, record_id)
    older: dict[str, object] = {}
    replaced: list[str] = []
    for name in Record.model_fields.keys() - {"assets", "unmapped"}:
        was, now, new = (getattr(one, name) for one in (base, head, said))
        if was == now != new and (before := _before(connection, states, attrgetter(name))) is not None:
            if new in before:
                older[name] = new
            else:
                replaced.append(name)
    files = _files(connection, states, base, said)
    if files != base.assets:
        older["assets"] = files
    return Against(base.model_copy(update=older), tuple(older), tuple(replaced))


def _files(connection: Connection, states: Sequence[Revision], base: Record, said: Record) -> list[AssetRow]:
    """The rows of files in `base`, each as before a person changed it or took it out, where the sheet says that."""
    rows = {row.asset: row for row in base.assets}
    for row in said.assets:
        read = partial(_file, row.asset)
        if rows.get(row.asset) == read(states[0].record) != row and row in (_before(connection, states, read) or ()):
            rows[row.asset] = row
    return list(rows.values())


def _file(asset: str, record: Record) -> AssetRow | None:
    return next((row for row in record.assets if row.asset == asset), None)


def _before(connection: Connection, states: Sequence[Revision], read: Reading) -> list[object] | None:
    """What `read` finds in the states before the one to which a person brought it; None where no person did."""
    made = maker(connection, states, read)
    if made is None or made.run_id is not None:
        return None
    return [read(state.record) for state in states if state.number < made.number]
