import pytest

from catalog.dates.no_such_day import no_such_day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31/4", "31/4"),
        ("31/4 dương lịch", "31/4"),
        ("30/2 dương lịch", "30/2"),
        ("32/1", "32/1"),
        ("0/3 âm lịch", "0/3"),
        ("31/3 âm lịch", "31/3"),
        ("31/13 âm lịch", "31/13"),
        ("mùng 3 tháng 13", "3 tháng 13"),
        ("tháng 13 âm lịch", "tháng 13"),
        ("ngày 31 tháng 4 hằng năm", "31 tháng 4"),
        ("từ 20/4 đến 31/4 dương lịch", "31/4"),
        ("ngày 31 tháng Chạp", "31 tháng Chạp"),
        ("ngay 31 thang 3 am lich", "31 thang 3"),
    ],
)
def test_what_no_year_has_is_named_as_it_is_written(text: str, expected: str) -> None:
    assert no_such_day(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10/3",
        "30/2",  # of the lunar calendar, perhaps
        "31/1",
        "29/2 dương lịch",
        "30/2 âm lịch",
        "từ 12-14 tháng 8",
        "mở cửa 24/24",
        "31/4/2024",
        "30 tháng Chạp",
        "kéo dài 13 tháng",
        "cuối tháng Giêng",
        "lễ hội thường mở ra trong 3 ngày",
    ],
)
def test_a_day_that_may_be_is_not_denied(text: str) -> None:
    assert no_such_day(text) is None
