"""The end of a form below rows without numbers: signers make no record, persons are not lost unseen."""

from pathlib import Path

import pytest

from ingest.planned_rows import Action
from tests.ingest.bringing import Import, counts

PERSONS = [
    "Họ và tên|Chức vụ|Quê quán",
    "Nguyễn Trãi|Thừa chỉ|Chi Ngại",
    "Lê Lợi|Vua|Lam Sơn",
    "Trần Hưng Đạo|Tiết chế|Tức Mặc",
]
OBJECTS = [
    "Tên hiện vật|Chất liệu|Niên đại|Kích thước",
    "Tượng Quan Âm|gỗ mít|thế kỷ XVIII|cao 40 cm",
    "Chuông đồng|đồng|Nguyễn|cao 60 cm",
    "Bát hương|gốm|thời Mạc|cao 20 cm",
    "Hoành phi|gỗ|thời Nguyễn|dài 180 cm",
    "Câu đối|gỗ|Lê Trung Hưng|dài 200 cm",
    "Bia hậu|đá|thế kỷ XVII|cao 90 cm",
]
ABBOT = ["Sư trụ trì||Bí thư chi bộ|", "Thích Đàm Lan||Nguyễn Văn Ba|"]
BOOKKEEPER = ["Kế toán||Bí thư chi bộ|", "Nguyễn Thị Vân||Nguyễn Văn Ba|"]
MONK = ["Kế toán||Sư thầy|", "Nguyễn Thị Vân||Thích Minh Tâm|"]
CAPITALS = ["THỦ NHANG||BÍ THƯ CHI BỘ|", "LÊ THỊ B||NGUYỄN VĂN BA|"]
SUM, DATE = "Tổng cộng: 6|||", "Hà Nội, ngày 12 tháng 3 năm 2019|||"


def _bring(bring: Import, tmp_path: Path, rows: list[str], foot: list[str]) -> tuple[int, list[int], list[int]]:
    """How many records were made, the lines left aside and those refused; nothing is left out untold."""
    lines = [row.replace("|", "\t") for row in (*rows, *foot)]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "so.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = bring(folder)
    found = [(row["row"], row["action"]) for row in report.rows()]
    aside = [line for line, action in found if action == Action.IGNORED]
    refused = [line for line, action in found if action == Action.REFUSED]
    assert report.has_refusals is bool(refused)
    made = counts(report).get("created", 0)
    assert made + len(aside) + len(refused) == sum(any(row.split("|")) for row in (*rows[1:], *foot))
    return made, aside, refused


@pytest.mark.parametrize("signers", [ABBOT, BOOKKEEPER, MONK, CAPITALS], ids=lambda rows: rows[0])
@pytest.mark.parametrize("above", [[], [SUM], [DATE], [SUM, DATE], ["|||"]], ids=["none", "sum", "date", "both", "gap"])
@pytest.mark.parametrize("between", [[], ["(Ký, ghi rõ họ tên)||(Ký, ghi rõ họ tên)|"]], ids=["close", "note"])
def test_who_signs_in_the_columns_of_other_things_is_no_record(
    bring: Import, tmp_path: Path, signers: list[str], above: list[str], between: list[str]
) -> None:
    foot = [*above, signers[0], *between, signers[1]]
    lines = [8 + at for at, row in enumerate(foot) if any(row.split("|"))]
    assert _bring(bring, tmp_path, OBJECTS, foot) == (6, lines, [])


@pytest.mark.parametrize(
    "foot",
    [
        ["Trụ trì|||", "Thích Đàm Lan|||"],
        ["|Trưởng thôn||", "|Nguyễn Văn Ba||"],
        [SUM, "Bí thư chi bộ|||", "Nguyễn Văn Ba|||"],
        [DATE, "Sư cô chăm chùa||Ông từ|", "Thích Đàm A||Lê Văn B|"],
    ],
    ids=["title over name", "another column", "unknown title below a sum", "unknown titles below a date"],
)
def test_a_title_over_a_name_is_the_forms_in_a_list_of_objects(bring: Import, tmp_path: Path, foot: list[str]) -> None:
    assert _bring(bring, tmp_path, OBJECTS, foot) == (6, [8 + at for at in range(len(foot))], [])


@pytest.mark.parametrize(
    "foot",
    [
        ["Chủ tịch Hồ Chí Minh||", "Nguyễn Văn Trỗi||"],
        ["Trưởng ban Nguyễn Văn Tố||", "Nguyễn Văn Trỗi||"],
        ["Chủ tịch Hồ Chí Minh|Chủ tịch nước|", "Nguyễn Văn Trỗi||"],
        ["Chủ tịch Hồ Chí Minh||"],
        ["Trụ trì||", "Thích Đàm Lan||"],
    ],
    ids=lambda foot: foot[0],
)
def test_a_person_who_may_sign_is_asked_about_and_neither_lost_nor_shown(
    bring: Import, tmp_path: Path, foot: list[str]
) -> None:
    assert _bring(bring, tmp_path, PERSONS, foot) == (3, [], [5 + at for at in range(len(foot))])


