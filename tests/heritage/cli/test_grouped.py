"""Refusals that are alike are told in one line, and the report keeps each."""

from typing import Any

from catalog.messages import Message
from heritage.cli.grouped import Alike, lines_about_tables
from ingest.groups import KEY_DOUBLED
from ingest.media.refusal import EMPTY
from ingest.pairing import NO_RECORD
from ingest.planning import HEADINGS_UNKNOWN


def _row(source: str, message: Message, number: int | None = None) -> dict[str, Any]:
    told = {"path": "", "severity": message.severity.value, "code": message.code, "text": message.text("vi")}
    return {"source": source, "row": number, "action": "refused", "messages": [told]}


def _told(rows: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    """The lines for groups, and the places of the rows that are told by themselves."""
    alike = Alike(rows)
    return list(alike.lines("vi")), [row["source"] for row in rows if alike.without_grouped(row)["messages"]]


def test_many_files_of_no_row_are_one_line_that_says_how_to_bring_them() -> None:
    names = [f"{number}.jpg" for number in range(31)]
    lines, alone = _told([_row(name, NO_RECORD(name, file=name)) for name in names])
    assert alone == []
    [line] = lines
    assert line.startswith("31 tệp không có dòng nào")
    assert all(word in line for word in ("0.jpg, 1.jpg", "--save-pairs", "thư mục riêng", "--report"))


def test_a_few_files_of_no_row_are_told_one_by_one() -> None:
    lines, alone = _told([_row(name, NO_RECORD(name, file=name)) for name in ("a.jpg", "b.jpg")])
    assert (lines, alone) == ([], ["a.jpg", "b.jpg"])


def test_some_files_of_no_row_are_told_at_the_first_where_their_names_alone_differ() -> None:
    rows = [_row(f"{number}.jpg", NO_RECORD(f"{number}.jpg", file=f"{number}.jpg")) for number in range(4, 9)]
    assert _told(rows) == ([], ["4.jpg"])
    likewise = Alike(rows).likewise(rows[0], rows[0]["messages"][0], "vi")
    assert likewise == "(cũng vậy: 5.jpg, 6.jpg, 7.jpg, 8.jpg)"


def test_equal_sentences_are_told_at_the_first_with_the_names_of_the_others() -> None:
    rows = [_row(f"anh/{number}.jpg", EMPTY(name=f"{number}.jpg")) for number in range(9)]
    alike = Alike(rows)
    assert _told(rows) == ([], ["anh/0.jpg"])
    likewise = alike.likewise(rows[0], rows[0]["messages"][0], "vi")
    assert likewise.startswith("(cũng vậy: anh/1.jpg, anh/2.jpg")
    assert alike.likewise(rows[1], rows[1]["messages"][0], "vi") == ""


def test_many_tables_without_known_headings_are_one_line() -> None:
    said = [(f"{number}.csv", HEADINGS_UNKNOWN(source=f"{number}.csv", columns="a, b")) for number in range(5)]
    [line] = lines_about_tables(said, "vi")
    assert line.startswith("5 bảng không có tiêu đề cột nào nhận ra được")
    assert len(list(lines_about_tables(said[:2], "vi"))) == 2


def test_many_rows_with_doubled_numbers_are_one_line_and_none_of_them_falls_to_the_cut() -> None:
    rows = [_row("so.csv", KEY_DOUBLED(key=f"TB-{at // 2}", rows="..."), at) for at in range(1, 121)]
    [line], alone = _told(rows)
    assert alone == []
    assert line.startswith("120 dòng có số trùng")
    assert "so.csv 1, so.csv 2" in line
    assert _told(rows[:4]) == ([], ["so.csv"] * 4), "a few are told one by one"
