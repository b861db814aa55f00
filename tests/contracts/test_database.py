"""What every database must do; the backends are the rows of `tests/contracts/backends.py`."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, insert, inspect, select, update
from sqlalchemy.exc import IntegrityError

from catalog.ports import Database
from catalog.tables import account, acl, institution, record, relation
from heritage.schema import HEAD, bring_up_to_date, revision_of
from heritage.wiring import open_database
from tests.contracts.backends import DATABASES, each


@pytest.fixture(params=each(DATABASES))
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    made: str = request.param(tmp_path)
    return made


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = open_database(url)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def engine(database: Database) -> Engine:
    bring_up_to_date(database)
    return database.engine


def _add(engine: Engine, name: str) -> None:
    with engine.begin() as connection:
        connection.execute(insert(account).values(name=name, role="curator", created_at="2026"))


def _names(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return sorted(connection.scalars(select(account.c.name)))


def test_a_transaction_is_whole_or_nothing(engine: Engine) -> None:
    with pytest.raises(RuntimeError), engine.begin() as connection:
        connection.execute(insert(account).values(name="an", role="curator", created_at="2026"))
        raise RuntimeError
    assert _names(engine) == []


def test_vietnamese_han_and_nom_come_back_as_they_went(engine: Engine) -> None:
    names = ["Nguyễn Ánh", "阮福映", "𡦂喃"]
    for name in names:
        _add(engine, name)
    assert _names(engine) == sorted(names)


def test_a_pointer_to_nothing_is_refused(engine: Engine) -> None:
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO asset (id, sha256, name, family, state, facts, messages, created_at, updated_at) "
            "VALUES ('x', 'nowhere', 'a', 'image', 'ready', '{}', '[]', '2026', '2026')"
        )


def test_new_rows_tell_their_numbers(engine: Engine) -> None:
    with engine.begin() as connection:
        first = connection.execute(insert(acl).values(readers="a").returning(acl.c.id)).scalar_one()
        second = connection.execute(insert(acl).values(readers="b").returning(acl.c.id)).scalar_one()
    assert first != second


def test_writers_wait_for_each_other_and_lose_nothing(engine: Engine) -> None:
    _add(engine, "count")
    with engine.begin() as connection:
        connection.execute(update(account).values(role="0"))

    def add_ten() -> None:
        for _ in range(10):
            with engine.begin() as connection:
                connection.execute(update(account).values(created_at="now"))
                seen = connection.scalar(select(account.c.role))
                connection.execute(update(account).values(role=str(int(seen or 0) + 1)))

    threads = [threading.Thread(target=add_ten) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engine.connect() as connection:
        assert connection.scalar(select(account.c.role)) == "40"


def test_readers_do_not_wait_for_a_writer(engine: Engine) -> None:
    _add(engine, "an")
    with engine.begin() as writing:
        writing.execute(insert(account).values(name="binh", role="curator", created_at="2026"))
        assert _names(engine) == ["an"]
    assert _names(engine) == ["an", "binh"]


def test_a_database_is_made_by_its_first_migration_and_not_by_asking(database: Database, url: str) -> None:
    assert not database.is_made()
    assert not database.is_made()
    bring_up_to_date(database)
    assert database.is_made()
    assert open_database(url).is_made()


def test_of_two_who_migrate_the_second_waits_for_the_first(database: Database, url: str) -> None:
    order: list[str] = []
    tries = threading.Event()

    def second() -> None:
        tries.set()
        with open_database(url).migrating():
            order.append("second")

    with database.migrating():
        thread = threading.Thread(target=second)
        thread.start()
        assert tries.wait(20)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_processes_that_start_at_once_make_the_tables_once(url: str) -> None:
    databases = [open_database(url) for _ in range(4)]
    together = threading.Barrier(len(databases))

    def start(database: Database) -> None:
        together.wait()
        bring_up_to_date(database)

    with ThreadPoolExecutor(len(databases)) as pool:
        list(pool.map(start, databases))
    with databases[0].engine.connect() as connection:
        assert revision_of(connection) == HEAD


def test_a_migration_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError), database.migrating() as connection:
        connection.exec_driver_sql("CREATE TABLE half (x INTEGER)")
        raise RuntimeError
    bring_up_to_date(database)
    with database.engine.connect() as connection:
        assert not inspect(connection).has_table("half")


def test_every_commit_is_noticed_whoever_makes_it(engine: Engine, database: Database, url: str) -> None:
    before = database.commits()
    if before is None:
        return  # this database has nothing so cheap to ask
    assert database.commits() == before
    _add(open_database(url).engine, "an")
    after = database.commits()
    assert after != before
    _add(engine, "binh")
    assert database.commits() != after


def test_names_are_listed_in_the_order_of_their_bytes_whatever_letters_the_database_prefers(engine: Engine) -> None:
    keys = ["b", "B", "a-c", "ab", "ă", "z", "đ", "a b"]
    with engine.begin() as connection:
        connection.execute(insert(institution).values(id="i", slug="i", document="{}", created_at="2026"))
        connection.execute(insert(acl).values(id=1, readers="[]"))
        common = {"institution_id": "i", "kind": "site", "head": 1, "head_acl": 1, "version": 1}
        connection.execute(insert(record).values(id="r", **common, created_at="2026", updated_at="2026"))
        common = {"record_id": "r", "layers": 1, "type": "related", "target_id": "t", "access": "public"}
        connection.execute(insert(relation), [{**common, "position": 0, "name_key": key} for key in keys])
        assert connection.scalars(select(relation.c.name_key).order_by(relation.c.name_key)).all() == sorted(keys)
        assert connection.scalar(select(func.min(relation.c.name_key))) == "B"
