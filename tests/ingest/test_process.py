"""The life of a photo, from a folder to its derivatives, and of files that lie."""

import errno
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import event, text

from catalog import assets, blobs, jobs, outbox
from catalog.assets import State
from catalog.jobs import JobType
from catalog.language import translate
from catalog.museum import Museum
from catalog.policy import STAFF, VISITOR
from catalog.views import open_asset, open_record
from ingest.child import MediaChild
from ingest.process import give_up_worn_out, perform
from tests.ingest.waiting import bring, photo


@pytest.fixture(scope="module")
def child() -> Iterator[MediaChild]:
    with MediaChild() as running:
        yield running


def test_a_photo_becomes_a_pyramid_and_web_sizes(museum: Museum, tmp_path: Path, child: MediaChild) -> None:
    record_id, asset_id, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"))
    with museum.database.connect() as connection:
        assert open_record(connection, record_id, VISITOR).files == ()
    outcome = perform(museum, job_id, "test", child)
    assert outcome is not None
    assert outcome.state is State.READY
    with museum.database.connect() as connection:
        [file] = open_record(connection, record_id, VISITOR).files
        assert (file.facts["width_px"], file.facts["height_px"]) == (640, 480)
        assert {made.role for made in file.derivatives} >= {"pyramid", "webp-400", "webp-1200"}
        tiles = assets.tiles_of(connection, asset_id)
        assert outbox.behind(connection) == 2
        assert jobs.open_jobs(connection) == 0
    assert tiles is not None
    for made in file.derivatives:
        assert museum.store.stat(made.key).size_bytes == made.size_bytes
    with museum.store.open(file.derivative("webp-400").key) as stream:  # type: ignore[union-attr]
        assert max(Image.open(io.BytesIO(stream.read())).size) == 400


def test_what_the_row_says_of_the_making_goes_into_the_pictures(
    museum: Museum, tmp_path: Path, child: MediaChild
) -> None:
    source = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
    record_id, _, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"), digital_source=source)
    perform(museum, job_id, "test", child)
    with museum.database.connect() as connection:
        [file] = open_record(connection, record_id, VISITOR).files
    pictures = [made for made in file.derivatives if made.mime == "image/webp"]
    assert len(pictures) >= 4
    for made in pictures:
        with museum.store.open(made.key) as stream:
            packed = stream.read()
        assert any(
            f"Iptc4xmpExt:DigitalSourceType{form}".encode() in packed for form in (f">{source}<", f'="{source}"')
        )


def test_doing_it_again_writes_nothing_new(museum: Museum, tmp_path: Path, child: MediaChild) -> None:
    _, asset_id, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"))
    perform(museum, job_id, "test", child)
    before = [file.key for file in museum.store.list()]
    with museum.database.begin() as connection:
        [again] = jobs.add(connection, JobType.DERIVE, [asset_id])
    assert perform(museum, again, "test", child) is not None
    assert [file.key for file in museum.store.list()] == before


