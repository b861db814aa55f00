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
        ("Chiều cao tối đa (cm)", ("height", "cm", "")),
        ("ĐK (cm)", ("diameter", "cm", "")),
        ("ĐKM (cm)", ("diameter", "cm", "miệng")),
        ("Kích thước (cm) / ĐKĐ", ("diameter", "cm", "đáy")),
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
        ("C, D", None),
        ("Cao độ (m)", None),
        ("Kích thước / Cao độ", None),
        ("claims.cao độ so với mực nước biển", None),
        ("Chiều cao so với mặt biển (m)", None),
        ("Sâu so với mặt đất (m)", None),
        ("Height above sea level (m)", None),
        ("Cao tối thiểu (cm)", None),
        ("Rộng thân nhỏ nhất (cm)", None),
        ("Độ dày in", None),
        ("Chiều cao chữ in", None),
        ("Dài x Rộng in", None),
        ("Cao x ĐK miệng x ĐK đáy (cm)", None),
        ("Miệng x Cao x Rộng (cm)", None),
        ("Dài rộng cao (cm)", None),
        ("Mô tả (dài, rộng, cao)", "text.description"),
    ],
)
def test_what_only_looks_like_a_heading_of_sizes_is_none(heading: str, target: str | None) -> None:
    found = recognise(heading)
    assert (found.target if found else None) == target


LENGTH_WIDTH, HEIGHT_WIDTH = ("length", "width"), ("height", "width")
LENGTH_WIDTH_HEIGHT = (*LENGTH_WIDTH, "height")


@pytest.mark.parametrize(
    ("heading", "order", "unit"),
    [
        ("Dài x Rộng (cm)", LENGTH_WIDTH, "cm"),
        ("Dài × rộng (cm)", LENGTH_WIDTH, "cm"),
        ("Dài (cm) x rộng (cm)", LENGTH_WIDTH, "cm"),
        ("Chiều dài x chiều rộng (m)", LENGTH_WIDTH, "m"),
        ("Dai x Rong (cm)", LENGTH_WIDTH, "cm"),
        ("Dài và rộng, mm", LENGTH_WIDTH, "mm"),
        ("Dài x Rộng", LENGTH_WIDTH, ""),
        ("Cao x Rộng (cm)", HEIGHT_WIDTH, "cm"),
        ("Cao - Rộng - cm", HEIGHT_WIDTH, "cm"),
        ("Height x Width (cm)", HEIGHT_WIDTH, "cm"),
        ("Rộng - Dài (cm)", ("width", "length"), "cm"),
        ("Cao - Rộng - Dày (cm)", ("height", "width", "thickness"), "cm"),
        ("D x R x C (cm)", LENGTH_WIDTH_HEIGHT, "cm"),
        ("DxRxC (cm)", LENGTH_WIDTH_HEIGHT, "cm"),
        ("Dài/Rộng/Cao (cm)", LENGTH_WIDTH_HEIGHT, "cm"),
        ("Dài / Rộng / Cao (cm)", LENGTH_WIDTH_HEIGHT, "cm"),
        ("Dài, rộng, cao (cm)", LENGTH_WIDTH_HEIGHT, "cm"),
        ("Dài x rộng x cao hiện vật (cm)", LENGTH_WIDTH_HEIGHT, "cm"),
        ("Dài x Rộng x Cao x Dày (cm)", (*LENGTH_WIDTH_HEIGHT, "thickness"), "cm"),
        ("H x W x D (cm)", ("height", "width", "depth"), "cm"),
        ("H x W x D in", ("height", "width", "depth"), "in"),
        ("Kích thước (D x R x C)", LENGTH_WIDTH_HEIGHT, ""),
        ("Kích thước hiện vật (D x R x C) (cm)", LENGTH_WIDTH_HEIGHT, "cm"),
        ("Kích thước (DxRxC cm)", LENGTH_WIDTH_HEIGHT, "cm"),
        ("Kích thước (cm, D x R x C)", LENGTH_WIDTH_HEIGHT, "cm"),
        ("Kích thước (dài, rộng, cao - cm)", LENGTH_WIDTH_HEIGHT, "cm"),
        ("Kích thước (cm) (dài/rộng/cao)", LENGTH_WIDTH_HEIGHT, "cm"),
        ("Kích thước (dài x rộng x cao), cm", LENGTH_WIDTH_HEIGHT, "cm"),
        ("Kích thước: Dài x Rộng (cm)", LENGTH_WIDTH, "cm"),
        ("Kích thước (cm) / Dài x Rộng", LENGTH_WIDTH, "cm"),
        ("Khổ (D x R) cm", LENGTH_WIDTH, "cm"),
        ("Dimensions (H x W x D) cm", ("height", "width", "depth"), "cm"),
        ("Đường kính x Cao (cm)", ("diameter", "height"), "cm"),
    ],
)
def test_a_heading_of_several_sizes_says_their_order_and_their_unit(
    heading: str, order: tuple[str, ...], unit: str
) -> None:
    found = recognise(heading)
    assert found is not None
    assert (found.target, found.order, found.unit, found.part) == ("measurement", order, unit, "")


