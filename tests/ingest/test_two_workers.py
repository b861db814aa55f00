"""The demo's museum on real servers: PostgreSQL, S3 and Redis; two workers work on it, and one of them is killed."""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from catalog import assets, blobs, jobs, outbox
from catalog.museum import Museum
from catalog.tables import derivative, event, job
from heritage.settings import Settings
from tests.ingest.bringing import Import

ROOT = Path(__file__).resolve().parents[2]
COLLECTION = ROOT / "demo" / "collection"
PATIENCE_SECONDS = 900.0
"""Only what hangs takes so long: two workers make 170 files' pictures on two cores that other tests use too."""
LOOK_SECONDS = 0.05

pytestmark = [pytest.mark.services, pytest.mark.parametrize("settings", [True], ids=["servers"], indirect=True)]


@pytest.fixture
def environment(settings: Settings) -> dict[str, str]:
    """What other processes of this museum are told."""
    return os.environ | {
        "HERITAGE_DATA": str(settings.data),
        "HERITAGE_DATABASE_URL": settings.database_url,
        "HERITAGE_STORE_URL": settings.store_url,
        "HERITAGE_JOBS_URL": settings.jobs_url,
        "HERITAGE_LANGUAGE": "en",
    }


@pytest.fixture
def workers(environment: dict[str, str], museum: Museum) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Two workers, as two machines would have them: the first without an index, the second beside the site."""
    command = [sys.executable, "-m", "heritage", "worker", "--threads", "1", "--parent", str(os.getpid())]
    started = [subprocess.Popen([*command, *more], env=environment, cwd=ROOT) for more in (["--files-only"], [])]
    yield started
    for worker in started:
        worker.terminate()
    for worker in started:
        worker.wait(60)


def test_two_workers_share_a_museum_and_the_one_ends_what_the_killed_one_began(
    museum: Museum, workers: list[subprocess.Popen[bytes]], environment: dict[str, str], bring: Import
) -> None:
    report = bring(COLLECTION)
    _kill_the_first_once_both_work(museum, workers)
    _until(lambda: _rest(museum) == (0, 0))
    _check_that_it_is_whole(museum)
    told = _status(environment)
    assert told["index"] == {"records": sum(report.counts.values()), "behind": 0}
    originals = len(list(museum.store.list("originals/")))
    audited = json.loads(_heritage(environment, "audit", "--json"))
    assert audited == {"checked": originals, "damaged": [], "missing": []}
    _heritage(environment, "ingest", str(COLLECTION), "--publish", "--by", "an")
    assert _status(environment) == told


def _status(environment: dict[str, str]) -> dict[str, object]:
    """What stands, but for the room on the disk, which others take as well."""
    said: dict[str, object] = json.loads(_heritage(environment, "status", "--json"))
    return {name: value for name, value in said.items() if name != "room_bytes"}


def _kill_the_first_once_both_work(museum: Museum, workers: list[subprocess.Popen[bytes]]) -> None:
    """As a power cut would, while it has a job."""
    ours = {worker.pid for worker in workers}
    seen: set[int] = set()

    def is_the_moment() -> bool:
        with museum.database.connect() as connection:
            holders = connection.scalars(select(job.c.holder).where(job.c.holder.is_not(None))).all()
        now = {int(str(holder).split(":")[1]) for holder in holders}
        seen.update(now & ours)
        return seen == ours and workers[0].pid in now

    _until(is_the_moment)
    workers[0].kill()


def _rest(museum: Museum) -> tuple[int, int]:
    with museum.database.connect() as connection:
        return jobs.open_jobs(connection), outbox.behind(connection)


def _check_that_it_is_whole(museum: Museum) -> None:
    """Every file was worked on once, and lies in the bucket byte for byte with all that was made of it."""
    with museum.database.connect() as connection:
        states = assets.states(connection)
        ready = connection.scalars(select(event.c.subject).where(event.c.type == "ready")).all()
        made = set(connection.scalars(select(derivative.c.key)))
        known = {blob.key: blob.sha256 for blob in blobs.all_blobs(connection)}
    assert states == {"ready": len(ready)}
    assert len(ready) == len(set(ready))
    assert made | set(known) <= {file.key for file in museum.store.list()}
    for key, sha256 in known.items():
        with museum.store.open(key) as file:
            assert hashlib.file_digest(file, "sha256").hexdigest() == sha256


def _heritage(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "heritage", *arguments]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _until(is_so: Callable[[], bool]) -> None:
    """Wait for what other processes do."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(LOOK_SECONDS)
