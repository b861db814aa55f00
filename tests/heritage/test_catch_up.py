"""What a command does after an ingest: everything that can be done now, and a sentence where something cannot."""

import errno
import shutil
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from catalog import assets, jobs
from catalog.jobs import JobType
from catalog.language import translate
from catalog.museum import Museum
from catalog.search.query import Query
from heritage import catch_up as module
from heritage import indexer
from heritage.catch_up import IndexBehindError, catch_up
from heritage.settings import Settings
from heritage.wiring import open_museum
from ingest.child import MediaChild
from tests.ingest.waiting import bring, photo
from tests.records import make_record, save


def _silent(_done: int, _total: int) -> None:
    return


def test_every_job_is_done_and_told_of_as_it_goes(museum: Museum, tmp_path: Path) -> None:
    for number in range(5):
        bring(museum, photo(tmp_path / "in" / f"{number}.jpg"))
    told: list[tuple[int, int]] = []
    caught_up = catch_up(museum, lambda done, total: told.append((done, total)))
    assert (caught_up.outcomes, caught_up.put_off) == ([], None)
    assert told == [(number, 5) for number in range(1, 6)]
    assert museum.full.count() == 5


def test_what_was_given_up_is_told_of(museum: Museum, tmp_path: Path) -> None:
    _, _, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"))
    with museum.database.begin() as connection:
        for _ in range(jobs.MAX_TRIES - 1):
            assert jobs.claim(connection, job_id, "dying elsewhere", seconds=-1)
        assert jobs.claim(connection, job_id, "dying elsewhere", seconds=1)
    [outcome] = catch_up(museum, _silent).outcomes
    assert (outcome.state, outcome.messages[0].code) == ("failed", "worker-died")


def test_what_another_machine_has_in_hand_is_not_waited_for_without_end(
    museum: Museum, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.2)
    _, _, theirs = bring(museum, photo(tmp_path / "in" / "a.jpg"))
    with museum.database.begin() as connection:
        assert jobs.claim(connection, theirs, "another-machine:77:x", seconds=3000)
    bring(museum, photo(tmp_path / "in" / "b.jpg"))
    caught_up = catch_up(museum, _silent)
    assert (caught_up.elsewhere, caught_up.put_off) == (1, None)
    assert museum.full.count() == 2


def test_a_command_begins_afresh_whatever_earlier_ones_came_to(museum: Museum, tmp_path: Path) -> None:
    _, _, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"))
    with museum.database.begin() as connection:
        for _ in range(jobs.MAX_TRIES):
            assert jobs.claim(connection, job_id, "killed", seconds=-1)
    assert catch_up(museum, _silent).outcomes == []
    with museum.database.connect() as connection:
        assert assets.states(connection) == {"ready": 1}


def test_a_file_in_whose_work_heritage_retry_is_killed_again_and_again_is_given_up(
    museum: Museum, tmp_path: Path
) -> None:
    _, _, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"))
    for tries in range(1, jobs.MAX_TRIES + 1):
        with museum.database.begin() as connection:
            jobs.begin_afresh(connection, counting_deaths=True)
            held = jobs.claim(connection, job_id, "killed", seconds=-1)
            assert held is not None
            assert held.tries == tries
    [outcome] = catch_up(museum, _silent, counting_deaths=True).outcomes
    assert (outcome.state, outcome.messages[0].code) == ("failed", "worker-died")
    with museum.database.begin() as connection:
        jobs.add(connection, JobType.DERIVE, [outcome.asset.id])
    assert catch_up(museum, _silent, counting_deaths=True).outcomes == [], "by hand it is tried once more"


def test_a_disk_on_which_nothing_can_be_written_down_ends_the_work_with_its_reason(
    museum: Museum, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(museum, photo(tmp_path / "in" / "a.jpg"))

    def full(*_: object) -> None:
        raise OperationalError("UPDATE job", {}, OSError(errno.ENOSPC, "whatever the driver says"))

    monkeypatch.setattr(jobs, "put_off", full)
    monkeypatch.setattr(MediaChild, "process", full)
    caught_up = catch_up(museum, _silent)
    assert caught_up.put_off is not None
    assert (caught_up.put_off.number, translate(caught_up.put_off.error, "vi")) == (1, "đĩa đã đầy")


def test_a_damaged_index_is_built_anew_on_the_way(museum: Museum, settings: Settings) -> None:
    save(museum, make_record(vi="Chùa Keo"))
    catch_up(museum, _silent)
    for meta in (settings.data / "search").rglob("meta.json"):
        meta.write_text("{")
    again = open_museum(settings)
    save(again, make_record(vi="Chùa Dâu"))
    catch_up(again, _silent)
    assert again.public.search(Query("chùa")).total == 2
    again.database.dispose()


def test_an_index_that_cannot_be_written_ends_in_a_sentence(
    museum: Museum, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer, "RECOVERY_SECONDS", 0.0)
    monkeypatch.setattr(module, "PAUSE_SECONDS", 0.01)
    shutil.rmtree(settings.data / "search", ignore_errors=True)
    settings.data.mkdir(exist_ok=True)
    (settings.data / "search").write_text("a file where the folder should be")
    save(museum, make_record(vi="Chùa Keo"))
    with pytest.raises(IndexBehindError, match="heritage reindex"):
        catch_up(museum, _silent)
