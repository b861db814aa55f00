"""A range is shown with the en dash, whatever was typed; a hyphen of another meaning stays."""

import pytest

from catalog.dates.parse import parse_date
from catalog.dates.span import DateSpan


def dated(text: str, language: str = "vi") -> DateSpan:
    reading = parse_date(text)
    if reading is None:
        return DateSpan(text={language: text})
    return DateSpan(text={language: text}, earliest=reading.earliest, latest=reading.latest)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("thế kỷ V TCN - thế kỷ I", "thế kỷ V TCN – thế kỷ I"),
        ("cuối thế kỷ XIII - đầu XIV", "cuối thế kỷ XIII – đầu XIV"),
        ("1442 — 1497", "1442 – 1497"),
        ("1442- 1497", "1442 – 1497"),
        ("1442-1497", "1442–1497"),
        ("khoảng 1442-1497", "khoảng 1442–1497"),
        ("257-207 TCN", "257–207 TCN"),
        ("thế kỷ XVII-XVIII", "thế kỷ XVII–XVIII"),
        ("thế kỷ 5-6", "thế kỷ 5–6"),
        ("12-14 tháng 5 năm 1783", "12–14 tháng 5 năm 1783"),
        ("1783-05-01 - 1783-06-02", "1783-05-01 – 1783-06-02"),
        ("thời Lê - Nguyễn", "thời Lê – Nguyễn"),
        ("1945 - nay", "1945 – nay"),
    ],
)
def test_a_range_has_the_en_dash(written: str, shown: str) -> None:
    assert dated(written).display("vi") == shown
    assert dated(written).text == {"vi": written}


def test_a_range_that_was_written_in_english_has_it_too() -> None:
    assert dated("17th-18th century", "en").display("en") == "17th–18th century"


@pytest.mark.parametrize(
    "written",
    [
        "15-6-1783",
        "15 - 6 - 1783",
        "05-1783",
        "1783-06-15",
        "1911-12",
        "Tân-Hợi",
        "từ -257 đến -207",
        "1442–1497",
        "không rõ",
        "thế kỷ XVII",
    ],
)
def test_what_is_no_range_stays_as_it_is_written(written: str) -> None:
    assert dated(written).display("vi") == written


def test_figures_beside_a_range_that_are_none_of_its_ends_keep_their_hyphen() -> None:
    assert dated("1783-1784 (Cảnh Hưng 44-45)").display("vi") == "1783–1784 (Cảnh Hưng 44-45)"
