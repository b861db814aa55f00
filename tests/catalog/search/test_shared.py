"""What is made once for several audiences, and for whom it is not."""

from catalog.search.shared import Shared


def test_the_same_rows_are_worked_through_once_and_equal_ones_of_another_list_again() -> None:
    shared, asked = Shared(), []

    def counted(rows: list[int]) -> int:
        asked.append(rows)
        return len(rows)

    rows = [1, 2]
    assert [shared.of(counted, rows), shared.of(counted, rows), shared.of(counted, [1, 2])] == [2, 2, 2]
    assert asked == [[1, 2], [1, 2]]


def test_a_list_that_is_gone_lends_its_place_to_no_other() -> None:
    shared = Shared()
    made = [shared.of(tuple, [number]) for number in range(200)]
    assert made == [(number,) for number in range(200)]


def test_of_equal_values_the_first_is_kept() -> None:
    shared = Shared()
    first, second = ["a"], ["a"]
    assert shared.one(first) is first
    assert shared.one(second) is first
    assert shared.one(("a",)) == ("a",)
