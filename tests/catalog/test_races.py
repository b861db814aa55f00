"""Two who want the same at the same moment: both go on, and it is there once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from sqlalchemy import Connection, select

from catalog import blobs, extracts, institutions, jobs, records, runs
from catalog.absent import add_absent
from catalog.blobs import Blob
from catalog.change import Change
from catalog.jobs import JobType
from catalog.museum import Museum
from catalog.records import ConflictError
from catalog.tables import blob, job, record
from catalog.visited import SeenFile, remember_files
from tests.ingest.bringing import number_of
from tests.records import make_record

PATIENCE_SECONDS = 20


def _remember(connection: Connection) -> None:
    blobs.add_blobs(connection, [Blob("ab" * 32, 1, "image/png")])
    remember_files(connection, [SeenFile("/a.png", 1, 1, "ab" * 32)])


def _save(connection: Connection) -> None:
    home = institutions.choose(connection, None).id
    records.save(connection, home, [Change(make_record("artefact", "Chuông"), "an", "thử")])


WAYS: dict[str, tuple[Callable[[Connection], object], dict[str, int]]] = {
    "units": (lambda connection: extracts._name_units(connection, {"vn-2025:01", "vn-2024:271"}), {"unit": 2}),
    "files": (_remember, {"blob": 1, "source_file": 1}),
    "jobs": (lambda connection: jobs.add(connection, JobType.DERIVE, ["a", "b"]), {"job": 2}),
    "readers": (_save, {"acl": 1, "record": 2}),
    "an institution": (lambda connection: institutions.add(connection, {"vi": "Đình Yên"}), {"institution": 2}),
}


def _at_once(museum: Museum, first: Callable[[Connection], object], second: Callable[[Connection], object]) -> None:
    """Both change the database, the second while the first has not ended yet."""

    def follow() -> None:
        with museum.database.begin() as connection:
            second(connection)

    with ThreadPoolExecutor(1) as pool:
        with museum.database.begin() as connection:
            first(connection)
            other = pool.submit(follow)
            wait([other], timeout=0.2)
        other.result(PATIENCE_SECONDS)


@pytest.mark.parametrize("way", WAYS)
def test_two_who_put_in_the_same_both_go_on_and_it_is_there_once(museum: Museum, way: str) -> None:
    put_in, expected = WAYS[way]
    _at_once(museum, put_in, put_in)
    assert {table: number_of(museum, table) for table in expected} == expected


def test_two_institutions_of_like_names_at_once_are_two(museum: Museum) -> None:
    add_institution, _ = WAYS["an institution"]
    _at_once(museum, add_institution, lambda connection: institutions.add(connection, {"vi": "Đình Yên!"}))
    assert number_of(museum, "institution") == 3


def test_a_row_that_is_there_stays_as_it_is(museum: Museum) -> None:
    rows = [{"sha256": "ab" * 32, "size_bytes": size, "mime": "image/png", "stored_at": "2026"} for size in (1, 2)]
    with museum.database.begin() as connection:
        add_absent(connection, blob, rows)
        add_absent(connection, blob, [])
    with museum.database.connect() as connection:
        assert connection.scalars(select(blob.c.size_bytes)).all() == [1]


def test_work_that_is_asked_for_twice_is_one_job_with_one_number(museum: Museum) -> None:
    with museum.database.begin() as connection:
        first = jobs.add(connection, JobType.DERIVE, ["b", "a", "b"])
        again = jobs.add(connection, JobType.DERIVE, ["a", "c"])
        subjects = connection.scalars(select(job.c.subject).order_by(job.c.id)).all()
    assert subjects == ["b", "a", "c"]
    assert first[1] == again[0]


def test_what_a_batch_of_an_import_has_read_stays_true_until_it_ends(museum: Museum) -> None:
    """An editor's save waits for the batch; made from what was before it, it is told of the conflict."""
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        [saved] = records.save(connection, home, [Change(make_record("artefact", "Chuông"), "an", "thử")])
        run = runs.start(connection, home, "an", {})

    def edit() -> None:
        with museum.database.begin() as connection:
            edited = Change(make_record("artefact", "Trống"), "binh", "sửa", saved.record_id, version=1)
            records.save(connection, home, [edited])

    with ThreadPoolExecutor(1) as pool:
        with museum.database.begin() as connection:
            runs.go_on(connection, run)
            version = connection.scalar(select(record.c.version).where(record.c.id == saved.record_id))
            editor = pool.submit(edit)
            wait([editor], timeout=0.2)
            imported = Change(make_record("artefact", "Khánh"), "an", "nhập", saved.record_id, version=version)
            records.save(connection, home, [imported])
        with pytest.raises(ConflictError):
            editor.result(PATIENCE_SECONDS)
