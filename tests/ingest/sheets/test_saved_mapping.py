"""A mapping that is saved and used again changes nothing, whatever it says."""

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.dates.span import Calendar
from catalog.record.lists import Certainty, Level
from ingest.mappings import read_mappings, write_mappings
from ingest.sheets.fields.draft import Column
from ingest.sheets.fields.registry import FIELDS, IGNORE, UNMAPPED
from ingest.sheets.mapping import mapping_of, read_mapping
from ingest.sheets.mapping_faults import MappingError
from ingest.sheets.saved_mapping import as_toml
from ingest.sheets.table import Cell
from tests.ingest.sheets.rows import record_of, understood

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x7f"), min_size=1, max_size=12)
PAIRS = st.dictionaries(WORDS, WORDS, max_size=3)
OPTIONS: dict[str, st.SearchStrategy[Any]] = {
    "split": st.sampled_from(["", ",", " / "]),
    "values": PAIRS,
    "unit": st.sampled_from(["cm", "kg"]),
    "part": WORDS,
    "order": st.just(["height", "width", "depth"]),
    "calendar": st.sampled_from(list(map(str, Calendar))),
    "prefix": WORDS,
    "access": st.sampled_from(list(map(str, Level))),
    "certainty": st.sampled_from(list(map(str, Certainty))),
    "known": st.booleans(),
    "note": st.dictionaries(st.sampled_from(["vi", "en", "lzh-Hant"]), WORDS),
    "language": st.sampled_from(["vi", "en", "lzh-Hant"]),
    "when": st.dictionaries(WORDS, WORDS | st.lists(WORDS, min_size=1, max_size=2), min_size=1, max_size=2),
}
TARGETS = st.sampled_from([*FIELDS, IGNORE, UNMAPPED])
SAID = TARGETS.flatmap(lambda target: st.fixed_dictionaries({"to": st.just(target)}, optional=OPTIONS))
MAPPINGS = st.fixed_dictionaries(
    {},
    optional={
        "key": st.lists(WORDS, max_size=2),
        "prefix": WORDS,
        "group": st.booleans(),
        "kind": st.sampled_from(["document", "artefact"]),
        "language": st.sampled_from(["vi", "fr"]),
        "sheet": WORDS,
        "columns": st.dictionaries(WORDS, SAID | st.lists(SAID, min_size=1, max_size=3), max_size=4),
        "join": st.lists(
            st.builds(
                lambda columns, between, said: {"columns": columns, "with": between, **said},
                st.lists(WORDS, min_size=1, max_size=3),
                st.sampled_from(["", " ", ", "]),
                SAID,
            ),
            max_size=2,
        ),
        "constants": st.dictionaries(st.sampled_from(list(FIELDS)), WORDS, max_size=2),
        "values": st.dictionaries(st.sampled_from(list(FIELDS)), PAIRS, max_size=2),
    },
)


def test_every_option_of_a_column_is_tried_here() -> None:
    assert OPTIONS.keys() == {one.name for one in fields(Column)} - {"header", "target", "marks", "also"}


@given(MAPPINGS)
def test_every_mapping_reads_back_as_it_was_written(said: dict[str, Any]) -> None:
    mapping = mapping_of(said, "m")
    assert mapping_of(tomllib.loads(as_toml(mapping, "b.csv")), "m") == mapping


JOINED = """
key = ["Mã"]
kind = "artefact"
language = "vi"
[columns]
"Tên" = "name"
"Chất liệu" = { to = "term.material", values = { "Đá" = "Gỗ" } }
"Điều kín" = { to = "text.description", access = "staff" }
[[join]]
columns = ["Họ", "Chữ"]
with = " "
to = "text.history"
access = "staff"
"""
ROW: dict[str, Cell] = {
    "Mã": "A1",
    "Tên": "Bia một",
    "Điều kín": "lời kín",
    "Năm": "1000",
    "Họ": "Lê",
    "Chữ": "kín",
    "Chất liệu": "Đá",
    "Cột lạ": "chẳng ai biết",
}


def test_conditions_and_all_that_a_column_becomes_are_saved_as_a_curator_would_write_them() -> None:
    said = {"T": [{"to": "name.former", "when": {"Loại": "tên cũ"}}, {"to": "name", "when": {"Loại": ["tên", ""]}}]}
    text = as_toml(
        understood({"Mã": "1", "T": "Chum", "Loại": "tên"}, mapping=mapping_of({"columns": said}, "m")).as_mapping(),
        "b",
    )
    assert 'when = { "Loại" = "tên cũ" } },\n' in text
    assert 'when = { "Loại" = ["tên", ""] } },\n]' in text


def test_a_mapping_that_is_saved_and_used_again_makes_the_same_record(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(JOINED, encoding="utf-8")
    first = understood(ROW, mapping=read_mapping(tmp_path / "m.toml"))
    write_mappings([first], tmp_path / "saved.toml", "s.csv")
    (saved,) = read_mappings(tmp_path / "saved.toml")
    assert understood(ROW, mapping=saved).as_mapping() == first.as_mapping()
    record = record_of(ROW, mapping=saved)
    assert record == record_of(ROW, mapping=read_mapping(tmp_path / "m.toml"))
    assert {one.access for one in record.texts} == {Level.STAFF}
    assert record.terms[0].term.label["vi"] == "Gỗ"


def test_a_column_that_nobody_knows_has_a_line_to_be_corrected(tmp_path: Path) -> None:
    found = understood({"Số kiểm kê": "1", "Tên": "Chuông", "Cột lạ": "?!"})
    write_mappings([found], tmp_path / "m.toml", "s.csv", "vi")
    text = (tmp_path / "m.toml").read_text(encoding="utf-8")
    assert '"Cột lạ" = "unmapped"' in text
    assert "Bảo tàng không biết" in text
    (saved,) = read_mappings(tmp_path / "m.toml")
    told = understood({"Số kiểm kê": "1", "Tên": "Chuông"}, mapping=saved).messages
    assert "columns-absent" not in {one.code for one in told}


def test_a_join_is_in_the_language_of_its_mapping_else_in_that_of_its_text() -> None:
    join = {"columns": ["Họ", "Tên đệm"], "to": "name.alternative"}
    row: dict[str, Cell] = {"Số kiểm kê": "1", "Tên": "Chuông", "Họ": "Lê", "Tên đệm": "Văn"}
    of_itself = record_of(row, mapping=mapping_of({"join": [join]}, "m"))
    of_mapping = record_of(row, mapping=mapping_of({"join": [join], "language": "fr"}, "m"))
    assert [one.text for one in (*of_itself.names[1:], *of_mapping.names[1:])] == [{"vi": "Lê Văn"}, {"fr": "Lê Văn"}]


def test_columns_that_are_joined_are_not_told_as_unknown() -> None:
    mapping = mapping_of({"join": [{"columns": ["Aa", "Bb"], "to": "name"}]}, "m")
    assert "columns-unknown" not in {one.code for one in understood({"Aa": "x", "Bb": "y"}, mapping=mapping).messages}


def test_words_for_what_no_column_can_become_are_refused_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(JOINED + '[values."Chất"]\n"Đá" = "Gốm"\n', encoding="utf-8")
    with pytest.raises(MappingError, match=r"Line 14: .*'Chất'.*, term, "):
        read_mapping(tmp_path / "m.toml")
