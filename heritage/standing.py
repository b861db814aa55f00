"""Which runs of ingest and undo are under way, and which were cut off and not gone on with since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Engine

from catalog import leases, runs
from catalog.runs import RunRecord
from ingest.lease import files_lease, import_lease


class Stage(StrEnum):
    """Where a run is: at its rows, at the files that they brought, or cut off at either."""

    ROWS = "rows"
    FILES = "files"
    CUT_OFF_ROWS = "cut_off"
    CUT_OFF_FILES = "cut_off_at_files"


@dataclass(frozen=True)
class Standing:
    """A run that is not over: begun `since` (UTC), `done` of its `rows`; `command` goes on with it.

    `process` has it in hand ('host:pid'), or is None where it was cut off; `undoes` is the run that it takes back.
    """

    run: str
    since: str
    by: str
    stage: Stage
    done: int
    rows: int
    process: str | None
    command: str
    undoes: str | None

    def document(self) -> dict[str, Any]:
        """As `heritage status --json` prints it."""
        return dict(vars(self))


def standing_now(engine: Engine) -> list[Standing]:
    """The runs that are not over, the newest first."""
    with engine.connect() as connection:
        latest = runs.latest(connection)
    names = {name for run in latest for name in (import_lease(run.institution_id), files_lease(run.id))}
    holders = {name: leases.holder_of(engine, name) for name in names}
    return standings(latest, {name: one for name, one in holders.items() if one and not leases.is_dead(one)})


def standings(latest: Sequence[RunRecord], holders: Mapping[str, str]) -> list[Standing]:
    """Those of the runs, the newest first, that are not over; `holders` has the living holder of each lease.

    A run that was cut off is over once a command of the same work came to its end (`runs.settle`), and told once.
    """
    found: list[Standing] = []
    told: set[str] = set()
    under_way: set[str] = set()
    for run in latest:
        work = runs.work_of(_again(run))
        if _is_over(run) or work in told:
            continue
        stage = Stage.FILES if run.ended_at is not None and not run.document.get("cut_off") else Stage.ROWS
        lease = files_lease(run.id) if stage is Stage.FILES else import_lease(run.institution_id)
        holder = holders.get(lease) if lease not in under_way else None
        if holder:
            under_way.add(lease)
        elif stage is Stage.FILES:
            stage = Stage.CUT_OFF_FILES
        else:
            stage = Stage.CUT_OFF_ROWS
        told.add(work)
        found.append(_standing(run, stage, holder))
    return found


def _standing(run: RunRecord, stage: Stage, holder: str | None) -> Standing:
    said = run.document
    return Standing(
        run=run.id,
        since=run.started_at,
        by=run.made_by,
        stage=stage,
        done=said.get("done", 0),
        rows=said.get("rows", 0),
        process=holder.rpartition(":")[0] if holder else None,
        command=_again(run),
        undoes=run.undoes,
    )


def _again(run: RunRecord) -> str:
    """The command that goes on with the run."""
    return f"heritage undo {run.undoes}" if run.undoes else run.document.get("command") or ""


def _is_over(run: RunRecord) -> bool:
    """Whether the run came to its end: an import with its files, unless nobody typed it."""
    if run.document.get("concluded"):
        return True
    if run.ended_at is None or run.document.get("cut_off"):
        return False
    return bool(run.undoes or not run.document.get("command"))
