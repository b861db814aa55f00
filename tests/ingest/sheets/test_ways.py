"""A column that becomes one thing or another, by what another column says in the row."""

from typing import Any

from catalog.record.model import Record
from ingest.sheets.build import Builder
from ingest.sheets.kept import KeptSheet, document_of, kept_of
from ingest.sheets.mapping import SheetMapping, mapping_of
from tests.ingest.sheets.rows import build, make_sheet, record_of, understood

WAYS = [
    {"to": "name.former", "when": {"Loại tin": "tên cũ"}},
    {"to": "agent.maker", "certainty": "former", "when": {"Loại tin": ["tác giả cũ", "xưởng cũ"]}},
]


def _mapping(ways: Any = WAYS, **more: Any) -> SheetMapping:
    return mapping_of({"key": "Mã", "group": True, "columns": {"Nội dung": ways, "Loại tin": "ignore"}, **more}, "m")


def _said(record: Record) -> tuple[list[str], list[str]]:
    former = [one.text["vi"] for one in record.names if one.type == "former"]
    return former, [one.agent.label["vi"] for one in record.agents if one.agent.label]


def test_a_cell_becomes_what_the_other_column_says_in_its_row() -> None:
    record = record_of(
        {"Mã": "1", "Nội dung": "Chum cổ", "Loại tin": "tên cũ"},
        {"Mã": "1", "Nội dung": "Lê Văn", "Loại tin": "Tác giả cũ"},
        {"Mã": "1", "Nội dung": "Chu Đậu", "Loại tin": "xưởng cũ"},
        mapping=_mapping(),
    )
    assert _said(record) == (["Chum cổ"], ["Lê Văn", "Chu Đậu"])
    assert {one.certainty for one in record.agents} == {"former"}


def test_a_cell_that_meets_no_condition_is_kept_for_staff_and_told() -> None:
    built = build({"Mã": "1", "Nội dung": "Kho A", "Loại tin": "nơi cũ"}, mapping=_mapping())
    assert built.record is not None
    assert built.record.unmapped == {"Nội dung": "Kho A"}
    assert ("condition-none", "Nội dung") in [(one.code, one.path) for one in built.messages]


def test_one_column_may_become_two_things_in_every_row() -> None:
    record = record_of({"Mã": "1", "Nội dung": "Chum"}, mapping=_mapping(["name", "text.summary"]))
    assert (record.names[0].text, record.texts[0].text) == ({"vi": "Chum"}, {"vi": "Chum"})


def test_an_empty_cell_can_be_asked_for_and_several_conditions_hold_together() -> None:
    when = {"Loại tin": "tên cũ", "Nghi ngờ": ""}
    mapping = _mapping({"to": "name.former", "when": when})
    assert _said(record_of({"Mã": "1", "Nội dung": "A", "Loại tin": "tên cũ"}, mapping=mapping)) == (["A"], [])
    doubted = record_of({"Mã": "1", "Nội dung": "A", "Loại tin": "tên cũ", "Nghi ngờ": "có"}, mapping=mapping)
    assert _said(doubted) == ([], [])


def test_the_column_that_is_asked_may_be_spelled_otherwise_and_is_told_where_it_is_not_there() -> None:
    record = record_of({"Mã": "1", "Nội dung": "A", "LOẠI TIN": "tên cũ"}, mapping=_mapping())
    assert _said(record) == (["A"], [])
    found = understood({"Mã": "1", "Nội dung": "A"}, mapping=_mapping())
    assert {one.code: one.params["columns"] for one in found.messages if "columns" in one.params} == {
        "columns-absent": "Loại tin"
    }


def test_columns_that_are_joined_ask_too() -> None:
    join = [{"columns": ["Họ", "Tên"], "to": "agent.maker", "when": {"Vai": "tác giả"}}]
    mapping = mapping_of({"key": "Mã", "columns": {"Vai": "ignore"}, "join": join}, "m")
    assert _said(record_of({"Mã": "1", "Họ": "Lê", "Tên": "An", "Vai": "tác giả"}, mapping=mapping)) == ([], ["Lê An"])
    other = record_of({"Mã": "1", "Họ": "Lê", "Tên": "An", "Vai": "chủ cũ"}, mapping=mapping)
    assert (_said(other), other.unmapped) == (([], []), {"Họ + Tên": "Lê An"})


def test_another_condition_makes_the_rows_anew() -> None:
    sheet = make_sheet({"Mã": "1", "Nội dung": "A", "Loại tin": "tên cũ"})
    other = [{"to": "name.former", "when": {"Loại tin": "tên"}}, WAYS[1]]
    builders = [
        Builder(understood(*(row.cells for row in sheet.sample), mapping=_mapping(one))) for one in (WAYS, other)
    ]
    assert builders[0].digest(sheet.sample) != builders[1].digest(sheet.sample)


def test_a_kept_sheet_remembers_conditions() -> None:
    kept = KeptSheet("l", "a.csv", mapping=_mapping())
    assert kept_of(document_of(kept)) == kept
