"""What stands below the last row of a table is the form's, or doubtful, or a record: nothing is published unasked."""

import csv
from pathlib import Path

import pytest

from catalog.messages import Message, Severity
from ingest.planned_rows import Action
from ingest.sheets.form_lines import is_telephone
from ingest.sheets.form_rows import without_form
from ingest.sheets.table import Row
from tests.ingest.bringing import Import, counts
from tests.ingest.sheets.books import rows_xml, write_xlsx
from tests.ingest.sheets.rows import make_sheet

OBJECTS = [
    "Tên hiện vật|Chất liệu|Niên đại|Kích thước",
    "Tượng Quan Âm|gỗ mít|thế kỷ XVIII|cao 40 cm",
    "Chuông chùa|đồng|Nguyễn|cao 60 cm",
    "Bát hương|gốm|thời Mạc|cao 20 cm",
    "Hoành phi|gỗ|thời Nguyễn|dài 180 cm",
    "Câu đối|gỗ|Lê Trung Hưng|dài 200 cm",
    "Bia hậu|đá|thế kỷ XVII|cao 90 cm",
]
COUNTED = [
    "TT|Tên hiện vật|Số lượng|Chất liệu|Ghi chú",
    *(f"{at}|{name}|1|{stuff}|" for at, (name, stuff, *_) in enumerate((row.split("|") for row in OBJECTS[1:]), 1)),
]
NUMBERED = [
    "STT|Số kiểm kê|Tên hiện vật|Chất liệu|Kích thước|Hiện trạng",
    *(
        f"{at}|HV-{at}|{row.split('|')[0]}|{row.split('|')[1]}|cao 4 cm|còn tốt"
        for at, row in enumerate(OBJECTS[1:], 1)
    ),
]
PERSONS = [
    "TT|Họ và tên|Chức vụ|Quê quán",
    "1|Nguyễn Trãi|Thừa chỉ|Chi Ngại",
    "2|Lê Lợi|Vua|Lam Sơn",
    "3|Trần Hưng Đạo|Tiết chế|Tức Mặc",
    "4|Ngô Quyền|Vua|Đường Lâm",
]
CODED = [PERSONS[0].replace("TT", "Mã số"), *(f"NV-{row}" for row in PERSONS[1:])]
NAMES = ["Tên|Ghi chú", "Đền Bà Kiệu|", "Chùa Một Cột|", "Đình Tây Đằng|", "Văn Miếu|đã kiểm"]


def _judged(table: list[str], foot: list[str]) -> str:
    """For each row of the foot: a record (r), the form's (f), or asked about (?); all of the table are records."""
    headers = table[0].split("|")
    cells = [row.split("|") for row in (*table[1:], *foot)]
    rows = [dict(zip(headers, row + [""] * (len(headers) - len(row)), strict=True)) for row in cells]
    sheet = make_sheet(*rows)
    key = next((header for header in headers if header in {"Số kiểm kê", "Mã số"}), "")
    told: dict[int, str] = {}

    def tell(row: Row, why: Message) -> None:
        told[row.number] = "?" if why.severity is Severity.WARNING else "f"

    brought = [row.number for row in without_form(sheet, sheet.read(), key, tell)]
    assert brought[: len(table) - 1] == list(range(2, len(table) + 1))
    return "".join("r" if line in brought else told[line] for line in range(len(table) + 1, len(table) + 1 + len(foot)))


SIGNERS = ["Trụ trì||Trưởng thôn", "Thích Đàm Lan||Lê Văn A"]
UNKNOWN = ["Sư thầy||Phó bí thư", "Thích Đàm Thanh||Phan Thị Chín"]
TELEPHONES = [
    "ĐT: 0912345678||0988123456",
    "ĐT: 0912.345.678",
    "SĐT 0912 345 678",
    "0912-345-678",
    "+84 912 345 678||+84988123456",
    "912345678",
    "Điện thoại: 024 3825 1234",
]
LINES = ["(đã ký, đóng dấu)", "- Lưu VT.||Nguyễn Văn A", "- Sở VHTT;", "…………||…………", "----------"]


@pytest.mark.parametrize("shift", ["", "|"], ids=["unnumbered", "numbered"])
@pytest.mark.parametrize("signers", [SIGNERS, UNKNOWN, ["TRƯỞNG BAN||NGƯỜI LẬP BIỂU", "Nguyễn A||Trần B"]])
@pytest.mark.parametrize("line", [*TELEPHONES, *LINES])
def test_no_line_below_those_who_sign_undoes_the_end_of_the_form(signers: list[str], line: str, shift: str) -> None:
    foot = [shift + row for row in (*signers, line)]
    assert _judged(COUNTED if shift else OBJECTS, foot) == "fff"


