"""What every database must do. A second backend adds a row to DATABASES."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from catalog.tables import account, acl
from heritage.backends.database import open_database
from heritage.schema import bring_up_to_date

DATABASES: dict[str, Callable[[Path], str]] = {"sqlite": lambda tmp: f"sqlite:///{tmp}/museum.db"}


@pytest.fixture(params=DATABASES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    opened = open_database(DATABASES[request.param](tmp_path))
    bring_up_to_date(opened)
    return opened


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
