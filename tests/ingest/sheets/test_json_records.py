"""JSON in all its shapes becomes rows of cells."""

import json
from pathlib import Path

import pytest

from ingest.sheets.json_cells import flatten
from ingest.sheets.json_records import FILE, FOLDER, read_json, read_json_folder, read_json_lines
from ingest.sheets.table import Sheet, SheetRefusedError


def _read(folder: Path, text: str) -> Sheet:
    path = folder / "hồ sơ.json"
    path.write_text(text, encoding="utf-8")
    return read_json(path, "hồ sơ.json")


@pytest.mark.parametrize(
    "text",
    [
        '[{"id": 1.0, "name": "Đình"}]',
        '{"id": "1", "name": "Đình"}',
        '{"total": 1, "records": [{"id": 1, "name": "Đình"}]}',
    ],
)
def test_an_array_an_object_and_a_wrapped_array_are_records(tmp_path: Path, text: str) -> None:
    assert [row.cells for row in _read(tmp_path, text).read()] == [{"id": "1", "name": "Đình"}]


def test_a_bare_value_among_the_records_costs_only_itself(tmp_path: Path) -> None:
    good, bad, other = _read(tmp_path, '[{"id": "A1"}, 5, {"id": "A2"}]').read()
    assert (good.cells, other.cells) == ({"id": "A1"}, {"id": "A2"})
    assert (bad.number, bad.fault and bad.fault.code) == (2, "json-no-record")


def test_a_bare_value_among_features_costs_only_itself(tmp_path: Path) -> None:
    text = '{"type": "FeatureCollection", "features": [null, {"properties": {"Ten": "Cát Tiên"}}]}'
    bad, good = _read(tmp_path, text).read()
    assert bad.fault
    assert good.cells == {"Ten": "Cát Tiên"}


def test_numbers_stay_as_they_are_written_and_nothing_overflows(tmp_path: Path) -> None:
    (row,) = _read(
        tmp_path, '[{"a": 1783.0, "b": 79.30, "c": 1e999, "d": NaN, "e": %s, "f": true, "g": null}]' % ("9" * 6000)
    ).read()
    assert row.cells == {"a": "1783", "b": "79.30", "c": "1e999", "d": "NaN", "e": "9" * 6000, "f": "true"}


@pytest.mark.parametrize(
    "text", ["[%s]", '{"total": 1, "records": [%s]}', '{"type": "FeatureCollection", "features": [{"properties": %s}]}']
)
def test_a_member_that_stands_twice_loses_nothing_and_is_told(tmp_path: Path, text: str) -> None:
    [row] = _read(
        tmp_path, text % '{"id": "A4", "id": "A3", "Tên": "Chum", "Tên": "Chum", "kho": {"a": 1, "a": 2}}'
    ).read()
    assert row.cells == {"id": "A4", "id (2)": "A3", "Tên": "Chum", "kho.a": "1", "kho.a (2)": "2"}
    assert [note.code for note in row.notes] == ["json-member-twice"] * 2
    assert "'id (2)'" in row.notes[0].text("en")


def test_a_number_that_is_none_is_kept_as_it_is_written_and_told(tmp_path: Path) -> None:
    [row] = _read(tmp_path, '[{"a": 1e999, "b": [NaN, 5], "c": {"d": -Infinity}, "e": 1.5e3}]').read()
    assert row.cells == {"a": "1e999", "b": ["NaN", "5"], "c.d": "-Infinity", "e": "1.5e3"}
    assert [(note.path, note.params["value"]) for note in row.notes] == [
        ("a", "1e999"),
        ("b", "NaN"),
        ("d", "-Infinity"),
    ]


