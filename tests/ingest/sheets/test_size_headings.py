"""Headings of sizes: which size, in which unit, of which part, however many headings stand over each other."""

import struct
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from catalog.record.model import Record
from ingest.sheets.build import Builder
from ingest.sheets.columns import understand
from ingest.sheets.mapping import SheetMapping, mapping_of
from ingest.sheets.open import open_sheets
from ingest.sheets.size_headings import is_unit
from ingest.sheets.synonyms import recognise
from tests.ingest.sheets.books import Value, ods_cell, ods_row, rows_xml, write_ods, write_xlsx
from tests.ingest.sheets.rows import record_of
from tests.ingest.sheets.xls_books import number, record, text, write_xls

GROUPED = [
    ["Số kiểm kê", "Tên", "Kích thước (cm)", "", "", "Trọng lượng (kg)"],
    ["", "", "Cao", "Rộng", "Dày", ""],
    ["HV-1", "Chum", 45, 30, 12, 7.5],
]
MERGED = ["A1:A2", "B1:B2", "C1:E1", "F1:F2"]
SIZES = [("height", 45, "cm"), ("width", 30, "cm"), ("thickness", 12, "cm"), ("weight", 7.5, "kg")]


def _xlsx(folder: Path) -> Path:
    return write_xlsx(folder / "b.xlsx", {"A": rows_xml(GROUPED)}, merged={"A": MERGED})


def _xls(folder: Path) -> Path:
    cells = [_xls_cell(row, at, value) for row, line in enumerate(GROUPED) for at, value in enumerate(line) if value]
    ranges = b"".join(struct.pack("<HHHH", *one) for one in [(0, 1, 0, 0), (0, 1, 1, 1), (0, 0, 2, 4), (0, 1, 5, 5)])
    return write_xls(folder / "b.xls", [*cells, record(0x00E5, struct.pack("<H", 4) + ranges)])


def _xls_cell(row: int, column: int, value: Value) -> bytes:
    return text(row, column, value) if isinstance(value, str) else number(row, column, float(value))


def _ods(folder: Path) -> Path:
    wide = '<table:table-cell table:number-columns-spanned="3" office:value-type="string">'
    rows = [ods_row(*map(ods_cell, row)) for row in GROUPED]
    rows[0] = rows[0].replace('<table:table-cell office:value-type="string"><text:p>Kích', f"{wide}<text:p>Kích")
    assert wide in rows[0]
    return write_ods(folder / "b.ods", {"A": "".join(rows)})


def _csv(folder: Path) -> Path:
    (folder / "b.csv").write_text("\n".join(";".join(map(str, row)) for row in GROUPED).replace(".", ","), "utf-8")
    return folder / "b.csv"


