"""A register typed up as the printed form has it: its own rows are told and make no record."""

from pathlib import Path

import pytest

from catalog.museum import Museum
from ingest.planned_rows import Action
from tests.ingest.bringing import Import, counts, number_of

HEADINGS = ["STT", "Số kiểm kê", "Tên", "Chất liệu", "Niên đại", "Ghi chú"]
DRUM = ["1", "TB-1", "Trống", "đồng", "thế kỷ XVIII", ""]


def _bring(bring: Import, tmp_path: Path, *rows: list[str]) -> tuple[dict[str, int], dict[int, str]]:
    folder = tmp_path / "in"
    folder.mkdir()
    lines = ["\t".join(row) for row in (HEADINGS, *rows)]
    (folder / "so.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = bring(folder)
    assert report.has_refusals is bool(report.counts[Action.REFUSED])
    told = {row["row"]: row["messages"][0]["code"] for row in report.rows() if row["action"] == Action.IGNORED}
    return counts(report), told


@pytest.mark.parametrize(
    "numbers",
    [
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["1", "2", "3", "4", "5", "6"],
        ["A", "B", "1", "2", "3", ""],
        ["A", "B", "(1)", "(2)", "(3) = (1) x (2)", ""],
        ["i", "ii", "iii", "iv", "v", "vi"],
        ["[1]", "[2]", "[3]", "[4]", "", ""],
    ],
)
def test_the_row_that_numbers_the_columns_is_told_and_passed_over(
    museum: Museum, bring: Import, tmp_path: Path, numbers: list[str]
) -> None:
    assert _bring(bring, tmp_path, numbers, DRUM) == ({"created": 1}, {2: "row-of-column-numbers"})
    assert number_of(museum, "record") == 1


@pytest.mark.parametrize(
    "row",
    [
        ["1", "7", "9", "", "", ""],
        ["1", "2", "3", "", "", ""],
        ["1", "2", "3", "4", "5", ""],
        ["i", "ii", "iii", "", "", ""],
        ["(1)", "(2)", "", "", "", ""],
    ],
)
def test_a_row_of_numbers_that_do_not_count_the_columns_is_a_record(
    bring: Import, tmp_path: Path, row: list[str]
) -> None:
    assert _bring(bring, tmp_path, row, DRUM) == ({"created": 2}, {})


@pytest.mark.parametrize(
    "below", [[], [["7", "8", "9", "10", "11", "12"]], [["2", "TB-2", "Trống", "đồng", "thế kỷ XVIII", ""]]]
)
def test_numbers_with_nothing_below_or_that_go_on_there_are_a_record(
    bring: Import, tmp_path: Path, below: list[list[str]]
) -> None:
    rows = [["1", "2", "3", "4", "5", "6"], *below]
    assert _bring(bring, tmp_path, *rows) == ({"created": len(rows)}, {})


@pytest.mark.parametrize(
    "foot",
    [
        ["", "", "Tổng cộng: 20 hiện vật"],
        ["Cộng", "", "", "1"],
        ["", "Tổng cộng"],
        ["", "", "", "", "Hà Nội, ngày 12 tháng 3 năm 2024"],
        ["", "", "", "", "Ngày … tháng … năm …"],
        ["Người lập phiếu", "", "", "", "Thủ trưởng đơn vị"],
        ["(Ký, ghi rõ họ tên)", "", "", "", "(Ký, đóng dấu)"],
        ["", "", "XÁC NHẬN CỦA ỦY BAN NHÂN DÂN XÃ"],
    ],
)
def test_a_row_at_the_foot_of_the_form_is_told_and_refuses_nothing(
    bring: Import, tmp_path: Path, foot: list[str]
) -> None:
    assert _bring(bring, tmp_path, DRUM, foot) == ({"created": 1}, {3: "row-of-form"})


def test_the_name_below_a_signature_line_is_the_forms_too(bring: Import, tmp_path: Path) -> None:
    told = _bring(bring, tmp_path, DRUM, ["", "", "Người lập biểu"], ["", "", "Nguyễn Văn An"])
    assert told == ({"created": 1}, {3: "row-of-form", 4: "row-of-form"})


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["", "NGƯỜI LẬP BẢNG", "", "", "GIÁM ĐỐC", ""], ["", "Nguyễn Thị B", "", "", "Trần Văn C", ""]),
        (["Người lập", "", "Kế toán", "", "", "Giám đốc"], ["Lê Văn A", "", "ThS. Trần Thị B", "", "", "Phạm C"]),
        (["", "Thủ kho", "", "", "", ""], ["", "(đã ký)", "", "", "", ""]),
    ],
)
def test_names_below_the_titles_of_those_who_sign_are_the_forms_in_the_column_of_numbers_too(
    bring: Import, tmp_path: Path, titles: list[str], names: list[str]
) -> None:
    told = _bring(bring, tmp_path, DRUM, titles, ["", "(Ký, ghi rõ họ tên)"], [""] * 6, names)
    assert told == ({"created": 1}, {3: "row-of-form", 4: "row-of-form", 6: "row-of-form"})


@pytest.mark.parametrize("row", [["2", "TB-2", "", "", "", ""], ["2", "TB-B", "Trống", "đồng", "", ""]])
def test_a_record_below_a_signature_is_a_record(bring: Import, tmp_path: Path, row: list[str]) -> None:
    assert _bring(bring, tmp_path, DRUM, ["", "Giám đốc"], row)[0] == {"created": 2}


def test_without_a_column_of_numbers_only_what_reads_as_a_person_is_the_forms(bring: Import, tmp_path: Path) -> None:
    lines = ("Tên\tChất liệu\tNiên đại", "Trống\tđồng\t1900", "Người lập bảng\t\t", "Nguyễn Thị B\t\t", "Chum\t\t")
    (tmp_path / "so.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert counts(bring(tmp_path)) == {"created": 2}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["2", "TB-2", "Tổng cộng", "", "", ""], {"created": 2}),
        (["", "", "Cổng", "", "", ""], {"created": 1, "refused": 1}),
        (["", "", "Cộng", "gỗ", "1900", ""], {"created": 1, "refused": 1}),
    ],
)
def test_what_has_a_number_or_is_described_is_no_foot(
    bring: Import, tmp_path: Path, row: list[str], expected: dict[str, int]
) -> None:
    assert _bring(bring, tmp_path, DRUM, row) == (expected, {})
