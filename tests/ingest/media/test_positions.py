"""Words that may say where something is, and words that do not."""

import pytest

from ingest.media.positions import tells_position

TELLING = [
    "21 . 123457 / 105 . 654321",
    "2 1 . 1 2 3 4 5 7",
    "21.123457, 105.654321",
    "21,1234 độ",
    "ở 21.123 105.654",
    "từ 21.12 đi sang 105.65",
    "[latitude: 21]",
    "Vĩ độ hai mươi mốt",
    "Toạ độ của hang",
    "toạ độ",
    "GPS(105, 21)",
    "21°07'24\"N",
    "21 độ 7 phút",
    "hai mươi mốt độ bảy phút",
    "hai mươi mốt phẩy một hai ba bốn",
    "21° Bắc",
    "N 21 07.4",
    "N21.12 E105.65",
    "587123.25 2336789.5",
    "587123 2336789",
    "X: 2 336 789, Y: 587 123",
    "48QWH8712336789",
    "48Q WH 87123 36789",
    "4CXM+7RQ",
    "7PH84CXM+7R",
    "https://maps.app.goo.gl/abc",
    "///ngôi.đình.làng",
    "hệ VN-2000",
    "２１.１２３４５７",
    "21.1\u200b23457",
    "2&#49;.123457",
    "<v 21.123457>Bà Lan",
    "lat: 21",
]
HARMLESS = [
    "Xin chào các bạn",
    "Năm 1802, vua Gia Long lên ngôi; đến năm 1945 thì hết.",
    "Chuông nặng 1.200 kg, cao 1,85 m, đường kính 0,92 m.",
    "Giá 1.200.000 đồng, sau là 2.500.000 đồng.",
    "Nhiệt độ 30 độ, ở mức độ cao",
    "Một lon sơn, hai lon nước",
    "Ngày 12.05.1974, từ 8.30 đến 10.45, tháng 05.1974",
    "Look at the map. There are 3 e-mails.",
    "Chữ số 60x20 cm, bia số 3-4",
    "<i>Hết</i> phim",
]


@pytest.mark.parametrize("text", TELLING)
def test_this_may_be_a_position(text: str) -> None:
    assert tells_position(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_this_is_none(text: str) -> None:
    assert not tells_position(text)