def test_members_become_columns_by_their_path() -> None:
    record = {
        "dateRange": {"text": "1937", "startYear": "1937"},
        "contributors": [{"fc": "A", "id": "1", "role": "artist"}, {"fc": "B", "id": "2"}],
        "claims": {"là một": [{"value": "đình", "id": "Q1", "source": ["Wikipedia"]}]},
        "empty": [],
    }
    assert flatten(record) == {
        "dateRange.text": "1937",
        "dateRange.startYear": "1937",
        "contributors[].fc": ["A", "B"],
        "contributors[].id": ["1", "2"],
        "contributors[].role": ["artist"],
        "claims.là một": [{"value": "đình", "id": "Q1", "source": ["Wikipedia"]}],
    }


def test_geojson_features_are_rows_with_their_geometry(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [105.8, 21.5]}
    text = json.dumps(
        {"type": "FeatureCollection", "features": [{"properties": {"Ten": "Cát Tiên"}, "geometry": point}]}
    )
    (row,) = _read(tmp_path, text).read()
    assert row.cells["Ten"] == "Cát Tiên"
    assert json.loads(str(row.cells["geometry"])) == {"type": "Point", "coordinates": ["105.8", "21.5"]}


def test_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": 1}\n\n{"id": 2}\n', encoding="utf-8")
    assert [(row.number, row.cells["id"]) for row in read_json_lines(path, "x").read()] == [(1, "1"), (3, "2")]


def test_a_bad_line_costs_only_itself_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": 1}\n{"id": \n7\n{"id": 4}\n', encoding="utf-8")
    rows = list(read_json_lines(path, "x").read())
    assert [(row.number, row.fault.code if row.fault else row.cells["id"]) for row in rows] == [
        (1, "1"),
        (2, "json-invalid"),
        (3, "json-no-record"),
        (4, "4"),
    ]


def test_a_file_without_a_single_good_line_is_refused_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("id;name\n1;A\n", encoding="utf-8")
    with pytest.raises(SheetRefusedError):
        read_json_lines(path, "x")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 5000 + "]" * 5000, "json-too-deep"),
        ('{"a":' * 5000 + "1" + "}" * 5000, "json-too-deep"),
        ("[1, 2]", "json-no-records"),
        ('"chỉ là chữ"', "json-no-records"),
        ("{}", "json-no-records"),
        ("{xấu", "json-invalid"),
        ("", "sheet-empty"),
    ],
)
def test_what_holds_no_records_is_refused_with_a_reason(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(SheetRefusedError) as caught:
        _read(tmp_path, text)
    assert caught.value.message.code == code


def test_a_folder_of_files_is_a_table_and_a_bad_file_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "lễ hội").mkdir()
    files = [tmp_path / "lễ hội" / name for name in ("a.json", "b.json", "c.json")]
    for path, text in zip(files, ('{"label": "Hội Lim"}', "{xấu", '{"label": "Hội Gióng"}'), strict=True):
        path.write_text(text, encoding="utf-8")
    sheet = read_json_folder(tmp_path, files, "hồ sơ")
    assert [row.cells["label"] for row in sheet.read()] == ["Hội Lim", "Hội Gióng"]
    first = next(sheet.read())
    assert (first.source, first.cells[FOLDER], first.cells[FILE]) == ("lễ hội/a.json", "lễ hội", "a")
    assert [message.code for message in sheet.messages] == ["json-invalid"]


@pytest.mark.parametrize("levels", [101 + 6, 1000, 100_000])
def test_nesting_beyond_a_hundred_levels_is_refused_whatever_its_depth(tmp_path: Path, levels: int) -> None:
    path = tmp_path / "b.json"
    deep = '{"id": "1", "x": ' + "[" * levels + "1" + "]" * levels + "}"
    path.write_text(deep, encoding="utf-8")
    with pytest.raises(SheetRefusedError) as caught:
        read_json(path, "b.json")
    assert caught.value.message.code == "json-too-deep"
    path.write_text(deep + '\n{"id": "2", "name": "B"}\n', encoding="utf-8")
    rows = list(read_json_lines(path, "b.jsonl").read())
    assert [row.fault.code if row.fault else row.cells["name"] for row in rows] == ["json-too-deep", "B"]
