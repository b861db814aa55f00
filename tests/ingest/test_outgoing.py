"""The catalogue goes out in the shape in which it came, says what was edited since, and comes in again unchanged."""

import csv
import json
import stat
import zipfile
from collections.abc import Callable, Iterable
from html import escape
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest

from catalog import blobs, imported, institutions, records
from catalog.change import Change
from catalog.museum import Museum
from catalog.record.lists import Kind, Level
from catalog.record.model import Record
from catalog.record.parts import Access, Reference
from ingest.keeping import kept_sheets
from ingest.outgoing import going_out
from ingest.outgoing.files import Format, Written, _own_name, write_pages
from ingest.outgoing.going_out import GoneOut, NoSuchSheetError, SheetTakenOverError, go_out
from ingest.report import Report
from ingest.sheets.build import Builder
from ingest.sheets.columns import understand
from ingest.sheets.mapping import mapping_of
from ingest.sheets.open import open_sheets
from ingest.sheets.xlsx_writer import MOST_COLUMNS, MOST_ROWS, SheetTooLargeError, Tab, TextTooLongError, write_xlsx
from ingest.undo import Undo, find_run
from tests.ingest.bringing import Import, codes, counts, head_of, make_photo
from tests.ingest.sheets.books import rows_xml
from tests.ingest.sheets.books import write_xlsx as write_book
from tests.ingest.sheets.old_bytes import tcvn3

HEADINGS = ["Số kiểm kê", "Loại", "Tên", "Mô tả", "Chất liệu", "Kích thước (cm)", "Niên đại", "Nơi lưu giữ", "Ghi chú"]
ROWS = [
    ["001", "hiện vật", "Trống đồng", "=SUM(A1), mặt trống", "đồng; gỗ", "cao: 63 cm", "thế kỷ 15", "Kho A", "-5 độ"],
    ["002", "hiện vật", "Chuông", "dòng một\ndòng hai", "đồng", "", "1783", "", "@riêng"],
    ["003", "hiện vật", "Khánh đá", "", "đá", "42 x 16", "Cảnh Hưng 44", "", "+84"],
]
Out = Callable[..., GoneOut]


@pytest.fixture
def out(museum: Museum, tmp_path: Path) -> Out:
    def export(form: Format | None = None, only: str = "") -> GoneOut:
        with museum.database.connect() as connection:
            home = institutions.choose(connection, None).id
        return go_out(museum, home, tmp_path / "out", form, only)

    return export


def _write(folder: Path, rows: list[list[str]], name: str = "so.csv", delimiter: str = ",") -> Path:
    folder.mkdir(exist_ok=True)
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([HEADINGS, *rows])
    return folder


def _read(path: Path, delimiter: str = ",") -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


def _edit(museum: Museum, key: str, change: Callable[[Record], dict[str, object]]) -> Record:
    record_id, record = head_of(museum, key)
    edited = record.model_copy(update=change(record))
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        version = imported.known_by_import_key(connection, home, [key])[key].version
        records.save(connection, home, [Change(edited, "binh", "sửa", record_id, version=version)])
    return edited


def _described(text: str) -> Callable[[Record], dict[str, object]]:
    return lambda one: {"texts": [one.texts[0].model_copy(update={"text": {"vi": text}}), *one.texts[1:]]}


def test_a_csv_goes_out_cell_for_cell_with_its_delimiter_and_comes_in_unchanged(
    bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "in", ROWS, delimiter=";"))
    done = out()
    assert [path.name for path in done.written] == ["so.csv"]
    assert _read(done.written[0], ";") == [HEADINGS, *ROWS]
    assert done.written[0].read_bytes().startswith(b"\xef\xbb\xbf")
    assert (done.told.rows, done.told.corrected, done.told.unsaid) == (3, 0, [])
    assert counts(bring(tmp_path / "out")) == {"unchanged": 3}


def test_what_looks_like_a_formula_is_counted_in_csv_and_text_in_a_workbook(
    bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "in", ROWS))
    done = out(Format.XLSX)
    assert [path.name for path in done.written] == ["so.xlsx"]
    (sheet,), _ = open_sheets(done.written[0], "so.xlsx")
    assert [[row.cells.get(one) for one in HEADINGS] for row in sheet.read()] == ROWS
    assert counts(bring(tmp_path / "out")) == {"unchanged": 3}


def test_formulas_in_csv_are_told(bring: Import, out: Out, tmp_path: Path) -> None:
    bring(_write(tmp_path / "in", ROWS))
    assert out().formulas == 4


def test_what_a_person_edited_goes_out_as_it_is_today_and_is_no_edit_against_the_sheet_any_more(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "in", ROWS))
    _edit(museum, "002", _described("Sửa tay"))
    _edit(
        museum,
        "002",
        lambda one: {"terms": [one.terms[0].model_copy(update={"term": Reference(label={"vi": "giấy dó bồi"})})]},
    )
    head = _edit(museum, "003", lambda one: {"names": [one.names[0].model_copy(update={"text": {"vi": "Khánh"}})]})
    done = out()
    lines = _read(done.written[0])
    assert (lines[1], lines[2][3:5], lines[3][2]) == (ROWS[0], ["Sửa tay", "giấy dó bồi"], "Khánh")
    assert (done.told.corrected, done.told.unsaid) == (2, [])
    report = bring(tmp_path / "out")
    assert counts(report) == {"unchanged": 3}
    assert head_of(museum, "003")[1] == head
    assert "edit-kept" not in codes(report)


def test_sizes_dates_and_materials_edited_by_hand_are_said_in_the_columns_that_they_came_from(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "in", ROWS))
    _, one = head_of(museum, "001")
    size = one.measurements[0].model_copy(update={"value": 63.5, "qualifier": "at_least"})
    _edit(museum, "001", lambda _: {"measurements": [size], "terms": one.terms[:1]})
    done = out()
    line = _read(done.written[0])[1]
    assert (line[4], line[5], done.told.unsaid) == ("đồng", "cao: 63,5+ cm", [])
    assert counts(bring(tmp_path / "out")) == {"unchanged": 3}


