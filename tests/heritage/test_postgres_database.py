"""PostgreSQL: its faults told in the system's numbers, and what its URL may be."""

import socket
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from catalog.language import translate
from catalog.machine import fault_of
from heritage.app import create_app
from heritage.backends.extras import ExtraMissingError
from heritage.backends.postgres_database import PostgresDatabase
from heritage.settings import read_settings
from heritage.wiring import open_database, open_museum
from tests.contracts.servers import fresh_database


def test_a_server_that_does_not_answer_is_told_in_words_for_people() -> None:
    pytest.importorskip("psycopg")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        database = PostgresDatabase(f"postgresql://an@127.0.0.1:{closed.getsockname()[1]}/museum")
        with pytest.raises(OperationalError) as caught:
            database.is_made()
    assert translate(fault_of(caught.value), "vi") == "máy chủ cơ sở dữ liệu không trả lời"


def test_without_its_package_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ExtraMissingError, match=r"heritage\[services\]"):
        open_database("postgresql://an@localhost/museum")


@pytest.mark.parametrize("url", ["postgresql://localhost", "postgresql://localhost:port/museum", "postgresql://a b/"])
def test_a_url_that_names_no_database_is_not_taken(url: str) -> None:
    with pytest.raises(ValueError, match=r"URL|base 10"):
        PostgresDatabase(url)


@pytest.mark.services
def test_a_lock_that_is_held_too_long_is_told_in_words_for_people(tmp_path: Path) -> None:
    database = open_database(fresh_database(tmp_path))
    with database.migrating() as holding:
        holding.exec_driver_sql("CREATE TABLE held (x INTEGER)")
        holding.commit()
    with database.engine.begin() as holding, database.engine.connect() as waiting:
        holding.exec_driver_sql("LOCK TABLE held")
        waiting.exec_driver_sql("SET lock_timeout = 10")
        with pytest.raises(OperationalError) as caught:
            waiting.exec_driver_sql("SELECT * FROM held")
    assert translate(fault_of(caught.value), "en") == "another program keeps the database busy"


@pytest.mark.services
def test_another_wish_of_the_url_is_granted_beside_our_own(tmp_path: Path) -> None:
    database = open_database(f"{fresh_database(tmp_path)}?options=-c%20work_mem%3D7MB&application_name=kho")
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW work_mem").scalar() == "7MB"
        assert connection.exec_driver_sql("SHOW lock_timeout").scalar() == "150s"
        assert connection.exec_driver_sql("SHOW application_name").scalar() == "kho"


@pytest.mark.services
def test_connections_that_the_server_ended_cost_nobody_an_answer(tmp_path: Path) -> None:
    settings = read_settings({"HERITAGE_DATABASE_URL": fresh_database(tmp_path)}, data=tmp_path / "museum")
    museum = open_museum(settings)
    client = create_app(museum, settings).test_client()
    assert client.get("/vi/").status_code == 200
    with museum.database.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert client.get("/vi/").status_code == 200
    museum.database.dispose()
