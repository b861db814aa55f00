"""Whatever stands in a cell, of whatever column: a record or a refusal, never a fault of ours."""

import json
from pathlib import Path

import pytest

from ingest.sheets.fields.registry import FIELDS
from ingest.sheets.mapping import mapping_of
from ingest.sheets.table import Cell
from tests.ingest.sheets.rows import build

HOSTILE: list[Cell] = [
    "1e999", "nan", "-inf", "\x00", "\u200b", "\ud800", "٣", "½", "²", "1/2/3/4", "[[[[", "(((", "°", "21°99'99\"",
    "http://[::1", "https://creativecommons.org", '{"type": "Polygon"}', '{"type": "Point", "coordinates": []}',
    '{"type": "Polygon", "coordinates": [[["a"]]]}', '{"type": "Point"}', '{"type": ["x"]}',
    '{"type": "Point", "coordinates": 1}',
    '{"type": "Point", "coordinates": [[1], {}]}', '{"type": "Polygon", "coordinates": null}', '[{"type": "Point"}]',
    "9" * 400, "9" * 30 + " cm", "cao ² cm",
    "a;b;;\n;", "{key}", "%s", "\\",
    "大南", "năm âm lịch", "30/2 âm lịch", "=1+1", "<script>alert(1)</script>", "' OR 1=1 --", "\u202eđảo",
    [], {}, [["x"]], {"value": "a", "id": "b"}, [{"a": "b"}], {"value": {"value": "x"}},
]  # fmt: skip


@pytest.mark.parametrize("target", FIELDS)
def test_no_cell_breaks_the_builder(target: str) -> None:
    mapping = mapping_of({"key": "K", "columns": {"X": target}}, "m")
    for cell in HOSTILE:
        built = build({"K": "1", "X": cell}, mapping=mapping)
        assert built.record is not None or built.messages, (target, cell)


def test_naughty_strings_become_names_and_texts_or_are_refused(samples: Path) -> None:
    strings = json.loads((samples / "hostile" / "text" / "blns.json").read_text(encoding="utf-8"))
    for text in strings:
        built = build({"Mã": "1", "Tên": text, "Mô tả": text, "Niên đại": text, "Kích thước": text, "Địa chỉ": text})
        assert built.record is not None, text
