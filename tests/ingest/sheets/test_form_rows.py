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


SUM = ["", "", "Tổng cộng: 2 hiện vật", "", "", ""]
DATE = ["", "", "", "", "Hà Nội, ngày 12 tháng 3 năm 2019", ""]
GONG = ["2", "TB-2", "Cồng", "đồng", "", ""]
TITLES = [
    ["CÁN BỘ KIỂM KÊ", "TRƯỞNG PHÒNG"],
    ["Trụ trì", "Trưởng thôn"],
    ["Người thống kê", "Chủ tịch UBND xã"],
    ["HỘI ĐỒNG KIỂM KÊ", "CHỦ TỊCH HỘI ĐỒNG"],
    ["Thủ nhang", "Ban quản lý di tích"],
    ["KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", "Chủ nhiệm"],
    ["Chủ nhiệm", ""],
    ["Sư cô chăm chùa", "Ông từ"],
    ["Đại đức chứng minh", "Cụ thượng làng"],
]
"""The last ones are on no list."""
SIGNERS = ["Nguyễn Thị B", "Trần Văn C"]


def _across(columns: tuple[int, int], texts: list[str], width: int = 6) -> list[str]:
    row = [""] * width
    for column, text in zip(columns, texts, strict=True):
        row[column] = text
    return row


def _of_rows(bring: Import, tmp_path: Path, *rows: list[str]) -> tuple[int, list[int]]:
    """How many records were made, and the lines of what was left aside; nothing is refused or left untold."""
    made, told = _bring(bring, tmp_path, *rows)
    assert set(made) == {"created"}
    return made["created"], list(told)


@pytest.mark.parametrize("titles", TITLES, ids=lambda titles: titles[0])
@pytest.mark.parametrize("columns", [(1, 4), (0, 3), (2, 5), (1, 2)], ids=str)
@pytest.mark.parametrize("above", [[SUM], [DATE], [SUM, DATE]], ids=["sum", "date", "both"])
def test_who_signs_below_a_sum_or_a_date_by_whatever_title_in_whatever_column_is_told_and_no_record(
    bring: Import, tmp_path: Path, titles: list[str], columns: tuple[int, int], above: list[list[str]]
) -> None:
    foot = [*above, _across(columns, titles), [""] * 6, _across(columns, SIGNERS)]
    lines = [4 + at for at, row in enumerate(foot) if any(row)]
    assert _of_rows(bring, tmp_path, DRUM, GONG, *foot) == (2, lines)


@pytest.mark.parametrize("titles", TITLES, ids=lambda titles: titles[0])
def test_a_note_to_sign_says_that_the_row_above_it_holds_titles(
    bring: Import, tmp_path: Path, titles: list[str]
) -> None:
    foot = [_across((1, 4), titles), _across((1, 4), ["(Ký, ghi rõ họ tên)"] * 2), _across((1, 4), SIGNERS)]
    assert _of_rows(bring, tmp_path, DRUM, GONG, *foot) == (2, [4, 5, 6])


@pytest.mark.parametrize(
    "titles", [each for each in TITLES if each[0] not in {"Sư cô chăm chùa", "Đại đức chứng minh"}]
)
def test_titles_as_they_begin_need_no_sum_above_them_and_no_note_below(
    bring: Import, tmp_path: Path, titles: list[str]
) -> None:
    foot = [_across((1, 4), titles), _across((1, 4), SIGNERS)]
    assert _of_rows(bring, tmp_path, DRUM, GONG, *foot) == (2, [4, 5])


