"""Old text by column: each column has its vote, and what was converted, or was lost before, is told."""

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.encodings.legacy import TCVN3
from ingest.sheets import old_text, workbook_child
from ingest.sheets.decomposed import in_words
from ingest.sheets.delimited import read_delimited
from ingest.sheets.json_records import read_json, read_json_lines
from ingest.sheets.old_text import judge, read_row
from ingest.sheets.workbook import read_workbook
from tests.ingest.sheets.books import rows_xml, write_xlsx
from tests.ingest.sheets.old_bytes import double_utf_8, tcvn3, vni, windows_1258

NAMES = ["Đình Chu Quyến", "Trống đồng Ngọc Lũ", "Sắc phong đời Lê", "Chuông chùa Cổ Lễ", "Bia đá làng Yên Thái"]
STUFFS = ["gỗ lim nguyên khối", "đồng thau", "giấy dó phủ nhũ", "đồng đỏ", "đá xanh Thanh Hóa"]
HEAD = ["Mã", "Tên", "Chất liệu"]


def _book(path: Path, names: list[str], stuffs: list[str]) -> Path:
    rows = [[str(number), name, stuff] for number, (name, stuff) in enumerate(zip(names, stuffs, strict=True), 1)]
    return write_xlsx(path, {"A": rows_xml([HEAD, *rows])})


def test_one_column_in_tcvn3_beside_one_in_unicode_is_converted_alone(tmp_path: Path) -> None:
    (sheet,) = read_workbook(_book(tmp_path / "b.xlsx", [*map(tcvn3, NAMES)] * 3, STUFFS * 3), "b.xlsx").sheets
    rows = list(sheet.read())
    assert [row.cells["Tên"] for row in rows] == NAMES * 3
    assert [row.cells["Chất liệu"] for row in rows] == STUFFS * 3
    assert [(one.column, one.encoding) for one in sheet.converted] == [("Tên", "TCVN3")]


def test_two_columns_in_two_old_encodings_are_read_each_in_its_own(tmp_path: Path) -> None:
    (sheet,) = read_workbook(_book(tmp_path / "b.xlsx", [*map(tcvn3, NAMES)], [*map(vni, STUFFS)]), "b.xlsx").sheets
    rows = list(sheet.read())
    assert [row.cells["Tên"] for row in rows] == NAMES
    assert [row.cells["Chất liệu"] for row in rows] == STUFFS
    assert {one.encoding for one in sheet.converted} == {"TCVN3", "VNI"}


def test_windows_1258_and_mojibake_inside_unicode_cells_are_undone(tmp_path: Path) -> None:
    for old in (windows_1258, double_utf_8):
        (sheet,) = read_workbook(_book(tmp_path / "b.xlsx", [*map(old, NAMES)], STUFFS), "b.xlsx").sheets
        assert [row.cells["Tên"] for row in sheet.read()] == NAMES


def test_a_column_of_few_words_goes_with_the_whole_table() -> None:
    records = [[tcvn3("Niên đại"), tcvn3(name)] for name in NAMES]
    assert [old and old.name for old in judge(records[:1] + [["", name] for _, name in records]).columns] == [
        "TCVN3"
    ] * 2


def test_french_beside_tcvn3_stays_french() -> None:
    french = ["Stèle usée, abîmée", "Piédroit cassé", "Élément décoré", "Tête à côté", "Pièce fêlée"]
    old = judge([[tcvn3(name), text] for name, text in zip(NAMES, french, strict=True)])
    assert [one and one.name for one in old.columns] == ["TCVN3", None]


def test_french_that_was_misread_as_windows_1252_is_undone_too() -> None:
    assert judge([[double_utf_8("Stèle usée, très abîmée")], [double_utf_8("Piédroit cassé")]]).read(["usÃ©e"]) == [
        "usée"
    ]


