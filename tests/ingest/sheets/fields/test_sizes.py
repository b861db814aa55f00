"""Sizes are read as registers write them; what is not clear stays as written and is told."""

from pathlib import Path

import pytest

from ingest.sheets.mapping import read_mapping
from tests.ingest.sheets.rows import build, record_of

MAPPINGS = Path(__file__).parents[4] / "docs" / "mappings"

Sizes = list[tuple[str, float | None, str | None, str | None]]


def _sizes(text: str, heading: str = "Kích thước") -> Sizes:
    record = record_of({"Mã": "1", "Tên hiện vật": "A", heading: text})
    return [(one.type, one.value, one.unit, one.part) for one in record.measurements]


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("DxRxC: 420 x 160 x 210 cm", [("length", 420, "cm"), ("width", 160, "cm"), ("height", 210, "cm")]),
        ("Dài x rộng x cao: 42 × 16 × 21cm", [("length", 42, "cm"), ("width", 16, "cm"), ("height", 21, "cm")]),
        ("42 x 16 x 21 cm (D x R x C)", [("length", 42, "cm"), ("width", 16, "cm"), ("height", 21, "cm")]),
        ("HxWxD: 42 x 16 x 21 cm", [("height", 42, "cm"), ("width", 16, "cm"), ("depth", 21, "cm")]),
        ("C: 12,5cm; ĐK: 10cm", [("height", 12.5, "cm"), ("diameter", 10, "cm")]),
        ("D: 20 cm; R: 10 cm", [("length", 20, "cm"), ("width", 10, "cm")]),
        ("2m10", [("size", 2.1, "m")]),
        ("cao 1m5", [("height", 1.5, "m")]),
        ("90cm", [("size", 90, "cm")]),
    ],
)
def test_letters_orders_and_units_are_read(text: str, sizes: list[tuple[str, float, str]]) -> None:
    assert [size[:3] for size in _sizes(text)] == sizes
    assert build({"Mã": "1", "Tên hiện vật": "A", "Kích thước": text}).messages == ()


def test_a_unit_in_brackets_at_the_end_is_that_of_all_and_parts_keep_their_names() -> None:
    assert _sizes("C: 32cm; R: 20cm; ĐKM: 21,5cm; ĐKĐ 9cm; DKT = 30 cm") == [
        ("height", 32, "cm", None),
        ("width", 20, "cm", None),
        ("diameter", 21.5, "cm", "miệng"),
        ("diameter", 9, "cm", "đáy"),
        ("diameter", 30, "cm", "thân"),
    ]
    assert _sizes("Cao: 95; ĐK miệng: 52 (cm)") == [("height", 95, "cm", None), ("diameter", 52, "cm", "miệng")]


@pytest.mark.parametrize("text", ["33,2x22,5x2,1", "H. 35; R. 22", "95", "Cao 12; rộng 5cm", "33 x 22 cm"])
def test_what_is_not_clear_is_kept_as_written_and_told(text: str) -> None:
    built = build({"Mã": "1", "Tên hiện vật": "A", "Kích thước": text})
    assert built.record is not None
    assert [(one.value, one.text) for one in built.record.measurements] == [(None, {"vi": text})]
    assert [message.code for message in built.messages] == ["size-as-text"]


def test_the_unit_may_stand_in_the_heading() -> None:
    assert _sizes("H. 35; R. 22", "Kích thước (cm)") == [("height", 35, "cm", None), ("width", 22, "cm", None)]
    assert _sizes("95", "Chiều cao (cm)") == [("height", 95, "cm", None)]
    assert _sizes("1.200", "Diện tích đất (m2)") == [("area", 1200, "m²", None)]
    assert _sizes("1,5", "Trọng lượng (kg)") == [("weight", 1.5, "kg", None)]
    assert _sizes("2 m", "Chiều cao (cm)") == [("height", 2, "m", None)]


def test_the_order_may_stand_in_the_heading() -> None:
    sizes = [("length", 33.2, "cm", None), ("width", 22.5, "cm", None), ("height", 2.1, "cm", None)]
    assert _sizes("33,2x22,5x2,1", "Kích thước (DxRxC) cm") == sizes
    assert _sizes("33,2x22,5x2,1", "Kích thước DxRxC (cm)") == sizes
    assert _sizes("DxRxC: 33,2x22,5x2,1", "Dài x Rộng x Cao (cm)") == sizes


