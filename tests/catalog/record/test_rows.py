"""Rows that many records have: read once, shared, and what is made of them made once."""

from catalog.record.rows import MOST, made_once
from catalog.record.stored import dump, load
from tests.records import make_record

WOOD = {"role": "material", "term": {"label": {"vi": "gỗ", "en": "wood"}}}


def test_a_row_that_two_records_have_is_one_row_and_reads_as_it_was_saved() -> None:
    records = [
        make_record(
            terms=[WOOD, {"role": "type", "term": name}], events=[{"type": "production", "date": {"earliest": "1783"}}]
        )
        for name in "ab"
    ]
    one, other = (load(dump(record)) for record in records)
    assert [one, other] == records
    assert one.terms[0] is other.terms[0]
    assert one.terms[1] is not other.terms[1]


def test_what_is_made_of_a_row_is_made_once_and_an_equal_one_is_another_row() -> None:
    asked = []

    @made_once
    def counted(row: list[int]) -> int:
        asked.append(row)
        return len(row)

    row = [1, 2]
    assert [counted(row), counted(row), counted([1, 2])] == [2, 2, 2]
    assert asked == [[1, 2], [1, 2]]


def test_a_row_that_is_gone_lends_its_place_to_no_other() -> None:
    first = made_once(lambda row: row[0])
    assert [first([number]) for number in range(MOST + 200)] == list(range(MOST + 200))
