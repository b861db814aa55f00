"""What parts the columns of text: any sign that stands evenly, or that the first line names; never one of prose."""

import csv
from pathlib import Path

import pytest

from ingest.sheets.delimited import read_delimited
from ingest.sheets.delimiters import RARE, find_delimiter
from ingest.sheets.row_faults import DELIMITERS
from ingest.sheets.table import Sheet, SheetRefusedError

ROWS = [
    ["Số kiểm kê", "Tên", "Mô tả"],
    ["DT-01", "Đình A", "gỗ, đá, ngói"],
    ["DT-02", "Chùa B", "gạch, ngói"],
    ["DT-03", "Đền C", ""],
]


def _read(folder: Path, text: str) -> Sheet:
    (folder / "b.csv").write_text(text, encoding="utf-8", newline="")
    return read_delimited(folder / "b.csv", "b.csv")


def _texts(sheet: Sheet) -> list[list[str]]:
    return [[str(cell) for cell in row.cells.values()] for row in sheet.read()]


@pytest.mark.parametrize("sign", ["^", "~", ":", "¦", "#", "="])
def test_an_unusual_sign_that_parts_every_row_evenly_is_found_though_texts_have_commas(
    tmp_path: Path, sign: str
) -> None:
    sheet = _read(tmp_path, "\n".join(sign.join(row) for row in ROWS))
    assert (sheet.delimiter, sheet.headers) == (sign, tuple(ROWS[0]))
    assert _texts(sheet) == ROWS[1:]


def test_a_title_may_stand_above_a_table_with_an_unusual_sign(tmp_path: Path) -> None:
    sheet = _read(tmp_path, "\n".join(["DANH SÁCH DI TÍCH", *("^".join(row) for row in ROWS)]))
    assert sheet.headers == tuple(ROWS[0])


def test_headings_that_nobody_knows_may_be_parted_by_a_sign_that_is_rare_in_words(tmp_path: Path) -> None:
    assert _read(tmp_path, "x^y^z\n1^2^3\n4^5^6\n").headers == ("x", "y", "z")


@pytest.mark.parametrize("sign", ["^", "~", ":", " ", "/", "e", "ø", "§", "\t", "|", ";"])
def test_any_single_sign_may_be_named_in_the_first_line(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "b.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"sep={sign}\r\n")
        csv.writer(file, delimiter=sign).writerows([["x", "y", "z"], *ROWS[1:]])
    sheet = read_delimited(path, "b.csv")
    assert (sheet.headers, sheet.delimiter) == (("x", "y", "z"), sign)
    assert _texts(sheet) == ROWS[1:]
    assert [row.number for row in sheet.read()] == [3, 4, 5]


@pytest.mark.parametrize("first", ["sep=tab", "SEP=\\t", '"sep=\t"'])
def test_a_tab_may_be_named_in_words(tmp_path: Path, first: str) -> None:
    assert _read(tmp_path, first + "\nMã\tTên\n1\tĐình, đền\n").headers == ("Mã", "Tên")


@pytest.mark.parametrize("sign", [",", ";", "^", "=", ":"])
def test_a_first_line_that_names_no_sign_is_none_of_the_table(tmp_path: Path, sign: str) -> None:
    sheet = _read(tmp_path, "\n".join(["sep=", *(sign.join(row).replace(", ", " ") for row in ROWS)]))
    assert (sheet.delimiter, sheet.headers) == (sign, tuple(ROWS[0]))
    assert [row.number for row in sheet.read()] == [3, 4, 5]


@pytest.mark.parametrize("first", ["sep=||", 'sep=""'])
def test_what_can_be_no_delimiter_is_refused(tmp_path: Path, first: str) -> None:
    with pytest.raises(SheetRefusedError) as caught:
        _read(tmp_path, f"{first}\nMã||Tên\n1||Đình\n")
    assert caught.value.message.code == "delimiter-named-wrong"


def test_the_line_of_a_fault_counts_the_line_that_names_the_delimiter(tmp_path: Path) -> None:
    with pytest.raises(SheetRefusedError) as caught:
        list(_read(tmp_path, 'sep=^\nMã^Tên\n1^Đình\n2^"mở\n').read())
    assert caught.value.message.params["line"] == 4


@pytest.mark.parametrize(
    "text",
    [
        "Tên: Đình A\nĐịa chỉ: Hà Nội\nNiên đại: 1783\n",
        "10:30 mở cửa\n11:15 dâng hương\n12:00 nghỉ\n",
        "An: Chào bác.\nBình: Vâng, chào anh.\nAn: Đình này dựng năm nào?\n",
        "Giá = 5\nNặng = 7\n",
    ],
)
def test_prose_with_colons_is_no_table_and_the_first_line_is_hinted_at(tmp_path: Path, text: str) -> None:
    try:
        sheet = _read(tmp_path, text)
    except SheetRefusedError as exc:
        assert exc.message.code == "delimiter-unknown"
        assert "sep=" in exc.message.text("en") and "sep=" in exc.message.text("vi")
    else:
        assert sheet.delimiter in DELIMITERS


def test_no_real_sample_is_taken_apart_by_an_unusual_sign(samples: Path) -> None:
    texts = [
        path for path in samples.rglob("*") if path.suffix.lower() in {".csv", ".txt", ".md", ".srt", ".vtt", ".xml"}
    ]
    assert len(texts) > 20
    for path in texts:
        lines = [
            line
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
            if line.strip()
        ]
        try:
            assert not lines or find_delimiter(lines[:41], path.name, ()).sign in DELIMITERS, path
        except SheetRefusedError:
            assert path.suffix != ".csv", path


def test_a_table_of_real_rows_reads_the_same_with_every_rare_sign(samples: Path, tmp_path: Path) -> None:
    whole = read_delimited(samples / "museum-records" / "nga" / "locations.csv", "locations.csv")
    lines = [list(whole.headers), *([str(row.cells.get(one, "")) for one in whole.headers] for row in whole.read())]
    for sign in RARE + ":":
        path = tmp_path / "b.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=sign).writerows(
                [["id", "place", "room", "access", "description", "position"], *lines[1:]]
            )
        assert read_delimited(path, "b.csv").delimiter == sign
