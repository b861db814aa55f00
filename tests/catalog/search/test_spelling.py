"""Telex undone, syllables parted, slips mended, tokens spelled out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.analyzer import token, words
from catalog.search.spelling import parted, pieces, slips, spelled, untelex

FREQUENT = {
    "ha": 900,
    "noi": 700,
    "han": 50,
    "oi": 3,
    "tu": 80,
    "duc": 60,
    "quoc": 50,
    "giam": 20,
    "van": 90,
    "mieu": 80,
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddinhf", "đình"),
        ("chuaf", "chùa"),
        ("ddeenf", "đền"),
        ("quoocs", "quốc"),
        ("tuwj", "tự"),
        ("tuwowngj", "tượng"),
        ("tuongwj", "tượng"),
        ("nguyeenx", "nguyễn"),
        ("vieetj", "việt"),
        ("vietej", "việt"),
        ("dinhdf", "đình"),
        ("hoafn", "hoàn"),
        ("thuyr", "thủy"),
        ("giaf", "già"),
        ("quys", "quý"),
        ("lawng", "lăng"),
        ("ddaan", "đân"),
        ("w", "ư"),
    ],
)
def test_telex_keys_are_undone(typed: str, meant: str) -> None:
    undone = untelex(typed)
    assert undone is not None
    assert token(undone) == token(meant)
    assert unicodedata.is_normalized("NFC", undone)


@pytest.mark.parametrize("typed", ["chua", "hanoi", "class", "temple", "đình", "x", "", "44", "mcs", "strings"])
def test_what_is_no_telex_stays(typed: str) -> None:
    assert untelex(typed) is None


@pytest.mark.parametrize(
    "word", ["đình", "hòa", "thủy", "quốc", "giếng", "già", "tượng", "khuyết", "ngoài", "oanh", "ở", "44", "house"]
)
def test_a_token_is_spelled_as_people_write_it(word: str) -> None:
    assert spelled(token(word).exact) == word


def test_joined_syllables_are_parted_where_all_are_known() -> None:
    assert parted("hanoi", FREQUENT) == [2, 3]
    assert parted("vanmieuquoctugiam", FREQUENT) == [3, 4, 4, 2, 4]
    assert parted("tuduc", FREQUENT) == [2, 3]
    assert parted("xyz", FREQUENT) == []
    assert parted("ha", FREQUENT) == []
    assert {"ha", "noi", "han", "oi"} <= pieces("hanoi")


def test_a_slip_is_a_letter_more_less_other_or_two_swapped() -> None:
    made = set(slips("lang"))
    assert {"lag", "lan", "alng", "lagn", "tang", "langx", "lanng"} <= made
    assert "chùa" in set(slips("chùaf"))


@given(st.text(max_size=60))
def test_no_word_can_break_them(text: str) -> None:
    for word in [*words(text), text]:
        untelex(word)
        parted(word, dict.fromkeys(pieces(word), 1))
        spelled(token(word).exact) if word else None
    assert sum(1 for _ in slips(text)) < 60 * 60


@given(st.text(alphabet="abdeouwfsrxjnghctiy", min_size=1, max_size=9))
def test_what_telex_gives_is_one_syllable(typed: str) -> None:
    undone = untelex(typed)
    if undone is not None:
        assert words(undone) == [undone]
