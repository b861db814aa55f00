from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import catalog
from catalog.language import languages
from catalog.places.gazetteer import provinces
from viewer.map.labels import LabelKind, archipelagos, geography, province_label
from viewer.map.projection import WIDTH

PHONE_PX = 328  # a 360 px screen without its margins
LETTER_PX = 6.6  # of the archipelagos' names on it: 11.5 px, semibold


@pytest.mark.parametrize("language", languages())
def test_both_archipelagos_are_named_as_the_law_wants(language: str) -> None:
    hoang_sa, truong_sa = archipelagos(language)
    assert "Hoàng Sa" in hoang_sa.text
    assert "Trường Sa" in truong_sa.text
    assert all(label.text.endswith("(Việt Nam)") and label.tier == 1 for label in (hoang_sa, truong_sa))


def test_their_names_and_the_seas_are_translated_exactly() -> None:
    po = Path(catalog.__file__).parent / "locale" / "vi" / "parts" / "places.po"
    with po.open("rb") as file:
        words = {message.id: message.string for message in read_po(file)}
    assert words["Hoàng Sa Archipelago (Việt Nam)"] == "Quần đảo Hoàng Sa (Việt Nam)"
    assert words["Trường Sa Archipelago (Việt Nam)"] == "Quần đảo Trường Sa (Việt Nam)"
    assert words["East Sea (Biển Đông)"] == "Biển Đông"


@pytest.mark.parametrize("language", languages())
def test_both_names_fit_on_a_phone(language: str) -> None:
    for label in archipelagos(language):
        half = max(map(len, label.lines)) * LETTER_PX / 2
        middle = label.x / WIDTH * PHONE_PX
        assert half <= middle <= PHONE_PX - half


@pytest.mark.parametrize("language", languages())
def test_the_sea_is_bien_dong(language: str) -> None:
    assert any("Biển Đông" in label.text for label in geography(language) if label.kind is LabelKind.SEA)
    assert not any("China Sea" in label.text for label in geography(language))


def test_a_province_is_named_with_its_marks_in_every_language() -> None:
    assert province_label(provinces()["vn-2025:51"], 0, 0, "en").text == "Quảng Ngãi"
    assert province_label(provinces()["vn-2025:79"], 0, 0, "en").text == "Hồ Chí Minh City"
