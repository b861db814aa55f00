"""The state of all work. The queue only carries ids: what is to be done, by whom and until when, stands here.

A job waits, is held under a lease, and is gone when done. A worker that dies lets its lease run out, and a sweep hands
the job to the next. After `MAX_TRIES` it has failed, keeps its error, and waits for a person. Where the machine failed
(a full disk), the try does not count: the job waits until `not_before`, longer each time, for as long as it takes.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, or_, select, update

from catalog import leases
from catalog.absent import add_absent
from catalog.clock import now
from catalog.tables import job

MAX_TRIES = 4
FIRST_PAUSE_SECONDS = 2.0
LONGEST_PAUSE_SECONDS = 900.0
_AT_ONCE = 500
"""Values that one statement names, far below every database's limit."""


class JobType(StrEnum):
    """What can be asked of a worker."""

    DERIVE = "derive"


class JobState(StrEnum):
    """waiting -> working -> gone, or failed."""

    WAITING = "waiting"
    WORKING = "working"
    FAILED = "failed"


@dataclass(frozen=True)
class Job:
    """A claimed job: `subject` is the id of what it is about."""

    id: int
    type: JobType
    subject: str
    tries: int
    faults: int


@dataclass(frozen=True)
class PutOff:
    """Jobs that wait because the machine failed: the first may go on at `until` (Unix time), `error` stopped most."""

    number: int
    until: float
    error: str


def add(connection: Connection, type_: JobType, subjects: Sequence[str]) -> list[int]:
    """Ask for work on each subject, now; one that is waiting already stays one. Send the ids after the commit."""
    wanted = list(dict.fromkeys(subjects))
    found: list[int] = []
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        is_asked = and_(job.c.type == type_.value, job.c.subject.in_(some))
        connection.execute(
            update(job)
            .where(is_asked, job.c.state != JobState.WORKING.value)
            .values(state=JobState.WAITING.value, tries=0, faults=0, not_before=0.0, error=None)
        )
        add_absent(connection, job, (_waiting(type_, subject) for subject in some))
        found += connection.scalars(select(job.c.id).where(is_asked).order_by(job.c.id))
    return found


def _waiting(type_: JobType, subject: str) -> dict[str, Any]:
    return {
        "type": type_.value,
        "subject": subject,
        "state": JobState.WAITING.value,
        "tries": 0,
        "faults": 0,
        "not_before": 0.0,
        "created_at": now(),
    }


def claim(connection: Connection, job_id: int, holder: str, seconds: float) -> Job | None:
    """Take the job for `seconds`, longer than it can take; None where it is done, not due, or somebody else has it.

    A message that comes too late costs a look, not the write lock.
    """
    if connection.scalar(select(job.c.id).where(job.c.id == job_id, _is_due())) is None:
        return None
    row = connection.execute(
        update(job)
        .where(job.c.id == job_id, _is_due())
        .values(
            state=JobState.WORKING.value,
            holder=holder,
            lease_until=time.time() + seconds,
            tries=job.c.tries + 1,
        )
        .returning(job.c.id, job.c.type, job.c.subject, job.c.tries, job.c.faults)
    ).first()
    return Job(row.id, JobType(row.type), row.subject, row.tries, row.faults) if row else None


def finish(connection: Connection, held: Job, holder: str) -> bool:
    """Remove the job, in the transaction that publishes its result; False where the lease went to somebody else."""
    done = connection.execute(
        delete(job).where(job.c.id == held.id, job.c.holder == holder, job.c.state == JobState.WORKING.value)
    )
    return done.rowcount == 1


def give_back(connection: Connection, held: Job, holder: str, error: str) -> JobState:
    """Let another try have the job, or mark it failed when the tries are used up."""
    state = JobState.FAILED if held.tries >= MAX_TRIES else JobState.WAITING
    connection.execute(
        update(job)
        .where(job.c.id == held.id, job.c.holder == holder)
        .values(state=state.value, error=error, holder=None, lease_until=None)
    )
    return state


def put_off(connection: Connection, held: Job, holder: str, error: str) -> None:
    """Give the job back because the machine failed, not the job: the try does not count, and each pause is longer."""
    pause = min(FIRST_PAUSE_SECONDS * 2 ** min(held.faults, 20), LONGEST_PAUSE_SECONDS)
    connection.execute(
        update(job)
        .where(job.c.id == held.id, job.c.holder == holder)
        .values(
            state=JobState.WAITING.value,
            tries=held.tries - 1,
            faults=held.faults + 1,
            not_before=time.time() + pause,
            error=error,
            holder=None,
            lease_until=None,
        )
    )


def all_put_off(connection: Connection) -> PutOff | None:
    """The jobs that wait because the machine failed; None where there are none."""
    rows = connection.execute(
        select(job.c.error, func.count().label("number"), func.min(job.c.not_before).label("until"))
        .where(job.c.state == JobState.WAITING.value, job.c.faults > 0)
        .group_by(job.c.error)
        .order_by(func.count().desc())
    ).all()
    if not rows:
        return None
    return PutOff(sum(row.number for row in rows), min(row.until for row in rows), rows[0].error or "")