def test_without_an_order_the_unit_of_the_heading_is_kept_with_the_words() -> None:
    record = record_of({"Mã": "1", "Tên hiện vật": "A", "Kích thước (cm)": "33,2x22,5x2,1"})
    assert record.measurements[0].text == {"vi": "33,2x22,5x2,1 cm"}


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        (
            "support: 2292 x 1993 x 49 mm",
            [("height", 2292, "mm", "support"), ("width", 1993, "mm", "support"), ("depth", 49, "mm", "support")],
        ),
        (
            "image, each: 400 x 300 mm, 2 kg",
            [("height", 400, "mm", "image, each"), ("width", 300, "mm", "image, each"), ("weight", 2, "kg", None)],
        ),
        (
            "support: 350 x 267 mm\nframe 1: 495 x 591 mm",
            [
                ("height", 350, "mm", "support"),
                ("width", 267, "mm", "support"),
                ("height", 495, "mm", "frame 1"),
                ("width", 591, "mm", "frame 1"),
            ],
        ),
    ],
)
def test_sizes_by_part_are_read_in_the_order_that_the_mapping_of_tate_gives(text: str, sizes: Sizes) -> None:
    mapping = read_mapping(MAPPINGS / "tate-artworks.toml")
    record = record_of({"acno": "T1", "title": "A", "dimensions": text}, mapping=mapping)
    assert [(one.type, one.value, one.unit, one.part) for one in record.measurements] == sizes


@pytest.mark.parametrize("text", ["displayed: variable", "object: 916 x 694 x 300", "support: 1068 x 1220 mm, 4 mm"])
def test_a_part_whose_sizes_are_not_clear_keeps_the_whole_cell_as_it_is_written(text: str) -> None:
    mapping = read_mapping(MAPPINGS / "tate-artworks.toml")
    (size,) = record_of({"acno": "T1", "title": "A", "dimensions": text}, mapping=mapping).measurements
    assert size.text == {"en": text}


ORDERS = ["Dài x Rộng (cm)", "H x W x D (cm)", "D x R x C (cm)"]


@pytest.mark.parametrize("text", ["Φ30", "φ 30", "ø30", "Ø30", "⌀30", "ĐK 30", "đk: 30 cm", "đường kính 30"])
@pytest.mark.parametrize("heading", [*ORDERS, "Cao (cm)", "Rộng (cm)", "Đường kính (cm)", "Kích thước (cm)"])
def test_what_a_cell_says_of_its_kind_holds_below_any_heading(heading: str, text: str) -> None:
    assert _sizes(text, heading) == [("diameter", 30, "cm", None)]
    assert build({"Mã": "1", "Tên hiện vật": "A", heading: text}).messages == ()


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        *((heading, text) for heading in ORDERS for text in ("30 x", "x 30", "Φ30 x 40", "khoảng 5", "? x 4", "40x?")),
        *((heading, text) for heading in ORDERS for text in ("-1x2", "0x0", "~5 x 4", "5 x ±4", "<5 x 4", "5x0")),
        *((heading, text) for heading in ORDERS[1:] for text in ("50x40x?", "-1x2x3", "1x-2x3", "0x0x0", "50x40x")),
        *(
            ("Cao (cm)", text)
            for text in ("khoảng 5", "chừng 5", "~5", "≈ 5", "±5", "-5", "−5", "- 5", "<5", "(5", "?5")
        ),
        *(("Cao (cm)", text) for text in ("cao khoảng 5", "miệng 5", "R 5", "nặng 5", "about 5", "ca. 5", "5 ?")),
        ("Đường kính miệng (cm)", "ĐK đáy 5"),
        ("Kích thước (cm)", "nặng 5"),
        ("Cao (cm)", "5 kg"),
        ("Kích thước (cm)", "cao 0"),
        ("Kích thước", "cao -5 cm"),
        ("Kích thước", "cao khoảng 5 cm"),
        ("Kích thước", "cao ~5 cm; rộng 3 cm"),
        *(
            ("Kích thước", f"{words} 63 cm")
            for words in (
                *("cao nhỏ hơn", "cao thấp hơn", "cao tối đa", "cao lớn nhất", "cao ít nhất", "cao xấp xỉ", "cao cỡ"),
                *(
                    "cao khoang",
                    "cao kh.",
                    "cao trung bình",
                    "cao từ",
                    "cao không rõ",
                    "cao bị mất",
                    "cao còn",
                    "cao kém",
                ),
                *(
                    "height at most",
                    "height no more than",
                    "height max",
                    "height roughly",
                    "hauteur max.",
                    "hauteur env.",
                ),
            )
        ),
        ("Kích thước", f"cao {'9' * 400} cm"),
        ("Chiều cao (cm)", "9" * 24),
        ("Kích thước", "DxRxC: -1 x 2 x 3 cm"),
    ],
)
def test_a_cell_with_anything_that_is_not_understood_is_kept_whole_and_told(heading: str, text: str) -> None:
    built = build({"Mã": "1", "Tên hiện vật": "A", heading: text})
    assert built.record is not None
    (size,) = built.record.measurements
    (kept,) = size.text.values()
    assert (size.value, kept.removesuffix(" cm")) == (None, text.removesuffix(" cm"))
    assert [message.code for message in built.messages] == ["size-as-text"]


