"""What is printed and cited: permanent addresses, and labels."""

import json

import pytest
from flask.testing import FlaskClient

from catalog import records
from catalog.museum import Museum
from tests.viewer.exhibits import House, exhibit

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def client(house: House) -> FlaskClient:
    return house.client


@pytest.fixture
def museum(house: House) -> Museum:
    return house.museum


@pytest.mark.parametrize(
    ("accept", "status", "mimetype"),
    [
        (None, 303, "text/html"),
        ("*/*", 303, "text/html"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", 303, "text/html"),
        ("application/json", 200, "application/json"),
        ("application/ld+json", 200, "application/ld+json"),
        ("application/ld+json;q=0.5, application/json", 200, "application/json"),
        ("image/png", 303, "text/html"),
    ],
)
def test_the_permanent_address_answers_as_the_caller_prefers(
    client: FlaskClient, museum: Museum, accept: str | None, status: int, mimetype: str
) -> None:
    record_id = exhibit(museum, vi="Đình Chu Quyến", en="Chu Quyến communal house")
    response = client.get(f"/id/{record_id}", headers={"Accept": accept} if accept else {})
    assert (response.status_code, response.mimetype) == (status, mimetype)
    assert {"Accept", "Accept-Language"} <= {one.strip() for one in response.headers["Vary"].split(",")}
    if mimetype != "text/html":
        assert record_id in response.text


def test_the_page_is_in_the_callers_language(client: FlaskClient, museum: Museum) -> None:
    record_id = exhibit(museum, vi="Đình Chu Quyến", en="Chu Quyến communal house")
    english = client.get(f"/id/{record_id}", headers=ENGLISH).headers["Location"]
    assert english == f"/en/records/{record_id}/chu-quyen-communal-house"
    vietnamese = client.get(f"/id/{record_id}", headers={"Accept-Language": "vi"}).headers["Location"]
    assert vietnamese == f"/vi/records/{record_id}/dinh-chu-quyen"


def test_a_form_may_be_named_in_the_address(client: FlaskClient, museum: Museum) -> None:
    record_id = exhibit(museum, vi="Đình làng")
    assert client.get(f"/id/{record_id}?format=jsonld").mimetype == "application/ld+json"
    assert client.get(f"/id/{record_id}?format=json").headers["Content-Location"] == f"/api/records/{record_id}"
    assert client.get(f"/id/{record_id}?format=pdf", headers={"Accept": "application/json"}).status_code == 400


def test_capitals_from_a_printed_label_lead_to_the_permanent_address(client: FlaskClient, museum: Museum) -> None:
    record_id = exhibit(museum, vi="Đình làng")
    response = client.get(f"/id/{record_id.upper()}?format=json")
    assert (response.status_code, response.headers["Location"]) == (302, f"/id/{record_id}?format=json")
    assert client.get(response.headers["Location"]).status_code == 200


def test_hidden_and_withdrawn_records_stay_so_under_every_form(client: FlaskClient, museum: Museum) -> None:
    hidden, gone = exhibit(museum, vi="Kho kín", access={"level": "staff"}), exhibit(museum, vi="Đã rút")
    with museum.database.begin() as connection:
        records.withdraw(connection, gone)
    for accept in ("text/html", "application/json", "application/ld+json"):
        assert client.get(f"/id/{hidden}", headers={"Accept": accept}).status_code == 404
        assert client.get(f"/id/{gone}", headers={"Accept": accept}).status_code == 410


def test_a_label_leads_to_the_record_that_bears_its_number(client: FlaskClient, museum: Museum) -> None:
    record_id = exhibit(museum, vi="Sắc phong", identifiers=[{"value": "LB-03"}])
    for code in ("LB-03", "lb 3", "LB.003", "lb-03 "):
        response = client.get(f"/q/{code}", headers=ENGLISH)
        assert response.status_code == 302
        assert response.headers["Location"] == f"/en/records/{record_id}/sac-phong"


def test_a_label_may_bear_the_records_id_however_it_is_typed(client: FlaskClient, museum: Museum) -> None:
    record_id = exhibit(museum, vi="Sắc phong")
    for code in (record_id, record_id.upper(), f"{record_id[:4]}-{record_id[4:]}"):
        assert client.get(f"/q/{code}").headers["Location"].endswith(f"/records/{record_id}/sac-phong")


def test_a_number_with_a_slash_is_a_number(client: FlaskClient, museum: Museum) -> None:
    record_id = exhibit(museum, vi="Chuông", identifiers=[{"value": "BTLS 12/1994"}])
    assert record_id in client.get("/q/BTLS 12/1994").headers["Location"]


def test_a_number_that_several_bear_leads_to_the_search(client: FlaskClient, museum: Museum) -> None:
    for title in ("Bia một", "Bia hai"):
        exhibit(museum, vi=title, identifiers=[{"value": "XX-9"}])
    response = client.get("/q/XX-9", headers=ENGLISH)
    assert response.status_code == 302
    assert response.headers["Location"] == "/en/search?q=XX-9"


def test_a_staff_number_or_a_hidden_record_is_not_found_by_its_label(client: FlaskClient, museum: Museum) -> None:
    exhibit(museum, vi="Kho kín", access={"level": "staff"}, identifiers=[{"value": "ZZ-1"}])
    exhibit(museum, vi="Đình làng", identifiers=[{"value": "ZZ-2", "access": "staff"}])
    exhibit(museum, vi="Bản nháp", publish=False, identifiers=[{"value": "ZZ-3"}])
    for code in ("ZZ-1", "ZZ-2", "ZZ-3", "ZZ-4"):
        response = client.get(f"/q/{code}", headers={"Accept": "application/json"} | ENGLISH)
        assert response.status_code == 404
        assert code in json.loads(response.data)["detail"]


@pytest.mark.parametrize("code", ["%20", "'; drop table record; --", "<script>", "x" * 5000, "%00"])
def test_a_strange_code_is_simply_unknown(client: FlaskClient, code: str) -> None:
    assert client.get(f"/q/{code}", headers={"Accept": "application/json"}).status_code == 404


def test_the_label_of_a_withdrawn_record_says_that_it_is_gone(client: FlaskClient, museum: Museum) -> None:
    rows = [{"value": "HV-77"}, {"value": "KHO-9", "access": "staff"}]
    gone = exhibit(museum, vi="Đã rút", identifiers=rows)
    with museum.database.begin() as connection:
        records.withdraw(connection, gone)
    assert client.get("/q/HV-77").status_code == 410
    assert client.get("/q/KHO-9").status_code == 404


def test_a_page_is_found_by_its_id_in_capitals_and_a_slip_of_one_character_is_told(
    client: FlaskClient, museum: Museum
) -> None:
    record_id = exhibit(museum, vi="Đình làng")
    moved = client.get(f"/en/records/{record_id.upper()}/dinh-lang")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"/en/records/{record_id}/dinh-lang")
    wrong = record_id[:-1] + ("0" if record_id[-1] != "0" else "1")
    told = client.get(f"/en/records/{wrong}")
    assert told.status_code == 404
    assert "mistyped" in told.text
