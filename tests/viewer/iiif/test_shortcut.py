"""The short way for tiles says, header by header, what the long way says."""

import pytest
from flask import Response
from flask.testing import FlaskClient

from catalog import records
from heritage.app import create_app
from heritage.settings import read_settings
from tests.viewer.exhibits import File, House, Pyramid, exhibit, photo
from viewer.iiif.shortcut import TileShortcut

LONG_WAY = {"Authorization": "Bearer nothing"}
"""Requests with credentials do not take the short way, and nothing else about them differs."""


@pytest.fixture(scope="module")
def shown(house: House, pyramid: Pyramid) -> File:
    file = photo(pyramid)
    exhibit(house.museum, file, vi="Đình Chu Quyến")
    house.client.get(f"/iiif/3/{file.id}/0,0,256,256/256,256/0/default.jpg")
    return file


@pytest.fixture
def client(house: House) -> FlaskClient:
    return house.client


@pytest.fixture
def taken(house: House, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that took the short way."""
    short = house.client.application.wsgi_app
    assert isinstance(short, TileShortcut)
    paths: list[str] = []
    ready = short._ready

    def noting(match):  # type: ignore[no-untyped-def]
        answer = ready(match)
        if answer is not None:
            paths.append(match[0])
        return answer

    monkeypatch.setattr(short, "_ready", noting)
    return paths


@pytest.mark.parametrize(
    "request_path",
    [
        "0,0,256,256/256,256",
        "768,512,232,238/232,238",
        "512,512,488,238/244,119",
        "0,0,1000,750/250,188",
        "full/200,150",
        "full/250,188",
    ],
)
def test_a_ready_tile_is_the_same_on_both_ways(
    client: FlaskClient, shown: File, taken: list[str], request_path: str
) -> None:
    address = f"/iiif/3/{shown.id}/{request_path}/0/default.jpg"
    short, long = client.get(address), client.get(address, headers=LONG_WAY)
    assert taken == [address]
    assert short.data == long.data
    assert {name for name, _ in set(short.headers) ^ set(long.headers)} <= {"Date"}
    assert short.status == long.status


@pytest.mark.parametrize(
    "request_path",
    [
        "0,0,256,256/128,128/0/default.jpg",
        "0,0,256,256/256,256/90/default.jpg",
        "0,0,256,256/256,256/0/gray.jpg",
        "0,0,256,256/256,256/0/default.png",
        "1,0,256,256/256,256/0/default.jpg",
        "0,0,256,256/999,999/0/default.jpg",
        "full/99999,99999/0/default.jpg",
        "0,0,0,0/1,1/0/default.jpg",
        "9999,0,256,256/256,256/0/default.jpg",
    ],
)
def test_everything_else_goes_the_long_way(
    client: FlaskClient, shown: File, taken: list[str], request_path: str
) -> None:
    address = f"/iiif/3/{shown.id}/{request_path}"
    one, other = client.get(address), client.get(address, headers=LONG_WAY)
    assert taken == []
    assert (one.status, one.data) == (other.status, other.data)


def test_the_short_way_does_not_lead_around_the_policy(
    client: FlaskClient, house: House, pyramid: Pyramid, shown: File, taken: list[str]
) -> None:
    hidden, open_ = photo(pyramid, access="staff"), photo(pyramid)
    record_id = exhibit(house.museum, hidden, open_, vi="Đình làng")
    tile = "0,0,256,256/256,256/0/default.jpg"
    assert client.get(f"/iiif/3/{hidden.id}/{tile}").status_code == 404
    assert client.get(f"/iiif/3/{open_.id}/{tile}").status_code == 200
    with house.museum.database.begin() as connection:
        records.withdraw(connection, record_id)
    assert client.get(f"/iiif/3/{open_.id}/{tile}").status_code == 404
    assert len(taken) == 1


def test_a_cookie_of_the_first_answer_is_nobody_elses(house: House, shown: File) -> None:
    app = create_app(house.museum, read_settings({"HERITAGE_LANGUAGE": "vi"}, data=house.folder))

    @app.after_request
    def greeted(response: Response) -> Response:
        response.set_cookie("session", "of-the-first-visitor")
        return response

    address = f"/iiif/3/{shown.id}/0,0,256,256/256,256/0/default.jpg"
    first, second = (app.test_client().get(address) for _ in range(2))
    assert "of-the-first-visitor" in first.headers["Set-Cookie"]
    assert second.status_code == 200
    assert "Set-Cookie" not in second.headers