@pytest.mark.parametrize("line", TELEPHONES)
@pytest.mark.parametrize(("table", "shift"), [(OBJECTS, ""), (COUNTED, "|"), (NUMBERED, "|"), (NUMBERED, "||")])
@pytest.mark.parametrize("goes_on", [False, True])
def test_a_telephone_line_is_never_a_record(table: list[str], shift: str, line: str, *, goes_on: bool) -> None:
    below = [table[1]] if goes_on else []
    assert _judged(table, [shift + line, *below]) == "?" + "r" * goes_on


@pytest.mark.parametrize("number", ["0912345678", "912345678"])
def test_telephones_in_every_column_are_asked_about(number: str) -> None:
    assert _judged(OBJECTS, ["|".join([number] * 4)]) == "?"


@pytest.mark.parametrize(
    ("table", "foot", "expected"),
    [
        (OBJECTS, ["Hà Nội, ngày 12 tháng 3 năm 2019", "CHỦ TỊCH", "(đã ký, đóng dấu)", "Nguyễn Văn A"], "ffff"),
        (OBJECTS, ["Nơi nhận:||GIÁM ĐỐC", "- Sở VHTT;", "- Lưu VT.||Nguyễn Văn A"], "fff"),
        (COUNTED, ["|Nơi nhận:||GIÁM ĐỐC", "|- Sở VHTT;", "|- Lưu VT.||Nguyễn Văn A"], "fff"),
        (NUMBERED, ["|Trưởng ban||Người lập biểu", "|Nguyễn A||Trần B", "|ĐT: 0912 345 678||ĐT: 0988 111 222"], "fff"),
        (OBJECTS, ["Tổng số hiện vật: 12", "Trong đó: gỗ 8, đồng 3, gốm 1"], "ff"),
        (PERSONS, ["|Người lập biểu||Chủ tịch UBND xã", "|Nguyễn Văn A||Trần Văn B"], "ff"),
        (PERSONS, ["|Người lập biểu", "|Nguyễn Văn A"], "ff"),
        (CODED, ["Trưởng ban||Kế toán", "Nguyễn A||Trần B", "0912345678"], "fff"),
    ],
    ids=str,
)
def test_what_is_surely_the_end_of_a_form_is_no_record(table: list[str], foot: list[str], expected: str) -> None:
    assert _judged(table, foot) == expected


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (OBJECTS, "Ghi chú: Số liệu kiểm kê đến hết năm 2019"),
        (OBJECTS, "Biên bản lập thành 03 bản, mỗi bên giữ 01 bản."),
        (OBJECTS, "Gồm: gỗ 8, đồng 3, gốm 1"),
        (OBJECTS, "nguyễn văn a||trần thị b"),
        (OBJECTS, "(chưa kể các hiện vật ở nhà kho)"),
        (COUNTED, "|Sư thầy||Phó bí thư"),
        (COUNTED, "|Ghi chú: kiểm kê đến hết năm 2019"),
        (NUMBERED, "|Người lập biểu: Nguyễn Văn A"),
        (NUMBERED, "|Ngày lập: 12/3/2019"),
        (NUMBERED, "|Lập ngày 12/3/2019"),
        (NAMES, "Ghi chú: đến 2019"),
    ],
)
def test_a_line_set_down_as_no_row_of_the_table_is_asked_about(table: list[str], row: str) -> None:
    assert _judged(table, [row]) == "?"


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (COUNTED, "|Trưởng làng (tượng)||gỗ"),
        (COUNTED, "|Người đánh đàn"),
        (PERSONS, "|Chủ tịch Hồ Chí Minh||Nghệ An"),
        (PERSONS, "|Chủ tịch Hồ Chí Minh"),
    ],
)
def test_a_title_with_what_fits_beside_it_or_alone_among_names_is_asked_about(table: list[str], row: str) -> None:
    assert _judged(table, [row]) == "?"


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (PERSONS, "|Hồ Chí Minh|Chủ tịch nước|Nghệ An"),
        (PERSONS, "|Tôn Đức Thắng|Chủ tịch nước"),
        (PERSONS, "|Tôn Đức Thắng"),
        (CODED, "|Phan Đăng Lưu|Ủy viên Trung ương Đảng|Nghệ An"),
        (COUNTED, "|Chum||gốm"),
        (COUNTED, "|Chum"),
        (NUMBERED, "||Bát hương|gốm|cao 4 cm|còn tốt"),
        (NUMBERED, "|HV-7 bis|Chum"),
        (NUMBERED, "|BT 15|Chum"),
        (NUMBERED, "|Không số|Chum"),
        (OBJECTS, "Chum"),
        (OBJECTS, "Hoành phi, câu đối"),
        (OBJECTS, "Tượng (vỡ)"),
        (OBJECTS, "Bát hương 1945"),
        (OBJECTS, "Chum|gốm|1820"),
        (OBJECTS, "Chum sành lớn|sành"),
        (NAMES, "Phủ Tây Hồ"),
    ],
)
def test_a_last_row_that_lacks_its_number_or_more_but_fits_its_columns_is_a_record(table: list[str], row: str) -> None:
    assert _judged(table, [row]) == "r"


