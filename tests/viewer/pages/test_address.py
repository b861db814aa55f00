"""A place is said alike in both languages: by the units of today and of before, and by what its source adds."""

import pytest

from catalog.language import translate
from catalog.record.lists import PlaceRole
from catalog.record.parts import PlaceRow
from viewer.context import Said
from viewer.pages.record.address import Address, address, today_line

QUANG_OAI, CHU_MINH = "vn-2025:09619", "vn-2024:09667"
BEFORE = {
    "vi": "trước tháng 7/2025: xã Chu Minh, huyện Ba Vì, Hà Nội",
    "en": "before July 2025: Chu Minh Commune, Ba Vì District, Hà Nội",
}
HA_TAY = {
    "vi": "; trước nữa thuộc tỉnh Hà Tây (1965–1975, 1991–2008)",
    "en": "; earlier in Hà Tây Province (1965–1975, 1991–2008)",
}
SON_BINH = {
    "vi": "; trước nữa thuộc tỉnh Hà Sơn Bình (1975–1991)",
    "en": "; earlier in Hà Sơn Bình Province (1975–1991)",
}
DOAI = {"vi": "; trước nữa thuộc xứ Đoài (XV–XIX)", "en": "; earlier in Xứ Đoài (XV–XIX)"}
LANGUAGES = pytest.mark.parametrize("language", ["vi", "en"])


def said(language: str, *units: str, written: str = "") -> Address:
    row = PlaceRow(role=PlaceRole.LOCATED, units=list(units), written={"vi": written} if written else {})
    return address(row, language, lambda msgid, **values: translate(msgid, language, **values))


@LANGUAGES
@pytest.mark.parametrize(
    ("older", "earlier"),
    [
        ("xã Chu Minh, huyện Ba Vì, Hà Tây", [HA_TAY]),
        ("Chu Minh, Ba Vì, tỉnh Hà Tây", [HA_TAY]),
        ("huyện Ba Vì, Hà Tây", [HA_TAY]),
        ("Hà Tây", [HA_TAY]),
        ("xã Chu Minh, huyện Ba Vì, tỉnh Hà Sơn Bình", [SON_BINH]),
        ("xã Chu Minh, huyện Ba Vì, xứ Đoài", [DOAI]),
        ("xã Chu Minh, huyện Ba Vì, Hà Nội", []),
        ("xã Chu Minh", []),
    ],
)
def test_an_older_address_of_known_units_is_told_from_their_history(
    language: str, older: str, earlier: list[dict[str, str]]
) -> None:
    found = said(language, QUANG_OAI, CHU_MINH, written=f"Chu Quyến, xã Quảng Oai, Hà Nội ({older})")
    assert found.below == Said(BEFORE[language] + "".join(words[language] for words in earlier))
    assert found.leading == ""


@LANGUAGES
@pytest.mark.parametrize(
    "older",
    ["làng Chàng, tổng Chu Quyến, phủ Quảng Oai", "xã Chu Minh, huyện Ba Vì, Hà Đông", "Chu Minh, Ba Vì, Kinh Bắc"],
    ids=["more than units", "a province that never held it", "a land that never held it"],
)
def test_what_the_tables_do_not_know_stays_in_its_own_words(language: str, older: str) -> None:
    found = said(language, QUANG_OAI, CHU_MINH, written=f"xã Quảng Oai, Hà Nội ({older})")
    assert found.below == Said(older, None if language == "vi" else "vi")
    assert found.leading == BEFORE[language] + {"vi": "; trước đây:", "en": "; formerly:"}[language]


@LANGUAGES
def test_without_an_older_address_the_units_of_2025_stand_alone(language: str) -> None:
    for written in ("", "xã Quảng Oai, Hà Nội", "Chu Quyến, xã Quảng Oai, Hà Nội"):
        assert said(language, QUANG_OAI, CHU_MINH, written=written).below == Said(BEFORE[language])
    assert said(language, QUANG_OAI).below is None


@LANGUAGES
def test_what_was_gone_by_2008_is_not_said_to_have_lasted_to_2025(language: str) -> None:
    found = said(language, "vn-2025:01", "vn-old:hatay", written="Hà Nội (Hà Tây)")
    assert found.leading == {"vi": "trước đây:", "en": "formerly:"}[language]
    assert found.below == Said("Hà Tây", None if language == "vi" else "vi")


@pytest.mark.parametrize(
    ("units", "written", "line"),
    [
        ([QUANG_OAI], "", "Xã Quảng Oai, Hà Nội"),
        ([QUANG_OAI], "Chu Quyến, xã Quảng Oai, Hà Nội", "Chu Quyến, xã Quảng Oai, Hà Nội"),
        ([CHU_MINH], "", "Xã Chu Minh, huyện Ba Vì, Hà Nội"),
        (["vn-2025:01"], "", "Hà Nội"),
        ([], "", ""),
    ],
)
def test_the_type_of_a_unit_is_capital_only_where_its_line_begins(units: list[str], written: str, line: str) -> None:
    assert said("vi", *units, written=written).line == line


def test_english_writes_the_type_as_part_of_the_name() -> None:
    row = PlaceRow(role=PlaceRole.LOCATED, units=[CHU_MINH])
    assert today_line(row, "en") == "Chu Minh Commune, Ba Vì District, Hà Nội"
