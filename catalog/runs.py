"""Runs of an ingest, kept row by row, so that a report can be asked for later and a run can be undone."""

import json
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json
from sqlalchemy import ColumnElement, Connection, and_, func, insert, not_, select, true, update

from catalog import institutions
from catalog.clock import now
from catalog.ids import new_id
from catalog.many import add_many
from catalog.tables import import_message, import_run

_PLACE = "place"
"""Under this name a run's document says after how many others it began, whatever the clock said then."""

_BESIDE = frozenset({"--by", "--reason", "--report", "--save-mapping", "--save-pairs"})
"""Options, each with its value, that change nothing of what a command does to the museum."""


def start(connection: Connection, institution_id: str, made_by: str, document: dict[str, Any]) -> str:
    """Open a run and return its id."""
    run_id = new_id()
    connection.execute(
        insert(import_run).values(
            id=run_id,
            institution_id=institution_id,
            started_at=now(),
            made_by=made_by,
            document="{}",
        )
    )
    place = connection.scalar(select(func.count()).select_from(import_run))
    _note(connection, run_id, {**document, _PLACE: place})
    return run_id


@dataclass(frozen=True)
class RunRecord:
    """A run as it was: `ended_at` is None where it was cut off or is under way; `document` is its summary."""

    id: str
    institution_id: str
    started_at: str
    ended_at: str | None
    made_by: str
    document: dict[str, Any]

    @property
    def undoes(self) -> str | None:
        """The run that this one took back, where it is no import."""
        return self.document.get("undo")

    @property
    def is_whole(self) -> bool:
        """Whether it came to its end: all of its rows were written."""
        return self.ended_at is not None and not self.document.get("cut_off")

    @property
    def continued_by(self) -> str | None:
        """The run that went on with this one after it was cut off, and came to the end of its rows."""
        return self.document.get("continued_by")

    @property
    def place(self) -> tuple[int, str]:
        """What runs are ordered by: their places, and before these the time, of those that have none."""
        return self.document.get(_PLACE, -1), self.started_at


def find(connection: Connection, run_id: str) -> RunRecord | None:
    """The run of this id."""
    return next(iter(_read(connection, import_run.c.id == run_id, 1)), None)


def latest(connection: Connection, limit: int = 20) -> list[RunRecord]:
    """The last runs, the newest first."""
    return _read(connection, true(), limit)


def undos(connection: Connection) -> dict[str, RunRecord]:
    """The runs that were taken back, each with the last run that did so and came to its end."""
    found = _read(connection, import_run.c.document.contains(json.dumps("undo"), autoescape=True), None)
    return {run.undoes: run for run in sorted(found, key=lambda run: run.place) if run.undoes and run.is_whole}


def of_institution(connection: Connection, institution_id: str) -> list[RunRecord]:
    """Every run of the institution in the order in which they began, though a clock was put back between them."""
    found = _read(connection, import_run.c.institution_id == institution_id, None)
    return sorted(found, key=lambda run: run.place)


def _read(connection: Connection, condition: ColumnElement[bool], limit: int | None) -> list[RunRecord]:
    rows = connection.execute(
        select(import_run).where(condition).order_by(import_run.c.started_at.desc(), import_run.c.id).limit(limit)
    )
    return [
        RunRecord(row.id, row.institution_id, row.started_at, row.ended_at, row.made_by, json.loads(row.document))
        for row in rows
    ]


def go_on(connection: Connection, run_id: str, document: dict[str, Any] | None = None) -> None:
    """Begin a batch of the run: the transaction's first change, so that it holds the write lock before it reads.

    What is read after it of the institution's records stays true until the commit; `document` says how far the run
    has come with it. Raises nothing where the run is gone.
    """
    connection.execute(update(import_run).where(import_run.c.id == run_id).values(ended_at=None))
    if document is not None:
        _note(connection, run_id, document)
    institutions.hold(
        connection, connection.scalars(select(import_run.c.institution_id).where(import_run.c.id == run_id))
    )


def close_cut_off(connection: Connection, institution_id: str, but: str) -> list[str]:
    """End the institution's runs that were cut off, all `but` the one that asks; their documents say `cut_off`.

    Returns those with whose work that one went on, as their documents say too (`continued_by`), the newest first. Only
    who holds the institution's lease may ask: nobody else's run is under way then.
    """
    asking = find(connection, but)
    work = work_of(asking.document.get("command") or "") if asking else ""
    of_others = (import_run.c.institution_id == institution_id, import_run.c.id != but)
    went_on: list[str] = []
    for run in sorted(
        _read(connection, and_(*of_others, import_run.c.ended_at.is_(None)), None), key=lambda run: run.place
    ):
        told: dict[str, Any] = {**run.document, "cut_off": True}
        if work and work_of(run.document.get("command") or "") == work:
            told["continued_by"] = but
            went_on.insert(0, run.id)
        finish(connection, run.id, told)
    return went_on


def work_of(command: str) -> str:
    """What a command that was typed does, whoever types it, for whatever reason, and whatever it writes beside."""
    words = shlex.split(command)
    is_beside = [word in _BESIDE for word in words]
    kept = zip(words, is_beside, [False, *is_beside], strict=False)
    return shlex.join(word for word, option, value in kept if not (option or value))


def settle(connection: Connection, institution_id: str, command: str) -> None:
    """The institution's runs of this command's work have come to their end: whatever was cut off of them is done.

    By their documents alone, since a clock that was set may have dated a later run before an earlier one.
    """
    asked = select(import_run.c.id, import_run.c.document).where(
        import_run.c.institution_id == institution_id,
        not_(import_run.c.document.contains('"concluded": true', autoescape=True)),
    )
    work = work_of(command)
    for row in connection.execute(asked).all():
        said = json.loads(row.document)
        if work_of(said.get("command") or "") == work and not said.get("concluded"):
            document = json.dumps({**said, "concluded": True}, ensure_ascii=False)
            connection.execute(update(import_run).where(import_run.c.id == row.id).values(document=document))


def note_rows(connection: Connection, run_id: str, rows: Sequence[dict[str, Any]]) -> None:
    """Append what happened to these rows, in their order."""
    if not rows:
        return
    last = connection.scalar(select(func.max(import_message.c.position)).where(import_message.c.run_id == run_id)) or 0
    add_many(
        connection,
        import_message,
        [
            {"run_id": run_id, "position": position, "document": to_json(row).decode()}
            for position, row in enumerate(rows, last + 1)
        ],
    )


def finish(connection: Connection, run_id: str, document: dict[str, Any]) -> None:
    """Close the run with its summary."""
    connection.execute(update(import_run).where(import_run.c.id == run_id).values(ended_at=now()))
    _note(connection, run_id, document)


def _note(connection: Connection, run_id: str, document: dict[str, Any]) -> None:
    """Write the document, the place kept in it. Asked after a change, so that the lock is held before it reads."""
    mine = import_run.c.id == run_id
    before = json.loads(connection.scalar(select(import_run.c.document).where(mine)) or "{}")
    kept = {_PLACE: before[_PLACE]} if _PLACE in before else {}
    said = json.dumps({**document, **kept}, ensure_ascii=False)
    connection.execute(update(import_run).where(mine).values(document=said))
