"""The analyzer: every way to write a word gives the same tokens, and nothing that a person types raises."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog.analyzer import (
    GAP,
    MAX_SQUEEZED,
    MAX_TOKEN,
    Token,
    is_han,
    joined,
    squeezed,
    stem,
    stem_stream,
    token,
    tokens,
    words,
)

SYLLABLES = (
    "đình đền chùa miếu lăng tẩm quỳnh nguyễn thuỷ thủy hoà hòa khuyết tượng mỹ lý kỳ tỷ quý huế giếng ngoài oanh"
    " khoẻ suýt yếu ý uống rượu thuở quốc tử giám Đông Đắk ươm ăn ấm ở"
)
vietnamese = st.lists(st.sampled_from(SYLLABLES.split()), min_size=1, max_size=8).map(" ".join)
anything = st.text(max_size=60)


def exact(text: str) -> list[str]:
    return [one.exact for one in tokens(text)]


def folded(text: str) -> list[str]:
    return [one.folded for one in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hoà", Token("hoa2", "hoa")),
        ("Đình", Token("đinh2", "dinh")),
        ("quý", Token("qui1", "qui")),
        ("Mỹ", Token("mi4", "mi")),
        ("tượng", Token("tương5", "tuong")),
        ("ơ", Token("ơ", "o")),
        ("阮", Token("阮", "阮")),
        ("café", Token("cafe1", "cafe")),
        ("Śiva", Token("siva1", "siva")),
        ("44", Token("44", "44")),
    ],
)
def test_a_syllable_has_an_exact_and_a_folded_token(text: str, expected: Token) -> None:
    assert tokens(text) == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà", "hòa"), ("thuỷ", "thủy"), ("Lý", "Lí"), ("Mỹ", "Mĩ"), ("quý", "quí"), ("kỷ", "kỉ"), ("tíên", "tiến")],
)
def test_old_and_new_spellings_are_the_same_word(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(
    ("one", "other"), [("thúy", "thúi"), ("tay", "tai"), ("ý", "í"), ("ma", "mạ"), ("dung", "đung")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert exact(one) != exact(other)


def test_each_han_and_nom_character_is_a_token_of_its_own_in_every_plane() -> None:
    assert words("阮福映與𡨸喃 và 𠀋") == ["阮", "福", "映", "與", "𡨸", "喃", "và", "𠀋"]
    assert all(map(is_han, "阮𡨸㐀"))
    assert not is_han("a")


def test_what_looks_like_the_letter_is_the_letter_and_what_is_invisible_is_nothing() -> None:
    assert (
        tokens("\u00d0ình") == tokens("\u0189ình") == tokens("Đình") == tokens("đi\u200bnh\u0300".replace("n", "n"))[:1]
    )
    assert tokens("cổ\u00adloa") == tokens("cổloa")


def test_a_mark_on_the_wrong_letter_counts_for_its_syllable() -> None:
    assert tokens("Ngo\u1e33") == tokens("Ngọk")


def test_words_of_scripts_with_vowel_signs_stay_whole() -> None:
    assert words("ꨌꩌ ปราสาทหิน វត្ត") == ["ꨌꩌ", "ปราสาทหิน", "វត្ត"]


def test_values_are_kept_apart_so_that_no_phrase_crosses_them() -> None:
    assert joined(["Lăng Tự Đức", "Khiêm Lăng"]).folded == f"{GAP} lang tu duc {GAP} khiem lang {GAP}"
    assert joined([]) == Token(GAP, GAP)
    assert tokens(GAP) == []


def test_english_words_are_stemmed() -> None:
    assert stem("temples") == stem("temple")
    assert stem_stream(["Communal houses", ""]) == f"{GAP} {stem('communal')} {stem('house')} {GAP}"
    assert stem("an") not in {one.folded for one in tokens("Hội An ~an")}


def test_an_inventory_number_is_compared_by_its_letters_and_digits() -> None:
    assert squeezed("SP-03/a") == squeezed("sp 03 A") == "sp03a"


def test_a_word_without_end_is_cut() -> None:
    [one] = tokens("đ" * 200_000)
    assert len(one.exact) <= MAX_TOKEN


@given(anything)
def test_nothing_that_is_typed_raises_and_no_token_can_be_split_again(text: str) -> None:
    for one in tokens(text):
        assert one.exact
        assert one.folded
        assert len(one.exact.split()) == len(one.folded.split()) == 1
        assert GAP not in one
    assert len(joined([text]).exact.split(" ")) == len(joined([text]).folded.split(" "))
    stem_stream([text])


@given(anything)
@example("gỗ,\u00a0đá\u3000—\u2028\u0301a \u200b ‖|\x1fb")
def test_a_text_in_a_document_is_made_of_the_same_tokens_as_a_question(text: str) -> None:
    made, stream = tokens(text), joined([text])
    assert [one.exact for one in made] == [word for word in stream.exact.split(" ") if word != GAP]
    assert [one.folded for one in made] == [word for word in stream.folded.split(" ") if word != GAP]
    assert squeezed(text) == "".join(one.folded for one in made)[:MAX_SQUEEZED]


@given(vietnamese, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_the_form_of_unicode_changes_nothing(text: str, form: str) -> None:
    assert tokens(unicodedata.normalize(form, text)) == tokens(text)  # type: ignore[arg-type]


@given(anything)
def test_nfc_and_nfd_are_the_same_for_any_text(text: str) -> None:
    assert tokens(unicodedata.normalize("NFD", text)) == tokens(unicodedata.normalize("NFC", text))


@given(vietnamese)
def test_case_changes_nothing(text: str) -> None:
    assert tokens(text.upper()) == tokens(text) == tokens(text.title())


@given(vietnamese, st.sampled_from(["\u00d0", "\u0189"]))
def test_a_look_alike_of_d_with_stroke_changes_nothing(text: str, look_alike: str) -> None:
    assert tokens(text.replace("Đ", look_alike).replace("đ", look_alike)) == tokens(text)


@given(vietnamese, st.integers(0, 60), st.sampled_from(["\u200b", "\u200d", "\ufeff", "\u00ad", "\u2060"]))
def test_an_invisible_character_changes_nothing(text: str, place: int, character: str) -> None:
    assert tokens(text[:place] + character + text[place:]) == tokens(text)


@given(st.sampled_from(["o", "u"]), st.sampled_from(["a", "e", "y"]), st.sampled_from("\u0300\u0301\u0303\u0309\u0323"))
def test_the_tone_may_stand_on_either_vowel(glide: str, vowel: str, tone: str) -> None:
    assert tokens(f"h{glide}{tone}{vowel}") == tokens(f"h{glide}{vowel}{tone}")


@given(st.sampled_from("hklmstv"), st.sampled_from(["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]))
def test_a_final_y_is_an_i(consonant: str, tone: str) -> None:
    assert tokens(f"{consonant}y{tone}") == tokens(f"{consonant}i{tone}")


@given(anything)
@example("ÞY")
def test_folding_what_is_folded_changes_nothing_more(text: str) -> None:
    for one in tokens(text):
        if one.folded.isascii() and one.folded.isalnum():
            assert token(one.folded).folded == one.folded


def test_every_placement_of_tones_that_was_collected_gives_one_word(samples: Path) -> None:
    cases = (samples / "vn-language" / "viet_tone_mark_test.go").read_text(encoding="utf-8")
    pairs = re.findall(r'\{"([^"]+)",\s*"([^"]+)",\s*"([^"]+)"\}', cases)
    assert len(pairs) > 200
    for name, written, wanted in pairs:
        assert exact(written) == exact(wanted), name


def test_strings_made_to_break_software_are_text(samples: Path) -> None:
    for text in json.loads((samples / "hostile" / "text" / "blns.json").read_text(encoding="utf-8")):
        made = tokens(text)
        assert all(one.exact and one.folded and not set(" \t\n\0") & {*one.exact, *one.folded} for one in made), text
        stream = joined([text])
        assert [one.exact for one in made] == [word for word in stream.exact.split() if word != GAP], text
