"""A date that says what was done then is that event's."""

import pytest

from tests.ingest.sheets.rows import build, record_of


def _events(text: str, heading: str = "Niên đại") -> list[tuple[str, int | None]]:
    record = record_of({"Mã di tích": "1", "Tên di tích": "Đình", heading: text})
    return [(event.type.value, event.date.year_from if event.date else None) for event in record.events]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Khởi dựng năm 1632, trùng tu 1890", [("founding", 1632), ("restoration", 1890)]),
        ("Khởi dựng năm 1632; trùng tu 1890, 1920", [("founding", 1632), ("restoration", 1890), ("restoration", 1920)]),
        ("1632, tu sửa năm 1890", [("founding", 1632), ("restoration", 1890)]),
        ("Xây dựng thế kỷ XVII", [("founding", 1601)]),
        ("Trùng tu năm 1890", [("restoration", 1890)]),
        ("1632", [("founding", 1632)]),
    ],
)
def test_construction_and_restoration_are_two_events(text: str, events: list[tuple[str, int]]) -> None:
    assert _events(text) == events
    assert build({"Mã di tích": "1", "Tên di tích": "Đình", "Niên đại": text}).messages == ()


def test_what_cannot_be_read_whole_stays_one_text() -> None:
    assert _events("Khởi dựng năm 1632, trùng tu nhiều lần") == [("founding", None)]


def test_a_column_of_building_years_knows_the_restoration_too() -> None:
    assert _events("Dựng 1632, trùng tu 1890", "Năm xây dựng") == [("founding", 1632), ("restoration", 1890)]