def test_the_encoding_of_a_file_and_what_was_converted_are_told(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_bytes("\n".join(map(",".join, [HEAD, ["1", NAMES[0], "gỗ"]])).encode("utf-16"))
    assert [(m.code, m.params["kind"]) for m in read_delimited(path, "b").messages] == [("file-encoding", "UTF-16")]
    path.write_text(tcvn3("\n".join(f"{at},{name},x" for at, name in enumerate(["Tên", *NAMES]))), encoding="cp1252")
    codes = [message.code for message in read_delimited(path, "b").messages]
    assert codes == ["text-converted", "capitals-by-font"]


def test_decomposed_letters_are_shown_before_and_after(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_text("Mã,Tên\n1,Đi\u0300nh\n2,Chùa\n", encoding="utf-8")
    (shown,) = read_delimited(path, "b").converted
    assert (shown.column, shown.encoding, shown.before, shown.after) == (
        "Tên",
        "decomposed Unicode",
        "Đi\u0300nh",
        "Đình",
    )
    assert (shown.row, shown.cells) == (2, 1)


def test_what_looks_the_same_before_and_after_is_said_in_words(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_text("Mã,Tên\n1,Chùa\n2,Tie\u0302\u0301n Đi\u0300nh\n3,Thie\u0302\u0323n\n", encoding="utf-8")
    (shown,) = read_delimited(path, "b").converted
    said = in_words("b.csv", shown, "en")
    assert "e (U+0065) + circumflex (U+0302) + acute (U+0301) and is ế (U+1EBF); 12 characters became 9" in said
    assert "in 2 of the cells looked at, first in row 3" in said
    assert "e (U+0065) + dấu mũ (U+0302) + dấu sắc (U+0301)" in in_words("b.csv", shown, "vi")


def test_letters_that_were_lost_are_told_by_column_and_row_and_left_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_text("Mã,Tên,Chú\n1,Đình,Tr?ng\n2,Ch\ufffda,s?c\n3,x,ph?ng\n", encoding="utf-8")
    sheet = read_delimited(path, "b")
    assert [(m.code, m.params["column"], m.params["row"]) for m in sheet.messages] == [
        ("letters-lost", "Tên", 3),
        ("letters-lost-question-marks", "Chú", 2),
    ]
    assert [row.cells["Tên"] for row in sheet.read()] == ["Đình", "Ch\ufffda", "x"]


def test_addresses_and_real_questions_are_no_lost_letters(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_text("Mã,Tên\n" + "1,https://x.vn/a?b=c\n2,Đâu? Đây\n3,x.php?id=1\n" * 3, encoding="utf-8")
    assert not [message for message in read_delimited(path, "b").messages if message.code.startswith("letters")]


def test_json_in_an_old_encoding_is_converted_value_by_value(tmp_path: Path) -> None:
    lines = "\n".join(f'{{"id": "{at}", "name": "{name}", "tags": ["{name}"]}}' for at, name in enumerate(NAMES))
    for reader, text in ((read_json_lines, lines), (read_json, "[" + lines.replace("\n", ",\n") + "]")):
        path = tmp_path / "b.jsonl"
        path.write_bytes(tcvn3(text).encode("cp1252"))
        sheet = reader(path, "b")
        assert [(row.cells["name"], row.cells["tags"]) for row in sheet.read()] == [(name, [name]) for name in NAMES]
        assert sheet.encoding == "TCVN3"
        assert [one.column for one in sheet.converted] == ["name", "tags"]


def test_rows_of_two_ages_in_one_column_are_each_read_right(tmp_path: Path) -> None:
    names = [*map(tcvn3, NAMES), *NAMES, "Tên", "Lê", "cã", tcvn3("Hà Nội"), tcvn3("tượng Phật"), tcvn3("lư hương")]
    (sheet,) = read_workbook(_book(tmp_path / "b.xlsx", names, ["x"] * len(names)), "b.xlsx").sheets
    read = [row.cells["Tên"] for row in sheet.read()]
    assert read == [*NAMES, *NAMES, "Tên", "Lê", "cã", "Hà Nội", "tượng Phật", "lư hương"]


def test_old_text_that_comes_late_is_found_shown_and_converted(tmp_path: Path) -> None:
    late = 2000
    names = [*(NAMES * late)[:late], *map(tcvn3, NAMES)]
    path = tmp_path / "b.csv"
    path.write_text("Mã,Tên\n" + "".join(f"{at},{name}\n" for at, name in enumerate(names)), encoding="utf-8")
    book = _book(tmp_path / "b.xlsx", names, ["x"] * len(names))
    for sheet in (read_delimited(path, "b"), *read_workbook(book, "b").sheets):
        assert [(one.column, one.after) for one in sheet.converted] == [("Tên", NAMES[0])]
        assert [row.cells["Tên"] for row in sheet.read()][late:] == NAMES
        assert [row.cells["Tên"] for row in sheet.read()][:late] == names[:late]


def test_decomposed_and_lost_letters_that_come_late_are_told(tmp_path: Path) -> None:
    plain = "".join(f"{at},Đình {at},gỗ\n" for at in range(2000))
    late = unicodedata.normalize("NFD", NAMES[0])
    path = tmp_path / "b.csv"
    path.write_text(f"Mã,Tên,Chất liệu\n{plain}x,{late},g\ufffd\n", encoding="utf-8")
    sheet = read_delimited(path, "b")
    assert [(one.column, one.before, one.after) for one in sheet.converted] == [("Tên", late, NAMES[0])]
    assert [(one.code, one.params.get("row")) for one in sheet.messages] == [
        ("text-converted", None),
        ("letters-lost", 2002),
    ]


def test_a_heading_in_another_old_encoding_than_its_column_is_told_by_its_own(tmp_path: Path) -> None:
    (sheet,) = read_workbook(
        write_xlsx(
            tmp_path / "b.xlsx",
            {
                "A": rows_xml(
                    [[*map(tcvn3, ["Số kiểm kê", "Mô tả"])], *([str(at), vni(one)] for at, one in enumerate(NAMES))]
                )
            },
        ),
        "b.xlsx",
    ).sheets
    assert sheet.headers == ("Số kiểm kê", "Mô tả")
    assert [(one.column, one.encoding) for one in sheet.converted] == [
        ("Số kiểm kê", "TCVN3"),
        ("Mô tả", "VNI"),
        ("Mô tả", "TCVN3"),
    ]
    assert {"capitals-by-font", "capitals-vni"} <= {one.code for one in sheet.messages}


def test_a_file_in_an_old_encoding_is_converted_where_its_first_rows_have_no_marks(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    plain = "".join(f"{at},Dinh {at}\n" for at in range(30_000))
    path.write_text(f"Ma,Ten\n{plain}x,{tcvn3(NAMES[0])}\ny,{tcvn3(NAMES[1])}\n", encoding="cp1252")
    sheet = read_delimited(path, "b")
    assert sheet.encoding == "TCVN3"
    assert [row.cells["Ten"] for row in sheet.read()][-2:] == NAMES[:2]


def test_the_child_looks_for_the_same_signs_of_old_text() -> None:
    assert workbook_child.OLD.pattern == old_text._SUSPICIOUS.pattern


NUMBERED = ["Số kiểm kê", "Tên hiện vật", "Niên đại", "Chất liệu", "Ghi chú"]
STATUE = ["Tượng gỗ chùa Mía", "thế kỷ XVII", "gỗ phủ sơn", "còn tốt"]
DATES = ["thế kỷ XVII", "đầu thế kỷ XIX", "thời Nguyễn", "thời Lê"]


def _rows_by(kinds: list[Callable[[str], str]]) -> tuple[list[list[str]], list[list[str]]]:
    """Rows of statues as they are meant, and as each of these programs wrote them."""
    meant = [[f"Q{at:02}", STATUE[0], DATES[at % 4], *STATUE[2:]] for at in range(len(kinds))]
    return meant, [[row[0], *map(write, row[1:])] for row, write in zip(meant, kinds, strict=True)]


@pytest.mark.parametrize(
    "kinds",
    [
        [vni if at % 7 == 0 else tcvn3 for at in range(36)],
        [tcvn3, vni, str] * 4,
        [str] * 30 + [tcvn3, vni] * 5,
        [vni] * 20 + [tcvn3] * 5,
    ],
)
def test_rows_in_vni_and_in_tcvn3_among_each_other_are_each_read_in_their_own(
    tmp_path: Path, kinds: list[Callable[[str], str]]
) -> None:
    meant, written = _rows_by(kinds)
    path = tmp_path / "b.csv"
    path.write_text("\n".join(",".join(row) for row in [NUMBERED, *written]), encoding="utf-8")
    assert [list(row.cells.values()) for row in read_delimited(path, "b").read()] == meant
    path.write_text(json.dumps([dict(zip(NUMBERED, row, strict=True)) for row in written]), encoding="utf-8")
    assert [list(row.cells.values()) for row in read_json(path, "b").read()] == meant


def test_the_sure_cells_of_a_row_decide_before_its_column_does() -> None:
    assert read_row([vni("gốm phủ nhũ"), vni("cơ")], [None, TCVN3]) == ["gốm phủ nhũ", "cơ"]
    assert read_row([tcvn3("gốm phủ nhũ"), tcvn3("cụ")], [None, TCVN3]) == ["gốm phủ nhũ", "cụ"]


def test_a_cell_that_makes_no_sense_in_any_encoding_is_kept_and_quoted_as_it_came(tmp_path: Path) -> None:
    names = [*NAMES, "Château", tcvn3("QĐ 12")]
    (sheet,) = read_workbook(
        _book(tmp_path / "b.xlsx", [*map(tcvn3, NAMES), *names[-2:]], ["x"] * len(names)), "b"
    ).sheets
    assert [row.cells["Tên"] for row in sheet.read()][-2:] == ["Château", "QĐ 12"]
    (told,) = [one for one in sheet.messages if one.code == "cells-of-no-encoding"]
    assert (told.params["text"], told.params["row"]) == ("Château", len(NAMES) + 2)
