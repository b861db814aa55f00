"""SQLite: set up for power cuts, and its faults told in the system's numbers."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from catalog.language import translate
from catalog.machine import fault_of
from heritage.backends.sqlite_database import SqliteDatabase


def test_sqlite_is_set_up_to_survive_a_power_cut(tmp_path: Path) -> None:
    database = SqliteDatabase(f"sqlite:///{tmp_path}/museum.db")
    with database.engine.connect() as connection:
        pragmas = {
            name: connection.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous", "page_size")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "page_size": 16384}


def test_nothing_is_made_before_the_first_connection(tmp_path: Path) -> None:
    database = SqliteDatabase(f"sqlite:///{tmp_path}/new/museum.db")
    assert not database.is_made()
    assert list(tmp_path.iterdir()) == []
    with database.engine.connect():
        assert database.is_made()


@pytest.mark.parametrize(
    ("pragma", "said"),
    [("max_page_count = 2", "đĩa đã đầy"), ("query_only = ON", "đĩa không cho ghi")],
)
def test_what_the_machine_refuses_is_told_in_words_for_people(tmp_path: Path, pragma: str, said: str) -> None:
    database = SqliteDatabase(f"sqlite:///{tmp_path}/museum.db")
    with database.engine.connect() as connection:
        connection.execute(text(f"PRAGMA {pragma}"))
        with pytest.raises(OperationalError) as caught:
            connection.execute(text("CREATE TABLE big AS SELECT zeroblob(100000)"))
    assert translate(fault_of(caught.value), "vi") == said
