"""Faults in what people bring: all of them at once, each with its path and what to do, in both languages."""

import json
from typing import Any

import pytest

from catalog.messages import MESSAGE_TYPES
from catalog.record import stored
from catalog.record.model import SCHEMA_VERSION
from catalog.record.validation import validate

NAMES = [{"text": {"vi": "Đình"}}]


def _codes(document: dict[str, Any]) -> dict[str, str]:
    return {message.path: message.code for message in validate(document).messages}


def test_a_good_record_has_no_messages() -> None:
    found = validate({"kind": "site", "names": NAMES})
    assert found.record is not None
    assert found.messages == ()


@pytest.mark.parametrize(
    ("fields", "path", "code"),
    [
        ({"names": []}, "names", "name-missing"),
        ({"names": [{"type": "former", "text": {"vi": "x"}}]}, "names", "name-preferred"),
        ({"names": [{"text": {"vi": "x"}, "access": "staff"}]}, "names", "name-preferred"),
        ({"identifiers": [{"value": " "}]}, "identifiers.0.value", "text-empty"),
        ({"identifiers": "A1"}, "identifiers", "value-wrong-shape"),
        ({"rights": [{"covers": "all", "uri": "https://a.b/"}]}, "rights.0.covers", "value-not-in-list"),
        ({"rights": [{"covers": "work", "uri": "http://"}]}, "rights.0.uri", "uri-invalid"),
        ({"access": {"level": "staff", "readers": ["Public"]}}, "access.readers.0", "access-group-is-level"),
        ({"access": {"until": "2025-02-31"}}, "access.until", "day-invalid"),
        ({"places": [{"lat": 21.0}]}, "places.0", "coordinates-half"),
        ({"places": [{"units": ["vn-2025:01", "vn-2025:99"]}]}, "places.0.units.1", "unit-unknown"),
        ({"schema_version": SCHEMA_VERSION + 1}, "schema_version", "record-version-newer"),
        ({"kind": "castle"}, "kind", "value-not-in-list"),
        ({"colour": "red"}, "colour", "field-unknown"),
        ({"places": [{"lat": "north"}]}, "places.0.lat", "value-not-a-number"),
        ({"places": [{"lat": 91, "lon": 0}]}, "places.0.lat", "value-out-of-range"),
        ({"measurements": [{"type": "height", "value": 1e999}]}, "measurements.0.value", "value-not-a-number"),
        ({"names": [{"text": {"vi": "\u200b"}}]}, "names.0.text", "text-empty"),
        ({"texts": [{"text": {"vi": "x" * 200_001}}]}, "texts.0.text.vi", "text-too-long"),
        ({"rights": [{"covers": "work", "uri": "javascript:alert(1)"}]}, "rights.0.uri", "uri-invalid"),
        ({"relations": [{"type": "related", "target": {}}]}, "relations.0.target", "reference-empty"),
        (
            {"relations": [{"type": "related", "target": {"record": "x"}}]},
            "relations.0.target.record",
            "record-id-invalid",
        ),
    ],
)
def test_each_fault_has_its_path_and_its_code(fields: dict[str, Any], path: str, code: str) -> None:
    assert _codes({"kind": "site", "names": NAMES, **fields})[path] == code


def test_all_faults_are_told_at_once() -> None:
    assert len(validate({"kind": "castle", "names": [], "colour": "red"}).messages) == 3


def test_every_message_says_what_to_do_in_both_languages() -> None:
    for message in validate({"kind": "castle", "names": [], "places": [{"lat": 91}], "x": 1}).messages:
        vietnamese, english = message.text("vi"), message.text("en")
        assert vietnamese != english
        assert "{" not in vietnamese + english


@pytest.mark.parametrize(
    "fields", [{"kind": "castle"}, {"names": [{"text": "A"}]}, {"texts": None}, {"rights": [{"covers": "all"}]}]
)
def test_no_english_stands_in_a_vietnamese_sentence(fields: dict[str, Any]) -> None:
    for message in validate({"kind": "site", "names": NAMES, **fields}).messages:
        told = f" {message.text('vi')} "
        assert not any(f" {word} " in told for word in ("or", "text", "null", "list", "a", "nothing"))


def test_a_wrong_shape_is_told_with_the_one_that_is_wanted() -> None:
    [message] = validate({"kind": "site", "names": NAMES, "identifiers": "A1"}).messages
    assert "a text" in message.text("en")
    assert "a list" in message.text("en")


def test_a_record_of_an_older_version_is_upgraded_when_it_is_brought(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(stored.UPGRADES, 0, lambda old: {"kind": old["kind"], "names": [{"text": old["name"]}]})
    old = {"schema_version": 0, "kind": "site", "name": {"vi": "Đình"}}
    found = validate(old)
    assert found.record is not None
    assert found.record.preferred == {"vi": "Đình"}
    assert old["schema_version"] == 0
    [message] = validate({"schema_version": 0, "kind": "site"}).messages
    assert message.code == "record-version-older"


def test_every_declared_message_can_be_told_in_vietnamese() -> None:
    for type_ in MESSAGE_TYPES.values():
        assert type_().text("vi") != type_.msgid, type_.code


def test_deep_nesting_is_refused_not_crashed_on() -> None:
    deep: Any = "x"
    for _ in range(5000):
        deep = {"a": deep}
    found = validate({"kind": "site", "names": NAMES, "places": [{"written": deep}]})
    assert found.record is None
    assert json.dumps([message.text("vi") for message in found.messages])