@pytest.mark.parametrize(
    ("heading", "text", "sizes"),
    [
        ("Dài x Rộng (cm)", "ĐK 30 x cao 40", [("diameter", 30, "cm", None), ("height", 40, "cm", None)]),
        ("Đường kính (cm)", "D = 30", [("diameter", 30, "cm", None)]),
        ("Dày (cm)", "d 3", [("thickness", 3, "cm", None)]),
        ("Cao (cm)", "cao thân 30", [("height", 30, "cm", "thân")]),
        ("Cao (cm)", "- cao - 30", [("height", 30, "cm", None)]),
        ("Kích thước", "Cao-30 cm; độ dày: 2 cm", [("height", 30, "cm", None), ("thickness", 2, "cm", None)]),
        ("Kích thước", "DxR - 42 x 16 cm", [("length", 42, "cm", None), ("width", 16, "cm", None)]),
        ("Kích thước", "DxR-42x16cm", [("length", 42, "cm", None), ("width", 16, "cm", None)]),
        ("Kích thước", "DxR: 42cm x -", [("length", 42, "cm", None)]),
        ("Kích thước", "42 x 16 cm - D x R", [("length", 42, "cm", None), ("width", 16, "cm", None)]),
    ],
)
def test_words_and_dashes_that_are_plain_are_still_read(heading: str, text: str, sizes: Sizes) -> None:
    assert _sizes(text, heading) == sizes


def test_two_unclear_sizes_of_one_kind_are_both_kept() -> None:
    record = record_of({"Mã": "1", "Tên": "A", "Cao (cm)": "~5"}, {"Mã": "1", "Tên": "A", "Cao (cm)": "~6"})
    assert [one.text for one in record.measurements] == [{"vi": "~5 cm"}, {"vi": "~6 cm"}]


@pytest.mark.parametrize(
    ("heading", "text", "sizes"),
    [
        ("Kích thước (cm)", "Dài 120 x Rộng 80", [("length", 120), ("width", 80)]),
        ("KT (cm)", "Dài 120 x Rộng 80", [("length", 120), ("width", 80)]),
        ("KT", "Dài 120 x Rộng 80 cm", [("length", 120), ("width", 80)]),
        ("Kích thước", "Cao 45 cm x rộng 20 cm x dày 5 cm", [("height", 45), ("width", 20), ("thickness", 5)]),
        ("Kích thước (cm)", "D120 x R80 x C30", [("length", 120), ("width", 80), ("height", 30)]),
        ("Kích thước", "C45cm R20cm", [("height", 45), ("width", 20)]),
        ("Kích thước", "Cao: 45cm - Rộng: 20cm", [("height", 45), ("width", 20)]),
        ("Kích thước", "45cm cao; 20cm rộng", [("height", 45), ("width", 20)]),
        ("Kích thước", "Ф30 cm", [("diameter", 30)]),
        ("Kích thước (cm)", "ф 30", [("diameter", 30)]),
    ],
)
def test_sizes_that_each_have_a_name_are_read_however_they_are_parted(
    heading: str, text: str, sizes: list[tuple[str, float]]
) -> None:
    assert _sizes(text, heading) == [(kind, value, "cm", None) for kind, value in sizes]
    assert build({"Mã": "1", "Tên hiện vật": "A", heading: text}).messages == ()


@pytest.mark.parametrize("text", ["1m2", "1 m2", "Dài 120 x Dài 80 cm", "Dài 120 x 80 cm", "Cao 45 cm x rộng ? cm"])
def test_a_square_metre_and_what_is_named_twice_or_not_at_all_stay_text(text: str) -> None:
    assert [size[:2] for size in _sizes(text)] == [("size", None)]