def test_of_names_below_a_title_only_the_first_is_surely_the_forms(bring: Import, tmp_path: Path) -> None:
    foot = ["Người lập bảng||", "Nguyễn Thị B||", "Nguyễn Văn Trỗi||"]
    assert _bring(bring, tmp_path, PERSONS, foot) == (3, [5, 6], [7])


@pytest.mark.parametrize(
    ("rows", "foot"),
    [
        (PERSONS, ["Nguyễn Văn Trỗi||", "Võ Thị Sáu||"]),
        (PERSONS, ["Chủ tịch Hồ Chí Minh|Chủ tịch nước|Kim Liên"]),
        (PERSONS, ["Chủ tịch Hồ Chí Minh||", "Nguyễn Văn Trỗi||", "Tôn Đức Thắng|Chủ tịch nước|Long Xuyên"]),
        (PERSONS, ["Trưởng ban Nguyễn Văn Tố||", "Tôn Đức Thắng|Chủ tịch nước|Long Xuyên"]),
        (OBJECTS, ["Bát hương đồng|||", "Chum|||"]),
        (OBJECTS, ["Tượng Phật||thời Nguyễn|", "Chuông chùa||Lê Trung Hưng|"]),
        (OBJECTS, ["Người cầm đèn|||", "Lọ hoa|gốm|thời Mạc|cao 30 cm"]),
        (OBJECTS, ["Người cầm đèn|gỗ|thời Lê|cao 1 m"]),
    ],
    ids=lambda rows: rows[0],
)
def test_rows_with_little_in_them_that_nothing_says_are_the_forms_are_records(
    bring: Import, tmp_path: Path, rows: list[str], foot: list[str]
) -> None:
    assert _bring(bring, tmp_path, rows, foot) == (len(rows) - 1 + len(foot), [], [])


NAMES = ["Tên|Ghi chú", "Đền Bà Kiệu|", "Chùa Một Cột|", "Đền Trần Hưng Đạo|", "Đình Tây Đằng|", "Văn Miếu|"]


@pytest.mark.parametrize(
    ("foot", "refused"),
    [
        (["Trụ trì|", "Thích Đàm Lan|"], [7, 8]),
        (["Lê Lợi|", "Phủ Tây Hồ|", "Trần Hưng Đạo|", "Nguyễn Trãi|"], []),
        (["Đền Lê Lợi|", "Lăng Ngô Quyền|"], []),
        (["Chùa Trấn Quốc|", "Người cầm đèn|"], [8]),
    ],
    ids=lambda given: str(given[0]) if given else "none",
)
def test_of_names_with_nothing_beside_them_only_what_may_sign_is_asked_about(
    bring: Import, tmp_path: Path, foot: list[str], refused: list[int]
) -> None:
    assert _bring(bring, tmp_path, NAMES, foot) == (5 + len(foot) - len(refused), [], refused)


def test_a_sum_closes_the_table_so_what_stands_above_it_is_a_record(bring: Import, tmp_path: Path) -> None:
    assert _bring(bring, tmp_path, OBJECTS, ["Người cầm đèn|||", SUM, *ABBOT]) == (7, [9, 10, 11], [])


@pytest.mark.parametrize(
    "foot", [["Người cầm đèn|||"], [SUM, "Bát hương đồng|||"], ["Nguyễn Văn Ba|||"]], ids=lambda foot: foot[-1]
)
def test_a_lone_name_or_title_at_the_end_of_a_list_of_objects_is_asked_about(
    bring: Import, tmp_path: Path, foot: list[str]
) -> None:
    made, _, refused = _bring(bring, tmp_path, OBJECTS, foot)
    assert (made, refused) == (6, [7 + len(foot)])


@pytest.mark.parametrize("width", [1, 3])
def test_what_is_asked_is_told_with_line_words_and_what_to_do(bring: Import, tmp_path: Path, width: int) -> None:
    lines = ["\t".join(row.split("|")[:width]) for row in [*PERSONS, "Chủ tịch Hồ Chí Minh||"]]
    (tmp_path / "so.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (row,) = (row for row in bring(tmp_path).rows() if row["row"] == 5)
    (message,) = row["messages"]
    assert (message["code"], message["severity"]) == ("row-perhaps-form-end", "warning")
    assert "Chủ tịch Hồ Chí Minh" in message["text"]


def test_moved_up_as_it_is_told_to_be_the_row_comes_in(bring: Import, tmp_path: Path) -> None:
    rows = [*PERSONS[:2], "Chủ tịch Hồ Chí Minh||", *PERSONS[2:]]
    assert _bring(bring, tmp_path, rows, []) == (4, [], [])
