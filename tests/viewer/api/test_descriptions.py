"""The API describes itself, from the tables that serve it."""

import json
import re
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient

from catalog.record.model import Record
from tests.viewer.exhibits import House, Pyramid, exhibit, photo
from viewer.api.openapi import description
from viewer.parameters import PARAMETERS

DESCRIBED = ("/api/", "/id/", "/iiif/", "/files/", "/models/")
LEADS_ON = {"/iiif/3/{asset}", "/iiif/3/{asset}/"}


@pytest.fixture
def client(house: House) -> FlaskClient:
    return house.client


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(client.get("/api/openapi.json").data)
    return found


def test_every_data_address_is_described_and_no_other(client: FlaskClient, document: dict[str, Any]) -> None:
    rules = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule) for rule in client.application.url_map.iter_rules()}
    served = {rule for rule in rules if rule.startswith(DESCRIBED)} - LEADS_ON
    assert set(document["paths"]) == served


def test_the_searchs_parameters_are_those_of_the_table(document: dict[str, Any]) -> None:
    described = document["paths"]["/api/search"]["get"]["parameters"]
    assert [one["name"] for one in described] == [str(parameter.name) for parameter in PARAMETERS]
    for one, parameter in zip(described, PARAMETERS, strict=True):
        schema = one["schema"]["items"] if parameter.repeated else one["schema"]
        assert schema == parameter.schema


def test_every_described_value_is_accepted(client: FlaskClient) -> None:
    for parameter in PARAMETERS:
        for value in parameter.schema.get("enum", []):
            assert client.get(f"/api/search?{parameter.name}={value}").status_code == 200
        for bound in ("minimum", "maximum"):
            if bound in parameter.schema and parameter.name not in ("page", "offset"):
                assert client.get(f"/api/search?{parameter.name}={parameter.schema[bound]}").status_code == 200


def test_paths_name_exactly_their_parameters(document: dict[str, Any]) -> None:
    for path, operations in document["paths"].items():
        named = {one["name"] for one in operations["get"]["parameters"] if one["in"] == "path"}
        assert named == set(re.findall(r"{(\w+)}", path))


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    for name in re.findall(r'"#/components/schemas/(\w+)"', json.dumps(document)):
        assert name in document["components"]["schemas"]


def test_the_schema_of_a_record_titles_every_field_in_every_language(client: FlaskClient) -> None:
    schema = json.loads(client.get("/api/schema/record").data)
    own = {name: field for name, field in schema["properties"].items() if not field.get("readOnly")}
    assert set(own) == set(Record.model_fields)
    assert all(field.title for field in Record.model_fields.values())
    assert schema["$schema"].endswith("2020-12/schema")
    for field in own.values():
        assert set(field["x-title"]) == {"vi", "en"}


def test_an_answer_is_valid_by_the_schema_of_a_record(client: FlaskClient, house: House, pyramid: Pyramid) -> None:
    schema = json.loads(client.get("/api/schema/record").data)
    validator = jsonschema.Draft202012Validator(schema)
    place = {"role": "located", "written": {"vi": "Chu Minh"}, "lat": 21.1, "lon": 105.4, "coordinates": "staff"}
    temple = exhibit(house.museum, photo(pyramid), vi="Đình Chu Quyến", kind="site", places=[place])
    stele = exhibit(house.museum, vi="Bia", relations=[{"type": "part_of", "target": {"record": temple}}])
    for record_id in (temple, stele):
        answer = json.loads(client.get(f"/api/records/{record_id}").data)
        assert answer["related"]
        assert [error.message for error in validator.iter_errors(answer)] == []


def test_the_description_speaks_both_languages() -> None:
    assert description("http://x", "en")["info"]["title"] == "The museum's data"
    assert description("http://x", "vi")["openapi"] == "3.1.0"