def test_a_reason_edited_by_hand_is_said_in_the_column_of_reasons(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    rows = "Số kiểm kê,Tên,Bộ sưu tập,Vì sao thuộc bộ sưu tập\n1,Trống,9,Tiếng đầu.\n9,Một sưu tập,,\n"
    (tmp_path / "in" / "so.csv").write_text(rows, encoding="utf-8")
    bring(tmp_path / "in")
    _edit(museum, "1", lambda one: {"relations": [one.relations[0].model_copy(update={"note": {"vi": "Tiếng cuối."}})]})
    done = out()
    assert (_read(done.written[0])[1], done.told.unsaid) == (["1", "Trống", "9", "Tiếng cuối."], [])


def test_what_no_column_can_say_is_told_and_stays_in_the_record(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "in", ROWS))
    head = _edit(museum, "001", lambda one: {"labels": ["TK A"], "access": Access(level=Level.STAFF)})
    done = out()
    assert _read(done.written[0])[1] == ROWS[0]
    assert [(one.key, one.fields) for one in done.told.unsaid] == [("001", ("access", "labels"))]
    assert counts(bring(tmp_path / "out")) == {"unchanged": 3}
    assert head_of(museum, "001")[1] == head


def test_a_workbook_goes_out_with_its_tabs_and_pointers_between_them(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    people = rows_xml([["Mã số", "Loại", "Tên"], ["N-1", "nhân vật", "Nguyễn Trãi"], ["N-2", "nhân vật", "Lê Lợi"]])
    things = rows_xml([["Mã số", "Loại", "Tên", "Liên quan"], ["H-1", "hiện vật", "Bia", "N-1"]])
    write_book(tmp_path / "in" / "so.xlsx", {"Nhân vật": people, "Hiện vật": things})
    bring(tmp_path / "in")
    other = head_of(museum, "N-2")[0]
    _edit(
        museum,
        "H-1",
        lambda one: {"relations": [one.relations[0].model_copy(update={"target": Reference(record=other)})]},
    )
    done = out()
    assert ([path.name for path in done.written], done.tables) == (["so.xlsx"], 2)
    sheets, _ = open_sheets(done.written[0], "so.xlsx")
    assert [sheet.source for sheet in sheets] == ["so.xlsx [Nhân vật]", "so.xlsx [Hiện vật]"]
    assert [row.cells["Liên quan"] for row in sheets[1].read()] == ["N-2"]
    assert counts(bring(tmp_path / "out")) == {"unchanged": 3}


def test_a_mapping_that_prefixes_groups_and_restricts_holds_for_what_comes_again(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    table = {
        "key": ["N"],
        "prefix": "C. ",
        "group": True,
        "kind": "document",
        "columns": {"T": "name.vi", "K": {"to": "text.description.vi", "access": "staff"}, "D": "date"},
        "join": [{"columns": ["A", "B"], "with": " ", "to": "text.summary.vi"}],
    }
    (tmp_path / "in").mkdir()
    rows = [["N", "T", "K", "D", "A", "B"], ["1", "Bia", "kín", "1783", "x", "y"], ["2", "Minh", "", "", "", ""]]
    rows.append(["1", "Bia", "kín", "1783", "x", "y"])
    with (tmp_path / "in" / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    bring(tmp_path / "in", mapping=mapping_of(table, "m"))
    _edit(
        museum, "C. 1", lambda one: {"texts": [one.texts[0].model_copy(update={"text": {"vi": "mật"}}), one.texts[1]]}
    )
    done = out()
    lines = _read(done.written[0])
    assert [line[2] for line in lines] == ["K", "mật", "", ""]
    assert counts(bring(tmp_path / "out")) == {"unchanged": 2}
    assert head_of(museum, "C. 1")[1].texts[0].access is Level.STAFF


def test_sizes_below_a_heading_over_several_columns_go_out_below_their_own_and_come_in_unchanged(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    text = "Số kiểm kê^Tên^Kích thước (cm)^^Ghi chú\n^^Cao^ĐK miệng^\nHV-1^Chum^45^20^x, y\nHV-2^Vại^30^^\n"
    (tmp_path / "in" / "a.csv").write_text(text, "utf-8")
    bring(tmp_path / "in")
    _edit(museum, "HV-1", lambda one: {"measurements": [one.measurements[0].model_copy(update={"value": 46.5})]})
    done = out()
    assert done.told.unsaid == []
    assert _read(done.written[0], "^")[:3] == [
        ["sep=", ""],
        ["Số kiểm kê", "Tên", "Kích thước (cm) / Cao", "Kích thước (cm) / ĐK miệng", "Ghi chú"],
        ["HV-1", "Chum", "46,5 cm", "", "x, y"],
    ]
    assert counts(bring(tmp_path / "out")) == {"unchanged": 2}


SIZES = """Số kiểm kê,Loại,Tên,Kích thước,Cao (cm),Đường kính miệng (cm)
A1,Hiện vật,Bình,cao 63cm,,7
A2,Hiện vật,Bình,,12,7
A3,Hiện vật,Bình,25 x 30 cm,30,"7,25"
"""


@pytest.mark.parametrize(
    ("key", "values", "cells"),
    [
        ("A1", {"diameter": 8.5}, ["cao 63cm", "", "8,5 cm"]),
        ("A1", {"height": 64}, ["cao 64cm", "", "7"]),
        ("A1", {"height": 64, "diameter": 8.5}, ["cao 64cm", "", "8,5 cm"]),
        ("A2", {"height": 13, "diameter": 8.5}, ["", "13 cm", "8,5 cm"]),
        ("A3", {"diameter": 8.5}, ["25 x 30 cm", "30", "8,5 cm"]),
        ("A3", {"height": 31, "diameter": 8.5}, ["25 x 30 cm", "31 cm", "8,5 cm"]),
    ],
)
def test_a_size_edited_by_hand_goes_out_in_the_column_that_it_came_from_beside_one_of_all_sizes(
    museum: Museum, bring: Import, out: Out, tmp_path: Path, key: str, values: dict[str, float], cells: list[str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "so.csv").write_text(SIZES, "utf-8")
    bring(tmp_path / "in")
    _, record = head_of(museum, key)
    sizes = [
        one.model_copy(update={"value": values.get(one.type, one.value)} if one.value is not None else {})
        for one in record.measurements
    ]
    _edit(museum, key, lambda _: {"measurements": sizes})
    done = out()
    assert done.told.unsaid == []
    assert next(line[3:] for line in _read(done.written[0]) if line[0] == key) == cells
    assert counts(bring(tmp_path / "out")) == {"unchanged": 3}


@pytest.mark.parametrize(
    ("heading", "cell", "values", "goes_out"),
    [
        ("Kích thước (cm)", "C: 10; R: 5", {"height": 11.5}, "C: 11,5; R: 5"),
        ("Kích thước (cm)", "C: 10; ĐK: 5", {"height": 12, "diameter": 6.25}, "C: 12; ĐK: 6,25"),
        ("Kích thước", "DxRxC: 42 x 16 x 21 cm", {"width": 17, "height": None}, "dài: 42 cm; rộng: 17 cm"),
    ],
)
def test_a_size_edited_by_hand_in_a_cell_of_several_goes_out_in_the_shape_of_the_cell(
    museum: Museum, bring: Import, out: Out, tmp_path: Path, heading: str, cell: str, values: dict[str, float | None],
    goes_out: str,
) -> None:  # fmt: skip
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "so.csv").write_text(f"Số kiểm kê,Tên,{heading}\nA1,Bình,{cell}\nA2,Bát,KXĐ\n", "utf-8")
    bring(tmp_path / "in")
    _, record = head_of(museum, "A1")
    edited = [one.model_copy(update={"value": values.get(one.type, one.value)}) for one in record.measurements]
    head = _edit(museum, "A1", lambda _: {"measurements": [one for one in edited if one.value is not None]})
    done = out()
    assert done.told.unsaid == []
    assert [line[2] for line in _read(done.written[0])] == [heading, goes_out, "KXĐ"]
    assert counts(bring(tmp_path / "out")) == {"unchanged": 2}
    assert head_of(museum, "A1")[1] == head


HISTORY = {
    "key": ["N"],
    "group": True,
    "kind": "artefact",
    "columns": {
        "Loại": "ignore",
        "Nội dung": [
            {"to": "name.former", "when": {"Loại": "tên"}, "language": "vi"},
            {"to": "agent.maker", "when": {"Loại": "tác giả"}, "language": "vi"},
        ],
        "T": "text.note.vi",
    },
    "constants": {"name.vi": "Vật {key}"},
}


def _bring_history(bring: Import, folder: Path) -> None:
    folder.mkdir()
    rows = [["N", "Loại", "Nội dung", "T"], ["1", "tên", "Chum", "x"], ["1", "tác giả", "An", ""]]
    with (folder / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*rows, ["2", "tên", "Vại", ""], ["3", "khác", "Kho", ""]])
    bring(folder, mapping=mapping_of(HISTORY, "m"))


def test_columns_with_conditions_go_out_as_they_came_and_come_in_unchanged(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    _bring_history(bring, tmp_path / "in")
    assert _read(out().written[0]) == _read(tmp_path / "in" / "a.csv")
    assert counts(bring(tmp_path / "out")) == {"unchanged": 3}


def test_a_column_with_conditions_is_written_anew_only_where_all_rows_of_the_record_mean_one_thing(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    _bring_history(bring, tmp_path / "in")

    def called(name: str) -> Callable[[Record], dict[str, object]]:
        return lambda one: {"names": [one.names[0], one.names[1].model_copy(update={"text": {"vi": name}})]}

    _edit(museum, "1", called("Chum gốm"))
    _edit(museum, "2", called("Vại sành"))
    _edit(museum, "1", _described("y"))
    done = out()
    assert [line[2] for line in _read(done.written[0])] == ["Nội dung", "Chum", "An", "Vại sành", "Kho"]
    assert [line[3] for line in _read(done.written[0])][1] == "y"
    assert [(one.key, one.fields) for one in done.told.unsaid] == [("1", ("names",))]
    bring(tmp_path / "out")
    assert [head_of(museum, key)[1].names[1].text["vi"] for key in ("1", "2")] == ["Chum gốm", "Vại sành"]


def test_records_whose_row_is_gone_go_out_beside_in_the_shape_in_which_they_came(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "in", ROWS))
    bring(_write(tmp_path / "in", ROWS[:2]))
    done = out()
    assert [_read(path)[1:] for path in sorted(done.written, key=lambda one: len(one.name))] == [ROWS[:2], ROWS[2:]]
    for _ in range(2):
        report = bring(tmp_path / "out")
        assert (counts(report), "row-gone" in codes(report)) == ({"unchanged": 3}, False)


def test_a_record_that_two_sheets_describe_goes_out_with_the_last_of_them(
    bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "in", ROWS))
    bring(_write(tmp_path / "more", [[*ROWS[0][:3], "Mới", *ROWS[0][4:]]], "bo-sung.csv"))
    done = out()
    assert {path.name: len(_read(path)) - 1 for path in done.written} == {"so.csv": 2, "bo-sung.csv": 1}
    assert done.told.elsewhere == 1
    assert counts(bring(tmp_path / "out")) == {"unchanged": 3}


def test_a_sheet_all_of_whose_records_others_describe_is_refused_with_the_names_of_those(
    bring: Import, out: Out, tmp_path: Path
) -> None:
    first = bring(_write(tmp_path / "in", ROWS)).run
    last = bring(_write(tmp_path / "in", ROWS)).run
    with pytest.raises(SheetTakenOverError, match=rf"'{first}' was brought, .*: so.csv \({last}\)\."):
        out(only=first)
    bring(_write(tmp_path / "more", [[*ROWS[0][:3], "Mới", *ROWS[0][4:]]], "bo-sung.csv"))
    bring(_write(tmp_path / "less", ROWS[:1], "moi.csv"))
    with pytest.raises(SheetTakenOverError, match=r"'bo-sung' was brought, .*: moi.csv \("):
        out(only="bo-sung")
    with pytest.raises(NoSuchSheetError):
        out(only="c")


def test_one_sheet_is_named_by_its_file_and_another_name_is_refused(bring: Import, out: Out, tmp_path: Path) -> None:
    bring(_write(tmp_path / "in", ROWS[:1]))
    bring(_write(tmp_path / "more", ROWS[1:], "b.csv"))
    assert [path.name for path in out(only="b").written] == ["b.csv"]
    with pytest.raises(NoSuchSheetError):
        out(only="c")


def test_a_row_that_was_refused_goes_out_as_it_came(bring: Import, out: Out, tmp_path: Path) -> None:
    rows = [ROWS[0], ["", *ROWS[1][1:]]]
    bring(_write(tmp_path / "in", rows))
    assert _read(out().written[0])[1:] == rows
    assert counts(bring(tmp_path / "out")) == {"unchanged": 1, "refused": 1}


def test_records_of_files_alone_are_counted_and_stay_where_they_are(bring: Import, out: Out, tmp_path: Path) -> None:
    bring(_write(tmp_path / "in", ROWS))
    make_photo(tmp_path / "photos" / "a.jpg")
    bring(tmp_path / "photos")
    assert out().without_a_sheet == 1


def test_a_folder_of_json_goes_out_in_its_files(museum: Museum, bring: Import, out: Out, tmp_path: Path) -> None:
    folder = tmp_path / "records"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "1.json").write_text('{"id": "1", "name": "Drum", "claims": {"material": ["bronze", "wood"]}}')
    (folder / "a" / "2.json").write_text('[{"id": "2", "name": "Bell"}, {"id": "3", "name": "Gong"}]')
    bring(folder)
    _edit(
        museum,
        "1",
        lambda one: {"kind": Kind.ARTEFACT, "names": [one.names[0].model_copy(update={"text": {"en": "A"}})]},
    )
    out()
    assert '"name": "A"' in (tmp_path / "out" / "records" / "a" / "1.json").read_text(encoding="utf-8")
    assert counts(bring(tmp_path / "out" / "records")) == {"unchanged": 3}


def test_a_text_too_long_for_a_workbook_is_refused_not_cut(tmp_path: Path) -> None:
    with pytest.raises(TextTooLongError):
        write_xlsx(tmp_path / "a.xlsx", {"1": Tab([["x" * 40_000]], [10])})
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("rows", [repeat([], MOST_ROWS + 1), [[""] * (MOST_COLUMNS + 1)]])
def test_a_table_too_large_for_a_workbook_is_refused_not_cut(tmp_path: Path, rows: Iterable[list[str]]) -> None:
    with pytest.raises(SheetTooLargeError, match="CSV"):
        write_xlsx(tmp_path / "a.xlsx", {"1": Tab(rows, [10])})
    assert not list(tmp_path.iterdir())


def test_tabs_have_names_that_excel_takes_and_tells_apart() -> None:
    tabs: list[str] = []
    for name in [
        "Đồ gốm",
        "đồ gốm",
        "ĐỒ GỐM",
        "History",
        "a/b",
        "A:B",
        "'",
        "x" * 40,
        "X" * 31,
        "y" * 30 + "'z",
        "🏺" * 20,
    ]:
        tabs.append(_own_name(name, tabs))
    assert tabs[:6] == ["Đồ gốm", "đồ gốm (2)", "ĐỒ GỐM (3)", "History (2)", "a b", "A B (2)"]
    assert tabs[6:] == ["1", "x" * 31, "X" * 27 + " (2)", "y" * 30, "🏺" * 15]
    assert len({tab.lower() for tab in tabs}) == len(tabs)


def test_a_workbook_whose_tabs_differ_in_capitals_only_goes_out_and_comes_back(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    tabs = {"Tranh": ROWS[:1], "tranh": ROWS[1:2]}
    _write_ods(folder / "so.ods", {name: [HEADINGS, *rows] for name, rows in tabs.items()})
    assert counts(bring(folder)) == {"created": 2}
    out(Format.XLSX)
    assert counts(bring(tmp_path / "out")) == {"unchanged": 2}


def _write_ods(path: Path, tabs: dict[str, list[list[str]]]) -> None:
    """A workbook of text as LibreOffice has it, which tells 'Tranh' from 'tranh'."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    tables = "".join(
        f'<table:table table:name="{name}">'
        + "".join(f"<table:table-row>{''.join(map(cell.format, map(escape, row)))}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in tabs.items()
    )
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>{tables}</office:spreadsheet>"
            "</office:body></office:document-content>",
        )


@pytest.mark.parametrize("form", list(Format))
def test_tables_that_come_to_one_name_by_their_ending_are_all_written(
    museum: Museum, bring: Import, out: Out, tmp_path: Path, form: Format
) -> None:
    folder = _write(tmp_path / "in", ROWS[:2])
    _write(folder, [["X-1", *ROWS[2][1:]]], "so.tsv", "\t")
    write_xlsx(folder / "so.xlsx", {"Sổ": Tab(iter([HEADINGS, ["Y-1", *ROWS[2][1:]]]), [20] * len(HEADINGS))})
    assert counts(bring(folder)) == {"created": 4}
    written = out(form).written
    assert len(set(written)) == len(written) == 3
    assert all(path.is_file() for path in written)
    assert counts(bring(tmp_path / "out")) == {"unchanged": 4}


def _lose(museum: Museum, file: str) -> None:
    with museum.database.connect() as connection:
        kept = kept_sheets(connection, institutions.choose(connection, None).id)
    (lost,) = (one for one in kept if one.file == file)
    museum.store.delete(blobs.original_key(lost.sha256))


def test_a_sheet_that_the_store_has_lost_is_named_and_the_others_go_out(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "in", ROWS[:1]))
    bring(_write(tmp_path / "more", ROWS[1:], "b.csv"))
    _lose(museum, "b.csv")
    done = out()
    assert ([one.called for one in done.lost], [path.name for path in done.written]) == (["b.csv"], ["so.csv"])
    assert (done.told.rows, counts(bring(tmp_path / "out"))) == (1, {"unchanged": 1})
    named = go_out(museum, _home(museum), tmp_path / "named", None, "b")
    assert ([one.called for one in named.lost], named.written) == (["b.csv"], [])


def test_an_older_sheet_that_is_lost_is_named_only_where_something_is_missed(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "in", ROWS))
    _lose_after(museum, lambda: bring(_write(tmp_path / "in", [*ROWS[:2], [*ROWS[2][:2], "Khác", *ROWS[2][3:]]])))
    assert out().lost == []


def test_records_whose_rows_are_gone_with_a_lost_sheet_are_missed_by_its_name(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "in", ROWS))
    _lose_after(museum, lambda: bring(_write(tmp_path / "in", ROWS[:2])))
    assert [one.called for one in out().lost] == ["so.csv"]


def _lose_after(museum: Museum, happens: Callable[[], object]) -> None:
    """The store loses the sheet of before once another has taken its place."""
    with museum.database.connect() as connection:
        (kept,) = kept_sheets(connection, institutions.choose(connection, None).id)
    happens()
    museum.store.delete(blobs.original_key(kept.sha256))


def _home(museum: Museum) -> str:
    with museum.database.connect() as connection:
        return institutions.choose(connection, None).id


def test_of_one_sheet_only_its_own_rows_and_edits_are_told(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "in", ROWS[:1]))
    bring(_write(tmp_path / "more", ROWS[1:], "b.csv"))
    _edit(museum, "002", _described("Sửa tay"))
    _edit(museum, "003", lambda _: {"labels": ["TK A"]})
    done = out(only="so")
    assert (done.tables, done.told.rows, done.told.corrected, done.told.unsaid) == (1, 1, 0, [])
    assert (done.formulas, done.without_a_sheet) == (2, 0)


def test_records_of_a_run_whose_undo_was_cut_off_go_out_as_they_are_and_none_twice(
    museum: Museum, bring: Import, out: Out, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(_write(tmp_path / "in", ROWS[:1]))
    run = bring(_write(tmp_path / "in", [[*ROWS[0][:2], "Mới", *ROWS[0][3:]], *ROWS[1:]])).run or ""
    with monkeypatch.context() as failing:
        failing.setattr(Undo, "_take_away", _fails)
        with pytest.raises(OSError, match="power"):
            Undo(museum, find_run(museum, run), "an", "thử", Report("vi")).carry_out()
    done = out()
    assert [line[:3] for line in _read(done.written[0])[1:]] == [row[:3] for row in ROWS]
    assert counts(bring(tmp_path / "out", dry=True)) == {"unchanged": 3}
    Undo(museum, find_run(museum, run), "an", "thử", Report("vi")).carry_out()
    again = go_out(museum, _home(museum), tmp_path / "later", None)
    assert [_read(path)[1:] for path in again.written] == [ROWS[:1]]


def _fails(*_: object, **__: object) -> None:
    raise OSError("power")


def test_a_record_that_an_undo_kept_goes_out_with_the_sheet_that_had_brought_it(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    run = bring(_write(tmp_path / "in", ROWS)).run or ""
    _edit(museum, "002", _described("Sửa tay"))
    Undo(museum, find_run(museum, run), "an", "thử", Report("vi")).carry_out()
    done = out()
    assert [line[0] for path in done.written for line in _read(path)[1:]] == ["002"]
    assert counts(bring(tmp_path / "out")) == {"unchanged": 1}


def test_json_goes_out_as_it_came_and_what_a_person_edited_in_its_type(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    first = '{"id": "A-1", "name": "Drum", "year": 1783.0, "shown": true, "none": null, "many": [1, {"x": [2.50]}]}'
    second = '{"id": "A-2", "name": "Bell", "weight": 1e999, "claims": {"material": ["bronze"]}, "[x]": 3}'
    (folder / "a.jsonl").write_text(f"{first}\n\n{second}\n")
    (folder / "b.json").write_text(
        f'{{"total": 2, "items": [{first.replace("A-", "B-")}, {second.replace("A-", "B-")}]}}'
    )
    bring(folder)
    untouched = out()
    assert [path.read_bytes() for path in untouched.written] == [
        (folder / p.name).read_bytes() for p in untouched.written
    ]
    for key in ("A-1", "B-1"):
        _edit(museum, key, lambda one: {"names": [one.names[0].model_copy(update={"text": {"en": "Gong"}})]})
    written = go_out(museum, _home(museum), tmp_path / "edited", None).written
    lines = (tmp_path / "edited" / "a.jsonl").read_text(encoding="utf-8")
    assert lines == f"{first.replace('Drum', 'Gong')}\n{second}\n"
    one = first.replace("A-", "B-").replace("Drum", "Gong")
    assert (tmp_path / "edited" / "b.json").read_text(encoding="utf-8") == (
        f'{{"total": 2, "items": [{one}, {second.replace("A-", "B-")}]}}\n'
    )
    assert len(written) == 2
    assert counts(bring(tmp_path / "edited")) == {"unchanged": 4}


def test_a_folder_of_json_keeps_members_that_are_called_like_columns_of_the_museum(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number}.json").write_text(f'{{"id": "J-{number}", "name": "Drum", "[x]": {number}}}')
    bring(folder)
    _edit(museum, "J-1", lambda one: {"names": [one.names[0].model_copy(update={"text": {"en": "Gong"}})]})
    out()
    texts = [(tmp_path / "out" / "records" / f"{one}.json").read_text(encoding="utf-8") for one in (1, 2)]
    assert [json.loads(text) for text in texts] == [
        {"id": "J-1", "name": "Gong", "[x]": 1},
        {"id": "J-2", "name": "Drum", "[x]": 2},
    ]
    assert counts(bring(tmp_path / "out" / "records")) == {"unchanged": 2}


def test_an_edit_is_written_where_the_row_said_something_and_not_into_other_columns_of_its_kind(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    lines = ['{"id": "A-1", "name": "Drum"}\n', '{"id": "A-2", "title": "Bell"}\n']
    (folder / "a.jsonl").write_text("".join(lines))
    mapping = mapping_of({"columns": {"name": "name.en", "title": "name.en"}}, "m")
    bring(folder, mapping=mapping)
    _edit(museum, "A-1", lambda one: {"names": [one.names[0].model_copy(update={"text": {"en": "Gong"}})]})
    (path,) = out().written
    assert path.read_text(encoding="utf-8") == lines[0].replace("Drum", "Gong") + lines[1]


def test_geojson_goes_out_as_features(museum: Museum, bring: Import, out: Out, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shape = '{"type": "Point", "coordinates": [105.80, 21]}'
    features = [
        f'{{"type": "Feature", "id": {number}, "properties": {{"name": "{name}"}}, "geometry": {shape}}}'
        for number, name in ((1, "Đền"), (2, "Chùa"))
    ]
    document = f'{{"type": "FeatureCollection", "features": [{", ".join(features)}]}}'
    (folder / "a.geojson").write_text(document, encoding="utf-8")
    bring(folder)
    _edit(museum, "1", lambda one: {"names": [one.names[0].model_copy(update={"text": {"vi": "Miếu"}})]})
    (path,) = out().written
    assert path.read_text(encoding="utf-8") == document.replace("Đền", "Miếu") + "\n"
    assert counts(bring(tmp_path / "out")) == {"unchanged": 2}


FORMULAS = ["\t=1+1", "\r\n@SUM(A1)", " +1", "-2+3", "＝1", "'=1", "-", "x=1"]


def test_what_a_spreadsheet_program_may_compute_is_told_and_comes_in_again_as_it_was(
    bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(
        _write(tmp_path / "in", [[f"{at}", "hiện vật", "Trống", text, *[""] * 5] for at, text in enumerate(FORMULAS)])
    )
    done = out()
    assert done.formulas == 5
    assert [line[3] for line in _read(done.written[0])[1:]] == FORMULAS
    assert counts(bring(tmp_path / "out")) == {"unchanged": len(FORMULAS)}


def test_nobody_else_may_read_what_went_out(bring: Import, out: Out, tmp_path: Path) -> None:
    bring(_write(tmp_path / "in", ROWS))
    (tmp_path / "in" / "so.csv").unlink()
    write_xlsx(tmp_path / "in" / "b.xlsx", {"Sổ": Tab(iter([HEADINGS, ["Y-1", *ROWS[2][1:]]]), [20] * len(HEADINGS))})
    (tmp_path / "in" / "a.jsonl").write_text('{"id": "A-1", "name": "Drum"}\n')
    bring(tmp_path / "in")
    written = out().written
    assert {path.suffix for path in written} == {".csv", ".jsonl", ".xlsx"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "out", *written)} == {0o700, 0o600}


def _data(folder: Path, name: str, text: str) -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def _named(text: str) -> Callable[[Record], dict[str, object]]:
    return lambda one: {"names": [one.names[0].model_copy(update={"text": {"vi": text}})]}


@pytest.mark.parametrize("name", ["ho-so.json", "ho-so.jsonl"])
def test_records_whose_json_is_gone_go_out_in_a_file_of_their_run(
    bring: Import, out: Out, tmp_path: Path, name: str
) -> None:
    one, two = '{"Số kiểm kê": "R1", "Tên": "Bình một"}', '{"Số kiểm kê": "R2", "Tên": "Bình hai"}'
    both = f"{one}\n{two}\n" if name.endswith("l") else f"[{one}, {two}]"
    run = bring(_data(tmp_path / "in", name, both)).run
    bring(_data(tmp_path / "in", name, f"{one}\n" if name.endswith("l") else f"[{one}]"))
    done = out()
    stem, ending = name.split(".")
    assert [path.name for path in done.written] == [name, f"{stem} {run}.{ending}"]
    texts = [path.read_text(encoding="utf-8") for path in done.written]
    assert [("R1" in text, "R2" in text) for text in texts] == [(True, False), (False, True)]
    assert counts(bring(tmp_path / "out", publish=False)) == {"unchanged": 2}


def test_of_two_json_files_of_one_name_both_go_out_with_what_was_edited(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    for key in ("A1", "B1"):
        bring(_data(tmp_path / key, "r.json", f'[{{"Số kiểm kê": "{key}", "Tên": "Bình"}}]'))
        _edit(museum, key, _named(f"Chum {key}"))
    done = out()
    assert [path.name for path in done.written] == ["r.json", "r (2).json"]
    assert done.told.corrected == 2
    texts = "".join(path.read_text(encoding="utf-8") for path in done.written)
    assert [f"Chum {key}" in texts for key in ("A1", "B1")] == [True, True]
    assert counts(bring(tmp_path / "out", publish=False)) == {"unchanged": 2}


def test_a_file_of_json_of_which_nothing_goes_out_is_not_said_to_be_written(
    bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(_data(tmp_path / "one", "a.json", '[{"Số kiểm kê": "A1", "Tên": "Bình", "Mô tả": "cũ"}]'))
    bring(_data(tmp_path / "two", "b.json", '[{"Số kiểm kê": "A1", "Tên": "Bình", "Chất liệu": "gốm"}]'))
    done = out()
    assert [path.name for path in done.written] == ["b.json"]
    assert done.told.elsewhere == 1


def test_half_a_sign_in_json_comes_in_is_told_and_goes_out(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    halves = '"Ghi chú lạ": "x\\ud83dy", "Cột\\ude00 lạ": "v", "Vẹn": "\\ud83d\\ude00"'
    rows = [f'{{"Số kiểm kê": "J{at}", "Tên": "Bình\\ud83d", {halves}}}' for at in (1, 2)]
    folder = _data(tmp_path / "in", "a.json", f"[{', '.join(rows)}]")
    _data(tmp_path / "in", "b.jsonl", rows[0].replace("J1", "K1") + "\n" + rows[1].replace("J2", "K2") + "\n")
    report = bring(folder)
    assert counts(report) == {"created": 4}
    told = {(one.code, str(one.params.get("header"))) for facts in report.sources for one in facts.messages}
    assert {("cells-hidden-signs", "Tên"), ("cells-hidden-signs", "Ghi chú lạ")} <= told
    assert any(code == "member-name-hidden-signs" for code, _ in told)
    assert head_of(museum, "J1")[1].title("vi") == "Bình"
    for key in ("J1", "K1"):
        _edit(museum, key, _named("Chum"))
    done = out()
    assert (done.told.corrected, done.told.unsaid) == (2, [])
    for path in done.written:
        text = path.read_text(encoding="utf-8")
        assert ("Chum" in text, '"x\\ud83dy", "Cột\\ude00 lạ": "v"' in text) == (True, True)
    assert counts(bring(tmp_path / "out", publish=False)) == {"unchanged": 4}


def test_a_feature_without_properties_is_given_what_a_person_wrote(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    feature = (
        '{"type": "Feature", "id": "G1", "properties": null, "geometry": {"type": "Point", "coordinates": [105, 21]}}'
    )
    other = feature.replace("G1", "G2").replace("null", '{"name": "Chùa"}')
    bring(_data(tmp_path / "in", "a.geojson", f'{{"type": "FeatureCollection", "features": [{feature}, {other}]}}'))
    _edit(museum, "G1", _named("Đền"))
    (path,) = out().written
    assert json.loads(path.read_text(encoding="utf-8"))["features"][0]["properties"] == {"name": "Đền"}
    assert counts(bring(tmp_path / "out", publish=False)) == {"unchanged": 2}


def test_of_a_sheet_brought_many_times_only_those_are_unpacked_that_have_rows_to_give(
    museum: Museum, bring: Import, out: Out, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(_write(tmp_path / "in", ROWS))
    for text in ("a", "b", "c", "d"):
        bring(_write(tmp_path / "in", [[*ROWS[0][:3], text, *ROWS[0][4:]], ROWS[1]]))
    for text in ("e", "f"):
        bring(_write(tmp_path / "in", [[*ROWS[0][:3], text, *ROWS[0][4:]]]))
    unpacked: list[int] = []

    def watched(*args: Any) -> Written:
        unpacked.append(len(list(museum.work.rglob("so.csv"))))
        return write_pages(*args)

    monkeypatch.setattr(going_out, "write_pages", watched)
    done = out()
    assert [[line[0] for line in _read(path)[1:]] for path in done.written] == [["001"], ["002"], ["003"]]
    assert unpacked == [3, 3, 3]
    assert list(museum.work.rglob("so.csv")) == []


def test_json_lines_in_an_old_encoding_go_out_in_unicode_line_by_line(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    names = ["Trống đồng Ngọc Lũ", "Chuông chùa Thiên Mụ", "Khánh đá cổ", "Đỉnh đồng triều Nguyễn"]
    lines = [f'{{"id": "A-{at}", "name": "{tcvn3(name)}"}}' for at, name in enumerate(names)]
    bring(_data(tmp_path / "in", "a.jsonl", "\n\n".join([*lines[:2], "{ no", *lines[2:], "7"]) + "\n"))
    _edit(museum, "A-2", _named("Khánh"))
    (path,) = out().written
    said = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith('{"')]
    assert [json.loads(line)["name"] for line in said] == [*names[:2], "Khánh", names[3]]


def test_a_row_written_anew_names_by_number_what_is_called_otherwise_today(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    rows = [
        '{"id": "P1", "label": "Bảo Đại", "kin": [{"value": "Bảo Đại"}, {"value": "Khải Định"}, {"value": "Từ Cung"}]}',
        '{"id": "P2", "label": "Khải Định"}',
    ]
    mapping = mapping_of({"columns": {"label": "name", "kin": {"to": "relation.related", "known": True}}}, "m")
    bring(_data(tmp_path / "in", "a.jsonl", "\n".join(rows) + "\n"), mapping=mapping)
    for key, name in (("P1", "Vĩnh Thụy"), ("P2", "Bửu Đảo")):
        _edit(museum, key, _named(name))
    before = head_of(museum, "P1")[1]
    (path,) = out().written
    first = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    assert [one["value"] for one in first["kin"]] == ["P1", "P2", "Từ Cung"]
    assert counts(bring(tmp_path / "out", publish=False)) == {"unchanged": 2}
    assert head_of(museum, "P1")[1] == before


def test_a_row_of_a_table_written_anew_names_by_number_what_another_sheet_has_and_is_called_otherwise_today(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "one", ROWS[:2]))
    folder = tmp_path / "two"
    _data(folder, "b.csv", "Số kiểm kê,Tên,Liên quan\n010,Đế trống,Trống đồng; Chuông\n")
    bring(folder)
    _edit(museum, "001", _named("Trống cổ"))
    _edit(museum, "010", _named("Đế"))
    done = out()
    (path,) = (one for one in done.written if one.name == "b.csv")
    assert _read(path)[1] == ["010", "Đế", "001; 002"]
    assert counts(bring(tmp_path / "out", publish=False)) == {"unchanged": 3}


def test_a_row_that_is_read_again_each_time_names_by_number_what_is_called_otherwise_today(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    lines = "Số kiểm kê,Tên,Liên quan\n001,Trống đồng,\n002,Đế trống,Trống đồng; Chưa có\n"
    bring(_data(tmp_path / "in", "b.csv", lines))
    _edit(museum, "001", _named("Trống cổ"))
    before = head_of(museum, "002")[1]
    (path,) = out().written
    assert _read(path)[1:] == [["001", "Trống cổ", ""], ["002", "Đế trống", "001; Chưa có"]]
    assert counts(bring(tmp_path / "out", publish=False)) == {"unchanged": 2}
    assert head_of(museum, "002")[1] == before


_SIZED = ["Số kiểm kê", "Loại", "Tên", "Mô tả", "Chiều cao (cm)", "Kích thước"]


def _reread_elsewhere(path: Path) -> list[list[float]]:
    """The sizes that a museum reads which has never seen the sheet."""
    (sheet,), _ = open_sheets(path, path.name)
    builder = Builder(understand(sheet, mapping_of({}, "m")))
    made = [builder.build([row]).record for row in sheet.read()]
    return [[one.value for one in record.measurements if one.value] for record in made if record]


@pytest.mark.parametrize("form", [None, Format.CSV])
def test_numbers_of_a_workbook_go_out_as_the_same_numbers_and_come_in_unchanged(
    museum: Museum, bring: Import, out: Out, tmp_path: Path, form: Format | None
) -> None:
    (tmp_path / "in").mkdir()
    rows = [["001", "hiện vật", "Bình", "", 79.125, "cao 1.250 cm"], ["002", "hiện vật", "Bát", "cũ", 8.5, ""]]
    write_book(tmp_path / "in" / "so.xlsx", {"1": rows_xml([_SIZED, *rows])})
    bring(tmp_path / "in")
    before = [head_of(museum, key)[1].measurements for key in ("001", "002")]
    _edit(museum, "001", lambda one: {"names": [one.names[0].model_copy(update={"text": {"vi": "Bình hoa"}})]})
    done = out(form)
    assert _reread_elsewhere(done.written[0]) == [[79.125, 1250], [8.5]]
    assert counts(bring(tmp_path / "out", publish=False)) == {"unchanged": 2}
    assert [head_of(museum, key)[1].measurements for key in ("001", "002")] == before


@pytest.mark.parametrize("others", ["7.5", "7,5", "7"])
def test_a_size_edited_to_three_decimals_comes_in_as_it_went_out_and_leaves_its_neighbours_theirs(
    museum: Museum, bring: Import, out: Out, tmp_path: Path, others: str
) -> None:
    (tmp_path / "in").mkdir()
    rows = [["001", "hiện vật", "Bình", "", "8", ""], ["002", "hiện vật", "Bát", "", "1.250", ""]]
    with (tmp_path / "in" / "so.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([_SIZED, *rows, ["003", "hiện vật", "Đĩa", "", others, ""]])
    bring(tmp_path / "in")
    neighbour = head_of(museum, "002")[1].measurements
    _edit(museum, "001", lambda one: {"measurements": [one.measurements[0].model_copy(update={"value": 23.125})]})
    done = out()
    assert done.told.unsaid == []
    assert _reread_elsewhere(done.written[0])[0] == [23.125]
    assert counts(bring(tmp_path / "out", publish=False)) == {"unchanged": 3}
    assert head_of(museum, "002")[1].measurements == neighbour
    assert head_of(museum, "001")[1].measurements[0].value == 23.125


def _named(text: str) -> Callable[[Record], dict[str, object]]:
    return lambda one: {"names": [one.names[0].model_copy(update={"text": {"vi": text}})]}


def _of_edits(report: Report) -> list[str]:
    return [code for code in codes(report) if code.startswith("edit-")]


def test_an_edit_that_went_out_and_came_back_is_an_edit_still_when_an_older_sheet_comes(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "in", ROWS))
    head = _edit(museum, "003", _named("Khánh Chu Đậu"))
    out()
    assert _of_edits(bring(tmp_path / "out", publish=False)) == []
    for dry in (True, False):
        report = bring(tmp_path / "in", dry=dry, publish=False)
        assert (counts(report), _of_edits(report)) == ({"unchanged": 3}, ["edit-kept"])
    assert head_of(museum, "003")[1] == head
    assert _of_edits(bring(tmp_path / "in", publish=False)) == []
    corrected = [*ROWS[:2], [*ROWS[2][:2], "Khánh ngọc", *ROWS[2][3:]]]
    assert _of_edits(bring(_write(tmp_path / "in", corrected), publish=False)) == ["edit-kept"]
    assert head_of(museum, "003")[1] == head


def test_what_a_sheet_corrects_that_agreed_with_an_edit_counts_and_is_told(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "in", ROWS))
    _edit(museum, "003", _named("Khánh Chu Đậu"))
    out()
    bring(tmp_path / "out")
    corrected = [*ROWS[:2], [*ROWS[2][:2], "Khánh ngọc", *ROWS[2][3:]]]
    report = bring(_write(tmp_path / "in", corrected), publish=False)
    assert (counts(report), _of_edits(report)) == ({"changed": 1, "unchanged": 2}, ["edit-replaced"])
    assert head_of(museum, "003")[1].title("vi") == "Khánh ngọc"
    assert _of_edits(bring(tmp_path / "in", publish=False)) == []
    report = bring(_write(tmp_path / "in", ROWS), publish=False)
    assert (counts(report), _of_edits(report)) == ({"changed": 1, "unchanged": 2}, [])


def test_a_photograph_taken_out_by_hand_stays_out_after_the_catalogue_went_out_and_came_back(
    museum: Museum, bring: Import, out: Out, tmp_path: Path
) -> None:
    make_photo(_write(tmp_path / "in", ROWS) / "003.jpg")
    bring(tmp_path / "in")
    assert _edit(museum, "003", lambda one: {"assets": []}).assets == []
    out()
    bring(tmp_path / "out")
    for dry in (True, False):
        report = bring(tmp_path / "in", dry=dry, publish=False)
        (message,) = (one for row in report.rows() for one in row["messages"] if one["code"].startswith("edit-"))
        assert message["code"] == "edit-kept-files"
        assert "assets" not in message["text"]
        assert head_of(museum, "003")[1].assets == []
