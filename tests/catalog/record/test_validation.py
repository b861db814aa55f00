"""Faults in what people bring: all of them at once, each with its path and what to do, in both languages."""

import json
from typing import Any

import pytest

from catalog.messages import MESSAGE_TYPES
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
        ({"names": [{"type": "former", "text": {"vi": "x"}}]}, "", "name-preferred"),
        ({"names": [{"text": {"vi": "x"}, "access": "staff"}]}, "", "name-preferred"),
        ({"kind": "castle"}, "kind", "value-not-in-list"),
        ({"colour": "red"}, "colour", "field-unknown"),
        ({"places": [{"lat": "north"}]}, "places.0.lat", "value-not-a-number"),
        ({"places": [{"lat": 91}]}, "places.0.lat", "value-out-of-range"),
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
