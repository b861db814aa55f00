"""Whether the museum lives and is ready; never how much is in it."""

import json
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from catalog.errors import UnavailableError
from catalog.museum import Museum
from heritage.settings import Settings


def test_a_living_process_says_so(client: FlaskClient) -> None:
    response = client.get("/healthz")
    assert json.loads(response.data) == {"status": "ok"}
    assert response.headers["Cache-Control"] == "no-store"


def test_a_museum_whose_parts_answer_is_ready(client: FlaskClient) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200
    assert json.loads(response.data) == {
        "status": "ok",
        "checks": {"database": "ok", "store": "ok", "index": "ok"},
    }


def test_an_index_that_is_away_makes_it_unready(
    client: FlaskClient, museum: Museum, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_self: object) -> int:
        raise UnavailableError(service="search")

    monkeypatch.setattr(type(museum.public), "count", away)
    response = client.get("/readyz")
    assert (response.status_code, response.mimetype) == (503, "application/problem+json")
    assert json.loads(response.data)["checks"] == {"database": "ok", "store": "ok", "index": "failed"}


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