def begin_afresh(connection: Connection, *, counting_deaths: bool = False) -> None:
    """Forget tries and pauses: somebody is there who asks again, and may have mended the machine.

    What a dead worker left counts as not tried either: on a full disk, a command cannot even write that it was not the
    file's fault. `counting_deaths`: it counts, as with workers that nobody watches, which give up in the end.
    """
    free_the_dead(connection)
    is_left = and_(job.c.state == JobState.WORKING.value, job.c.lease_until < time.time())
    is_tried = and_(job.c.state == JobState.WAITING.value, job.c.tries + job.c.faults > 0)
    connection.execute(
        update(job)
        .where(is_tried if counting_deaths else or_(is_tried, is_left))
        .values(
            state=JobState.WAITING.value, tries=0, faults=0, not_before=0.0, error=None, holder=None, lease_until=None
        )
    )


def due(connection: Connection, limit: int = 100) -> list[int]:
    """Jobs that may be done now, or whose worker died, in their order: what a sweep sends again."""
    some = (select(job.c.id).where(why).order_by(job.c.id).limit(limit) for why in _reasons())
    return sorted(number for asked in some for number in connection.scalars(asked))[:limit]


def _is_due() -> ColumnElement[bool]:
    return or_(*_reasons())


def _reasons() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Why a job may be done now: it waits and its time has come, or whoever had it lost it.

    A pause that ends later than any can was written before the clock was put back: it is over.
    """
    moment = time.time()
    has_come = or_(job.c.not_before <= moment, job.c.not_before > moment + LONGEST_PAUSE_SECONDS)
    return (
        and_(job.c.state == JobState.WAITING.value, has_come),
        and_(job.c.state == JobState.WORKING.value, job.c.lease_until < moment),
    )


def free_the_dead(connection: Connection) -> int:
    """End the leases of workers of this machine that no longer run, so that nobody waits for the clock."""
    held = connection.execute(select(job.c.id, job.c.holder).where(job.c.state == JobState.WORKING.value)).all()
    dead = [row for row in held if row.holder and leases.is_dead(row.holder)]
    for row in dead:
        connection.execute(update(job).where(job.c.id == row.id, job.c.holder == row.holder).values(lease_until=0.0))
    return len(dead)


def put_off_left(connection: Connection, process: str, is_working: Callable[[str], bool], error: str) -> int:
    """Put off what a holder of `process` has though it no longer works: the machine let it write nothing at the end.

    `is_working` is asked after the jobs were read, so that a holder that begins meanwhile is not taken for idle.
    """
    held = connection.execute(
        select(job.c.id, job.c.type, job.c.subject, job.c.tries, job.c.faults, job.c.holder).where(
            job.c.state == JobState.WORKING.value, job.c.holder.startswith(f"{process}:", autoescape=True)
        )
    ).all()
    left = [row for row in held if not is_working(row.holder)]
    for row in left:
        put_off(connection, Job(row.id, JobType(row.type), row.subject, row.tries, row.faults), row.holder, error)
    return len(left)


def fail_worn_out(connection: Connection) -> list[Job]:
    """Mark jobs failed whose every try ended with the worker's death; returns them."""
    worn_out = and_(job.c.state == JobState.WORKING.value, job.c.lease_until < time.time(), job.c.tries >= MAX_TRIES)
    if connection.scalar(select(job.c.id).where(worn_out).limit(1)) is None:
        return []
    rows = connection.execute(
        update(job)
        .where(worn_out)
        .values(state=JobState.FAILED.value, error="worker-died", holder=None, lease_until=None)
        .returning(job.c.id, job.c.type, job.c.subject, job.c.tries, job.c.faults)
    )
    return [Job(row.id, JobType(row.type), row.subject, row.tries, row.faults) for row in rows]


def open_jobs(connection: Connection) -> int:
    """How many jobs wait or are being done."""
    return connection.scalar(select(func.count()).select_from(job).where(job.c.state != JobState.FAILED.value)) or 0


@dataclass(frozen=True)
class InHand:
    """A job that somebody does now: `holder` is the process, as leases name it."""

    subject: str
    holder: str
    tries: int


def in_hand(connection: Connection, limit: int) -> list[InHand]:
    """The jobs that workers do now, in their order; not those whose worker of this machine is dead."""
    held = connection.execute(
        select(job.c.subject, job.c.holder, job.c.tries)
        .where(job.c.state == JobState.WORKING.value, job.c.lease_until >= time.time())
        .order_by(job.c.id)
        .limit(limit)
    )
    return [InHand(*row) for row in held if not leases.is_dead(row.holder)]


def elsewhere(connection: Connection) -> int:
    """How many jobs workers of other machines have in hand, or had when they went: nobody here can tell."""
    held = select(job.c.holder).where(job.c.state == JobState.WORKING.value, job.c.lease_until >= time.time())
    return sum(1 for holder in connection.scalars(held) if not leases.is_of_this_machine(holder))


def failed_jobs(connection: Connection) -> int:
    """How many jobs were given up."""
    return connection.scalar(select(func.count()).select_from(job).where(job.c.state == JobState.FAILED.value)) or 0
