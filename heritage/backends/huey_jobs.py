"""The queue that wakes workers: huey on SQLite. It carries ids only; the sweep sends again what gets lost."""

from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from huey import Huey, SqliteHuey
from huey.consumer import Consumer

from catalog.errors import SettingError

QUEUE = "heritage"


def open_queue(url: str) -> Huey:
    """The queue at `url` (sqlite:///path); raises SettingError for another kind."""
    parsed = urlsplit(url)
    if parsed.scheme != "sqlite" or not parsed.path:
        raise SettingError(name="HERITAGE_JOBS_URL", value=url, reason="sqlite:///...")
    path = Path(unquote(parsed.path[1:]))  # as SQLAlchemy reads it: a fourth slash makes the path absolute
    path.parent.mkdir(parents=True, exist_ok=True)
    return SqliteHuey(QUEUE, filename=str(path), results=False, timeout=60)


class HueyJobs:
    """Sends job ids through huey; `perform` is set by the process that works."""

    def __init__(self, queue: Huey) -> None:
        self._queue = queue
        self._perform: Callable[[int], object] | None = None
        self._task = queue.task(name="perform")(self._run)

    def send(self, job_ids: Iterable[int]) -> None:
        """Tell the workers that these jobs wait."""
        for job_id in job_ids:
            self._task(job_id)

    def waiting(self) -> int:
        """How many messages no worker has taken yet."""
        return int(self._queue.pending_count())

    def consumer(self, perform: Callable[[int], object], threads: int) -> Consumer:
        """A consumer that hands every job id to `perform`; the caller runs it."""
        self._perform = perform
        return self._queue.create_consumer(
            workers=threads, periodic=False, initial_delay=0.05, max_delay=0.25, backoff=1.15
        )

    def _run(self, job_id: int) -> None:
        if self._perform is not None:
            self._perform(job_id)
