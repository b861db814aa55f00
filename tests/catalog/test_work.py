"""Leases and jobs: who may do a thing now, and what becomes of work whose worker dies."""

import os
import socket
import sqlite3
import subprocess
import time

import pytest

from catalog import jobs, leases
from catalog.jobs import JobState, JobType
from catalog.museum import Museum


def test_a_lease_has_one_holder_until_it_ends(museum: Museum) -> None:
    assert leases.hold(museum.database, "indexer", "a", 60)
    assert not leases.hold(museum.database, "indexer", "b", 60)
    assert leases.hold(museum.database, "indexer", "a", 60)
    leases.release(museum.database, "indexer", "a")
    assert leases.holder_of(museum.database, "indexer") is None
    assert leases.hold(museum.database, "indexer", "b", 60)


def test_a_lease_that_ran_out_goes_to_the_next(museum: Museum) -> None:
    assert leases.hold(museum.database, "indexer", "dead", -1)
    assert leases.hold(museum.database, "indexer", "b", 60)


def test_a_holder_whose_end_nobody_has_noticed_yet_is_dead() -> None:
    with subprocess.Popen(["true"]) as ended:
        os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
        assert leases.is_dead(f"{socket.gethostname()}:{ended.pid}")


def test_a_job_is_done_by_one_worker_only(museum: Museum) -> None:
    with museum.database.begin() as connection:
        [job_id] = jobs.add(connection, JobType.DERIVE, ["s1"])
        assert jobs.add(connection, JobType.DERIVE, ["s1"]) == [job_id]
        held = jobs.claim(connection, job_id, "a", 60)
        assert held is not None
        assert jobs.claim(connection, job_id, "b", 60) is None
        assert not jobs.finish(connection, held, "b")
        assert jobs.finish(connection, held, "a")
        assert jobs.due(connection) == []


def test_a_dead_workers_job_is_due_again_and_worn_out_after_its_tries(museum: Museum) -> None:
    with museum.database.begin() as connection:
        [job_id] = jobs.add(connection, JobType.DERIVE, ["s1"])
        for _ in range(jobs.MAX_TRIES):
            assert jobs.due(connection) == [job_id]
            assert jobs.claim(connection, job_id, "dying", seconds=-1)
        [worn] = jobs.fail_worn_out(connection)
        assert (worn.subject, worn.tries) == ("s1", jobs.MAX_TRIES)
        assert jobs.due(connection) == []
        assert jobs.open_jobs(connection) == 0


def test_a_failing_job_is_tried_again_and_then_waits_for_a_person(museum: Museum) -> None:
    with museum.database.begin() as connection:
        [job_id] = jobs.add(connection, JobType.DERIVE, ["s1"])
        states = []
        for _ in range(jobs.MAX_TRIES):
            held = jobs.claim(connection, job_id, "a", 60)
            assert held is not None
            states.append(jobs.give_back(connection, held, "a", "broken"))
        assert states == [JobState.WAITING] * (jobs.MAX_TRIES - 1) + [JobState.FAILED]
        assert jobs.claim(connection, job_id, "a", 60) is None
        assert jobs.add(connection, JobType.DERIVE, ["s1"]) == [job_id]
        assert jobs.claim(connection, job_id, "a", 60) is not None


def test_a_late_worker_does_not_finish_what_another_has_taken_over(museum: Museum) -> None:
    with museum.database.begin() as connection:
        [job_id] = jobs.add(connection, JobType.DERIVE, ["s1"])
        late = jobs.claim(connection, job_id, "late", seconds=-1)
        taken = jobs.claim(connection, job_id, "next", 60)
        assert late is not None
        assert taken is not None
        assert not jobs.finish(connection, late, "late")
        assert jobs.finish(connection, taken, "next")


@pytest.mark.parametrize("seconds", [0.05])
def test_the_clock_ends_a_lease(museum: Museum, seconds: float) -> None:
    assert leases.hold(museum.database, "x", "a", seconds)
    deadline = time.monotonic() + 5
    while not leases.hold(museum.database, "x", "b", 60):
        assert time.monotonic() < deadline


def test_a_dead_process_of_this_machine_loses_its_lease_and_its_job_at_once(museum: Museum) -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    dead = f"{socket.gethostname()}:{ended.pid}"
    assert leases.hold(museum.database, "indexer", dead, 3600)
    assert leases.hold(museum.database, "indexer", leases.this_process(), 3600)
    with museum.database.begin() as connection:
        [job_id] = jobs.add(connection, JobType.DERIVE, ["s1"])
        assert jobs.claim(connection, job_id, f"{dead}:1", seconds=3600)
        assert jobs.due(connection) == []
        assert jobs.free_the_dead(connection) == 1
        assert jobs.due(connection) == [job_id]


def test_a_job_that_the_machine_failed_waits_longer_each_time_and_is_never_given_up(
    museum: Museum, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1_000.0]
    monkeypatch.setattr("catalog.jobs.time.time", lambda: clock[0])
    pauses = []
    with museum.database.begin() as connection:
        [job_id] = jobs.add(connection, JobType.DERIVE, ["s1"])
        for _ in range(3 * jobs.MAX_TRIES):
            held = jobs.claim(connection, job_id, "a", 60)
            assert held is not None
            jobs.put_off(connection, held, "a", "the disk is full")
            assert jobs.due(connection) == []
            assert jobs.claim(connection, job_id, "a", 60) is None
            waiting = jobs.all_put_off(connection)
            assert waiting is not None
            assert (waiting.number, waiting.error) == (1, "the disk is full")
            pauses.append(waiting.until - clock[0])
            clock[0] = waiting.until
        assert pauses[:4] == [2, 4, 8, 16]
        assert max(pauses) == jobs.LONGEST_PAUSE_SECONDS
        assert jobs.failed_jobs(connection) == 0


def test_whoever_mended_the_machine_need_not_wait_for_the_pause(museum: Museum) -> None:
    with museum.database.begin() as connection:
        [job_id] = jobs.add(connection, JobType.DERIVE, ["s1"])
        held = jobs.claim(connection, job_id, "a", 60)
        assert held is not None
        jobs.put_off(connection, held, "a", "the disk is full")
        jobs.begin_afresh(connection)
        assert jobs.due(connection) == [job_id]
        assert jobs.all_put_off(connection) is None


def test_a_message_that_comes_too_late_takes_no_lock(museum: Museum) -> None:
    with museum.database.begin() as connection:
        [job_id] = jobs.add(connection, JobType.DERIVE, ["s1"])
        held = jobs.claim(connection, job_id, "a", 60)
        assert held is not None
    with museum.database.connect() as connection:
        for late in (job_id, job_id + 1):
            assert jobs.claim(connection, late, "b", 60) is None
        assert jobs.fail_worn_out(connection) == []
        with museum.database.begin() as other:
            assert jobs.finish(other, held, "a")


@pytest.mark.sqlite
def test_very_many_files_are_asked_for_at_once(museum: Museum) -> None:
    subjects = [f"s{number}" for number in range(40_000)]
    with museum.database.begin() as connection:
        stock = connection.connection.dbapi_connection
        stock.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)  # type: ignore[union-attr]
        assert len(jobs.add(connection, JobType.DERIVE, subjects)) == 40_000
        assert len(jobs.add(connection, JobType.DERIVE, [*subjects, "another"])) == 40_001
        assert jobs.open_jobs(connection) == 40_001


def test_a_lease_is_longer_than_the_longest_job() -> None:
    from ingest import child, process

    assert process.LEASE_SECONDS > 2 * (child.TIMEOUT_S + child._START_S)
