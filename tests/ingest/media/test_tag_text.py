"""Words and dates of tags come out clean."""

import pytest

from ingest.media.tag_text import cleaned, iso_date, vietnamese_or_western


def test_text_is_nfc_without_controls_or_direction_marks() -> None:
    assert cleaned("  Bia\u0000 Vi\u0303nh \u202eL\u0103ng\ufeff ") == "Bia Vĩnh Lăng"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Huế".encode(), "Huế"),
        ("Đê\u0300n Hu\u0300ng".encode("cp1258"), "Đền Hùng"),
        ("café".encode("cp1252"), "café"),
    ],
)
def test_bytes_become_letters(data: bytes, expected: str) -> None:
    assert vietnamese_or_western(data) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2008:10:22 16:28:39", "2008-10-22T16:28:39"),
        ("2008-10-22T16:28:39+07:00", "2008-10-22T16:28:39"),
        ("20081022", "2008-10-22"),
        ("2008", None),
        ("năm 2008", None),
        ("0000:00:00", None),
    ],
)
def test_days_become_iso(text: str, expected: str | None) -> None:
    assert iso_date(text) == expected
