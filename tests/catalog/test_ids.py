from catalog.ids import ALPHABET, derived_id, is_id, new_id


def test_a_new_id_is_well_formed_and_has_no_vowels() -> None:
    for _ in range(200):
        made = new_id()
        assert is_id(made)
        assert not set(made) & set("aeiouly")


def test_one_wrong_character_is_noticed() -> None:
    made = new_id()
    for place in range(len(made)):
        for character in ALPHABET:
            typed = made[:place] + character + made[place + 1 :]
            assert is_id(typed) == (typed == made)


def test_two_neighbours_swapped_are_noticed() -> None:
    made = new_id()
    for place in range(len(made) - 1):
        typed = made[:place] + made[place + 1] + made[place] + made[place + 2 :]
        assert is_id(typed) == (typed == made)


def test_other_text_is_no_id() -> None:
    for text in ("", "abc", "ABCDEFGH", "đđđđđđđđ", "0" * 9):
        assert not is_id(text)


def test_the_same_key_gives_the_same_id() -> None:
    assert derived_id("museum", "TB-1") == derived_id("museum", "TB-1")
    made = {derived_id("museum", f"TB-{number}") for number in range(2000)}
    assert len(made) == 2000
    assert all(is_id(one) for one in made)
