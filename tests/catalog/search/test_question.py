"""What is typed is taken apart into words, phrases and runs of Hán characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search.question import MAX_WORDS, PartType, Question, read, side_by_side


def parts(question: Question) -> list[tuple[str, str]]:
    return [(part.type.value, " ".join(word.typed for word in part.words)) for part in question.parts]


def test_words_phrases_and_han_runs_are_told_apart() -> None:
    assert parts(read('Lăng "Tự Đức" 阮福映, xưa')) == [
        ("word", "lăng"),
        ("phrase", "tự đức"),
        ("han", "阮 福 映"),
        ("word", "xưa"),
    ]


@pytest.mark.parametrize("quoted", ['"hồ gươm"', "“hồ gươm”", "«hồ gươm»", "„hồ gươm“"])
def test_every_kind_of_quotation_marks_makes_a_phrase(quoted: str) -> None:
    assert parts(read(quoted)) == [("phrase", "hồ gươm")]


def test_quotation_marks_around_nothing_one_word_or_han_change_nothing() -> None:
    assert parts(read('"" "chùa" "謙陵" "')) == [("word", "chùa"), ("han", "謙 陵")]


def test_stop_words_are_known_with_marks_and_only_the_plain_ones_without() -> None:
    assert [word.typed for word in read("của cua các cac là la the").words if word.is_stop_word] == [
        "của",
        "cua",
        "các",
        "là",
        "the",
    ]


def test_what_questions_are_asked_with_is_not_asked_for() -> None:
    for text, telling in (
        ("chùa ở Hà Nội", ["chùa"]),
        ("ai xây chùa một cột?", ["xây", "chùa", "một", "cột"]),
        ("where is the one pillar pagoda?", ["one", "pillar", "pagoda"]),
    ):
        asked = [part.words[0] for part in read(text).parts if part.type is PartType.WORD]
        assert [word.typed for word in asked if not word.is_stop_word] == telling


def test_marks_are_noticed() -> None:
    assert [word.is_marked for word in read("chùa chua đinh Y ý 謙 44").words] == [
        True,
        False,
        True,
        False,
        True,
        False,
        False,
    ]


def test_neighbours_are_pairs_unless_one_phrase_holds_both() -> None:
    pairs = [(first.typed, second.typed) for first, second in side_by_side(read('lăng "tự đức" cũ xưa'))]
    assert pairs == [("lăng", "tự"), ("đức", "cũ"), ("cũ", "xưa")]


def test_replaced_words_keep_their_place_and_may_be_several() -> None:
    question = read('chùa "hoankiem xưa" hoankiem')
    assert question.with_words({"hoankiem": "hoàn kiếm"}).typed == 'chùa "hoàn kiếm xưa" hoàn kiếm'
    assert question.without_quotes().typed == "chùa hoankiem xưa hoankiem"


def test_replaced_words_are_read_anew_beside_what_was_typed_with_them() -> None:
    assert parts(read("thees kyr XVII").with_words({"thees": "thế", "kyr": "kỷ"})) == [("years", "thế kỷ xvii")]
    assert parts(read("QĐ-1697 chuôngg").with_words({"chuôngg": "chuông"})) == [
        ("word", "qđ"),
        ("word", "1697"),
        ("word", "chuông"),
    ]


def test_a_question_without_end_is_cut() -> None:
    assert len(read("chùa " * 10_000).words) == MAX_WORDS
    assert len(read("阮" * 10_000).words) == MAX_WORDS


@given(st.text(max_size=100))
def test_what_is_read_can_be_typed_and_read_again(text: str) -> None:
    question = read(text)
    assert read(question.typed).words == question.words
    assert all(part.words for part in question.parts)
    assert all(part.type in PartType for part in question.parts)
