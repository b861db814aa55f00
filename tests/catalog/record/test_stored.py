"""Stored records: compact, with their schema version, upgraded when read, never downgraded."""

import json
from typing import Any

import pytest
import zstandard
from pydantic import ValidationError
from sqlalchemy import update

from catalog import records, revisions, tables, views
from catalog.museum import Museum
from catalog.policy import VISITOR
from catalog.record import stored
from catalog.record.model import RECORD, SCHEMA_VERSION
from tests.records import make_record, save


def test_a_record_comes_back_as_it_went() -> None:
    record = make_record(
        "document",
        "Sắc phong",
        inscriptions=[{"versions": [{"role": "transcription", "lang": "lzh-Hant", "text": "敕高魯"}]}],
        events=[{"type": "production", "date": {"text": {"vi": "Cảnh Hưng 44"}, "earliest": "1783", "latest": "1783"}}],
        measurements=[{"type": "height", "value": 12.5, "unit": "cm"}],
    )
    assert stored.load(stored.dump(record)) == record


def test_what_was_saved_is_read_as_if_it_were_checked_again_and_what_is_no_record_is_refused() -> None:
    record = make_record("site", "Đình", places=[{"lat": 21.1, "lon": 105.4, "written": {"vi": "Ba Vì"}}])
    document = stored.dump(record)
    assert stored.load(document) == RECORD.validate_json(document)
    assert stored.dump(stored.load(document)) == document
    first, second = stored.load(document), stored.load(document)
    assert first.terms == [] and first.terms is not second.terms
    for wrong in (b'"lat":121.1', b'"lat":"x"', b'"unknown":21.1', b'"role":"nowhere","lat":21.1'):
        with pytest.raises(ValidationError):
            stored.load(document.replace(b'"lat":21.1', wrong))


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


def test_a_document_of_an_older_version_is_read_out_of_the_database(
    museum: Museum, monkeypatch: pytest.MonkeyPatch
) -> None:
    [record_id] = save(museum, make_record(), publish=False)
    old = b'{"schema_version":0,"kind":"site","name":{"vi":"Chu Quyen"}}'

    def first(document: dict[str, Any]) -> dict[str, Any]:
        return {"kind": document["kind"], "names": [{"text": document["name"]}]}

    monkeypatch.setitem(stored.UPGRADES, 0, first)
    with museum.database.begin() as connection:
        connection.execute(update(tables.revision).values(document=zstandard.compress(old)))
        assert revisions.load_revision(connection, record_id, 1).preferred == {"vi": "Chu Quyen"}
        assert revisions.history(connection, record_id)[0].record.schema_version == SCHEMA_VERSION
        assert revisions.unpack_heading(zstandard.compress(old))[1] == {"vi": "Chu Quyen"}
        records.publish(connection, [record_id])
        assert views.open_record(connection, record_id, VISITOR).record.title("vi") == "Chu Quyen"


def test_a_version_that_begins_like_todays_is_another() -> None:
    document = stored.dump(make_record())
    with pytest.raises(stored.NewerRecordError):
        stored.load(document.replace(b'"schema_version":1,', b'"schema_version":12,'))


def test_a_document_from_the_future_is_refused() -> None:
    future = json.dumps({"schema_version": SCHEMA_VERSION + 1, "kind": "site"}).encode()
    with pytest.raises(stored.NewerRecordError, match=str(SCHEMA_VERSION + 1)):
        stored.load(future)


def test_every_version_has_its_upgrade() -> None:
    assert set(stored.UPGRADES) == set(range(1, SCHEMA_VERSION))
