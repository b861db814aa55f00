"""A database that is away, and questions that no database can be asked."""

import json
import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from catalog.machine import is_away
from catalog.museum import Museum
from heritage.app import create_app
from heritage.backends.postgres_database import PostgresDatabase
from heritage.settings import Settings

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def bereft(museum: Museum, settings: Settings) -> Iterator[FlaskClient]:
    """The site of a museum whose database server went away: nobody listens at its port."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        database = PostgresDatabase(f"postgresql://an@127.0.0.1:{closed.getsockname()[1]}/museum")
        yield create_app(replace(museum, database=database.engine), settings).test_client()


def test_while_the_database_is_away_people_are_told_to_come_back(bereft: FlaskClient) -> None:
    response = bereft.get("/en/search?q=keo")
    assert (response.status_code, response.mimetype) == (503, "text/html")
    assert (response.headers["Retry-After"], response.headers["Cache-Control"]) == ("60", "no-store")
    assert "catalogue does not answer at the moment" in response.text
    assert "Cơ sở dữ liệu của bảo tàng hiện không trả lời" in bereft.get("/vi/").text


@pytest.mark.parametrize("path", ["/api/records/0000000x", "/iiif/3/0000000x/info.json", "/files/0000000x/1200.webp"])
def test_while_the_database_is_away_machines_are_told_when_to_ask_again(bereft: FlaskClient, path: str) -> None:
    response = bereft.get(path, headers={"Accept": "application/json"})
    assert (response.status_code, response.mimetype) == (503, "application/problem+json")
    assert response.headers["Retry-After"] == "60"
    assert json.loads(response.data)["code"] == "database-unavailable"


def test_where_every_connection_is_in_use_one_is_told_to_come_back() -> None:
    engine = create_engine("sqlite://", poolclass=QueuePool, pool_size=1, max_overflow=0, pool_timeout=0.01)
    with engine.connect(), pytest.raises(SQLAlchemyError) as caught:
        engine.connect()
    assert is_away(caught.value)


def test_a_wrong_question_is_no_database_that_is_away(museum: Museum, settings: Settings) -> None:
    with museum.database.begin() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("ALTER TABLE institution RENAME COLUMN document TO other")
    assert create_app(museum, settings).test_client().get("/en/").status_code == 500


@pytest.mark.parametrize("path", ["/en/%00", "/en/records/%00", "/files/%00/1200.webp", "/static/v/1/%00", "/%00"])
def test_an_address_with_a_null_in_it_leads_nowhere(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/en/search?q=a%00b", "/en/search?kind=%00", "/en/?x%00=1", "/vi/map?bbox=%00"])
def test_a_question_with_a_null_in_it_is_refused(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 400


def test_a_machine_is_told_in_which_parameter_the_null_stands(client: FlaskClient) -> None:
    problem = json.loads(client.get("/api/search?q=a%00b", headers=ENGLISH).data)
    assert (problem["status"], problem["parameter"], problem["value"]) == (400, "q", "a␀b")
