"""Which dynasties a date names."""

import pytest

from catalog.dates.dynasties import stated
from catalog.dates.parse import parse_date
from catalog.dates.span import DateSpan


def dated(text: str) -> DateSpan:
    reading = parse_date(text)
    return DateSpan(
        text={"vi": text},
        earliest=reading.earliest if reading else "1740",
        latest=reading.latest if reading else "1800",
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Cảnh Hưng 44", {"le-trung-hung"}),
        ("ngày 16 tháng 5 năm Cảnh Hưng 44 (1783)", {"le-trung-hung"}),
        ("Quang Trung thứ 4", {"tay-son"}),
        ("đời vua Lý Thái Tổ", {"ly"}),
        ("thời Mạc", {"mac"}),
        ("thời Lý - Trần", {"ly", "tran"}),
        ("Thuận Thiên thứ 1 (1010)", {"ly"}),
        ("Thuận Thiên thứ 1 (1428)", {"le-so"}),
        ("thời Lê, thế kỷ XV", {"le-so"}),
        ("văn hóa Đông Sơn", {"dong-son"}),
        ("thời Hùng Vương", {"van-lang-au-lac"}),
        ("明命七年", {"nguyen"}),
        ("1783", set()),
        ("Khang Hy 20", set()),
        ("theo mẫu chùa thời Lý, làm lại thời Cảnh Hưng", set()),
    ],
)
def test_a_date_names_the_dynasty_of_its_reign_ruler_or_period(text: str, codes: set[str]) -> None:
    assert stated(dated(text)) == codes
