"""What rows are called: numbers before names, and names of several rows mean none."""

import random

import pytest

from catalog.extracts import spelled
from ingest.called import Called


def _called(*rows: tuple[str, str]) -> Called:
    called = Called()
    for key, title in rows:
        called.note(key, title)
    called.settle()
    return called


def test_a_number_and_a_name_mean_their_row_however_they_are_spelled() -> None:
    called = _called(("TB-1", "Đình Bảng"), ("TB-2", ""))
    assert [called.key_of(text) for text in ("tb-1", "ĐÌNH  bảng", "TB-2", "TB-3", "")] == [
        "TB-1", "TB-1", "TB-2", None, None,
    ]  # fmt: skip
    assert not called.is_ambiguous("TB-3")


def test_a_name_of_several_rows_means_none_of_them_but_rows_of_one_key_are_one() -> None:
    called = _called(("1", "Chùa"), ("2", "Chùa"), ("3", "Bia"), ("3", "Bia"))
    assert (called.key_of("Chùa"), called.is_ambiguous("Chùa")) == (None, True)
    assert (called.key_of("Bia"), called.is_ambiguous("Bia")) == ("3", False)


@pytest.mark.parametrize("seed", range(40))
def test_it_answers_as_a_dict_of_all_texts_would(seed: int) -> None:
    chance = random.Random(seed)
    rows = [(str(chance.randrange(30)), chance.choice(["", *map(str, range(40))])) for _ in range(40)]
    targets: dict[str, str | None] = {}
    for key, title in rows:
        targets[spelled(key)] = key
        if title:
            targets[spelled(title)] = key if targets.get(spelled(title), key) == key else None
    called = _called(*rows)
    texts = [str(number) for number in range(60)]
    assert [called.key_of(text) for text in texts] == [targets.get(text) for text in texts]
    assert [called.is_ambiguous(text) for text in texts] == [targets.get(text, "") is None for text in texts]


def test_nothing_is_called_anything_before_a_row_was_noted() -> None:
    assert Called().key_of("A") is None
    assert not Called().is_ambiguous("A")