def test_a_truncated_picture_fails_with_a_sentence_and_its_original_is_kept(
    museum: Museum, tmp_path: Path, child: MediaChild
) -> None:
    whole = photo(tmp_path / "in" / "whole.jpg").read_bytes()
    broken = tmp_path / "in" / "broken.jpg"
    broken.write_bytes(whole[: len(whole) // 2])
    record_id, asset_id, job_id = bring(museum, broken)
    outcome = perform(museum, job_id, "test", child)
    assert outcome is not None
    assert outcome.state is State.FAILED
    assert "broken.jpg" in outcome.messages[0].text("vi")
    with museum.database.connect() as connection:
        assert open_record(connection, record_id, VISITOR).files == ()
        [seen] = open_record(connection, record_id, STAFF).files
        kept = assets.by_id(connection, asset_id)
    assert seen.state is State.FAILED
    assert kept is not None
    assert museum.store.stat(blobs.original_key(kept.sha256)).size_bytes == broken.stat().st_size


def test_a_job_that_another_worker_holds_is_left_alone(museum: Museum, tmp_path: Path, child: MediaChild) -> None:
    _, _, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"))
    with museum.database.begin() as connection:
        assert jobs.claim(connection, job_id, "other", 60)
    assert perform(museum, job_id, "test", child) is None


def test_a_photo_that_kills_every_worker_fails_in_the_end(museum: Museum, tmp_path: Path) -> None:
    record_id, asset_id, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"))
    with museum.database.begin() as connection:
        for _ in range(jobs.MAX_TRIES):
            assert jobs.claim(connection, job_id, "dying", seconds=-1)
    [told] = give_up_worn_out(museum)
    assert "a.jpg" in told.messages[0].text("vi")
    with museum.database.connect() as connection:
        [file] = open_record(connection, record_id, STAFF).files
        kept = assets.by_id(connection, asset_id)
        assert outbox.behind(connection) == 2
    assert file.state is State.FAILED
    assert kept is not None
    assert [message["code"] for message in kept.messages] == ["worker-died"]
    assert give_up_worn_out(museum) == []


def test_an_original_that_alone_is_lost_is_told_and_one_whose_store_is_away_waits(
    museum: Museum, tmp_path: Path, child: MediaChild
) -> None:
    _, asset_id, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"))
    _, _, other = bring(museum, photo(tmp_path / "in" / "b.jpg"))
    with museum.database.connect() as connection:
        lost = assets.by_id(connection, asset_id)
    assert lost is not None
    museum.store.delete(blobs.original_key(lost.sha256))
    outcome = perform(museum, job_id, "test", child)
    assert outcome is not None
    assert (outcome.state, [one.code for one in outcome.messages]) == (State.FAILED, ["original-lost"])
    for one in list(museum.store.list("originals/")):
        museum.store.delete(one.key)
    assert perform(museum, other, "test", child) is None
    with museum.database.connect() as connection:
        waiting = jobs.all_put_off(connection)
    assert waiting is not None
    assert waiting.error.startswith("The store of files is empty")


def test_a_full_disk_is_not_held_against_the_file(
    museum: Museum, tmp_path: Path, child: MediaChild, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, asset_id, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"))
    with museum.store.batch() as batch:
        kind_of_batch = type(batch)

    def full(_batch: object, _source: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(kind_of_batch, "stage", full)
        for _ in range(jobs.MAX_TRIES + 1):
            assert perform(museum, job_id, "test", child) is None
            with museum.database.begin() as connection:
                waiting = jobs.all_put_off(connection)
                assert waiting is not None
                assert translate(waiting.error, "vi") == "đĩa đã đầy"
                jobs.begin_afresh(connection)
    outcome = perform(museum, job_id, "test", child)
    assert outcome is not None
    assert (outcome.asset.id, outcome.state) == (asset_id, State.READY)


@pytest.mark.sqlite
def test_a_disk_that_is_full_for_the_database_is_not_held_against_the_file(
    museum: Museum, tmp_path: Path, child: MediaChild
) -> None:
    _, _, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"))

    def no_more_pages(connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")

    with museum.database.begin() as connection:  # what is made of a file needs more room than a job's state
        connection.execute(text("CREATE TABLE big (x BLOB)"))
        connection.execute(
            text("CREATE TRIGGER b AFTER INSERT ON derivative BEGIN INSERT INTO big VALUES (zeroblob(100000)); END")
        )
    event.listen(museum.database, "checkout", no_more_pages)
    for _ in range(jobs.MAX_TRIES + 1):
        assert perform(museum, job_id, "test", child) is None
        with museum.database.begin() as connection:
            waiting = jobs.all_put_off(connection)
            assert waiting is not None
            assert translate(waiting.error, "vi") == "đĩa đã đầy"
            jobs.begin_afresh(connection)
    event.remove(museum.database, "checkout", no_more_pages)
    museum.database.dispose()
    outcome = perform(museum, job_id, "test", child)
    assert outcome is not None
    assert outcome.state is State.READY


def test_a_fault_of_the_software_ends_in_a_sentence(
    museum: Museum, tmp_path: Path, child: MediaChild, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, _, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"))

    def faulty(*_: object) -> None:
        raise KeyError("unforeseen")

    monkeypatch.setattr(MediaChild, "process", faulty)
    assert perform(museum, job_id, "test", child) is None
    outcome = perform(museum, job_id, "test", child)
    assert outcome is not None
    assert (outcome.state, outcome.messages[0].code) == (State.FAILED, "media-unforeseen")


def test_an_original_is_fetched_by_staff_only(museum: Museum, tmp_path: Path, child: MediaChild) -> None:
    _, asset_id, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"))
    perform(museum, job_id, "test", child)
    with museum.database.connect() as connection:
        assert not open_asset(connection, asset_id, VISITOR).file.may_fetch_original
        assert open_asset(connection, asset_id, STAFF).file.may_fetch_original
