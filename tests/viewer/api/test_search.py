"""GET /api/search as its users rely on it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from heritage.indexer import Indexer
from tests.viewer.exhibits import House, Pyramid, exhibit, open_house, photo


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory, pyramid: Pyramid) -> Iterator[House]:
    """A museum of five records, one of them hidden."""
    house = open_house(tmp_path_factory.mktemp("search"))
    exhibit(house.museum, photo(pyramid), vi="Đình Chu Quyến", en="Chu Quyến communal house")
    exhibit(house.museum, vi="Đình Tây Đằng")
    exhibit(house.museum, vi="Bia Văn Miếu", kind="document")
    exhibit(house.museum, vi="Hội Gióng", kind="intangible")
    exhibit(house.museum, vi="Đình bí mật", access={"level": "staff"})
    indexer = Indexer(house.museum, "test")
    while indexer.turn():
        pass
    indexer.rest()
    yield house
    house.museum.database.dispose()


@pytest.fixture
def client(indexed: House) -> FlaskClient:
    return indexed.client


def found(client: FlaskClient, query: str) -> dict[str, Any]:
    response = client.get(f"/api/search?{query}")
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = json.loads(response.data)
    return answer


def test_the_answer_has_the_promised_shape(client: FlaskClient, indexed: House) -> None:
    answer = found(client, "q=Chu Quyến")
    assert answer["total"] == 1
    assert answer["next"] is None
    [hit] = answer["hits"]
    assert hit["title"] == {"vi": "Đình Chu Quyến", "en": "Chu Quyến communal house"}
    assert hit["kind"] == "site"
    assert hit["url"] == f"{indexed.museum.public_url}/id/{hit['id']}"
    assert client.get(hit["thumbnail"].removeprefix(indexed.museum.public_url)).mimetype == "image/webp"
    [kind] = answer["facets"]["kind"]
    assert (kind["value"], kind["count"], kind["label"]["en"]) == ("site", 1, "Site")
    [media] = answer["facets"]["media"]
    assert (media["value"], media["label"]["en"]) == ("image", "Picture")


def test_marks_may_be_left_out(client: FlaskClient) -> None:
    assert found(client, "q=dinh chu quyen")["hits"][0]["title"]["vi"] == "Đình Chu Quyến"


def test_what_is_hidden_is_neither_found_nor_counted(client: FlaskClient) -> None:
    assert found(client, "")["total"] == 4
    assert "bí mật" not in client.get("/api/search?q=bí mật").text
    assert sum(value["count"] for value in found(client, "")["facets"]["kind"]) == 4


def test_filters_narrow_and_may_be_repeated(client: FlaskClient) -> None:
    assert found(client, "kind=document")["total"] == 1
    assert found(client, "kind=document&kind=intangible")["total"] == 2
    assert found(client, "media=image")["total"] == 1
    assert found(client, "material=không có")["total"] == 0


def test_next_leads_through_all_pages_in_the_callers_way(client: FlaskClient, indexed: House) -> None:
    for start in ("size=1&sort=name", "size=1&sort=name&page=1"):
        titles, address = [], f"/api/search?{start}"
        while address:
            answer = json.loads(client.get(address.removeprefix(indexed.museum.public_url)).data)
            titles += [hit["title"]["vi"] for hit in answer["hits"]]
            address = answer["next"]
            assert address is None or ("page=" in address) == ("page=" in start)
        assert len(titles) == len(set(titles)) == 4


@pytest.mark.parametrize(
    ("query", "code", "parameter"),
    [
        ("colour=red", "parameter-unknown", "colour"),
        ("kind=temple", "parameter-choice", "kind"),
        ("sort=best", "parameter-choice", "sort"),
        ("size=0", "parameter-number", "size"),
        ("size=201", "parameter-number", "size"),
        ("size=ten", "parameter-number", "size"),
        ("from=18th", "parameter-number", "from"),
        ("from=1800&to=1700", "parameter-order", "from"),
        ("bbox=1,2,3", "parameter-box", "bbox"),
        ("bbox=106,20,105,21", "parameter-box", "bbox"),
        ("bbox=105,20,106,nan", "parameter-box", "bbox"),
        ("q=a&q=b", "parameter-twice", "q"),
        ("page=2&offset=5", "parameter-page", "page"),
        ("offset=9999&size=50", "parameter-depth", "offset"),
        ("province=", "parameter-text", "province"),
        ("q=" + "a" * 501, "parameter-text", "q"),
        ("page=0", "parameter-number", "page"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_advice(
    client: FlaskClient, query: str, code: str, parameter: str
) -> None:
    response = client.get(f"/api/search?{query}", headers={"Accept-Language": "en"})
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
    problem = json.loads(response.data)
    assert (problem["title"], problem["code"], problem["parameter"]) == ("Bad Request", code, parameter)
    assert problem["detail"]


def test_an_unknown_parameter_is_told_the_known_ones(client: FlaskClient) -> None:
    detail = json.loads(client.get("/api/search?colour=red", headers={"Accept-Language": "en"}).data)["detail"]
    assert "province" in detail
    assert "bbox" in detail


def test_other_sites_may_ask(client: FlaskClient) -> None:
    response = client.get("/api/search")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"].startswith("public")