@pytest.mark.parametrize(
    ("heading", "cell", "sizes"),
    [
        ("Dài x Rộng (cm)", "120 x 80", [("length", 120, "cm"), ("width", 80, "cm")]),
        ("Cao x Rộng (cm)", "120x80", [("height", 120, "cm"), ("width", 80, "cm")]),
        ("Dài, rộng (cm)", "12,5, 3", [("length", 12.5, "cm"), ("width", 3, "cm")]),
        ("Dài/Rộng (cm)", "12/8,5", [("length", 12, "cm"), ("width", 8.5, "cm")]),
        ("Cao - Rộng (cm)", "12 - 5", [("height", 12, "cm"), ("width", 5, "cm")]),
        ("Rộng - Dài (cm)", "12-30", [("width", 12, "cm"), ("length", 30, "cm")]),
        ("Dài x Rộng", "12 x 8 mm", [("length", 12, "mm"), ("width", 8, "mm")]),
        ("Dài x Rộng (cm)", "- x 8", [("width", 8, "cm")]),
        ("Kích thước - Cao - cm", "12", [("height", 12, "cm")]),
        ("Height in", "12", [("height", 12, "in")]),
    ],
)
def test_cells_below_a_heading_of_several_sizes_are_read_in_its_order(
    heading: str, cell: str, sizes: list[tuple[str, float, str]]
) -> None:
    assert _sizes(record_of({"Mã": "1", "Tên": "Chum", heading: cell})) == sizes