@pytest.mark.parametrize(
    "text",
    [
        *("H: 12cm, D: 5cm", "C: 10 cm; D: 5 cm", "D: 5 cm", "D 5 cm", "D5cm", "5 cm D", "d = 5cm; C = 3cm"),
        *("H: 12 cm; W: 3 cm; D: 5 cm", "Φ 5 cm x D 3 cm", "D miệng 5 cm; C 3 cm", "C12cm D5cm"),
    ],
)
def test_a_letter_d_that_may_be_three_sizes_stays_as_it_is_written_and_is_told(text: str) -> None:
    built = build({"Mã": "1", "Tên hiện vật": "A", "Kích thước": text})
    assert built.record is not None
    assert [(one.type, one.value, one.text) for one in built.record.measurements] == [("size", None, {"vi": text})]
    assert [message.code for message in built.messages] == ["size-letter"]


@pytest.mark.parametrize(
    ("heading", "text", "kinds"),
    [
        ("Kích thước", "C: 12 cm; D: 5 cm; R: 3 cm", ["height", "length", "width"]),
        ("Kích thước", "D12cm R5cm", ["length", "width"]),
        ("Kích thước", "D: 12 cm, rộng: 5 cm", ["length", "width"]),
        ("Kích thước (cm)", "D 12 x R 5", ["length", "width"]),
        ("Kích thước", "DxC: 12 x 5 cm", ["length", "height"]),
        ("Kích thước", "HxWxD: 12 x 5 x 3 cm", ["height", "width", "depth"]),
        ("Đường kính (cm)", "D: 12", ["diameter"]),
        ("Dày (cm)", "D: 12", ["thickness"]),
        ("Dài (cm)", "D: 12", ["length"]),
        ("Dimensions", "H: 12 cm; D: 5 cm", ["height", "depth"]),
        ("Kích thước", "Dài: 12 cm; dày 2 cm; ĐK 3 cm; ĐK đáy: 3 cm", ["length", "thickness", "diameter", "diameter"]),
    ],
)
def test_a_letter_d_whose_neighbours_or_heading_say_what_it_is_is_read(
    heading: str, text: str, kinds: list[str]
) -> None:
    built = build({"Mã": "1", "Tên hiện vật": "A", heading: text})
    assert built.record is not None
    assert [one.type for one in built.record.measurements] == kinds
    assert built.messages == ()


NOTHING = ["x", "X", "Không", "không có", "KXĐ", "kxđ", "N/A", "n/a", "0", "0,0", "00", "none", "ko rõ", "chưa đo"]
UNKNOWN = ["không rõ", "Không xác định", "chưa rõ", "unknown"]


@pytest.mark.parametrize("text", [*NOTHING, *UNKNOWN, "0 cm", "0cm"])
@pytest.mark.parametrize(
    "heading", ["Kích thước (cm)", "Chiều cao (cm)", "Trọng lượng (g)", "D x R (cm)", "Kích thước"]
)
def test_a_cell_that_says_that_there_is_no_size_is_an_empty_one_and_told(heading: str, text: str) -> None:
    built = build({"Mã": "1", "Tên hiện vật": "A", heading: text})
    assert built.record is not None
    assert built.record.measurements == []
    assert [(message.code, message.severity) for message in built.messages] == [("value-absent", "info")]


@pytest.mark.parametrize("text", NOTHING)
@pytest.mark.parametrize("heading", ["Niên đại", "Năm sản xuất", "Ngày nhập"])
def test_a_cell_that_says_that_there_is_no_date_is_an_empty_one_and_told(heading: str, text: str) -> None:
    built = build({"Mã": "1", "Tên hiện vật": "A", heading: text})
    assert built.record is not None
    assert built.record.events == []
    assert [message.code for message in built.messages] == ["value-absent"]


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_date_that_nobody_knows_is_told_in_its_words(text: str) -> None:
    built = build({"Mã": "1", "Tên hiện vật": "A", "Niên đại": text})
    assert built.record is not None
    assert [one.date and one.date.text for one in built.record.events] == [{"vi": text}]


@pytest.mark.parametrize("heading", ["Kích thước (cm)", "Niên đại"])
@pytest.mark.parametrize("text", ["-", "—", "–", "...", "…", "?", "−", "--", ". . ."])
def test_signs_alone_are_an_empty_cell(heading: str, text: str) -> None:
    built = build({"Mã": "1", "Tên hiện vật": "A", heading: text})
    assert built.record is not None
    assert (built.record.measurements, built.record.events, built.messages) == ([], [], ())
