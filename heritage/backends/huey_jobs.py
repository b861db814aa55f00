"""The queue that wakes workers, on whatever huey keeps it in. It carries ids only; a sweep sends again what is lost."""

import json
import logging
from collections.abc import Callable, Iterable

from huey import Huey
from huey.registry import Message
from huey.serializer import Serializer

from catalog.errors import UnavailableError
from catalog.language import N_
from catalog.ports import Consumer

log = logging.getLogger(__name__)

QUEUE = "heritage"


class QueueError(UnavailableError):
    """A queue that cannot be read or written."""

    code = "queue-unavailable"
    msgid = N_(
        "The queue of jobs does not answer ({reason}). Nothing is lost: see that its server runs and no disk is full."
    )


class PlainMessages(Serializer):  # type: ignore[misc]
    """Messages as JSON: huey would pickle them, and then whoever writes to the queue has the workers do anything."""

    def _serialize(self, data: object) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: bytes) -> Message:
        return Message(*json.loads(data))


class HueyJobs:
    """Sends job ids through huey; `perform` is set by the process that works.

    `faults` are what the queue's storage raises when it fails; `make` makes the storage where there is none, and is
    called before the first use, not earlier, since it writes.
    """

    def __init__(self, queue: Huey, faults: tuple[type[Exception], ...], make: Callable[[], object]) -> None:
        self._queue = queue
        self._faults = faults
        self._make_storage = make
        self._is_made = False
        self._perform: Callable[[int], object] | None = None
        self._task = queue.task(name="perform")(self._run)

    def send(self, job_ids: Iterable[int]) -> None:
        """Tell the workers that these jobs wait; where the queue fails, the sweep tells them later."""
        try:
            self._make()
            for job_id in job_ids:
                self._task(job_id)
        except self._faults as exc:
            log.warning("jobs could not be sent; the sweep finds them", extra={"reason": str(exc)})

    def waiting(self) -> int:
        """How many messages no worker has taken yet; raises UnavailableError where the queue does not answer."""
        try:
            self._make()
            return int(self._queue.pending_count())
        except self._faults as exc:
            raise QueueError(reason=str(exc)) from exc

    def consumer(self, perform: Callable[[int], object], threads: int) -> Consumer:
        """A consumer that hands every job id to `perform`, in `threads` threads, once it is started.

        Raises UnavailableError where the queue does not answer.
        """
        try:
            self._make()
        except self._faults as exc:
            raise QueueError(reason=str(exc)) from exc
        self._perform = perform
        made: Consumer = self._queue.create_consumer(
            workers=threads, periodic=False, initial_delay=0.05, max_delay=0.25, backoff=1.15
        )
        return made

    def _make(self) -> None:
        if not self._is_made:
            self._make_storage()
            self._is_made = True

    def _run(self, job_id: int) -> None:
        if self._perform is not None:
            self._perform(job_id)