@pytest.mark.parametrize(
    ("heading", "cell", "kept"),
    [
        ("Khổ in", "24 x 16", "24 x 16"),
        ("Dài x Rộng (cm)", "12-15", "12-15 cm"),
        ("Dài, rộng, cao (cm)", "120,80,30", "120,80,30 cm"),
        ("Đường kính miệng/đáy (cm)", "20/15", "20/15 cm"),
    ],
)
def test_what_is_no_clear_list_of_sizes_is_kept_as_written_with_the_unit_of_its_heading(
    heading: str, cell: str, kept: str
) -> None:
    (size,) = record_of({"Mã": "1", "Tên": "Chum", heading: cell}).measurements
    assert (size.value, size.text) == (None, {"vi": kept})


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("height", ("height", "", "", ())),
        ("depth", ("depth", "", "", ())),
        ("dimensions", ("", "", "", ())),
        ("Dimensions de l'objet (h/l/p) en cm sauf autre mention", ("", "", "", ())),
        ("claims.chu vi", ("circumference", "", "", ())),
        ("Kích thước", ("", "", "", ())),
        ("Kích thước (cm)", ("", "cm", "", ())),
        ("Kích thước hiện vật (cm)", ("", "cm", "", ())),
        ("KÍCH THƯỚC (DxRxC; cm)", ("", "cm", "", LENGTH_WIDTH_HEIGHT)),
        ("Kích thước (D x R x C)", ("", "", "", LENGTH_WIDTH_HEIGHT)),
        ("Kích thước, trọng lượng", ("", "", "", ())),
        ("Trọng lượng", ("weight", "", "", ())),
        ("Trọng lượng (gr)", ("weight", "g", "", ())),
        ("Khối lượng (kg)", ("weight", "kg", "", ())),
        ("Cân nặng - kg", ("weight", "kg", "", ())),
        ("Đường kính miệng (cm)", ("diameter", "cm", "miệng", ())),
        ("Đường kính đáy (cm)", ("diameter", "cm", "đáy", ())),
        ("Đường kính miệng/đáy (cm)", ("diameter", "cm", "miệng/đáy", ())),
        ("Đường kính D (cm)", ("diameter", "cm", "", ())),
        ("Đường kính rộng nhất (cm)", ("diameter", "cm", "", ())),
        ("Chu vi (cm)", ("circumference", "cm", "", ())),
        ("Chu vi thân cây (m)", ("circumference", "m", "thân cây", ())),
        ("Dày thân (cm)", ("thickness", "cm", "thân", ())),
        ("Độ dày (mm)", ("thickness", "mm", "", ())),
        ("Khổ (cm)", ("", "cm", "", ())),
        ("Khổ in (cm)", ("", "cm", "", ())),
        ("Khổ giấy", ("", "", "", ())),
        ("Cao cả đế (cm)", ("height", "cm", "cả đế", ())),
        ("Cao nhất (m)", ("height", "m", "", ())),
        ("Dài tối đa (cm)", ("length", "cm", "", ())),
        ("Chiều cao trung bình (cm)", ("height", "cm", "", ())),
        ("Cao thân tối đa (cm)", ("height", "cm", "thân", ())),
        ("Cao ? (cm)", ("height", "cm", "", ())),
        ("Rộng lòng (cm)", ("width", "cm", "lòng", ())),
        ("Chiều cao chữ in (mm)", ("height", "mm", "chữ in", ())),
        ("Diện tích (m2)", ("area", "m²", "", ())),
        ("Kích thước / Cao / cm", ("height", "cm", "", ())),
        ("Kích thước (cm) / M", ("", "cm", "M", ())),
        ("Kích thước dài rộng cao (cm)", ("", "cm", "", ())),
    ],
)
def test_headings_of_real_registers_and_samples_say_what_they_say(
    heading: str, said: tuple[str, str, str, tuple[str, ...]]
) -> None:
    found = recognise(heading)
    assert found is not None and found.target.partition(".")[0] == "measurement"
    assert (found.target.partition(".")[2], found.unit, found.part, found.order) == said


@pytest.mark.parametrize(
    ("heading", "cell", "part", "sizes"),
    [
        ("Kích thước tranh (cao x rộng)", "40 x 30 cm", "tranh", [("height", 40, "cm"), ("width", 30, "cm")]),
        ("Kích thước khung (D x R) cm", "40 x 30", "khung", [("length", 40, "cm"), ("width", 30, "cm")]),
    ],
)
def test_words_between_kich_thuoc_and_an_order_name_what_was_measured(
    heading: str, cell: str, part: str, sizes: list[tuple[str, float, str]]
) -> None:
    record = record_of({"Mã": "1", "Tên": "Tranh", heading: cell})
    assert (_sizes(record), {one.part for one in record.measurements}) == (sizes, {part})


def test_a_mapping_that_names_sizes_without_their_order_has_that_of_the_heading() -> None:
    mapping = mapping_of({"columns": {"Khung (D x R) cm": "measurement"}}, "m")
    record = record_of({"Mã": "1", "Tên": "Tranh", "Khung (D x R) cm": "45 x 30"}, mapping=mapping)
    assert _sizes(record) == [("length", 45, "cm"), ("width", 30, "cm")]


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