@pytest.mark.parametrize(
    ("table", "foot", "expected"),
    [
        (OBJECTS, ["Ghi chú: đến 2019", "Chum", "Lọ hoa"], "?rr"),
        (OBJECTS, ["Ghi chú: đến 2019", "Chum", "Lọ hoa|gốm|thời Mạc|cao 30 cm"], "rrr"),
        (OBJECTS, ["Ghi chú: đến 2019", "Chum", *SIGNERS], "?rff"),
        (OBJECTS, ["Người cầm đèn", "Chum"], "rr"),
        (COUNTED, ["|Ghi chú: đến 2019", "|Chum", "7|Lọ hoa"], "rrr"),
        (COUNTED, ["|Ghi chú: đến 2019", "|Chum"], "?r"),
    ],
)
def test_a_short_row_below_a_note_is_a_record_and_lets_the_note_be_none(
    table: list[str], foot: list[str], expected: str
) -> None:
    assert _judged(table, foot) == expected


@pytest.mark.parametrize("name", ["Ảnh: chùa", "(không tên)", "- Chuông", "Tượng;", "Bình, đã vỡ từ năm ngoái."])
def test_what_the_names_of_the_table_have_too_is_no_sign(name: str) -> None:
    table = [OBJECTS[0], *(f"{name} {at}|{row.split('|', 1)[1]}" for at, row in enumerate(OBJECTS[1:]))]
    own = [f"{name}|{row.split('|', 1)[1]}" for row in OBJECTS[1:]]
    assert _judged([*table, *own], [name]) == "r"


@pytest.mark.parametrize("number", ["TB.0912.12", "2019", "1820-1840", "0123", "12.345", "HV-2019-000123"])
def test_a_number_of_an_object_is_no_telephone(number: str) -> None:
    assert not is_telephone(number)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize(
    ("table", "foot", "made", "refused"),
    [
        (OBJECTS, [*SIGNERS, "ĐT: 0912345678||0988123456"], 6, []),
        (COUNTED, [f"|{row}" for row in (*UNKNOWN, "912345678")], 6, []),
        (NUMBERED, ["|Người lập biểu: Nguyễn Văn A", "|Ngày lập: 12/3/2019"], 6, [8, 9]),
        (PERSONS, ["|Hồ Chí Minh|Chủ tịch nước|Nghệ An", "|Chủ tịch Hồ Chí Minh||Nghệ An"], 5, [7]),
        (OBJECTS, ["Ghi chú: kiểm kê đến 2019", "Chum"], 7, [8]),
    ],
    ids=["telephone", "number as figures", "number column", "persons", "note"],
)
def test_files_of_every_kind_bring_records_alone(
    bring: Import, tmp_path: Path, suffix: str, table: list[str], foot: list[str], made: int, refused: list[int]
) -> None:
    rows = [row.split("|") for row in (*table, *foot)]
    rows = [row + [""] * (len(rows[0]) - len(row)) for row in rows]
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / f"so{suffix}"
    if suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as target:
            csv.writer(target).writerows(rows)
    else:
        write_xlsx(path, {"A": rows_xml([[int(text) if text.isdecimal() else text for text in row] for row in rows])})
    report = bring(folder)
    assert counts(report).get("created", 0) == made
    assert [row["row"] for row in report.rows() if row["action"] == Action.REFUSED] == refused
    assert report.has_refusals is bool(refused)
