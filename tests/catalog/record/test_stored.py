"""Stored records: compact, with their schema version, upgraded when read, never downgraded."""

import json
from typing import Any

import pytest

from catalog.record import stored
from catalog.record.model import SCHEMA_VERSION
from tests.records import make_record


def test_a_record_comes_back_as_it_went() -> None:
    record = make_record(
        "document",
        "Sắc phong",
        inscriptions=[{"versions": [{"role": "transcription", "lang": "lzh-Hant", "text": "敕高魯"}]}],
        events=[{"type": "production", "date": {"text": {"vi": "Cảnh Hưng 44"}, "earliest": "1783", "latest": "1783"}}],
        measurements=[{"type": "height", "value": 12.5, "unit": "cm"}],
    )
    assert stored.load(stored.dump(record)) == record


def test_kind_and_preferred_name_are_read_without_the_rest() -> None:
    names = [{"type": "alternative", "text": {"vi": "Đình Chàng"}}, {"text": {"vi": "Đình Chu Quyến", "en": "Hall"}}]
    record = make_record(names=names)
    assert stored.heading(stored.dump(record)) == (record.kind, record.preferred)


def test_the_stored_form_has_its_version_and_nothing_empty() -> None:
    document = json.loads(stored.dump(make_record()))
    assert document == {"schema_version": SCHEMA_VERSION, "kind": "site", "names": [{"text": {"vi": "Đình Chu Quyến"}}]}


def test_an_older_document_is_upgraded_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def first(document: dict[str, Any]) -> dict[str, Any]:
        return document | {"steps": ["1 to 2"]}

    def second(document: dict[str, Any]) -> dict[str, Any]:
        return document | {"steps": [*document["steps"], "2 to 3"]}

    monkeypatch.setattr(stored, "SCHEMA_VERSION", 3)
    monkeypatch.setattr(stored, "UPGRADES", {1: first, 2: second})
    assert stored.upgrade({"schema_version": 1}) == {"schema_version": 3, "steps": ["1 to 2", "2 to 3"]}


def test_a_document_from_the_future_is_refused() -> None:
    future = json.dumps({"schema_version": SCHEMA_VERSION + 1, "kind": "site"}).encode()
    with pytest.raises(stored.NewerRecordError, match=str(SCHEMA_VERSION + 1)):
        stored.load(future)


def test_every_version_has_its_upgrade() -> None:
    assert set(stored.UPGRADES) == set(range(1, SCHEMA_VERSION))
