"""Sizes are read as registers write them; what is not clear stays as written and is told."""

import pytest

from tests.ingest.sheets.rows import build, record_of

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


def test_without_an_order_the_unit_of_the_heading_is_kept_with_the_words() -> None:
    record = record_of({"Mã": "1", "Tên hiện vật": "A", "Kích thước (cm)": "33,2x22,5x2,1"})
    assert record.measurements[0].text == {"vi": "33,2x22,5x2,1 cm"}