def test_what_looks_like_the_end_of_a_form_is_told_with_all_its_words_its_line_and_what_to_do(
    bring: Import, tmp_path: Path
) -> None:
    lines = ("\t".join(row) for row in (HEADINGS, DRUM, SUM, _across((1, 4), TITLES[1])))
    (tmp_path / "so.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (row,) = (row for row in bring(tmp_path).rows() if row["row"] == 4)
    (message,) = row["messages"]
    assert (message["code"], row["action"], row["record"]) == ("row-like-form-end", "ignored", None)
    assert "Trụ trì | Trưởng thôn" in message["text"]
    assert "Số kiểm kê" in message["text"]


def test_signers_fill_a_narrow_table_and_are_no_record(bring: Import, tmp_path: Path) -> None:
    rows = ["Số kiểm kê\tTên\tChất liệu", "TB-1\tTrống\tđồng", "TB-2\tCồng\tđồng", "Tổng cộng\t2\t"]
    rows += ["Sư trụ trì\tCụ từ\tTrưởng thôn", "Thích A\tLê Văn B\tPhạm Văn C"]
    (tmp_path / "so.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert counts(bring(tmp_path)) == {"created": 2}


@pytest.mark.parametrize(
    "last",
    [
        ["48", "TB-48", "Bát hương", "", "", ""],
        ["", "48", "Bát hương", "", "", ""],
        ["", "TB-48 bis", "Bát hương", "", "", ""],
        ["", "TB-48", "", "", "", ""],
    ],
)
@pytest.mark.parametrize("above", [[SUM], [DATE], [_across((1, 4), TITLES[1])]], ids=["sum", "date", "titles"])
def test_a_last_object_with_few_cells_and_a_number_is_a_record(
    bring: Import, tmp_path: Path, above: list[list[str]], last: list[str]
) -> None:
    made, _ = _bring(bring, tmp_path, DRUM, GONG, *above, last)
    assert made["created"] >= 3


def test_rows_below_sums_in_the_midst_all_stay(bring: Import, tmp_path: Path) -> None:
    rows: list[list[str]] = []
    for part in range(3):
        rows += [[str(part * 9 + at), f"TB-{part * 9 + at}", "Đĩa men", "", "", ""] for at in range(1, 10)]
        rows.append(["Cộng", "", "", "9", "", ""])
    assert _of_rows(bring, tmp_path, [*DRUM[:1], "X-1", *DRUM[2:]], *rows) == (28, [12, 22, 32])


@pytest.mark.parametrize("number", ["Không số", "Người cầm đèn", "Cụ rùa"])
def test_an_object_without_figures_in_its_number_that_others_follow_is_a_record(
    bring: Import, tmp_path: Path, number: str
) -> None:
    rows = [DRUM, ["", number, "Bát hương", "", "", ""], GONG, ["3", "TB-3", "Chum", "", "", ""]]
    assert _of_rows(bring, tmp_path, *rows, SUM) == (4, [6])


def test_an_object_without_figures_in_its_number_just_above_the_sum_is_a_record(bring: Import, tmp_path: Path) -> None:
    rows = [DRUM, GONG, ["", "Không số", "Bát hương", "", "", ""]]
    assert _of_rows(bring, tmp_path, *rows, SUM, _across((1, 4), TITLES[1])) == (3, [5, 6])


def test_a_described_object_below_the_sum_is_a_record_though_its_number_has_no_figures(
    bring: Import, tmp_path: Path
) -> None:
    described = ["", "Không số", "Bát hương", "gốm Chu Đậu", "thế kỷ XV", "nứt miệng, mất nắp"]
    assert _of_rows(bring, tmp_path, DRUM, GONG, SUM, described)[0] == 3


@pytest.mark.parametrize("foot", [SUM[1:4], ["Ngày 12/3/2019", "", ""], ["", "", ""]], ids=["sum", "date", "none"])
def test_where_no_row_has_figures_in_its_number_short_objects_below_a_sum_are_records(
    bring: Import, tmp_path: Path, foot: list[str]
) -> None:
    rows = ["Tên\tChất liệu\tNơi giữ", "Trống\tđồng\tĐình", "\t".join(foot), "Bát hương\tgốm\tĐình", "Chum\t\t"]
    (tmp_path / "so.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert counts(bring(tmp_path)) == {"created": 3}


def test_a_register_that_only_counts_its_rows_ends_where_it_counts_no_more(bring: Import, tmp_path: Path) -> None:
    rows = ["STT\tTên\tChất liệu\tNơi giữ", "1\tTrống đồng\tđồng\tĐình", "2\tBát hương\t\t", "Cộng\t2\t\t"]
    rows += ["\tSư cô chăm chùa\t\tÔng từ", "\tThích Đàm A\t\tLê Văn B"]
    (tmp_path / "so.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert counts(bring(tmp_path)) == {"created": 2}
