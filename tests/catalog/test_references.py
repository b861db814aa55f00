"""Pointers to hidden records are gone from a record wherever it holds them, and their labels with them."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from catalog.ids import new_id
from catalog.record.model import RECORD, Record
from catalog.record.parts import RecordId, Reference
from catalog.references import targets, without
from tests.records import make_record

POINTERS = {
    "agents.agent",
    "events.agents.agent",
    "events.places",
    "events.record",
    "events.terms",
    "places.place",
    "relations.target",
    "terms.term",
}
"""Every field of a record that leads to another one; its files (`asset`) are its own."""


def fields(model: type[BaseModel], before: str = "") -> Iterator[str]:
    """The fields, however deep, that hold a reference or a record's id."""
    for name, field in model.model_fields.items():
        parts = _flat(field.annotation)
        if Reference in parts or (name != "asset" and (RecordId in parts or _holds_id(field.metadata))):
            yield before + name
        for part in parts:
            if isinstance(part, type) and issubclass(part, BaseModel) and part is not Reference:
                yield from fields(part, f"{before}{name}.")


def _flat(annotation: Any) -> list[Any]:
    return [annotation, *(one for part in get_args(annotation) for one in _flat(part))]


def _holds_id(metadata: list[Any]) -> bool:
    return any(one in get_args(RecordId) for one in metadata)


def pointing(named: dict[str, Any], record_id: str) -> Record:
    """A record that points to `record_id` from everywhere, as `named` says."""
    return make_record(
        "artefact",
        terms=[{"role": "type", "term": named}, {"role": "subject", "term": named}],
        agents=[{"role": "maker", "agent": named}],
        places=[{"place": named}, {"place": named, "written": {"vi": "Làng Vạc"}}],
        events=[
            {
                "type": "production",
                "agents": [{"agent": named}, {"agent": "Phường thợ"}],
                "places": [named],
                "terms": [named],
                "record": record_id,
                "text": {"vi": "Đúc chuông"},
            }
        ],
        relations=[{"type": "related", "target": named, "note": {"vi": "của người ấy"}}],
    )


def test_every_field_that_leads_to_a_record_is_known_here() -> None:
    assert set(fields(Record)) == POINTERS


def test_what_points_to_a_hidden_record_is_gone_and_only_the_word_of_a_term_stays() -> None:
    hidden = new_id()
    named = {"record": hidden, "uri": "https://www.wikidata.org/wiki/Q1", "label": {"vi": "Tên lộ"}}
    record = pointing(named, hidden)
    assert targets(record) == {hidden}
    shown = without(record, {hidden})
    assert targets(shown) == set()
    assert hidden not in RECORD.dump_json(shown).decode()
    assert [(row.role, row.term.label) for row in shown.terms] == [("type", {"vi": "Tên lộ"})]
    assert (shown.agents, shown.relations) == ([], [])
    assert [(row.place, row.written) for row in shown.places] == [(None, {"vi": "Làng Vạc"})]
    [event] = shown.events
    assert [who.agent.label for who in event.agents] == [{"vi": "Phường thợ"}]
    assert (event.places, event.text) == ([], {"vi": "Đúc chuông"})


def test_a_term_that_only_points_goes_with_its_pointer() -> None:
    hidden = new_id()
    shown = without(pointing({"record": hidden}, hidden), {hidden})
    assert shown.terms == []
    assert shown.events[0].terms == []


def test_a_record_that_points_to_nothing_hidden_is_left_as_it_is() -> None:
    seen = new_id()
    record = pointing({"record": seen}, seen)
    assert without(record, {new_id()}) is record
