"""The queue that wakes workers, on whatever huey keeps it in. It carries ids only; a sweep sends again what is lost."""

import logging
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from catalog.errors import UnavailableError
from catalog.language import N_
from catalog.ports import Consumer

if TYPE_CHECKING:
    from huey import Huey

log = logging.getLogger(__name__)

QUEUE = "heritage"


class QueueError(UnavailableError):
    """A queue that cannot be read or written."""

    code = "queue-unavailable"
    msgid = N_(
        "The queue of jobs does not answer ({reason}). Nothing is lost: see that its server runs and no disk is full."
    )


class HueyJobs:
    """Sends job ids through huey; `perform` is set by the process that works.

    `faults` are what the queue's storage raises when it fails; `make` makes the queue, and its storage where there is
    none. It is called before the first use, not earlier: it writes, and huey brings every database along that it knows.
    """

    def __init__(self, make: "Callable[[], Huey]", faults: tuple[type[Exception], ...]) -> None:
        self._make = make
        self._faults = faults
        self._lock = threading.Lock()
        self._made: tuple[Huey, Callable[[int], object]] | None = None
        self._perform: Callable[[int], object] | None = None

    def send(self, job_ids: Iterable[int]) -> None:
        """Tell the workers that these jobs wait; where the queue fails, the sweep tells them later."""
        waiting = list(job_ids)
        if not waiting:
            return
        try:
            _, send = self._queue()
            for job_id in waiting:
                send(job_id)
        except self._faults as exc:
            log.warning("jobs could not be sent; the sweep finds them", extra={"reason": str(exc)})

    def waiting(self) -> int:
        """How many messages no worker has taken yet; raises UnavailableError where the queue does not answer."""
        try:
            queue, _ = self._queue()
            return int(queue.pending_count())
        except self._faults as exc:
            raise QueueError(reason=str(exc)) from exc

    def consumer(self, perform: Callable[[int], object], threads: int) -> Consumer:
        """A consumer that hands every job id to `perform`, in `threads` threads, once it is started.

        Raises UnavailableError where the queue does not answer.
        """
        try:
            queue, _ = self._queue()
        except self._faults as exc:
            raise QueueError(reason=str(exc)) from exc
        self._perform = perform
        made: Consumer = queue.create_consumer(
            workers=threads, periodic=False, initial_delay=0.05, max_delay=0.25, backoff=1.15
        )
        return made

    def _queue(self) -> "tuple[Huey, Callable[[int], object]]":
        """The queue, and what sends a job through it."""
        with self._lock:
            if self._made is None:
                queue = self._make()
                self._made = queue, queue.task(name="perform")(self._run)
            return self._made

    def _run(self, job_id: int) -> None:
        if self._perform is not None:
            self._perform(job_id)
