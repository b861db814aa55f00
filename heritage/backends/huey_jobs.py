"""The queue that wakes workers: huey on SQLite. It carries ids only; the sweep sends again what gets lost."""

import logging
import sqlite3
from collections.abc import Callable, Iterable

from huey import Huey, SqliteHuey
from huey.consumer import Consumer

from catalog.errors import UnavailableError
from catalog.language import N_
from heritage.settings import path_of

log = logging.getLogger(__name__)

QUEUE = "heritage"


class QueueError(UnavailableError):
    """A queue whose file cannot be read or written."""

    code = "queue-unavailable"
    msgid = N_("The queue of jobs does not answer ({reason}). Nothing is lost: see that the disk is not full.")


def open_queue(url: str) -> Huey:
    """The queue at `url` (sqlite:////path), made when it is first used; raises SettingError for another kind."""
    path = path_of("HERITAGE_JOBS_URL", url, "sqlite:///", "jobs.db")
    path.parent.mkdir(parents=True, exist_ok=True)
    return SqliteHuey(QUEUE, filename=str(path), results=False, timeout=60, create_tables=False)


class HueyJobs:
    """Sends job ids through huey; `perform` is set by the process that works."""

    def __init__(self, queue: Huey) -> None:
        self._queue = queue
        self._is_made = False
        self._perform: Callable[[int], object] | None = None
        self._task = queue.task(name="perform")(self._run)

    def send(self, job_ids: Iterable[int]) -> None:
        """Tell the workers that these jobs wait; where the queue fails, the sweep tells them later."""
        try:
            self._make()
            for job_id in job_ids:
                self._task(job_id)
        except sqlite3.Error as exc:
            log.warning("jobs could not be sent; the sweep finds them", extra={"reason": str(exc)})

    def waiting(self) -> int:
        """How many messages no worker has taken yet; raises UnavailableError where the queue does not answer."""
        try:
            self._make()
            return int(self._queue.pending_count())
        except sqlite3.Error as exc:
            raise QueueError(reason=str(exc)) from exc

    def consumer(self, perform: Callable[[int], object], threads: int) -> Consumer:
        """A consumer that hands every job id to `perform`; the caller runs it.

        Raises UnavailableError where the queue does not answer.
        """
        try:
            self._make()
        except sqlite3.Error as exc:
            raise QueueError(reason=str(exc)) from exc
        self._perform = perform
        return self._queue.create_consumer(
            workers=threads, periodic=False, initial_delay=0.05, max_delay=0.25, backoff=1.15
        )

    def _make(self) -> None:
        """Make the queue's tables where there are none: not before they are used, since that is a write."""
        if not self._is_made:
            self._queue.storage.initialize_schema()
            self._is_made = True

    def _run(self, job_id: int) -> None:
        if self._perform is not None:
            self._perform(job_id)
