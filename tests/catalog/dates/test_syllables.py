import unicodedata

from catalog.dates.syllables import spellings, syllable


def test_a_tone_is_the_same_on_either_vowel() -> None:
    assert syllable("Hoà") == syllable("hòa") == syllable(unicodedata.normalize("NFD", "HOÀ"))
    assert syllable("thuỷ") == syllable("thủy")
    assert syllable("hoa") != syllable("hòa")


def test_the_icelandic_letter_of_old_files_is_the_vietnamese_one() -> None:
    assert syllable("Ðức") == syllable("Đức")


def test_a_word_may_lack_marks_but_not_have_others() -> None:
    khoang = spellings("khoảng")
    assert {syllable("khoảng"), "khoang"} <= khoang
    assert syllable("khoáng") not in khoang
    assert {syllable(word) for word in ("thế", "thê", "thé", "the")} == spellings("thế")
    assert syllable("sáu") not in spellings("sau")
