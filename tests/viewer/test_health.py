"""Whether the museum lives and is ready; never how much is in it."""

import json
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from catalog import leases
from catalog.museum import Museum
from heritage.app import create_app
from heritage.indexer import Indexer
from heritage.settings import Settings
from heritage.wiring import open_museum
from tests.records import make_record, save


def test_a_living_process_says_so(client: FlaskClient) -> None:
    response = client.get("/healthz")
    assert json.loads(response.data) == {"status": "ok"}
    assert response.headers["Cache-Control"] == "no-store"


@pytest.fixture
def indexer(museum: Museum) -> Indexer:
    return Indexer(museum, leases.this_process())


def test_a_museum_whose_parts_answer_is_ready(client: FlaskClient, indexer: Indexer) -> None:
    assert json.loads(client.get("/readyz").data)["checks"]["index"] == "failed"
    indexer.drain()
    response = client.get("/readyz")
    assert response.status_code == 200
    assert json.loads(response.data) == {
        "status": "ok",
        "checks": {"database": "ok", "store": "ok", "index": "ok"},
    }


@pytest.mark.parametrize("damaged", ["meta.json", "*.store", "*.idx"])
def test_a_damaged_index_makes_it_unready_until_it_is_built_anew(
    client: FlaskClient, museum: Museum, settings: Settings, indexer: Indexer, damaged: str
) -> None:
    save(museum, make_record(vi="Chùa Keo"))
    indexer.drain()
    [part] = (settings.data / "search" / "public").glob(f"*/{damaged}")
    part.write_bytes(part.read_bytes()[: part.stat().st_size // 2])
    museum = open_museum(settings)  # as a process sees it that starts now
    client = create_app(museum, settings).test_client()
    assert client.get("/en/search?q=keo").status_code == 503
    response = client.get("/readyz")
    assert (response.status_code, response.mimetype) == (503, "application/problem+json")
    assert json.loads(response.data)["checks"] == {"database": "ok", "store": "ok", "index": "failed"}
    Indexer(museum, leases.this_process()).drain()
    assert client.get("/readyz").status_code == 200
    assert "Chùa Keo" in client.get("/en/search?q=keo").text
    museum.database.dispose()


@pytest.mark.parametrize("damage", ["DROP TABLE revision", "ALTER TABLE asset RENAME COLUMN sha256 TO other"])
def test_a_missing_table_or_column_makes_it_unready(client: FlaskClient, museum: Museum, damage: str) -> None:
    with museum.database.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql(damage)
        connection.commit()
    assert json.loads(client.get("/readyz").data)["checks"]["database"] == "failed"


def test_a_lost_database_makes_it_unready_without_telling_where(
    client: FlaskClient, museum: Museum, settings: Settings
) -> None:
    museum.database.dispose()
    for path in Path(settings.data).glob("museum.db*"):
        path.unlink()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert str(settings.data) not in response.text
    assert "Traceback" not in response.text
    shutil.rmtree(settings.data, ignore_errors=True)
