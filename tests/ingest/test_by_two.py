"""A long sheet that two processes survey at once is understood as when one reads it alone."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from catalog.messages import Message
from ingest import by_two
from ingest.plan import Plan
from ingest.planning import make_plan
from ingest.sheets import delimited
from ingest.sheets.table import SheetRefusedError
from ingest.sources import discover
from ingest.table_notes import TableNotes
from tests.ingest.bringing import Import, counts, make_row, write_sheet

HEAD = "Số kiểm kê,Loại,Tên,Mô tả,Thờ\n"


@pytest.fixture(autouse=True)
def _long_from_the_first_byte_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "LEAST_BYTES", 0)


def _told(plan: Plan) -> object:
    """All that a survey finds, as a person might ask for it."""
    found = plan.survey
    leading = {text: plan.key_for(text) for number in range(60) for text in (f"A-{number}", f"Đình {number}")}
    messages = [(one.code, one.path, one.params) for one in (*plan.messages, *_of_sources(plan))]
    return plan.rows, sorted(found.doubled.items()), leading, plan.lost, found.hidden, messages


def _of_sources(plan: Plan) -> Iterable[Message]:
    return (message for facts in plan.sources for message in facts.messages)


def _both(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[object, object]:
    """What is told of a sheet that two read, and of one that is read alone."""
    monkeypatch.setattr(by_two, "_has_two_processors", lambda: True)
    two = _told(make_plan(discover([path])))
    monkeypatch.setattr(by_two, "_has_two_processors", lambda: False)
    return two, _told(make_plan(discover([path])))


def _row(number: int, text: str = "") -> str:
    return f'A-{number},hiện vật,Đình {number},"{text or "Gỗ lim"}",Tản Viên\n'


@pytest.mark.parametrize(
    "rows",
    [
        [_row(number) for number in range(50)],
        [_row(number, "một dòng\nhai dòng\r\n\nbốn" * 9) for number in range(50)],
        [_row(0), _row(1, "dòng\nA-7,hiện vật,Đình 7,\n" * 300), _row(2)],
        [*(_row(number) for number in range(40)), "\n\n", *(_row(number % 9) for number in range(20))],
        [*(_row(number) for number in range(40)), _row(41, "gỗ\u200b"), "Người lập,,,,\n", "Nguyễn Văn An,,,,\n"],
        [*(_row(number) for number in range(20)), *(["Cộng,,,,\n"] * 20), *(_row(number) for number in range(20, 40))],
        [*(_row(number) for number in range(9)), *(["Thủ kho,Kế toán,Giám đốc\n", "Lê A,Lý B,Đỗ C\n"] * 20)],
        [
            *(_row(number) for number in range(9)),
            *(["Trụ trì,,Cụ từ,,\n"] * 15),
            *(_row(number) for number in range(9, 12)),
        ],
        [*(_row(number) for number in range(9)), "Cộng,,,,\n", *(["Cụ từ,,Sư cô,,\n"] * 20)],
        [f"A-{number},hiện vật,Tên,{'x' * 30}\r\n" for number in range(50)],
    ],
    ids=[
        "plain",
        "lines in cells",
        "one cell over the middle",
        "doubled",
        "hidden and foot",
        "form in between",
        "signed",
        "titles in between",
        "titles at the end",
        "crlf",
    ],
)
def test_two_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: list[str]) -> None:
    (tmp_path / "so.csv").write_text(HEAD + "".join(rows), encoding="utf-8", newline="")
    two, alone = _both(tmp_path, monkeypatch)
    assert two == alone


@pytest.mark.parametrize(("text", "halves"), [("Gỗ lim", True), ("dòng\nA-7,hiện vật,Đình 7,\n" * 300, False)])
def test_the_second_half_is_taken_where_a_row_begins_there_and_only_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, halves: bool
) -> None:
    seen: list[bool] = []
    extend = TableNotes.extend

    def note(mine: TableNotes, other: TableNotes, passed: int = 0) -> None:
        seen.append(passed > 0)
        extend(mine, other, passed)

    monkeypatch.setattr(TableNotes, "extend", note)
    monkeypatch.setattr(by_two, "_has_two_processors", lambda: True)
    (tmp_path / "so.csv").write_text(HEAD + _row(0) + _row(1, text) + _row(2) + _row(3), encoding="utf-8", newline="")
    assert make_plan(discover([tmp_path])).rows == 4
    assert (True in seen) is halves


def test_a_fault_of_the_second_half_is_told_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        *(_row(number) for number in range(500)),
        'A-x,"gỗ" lim,,,\n',
        *(_row(number) for number in range(600, 900)),
    ]
    (tmp_path / "so.csv").write_text(HEAD + "".join(rows), encoding="utf-8", newline="")
    two, alone = _both(tmp_path, monkeypatch)
    assert two == alone
    assert "quotes-open" in str(two)


def test_where_the_other_process_fails_the_sheet_is_read_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise SheetRefusedError(delimited.QUOTES_OPEN(source="so.csv", line=1))

    (tmp_path / "so.csv").write_text(HEAD + "".join(map(_row, range(50))), encoding="utf-8", newline="")
    monkeypatch.setattr(by_two, "_of_second", fail)
    two, alone = _both(tmp_path, monkeypatch)
    assert two == alone


def test_a_sheet_that_two_read_comes_again_without_a_change(
    bring: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_two, "_has_two_processors", lambda: True)
    folder = write_sheet(tmp_path / "in", *(make_row(f"A-{number}", f"Đình {number}") for number in range(40)))
    assert [counts(bring(folder)), counts(bring(folder))] == [{"created": 40}, {"unchanged": 40}]
    monkeypatch.setattr(by_two, "_has_two_processors", lambda: False)
    report = bring(folder)
    assert counts(report) == {"unchanged": 40}
    assert [row["row"] for row in report.rows()] == list(range(2, 42))
