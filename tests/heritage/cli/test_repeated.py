"""What is said of many rows is told once, at the first of them; what a person decides by is told of each."""

from typing import Any

from catalog.messages import Message
from heritage.cli.repeated import Repeated
from ingest.differing import FIELD_CHANGES
from ingest.groups import FROM_FILES
from ingest.tying import POINTER_UNKNOWN


def _row(source: str, number: int | None, *messages: Message) -> dict[str, Any]:
    told = [
        {"path": one.path, "severity": one.severity.value, "code": one.code, "text": one.text("vi")} for one in messages
    ]
    return {"source": source, "row": number, "action": "created", "messages": told}


def _told(rows: list[dict[str, Any]]) -> list[str]:
    """Every sentence that is told, with what is said of others behind it."""
    again = Repeated(rows)
    told = ((row, one) for row in rows for one in again.without_told(row)["messages"])
    return [f"{one['text']} {again.more(row, one, 'vi')}".strip() for row, one in told]


def _pointing(number: int, word: str) -> dict[str, Any]:
    return _row("so.csv", number, POINTER_UNKNOWN("Liên quan", text=word))


def test_sentences_that_differ_by_a_word_are_told_by_the_first_with_the_rows_of_the_others() -> None:
    [told] = _told([_pointing(at, f"NGA {at // 2}") for at in range(2, 42)])
    assert told.startswith("Không hồ sơ nào có số hiệu hay tên “NGA 1”")
    assert "(và 39 dòng tương tự" in told
    assert "3, 4, 5, 6, 7, 8, 9, 10" in told
    assert "--report" in told


def test_a_few_that_differ_are_told_each() -> None:
    told = _told([_pointing(at, f"NGA {at}") for at in (2, 3, 4)])
    assert [one.count("NGA") for one in told] == [1, 1, 1]


def test_one_sentence_in_many_rows_is_told_with_their_numbers() -> None:
    [told] = _told([_pointing(at, "NGA 64") for at in range(2, 9)])
    assert told.endswith("(cả dòng 3, 4, 5, 6, 7, 8)")


def test_many_records_of_photos_alone_are_told_at_the_first_with_the_names_of_the_others() -> None:
    [told] = _told([_row(f"anh{at}.jpg", None, FROM_FILES(name=f"anh{at}.jpg")) for at in range(1, 9)])
    assert "anh1.jpg" in told
    assert told.endswith("(cũng vậy: anh2.jpg, anh3.jpg, anh4.jpg, anh5.jpg, anh6.jpg, anh7.jpg, anh8.jpg)")


def test_what_changes_in_each_record_is_told_of_each() -> None:
    rows = [
        _row("so.csv", at, FIELD_CHANGES("Tên", key=f"A {at}", field="Tên", before="a", after=f"b {at}"))
        for at in range(2, 12)
    ]
    assert len(_told(rows)) == 10
