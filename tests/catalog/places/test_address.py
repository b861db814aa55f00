"""Addresses in one line: what they name, and that no heap of words breaks the reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import places
from catalog.places import place_line, resolve_address
from catalog.places.address import MOST_PARTS, address_parts


@pytest.mark.parametrize(
    ("text", "line", "village"),
    [
        ("xã Tiên Phong, huyện Ba Vì, Hà Nội", "xã Tiên Phong, huyện Ba Vì, thành phố Hà Nội", ""),
        ("thôn X, xã Phú Cường, huyện Ba Vì, tỉnh Hà Tây", "xã Phú Cường, huyện Ba Vì, thành phố Hà Nội", "thôn X"),
        ("Ba Vì - Hà Nội", "huyện Ba Vì, thành phố Hà Nội", ""),
        ("Đường Lâm, Sơn Tây", "xã Đường Lâm, thị xã Sơn Tây, thành phố Hà Nội", ""),
        ("Quận 1, Sài Gòn", "quận 1, thành phố Hồ Chí Minh", ""),
        ("phường Bến Nghé, Q.1, TP.HCM, Việt Nam", "phường Bến Nghé, quận 1, thành phố Hồ Chí Minh", ""),
        ("xã Đình Bảng huyện Từ Sơn tỉnh Hà Bắc", "phường Đình Bảng, thành phố Từ Sơn, tỉnh Bắc Ninh", ""),
        ("Hà Nội, Ba Đình, Trúc Bạch", "phường Trúc Bạch, quận Ba Đình, thành phố Hà Nội", ""),
        ("Chùa Keo, Duy Nhất, Vũ Thư, Thái Bình", "xã Duy Nhất, huyện Vũ Thư, tỉnh Thái Bình", "Chùa Keo"),
        ("Vũng Tàu, Bà Rịa - Vũng Tàu", "thành phố Vũng Tàu, tỉnh Bà Rịa - Vũng Tàu", ""),
        ("TP Huế, Thừa Thiên Huế", "thành phố Huế (–2024)", ""),
        ("đặc khu Hoàng Sa, Đà Nẵng", "đặc khu Hoàng Sa, thành phố Đà Nẵng", ""),
        ("huyện đảo Trường Sa, Khánh Hòa", "huyện Trường Sa, tỉnh Khánh Hòa", ""),
        ("Số 58 phố Quốc Tử Giám, quận Đống Đa, Hà Nội", "quận Đống Đa, thành phố Hà Nội", "Số 58 phố Quốc Tử Giám"),
        ("Hà Tây", "tỉnh Hà Tây (1965–1975, 1991–2008)", ""),
        ("thi xa Quang Tri, tinh Quang Tri", "thị xã Quảng Trị, tỉnh Quảng Trị", ""),
    ],
)  # fmt: skip
def test_an_address_is_read(text: str, line: str, village: str) -> None:
    result = resolve_address(text)
    assert result.unit is not None
    assert place_line(result.unit) == line
    assert result.village == village


@pytest.mark.parametrize("text", ["Sơn Tây", "huyện Châu Thành", "xã Tiên Phong"])
def test_a_name_that_many_bear_is_not_chosen(text: str) -> None:
    result = resolve_address(text)
    assert [message.code for message in result.messages] == ["place-ambiguous"]


@pytest.mark.parametrize("text", ["Paris", "Viện Viễn Đông Bác cổ"])
def test_an_address_elsewhere_is_kept_as_written(text: str) -> None:
    result = resolve_address(text)
    assert result.unit is None
    assert result.village == text
    assert [message.code for message in result.messages] == ["place-unknown"]


@pytest.mark.parametrize("text", ["", " ", ",,,", "Việt Nam", "\n;"])
def test_no_address_is_no_place(text: str) -> None:
    assert resolve_address(text).unit is None
    assert resolve_address(text).messages == ()


def test_hyphens_divide_what_is_no_name() -> None:
    assert address_parts("Bà Rịa - Vũng Tàu") == ["Bà Rịa - Vũng Tàu"]
    assert address_parts("Đống Đa - Hà Nội") == ["Đống Đa", "Hà Nội"]


@given(st.text(max_size=200))
def test_no_address_raises(text: str) -> None:
    _is_sound(text)


@given(
    st.lists(st.sampled_from(["xã", ", ", "Hà Nội", " - ", "tỉnh ", "?", "Ba Vì", "(", "TP.", "thôn "]), max_size=30)
)
def test_no_heap_of_words_raises(parts: list[str]) -> None:
    _is_sound("".join(parts))


def test_a_very_long_address_is_cut_not_chewed() -> None:
    assert resolve_address("xã A, " * 100_000) == resolve_address("xã A, " * MOST_PARTS)


def _is_sound(text: str) -> None:
    """Whatever was written, the places found are some that there are."""
    found = resolve_address(text)
    if found.unit is not None:
        assert places.unit(found.unit.code) == found.unit
    assert all(places.unit(one.code) == one for one in (*found.today, *found.before))
