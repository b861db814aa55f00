"""Text as it may enter a record."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.text import best, clean_text, shortened


@pytest.mark.parametrize(
    ("brought", "kept"),
    [
        ("  Đình   Chu Quyến ", "Đình Chu Quyến"),
        (unicodedata.normalize("NFD", "Đình Tây Đằng"), "Đình Tây Đằng"),
        ("hai\r\ndòng\rba", "hai\ndòng\nba"),
        ("a\x00b\x1bc", "abc"),
        ("\u202eđảo ngược\u202c", "đảo ngược"),
        ("\u200b\ufeff", ""),
        ("khoảng\u00a0trắng\u3000rộng", "khoảng trắng rộng"),
        ("敕高魯 𡦂喃", "敕高魯 𡦂喃"),
        (" một \n  hai ", "một\nhai"),
    ],
)
def test_text_is_cleaned(brought: str, kept: str) -> None:
    assert clean_text(brought) == kept


@given(st.text())
def test_cleaning_is_done_once(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\x00" not in cleaned


def test_a_reader_gets_their_language_or_the_next_best() -> None:
    text = {"en": "Drum", "vi": "Trống", "lzh-Hant": "鼓"}
    assert best(text, "en") == ("Drum", "en")
    assert best(text, "fr") == ("Trống", "vi")
    assert best({"lzh-Hant": "鼓"}, "vi") == ("鼓", "lzh-Hant")
    assert best({}, "vi") == ("", "")


def test_a_text_is_cut_after_a_sentence_or_a_word_and_never_within_one() -> None:
    assert shortened("Đình  làng\nChu Quyến", 30) == "Đình làng Chu Quyến"
    assert shortened("Đình ở Ba Vì. Mái xòe rộng và thấp, bốn góc vút lên.", 20) == "Đình ở Ba Vì."
    assert shortened("Mái xòe rộng và thấp, bốn góc đao vút lên", 24) == "Mái xòe rộng và thấp…"