@pytest.mark.parametrize("write", [_xlsx, _xls, _ods, _csv])
def test_sizes_below_a_heading_over_several_columns_have_their_names_and_its_unit(
    tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    assert _sizes(_only_record(write(tmp_path))) == SIZES


@pytest.mark.parametrize(
    "lines",
    [
        ["Mã,Tên,Kích thước (cm),Kích thước (cm)", ",,Cao,Rộng"],
        ["Mã,Tên,Kích thước (cm),", "Mã,Tên,Cao,Rộng"],
        ["Mã,Tên,Kích thước,", ",,Cao (cm),Rộng (cm)"],
        ["Mã,Tên,Kích thước,", ",,Cao,Rộng", ",,(cm),(cm)"],
        ["Mã,Tên,Cao,Rộng", ",,(cm),[cm]"],
        ["Mã,Tên,Kích thước (cm): Cao,Kích thước (cm): Rộng"],
        ["Mã,Tên,Kích thước / Cao (cm),Kích thước / Rộng (cm)"],
        ["Code,Name,Dimensions (cm),", ",,Height,Width"],
        ["Code,Name,Dimensions in cm,", ",,H,W"],
        ["Code,Name,Height (cm),width_cm"],
    ],
)
def test_a_unit_may_stand_in_any_row_of_the_headings(tmp_path: Path, lines: Sequence[str]) -> None:
    (tmp_path / "b.csv").write_text("\n".join([*lines, "HV-1,Chum,45,30", "HV-2,Vại,40,20"]), "utf-8")
    assert _sizes(_only_record(tmp_path / "b.csv", count=2)) == [("height", 45, "cm"), ("width", 30, "cm")]


@pytest.mark.parametrize(
    ("heading", "size"),
    [
        ("Cao (mm)", ("height", "mm", "")),
        ("Trọng lượng (kg)", ("weight", "kg", "")),
        ("Kích thước (cm): Dài", ("length", "cm", "")),
        ("Kích thước / Dày (cm)", ("thickness", "cm", "")),
        ("Kích thước (đơn vị tính: cm) / Sâu", ("depth", "cm", "")),
        ("Kích thước dài (cm)", ("length", "cm", "")),
        ("Kích thước (cm) / D", ("length", "cm", "")),
        ("Dimensions (cm) / D", ("depth", "cm", "")),
        ("Kích thước (cm) / Cao (mm)", ("height", "mm", "")),
        ("Kích thước, trọng lượng (cm, kg) / Nặng", ("weight", "kg", "")),
        ("Kích thước (cm) / Nặng", ("weight", "", "")),
        ("Kích thước (cm) / Đường kính / Miệng", ("diameter", "cm", "Miệng")),
        ("Kích thước (cm) / Đáy", ("", "cm", "Đáy")),
        ("Chiều cao tối đa (cm)", ("height", "cm", "tối đa")),
        ("ĐK (cm)", ("diameter", "cm", "")),
        ("Kích thước (cm).Cao", ("height", "cm", "")),
        ("Kích thước (cm) (2)", ("", "cm", "")),
        ("Size / Height (in.)", ("height", "in", "")),
        ("Weight (kg)", ("weight", "kg", "")),
        ("Épaisseur (mm)", ("thickness", "mm", "")),
        ("heightCm", ("height", "cm", "")),
    ],
)
def test_a_heading_says_which_size_in_which_unit_of_which_part(heading: str, size: tuple[str, str, str]) -> None:
    found = recognise(heading)
    assert found is not None
    assert (found.target.partition(".")[2], found.unit, found.part) == size


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Kích thước (cm) / Ghi chú", "text.note"),
        ("Kích thước / Đơn vị đo", "measurement.unit"),
        ("dimensions.unit", "measurement.unit"),
        ("Địa chỉ (cũ) / Xã", "place.commune"),
        ("Rộng rãi", None),
        ("additionalImages[].sizes[].height", None),
        ("images.height_cm", None),
        ("Cao tuổi", None),
        ("C (bản)", None),
    ],
)
def test_what_only_looks_like_a_heading_of_sizes_is_none(heading: str, target: str | None) -> None:
    found = recognise(heading)
    assert (found.target if found else None) == target


def test_a_mapping_that_names_a_size_without_its_unit_has_that_of_the_heading() -> None:
    mapping = mapping_of({"columns": {"Bề cao (cm)": "measurement.height", "Rộng (cm)": "measurement.width"}}, "m")
    record = record_of({"Mã": "1", "Tên": "Chum", "Bề cao (cm)": "45", "Rộng (cm)": "30"}, mapping=mapping)
    assert _sizes(record) == [("height", 45, "cm"), ("width", 30, "cm")]


def test_two_diameters_of_one_thing_are_told_apart_by_their_parts() -> None:
    record = record_of({"Mã": "1", "Tên": "Chum", "Đường kính miệng (cm)": "20", "ĐK đáy (cm)": "15"})
    assert [(one.type, one.value, one.part) for one in record.measurements] == [
        ("diameter", 20, "miệng"),
        ("diameter", 15, "đáy"),
    ]


def test_two_equal_headings_over_words_of_a_record_stay_one_row_of_headings(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("Mã,Tên,Ghi chú,Ghi chú\n1,Chum,nứt,vỡ\n,,a,b\n", "utf-8")
    ((sheet,), _) = open_sheets(tmp_path / "b.csv", "b.csv")
    assert [row.number for row in sheet.read()] == [2, 3]


def test_a_unit_is_known_with_or_without_brackets() -> None:
    assert [is_unit(one) for one in ("(cm)", "m²", "[đơn vị: kg]", "Cao", "()")] == [True, True, True, False, False]


def _only_record(path: Path, count: int = 1) -> Record:
    ((sheet,), _) = open_sheets(path, path.name)
    rows = list(sheet.read())
    assert len(rows) == count
    built = Builder(understand(sheet, SheetMapping())).build(rows[:1])
    assert built.record is not None
    return built.record


def _sizes(record: Record) -> list[tuple[str, float | None, str | None]]:
    return [(one.type, one.value, one.unit) for one in record.measurements]
