"""A person decides once whose a file is: in a table, written and read back, and remembered by the file's bytes."""

import csv
from pathlib import Path, PurePosixPath

import pytest

from catalog import institutions, pairings
from catalog.museum import Museum
from catalog.pairings import Pairing
from heritage.catch_up import catch_up
from ingest.decisions import Memory
from ingest.found import Reason
from ingest.pairs_table import read_pairs_table, write_pairs_table
from ingest.plan import Plan
from ingest.planning import make_plan
from ingest.report import Report
from ingest.run import Order, Run
from ingest.sources import discover
from tests.ingest.bringing import head_of, make_photo, make_row, write_sheet
from tests.ingest.sheets.books import rows_xml, write_xlsx

HEADINGS = ["Tệp cần ghép", "Thuộc về số (điền vào; - là không có)", "Vì sao"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two records, one photograph that bears a number and two that do not."""
    write_sheet(tmp_path / "anh", make_row("HV-1", "Chum"), make_row("001", "Rìu"))
    for name, colour in (("HV-1_01.jpg", "red"), ("DSC_7.jpg", "blue"), ("poster.jpg", "green")):
        make_photo(tmp_path / "anh" / name, colour)
    return tmp_path / "anh"


def _plan(folder: Path, museum: Museum | None = None, pairs: Path | None = None) -> Plan:
    if museum is None:
        return make_plan(discover([folder]), pairs=pairs)
    with museum.database.connect() as connection:
        home = institutions.choose(connection, None)
        memory = Memory(pairings.remembered(connection, home.id))
    return make_plan(discover([folder]), pairs=pairs, remembered=memory)


def _bring(folder: Path, museum: Museum, pairs: Path | None = None) -> Report:
    plan = _plan(folder, museum, pairs)
    report = Report("vi", sources=plan.sources, messages=list(plan.messages), paired=plan.paired.counted())
    with museum.database.connect() as connection:
        home = institutions.choose(connection, None)
    run = Run(museum, plan, Order(home, "an", "thử"), report)
    run.carry_out(lambda done, total: None)
    catch_up(museum, lambda done, total: None)
    run.conclude()
    return report


def _table(path: Path, *rows: tuple[str, str]) -> Path:
    return write_xlsx(path, {"A": rows_xml([HEADINGS, *([*row, ""] for row in rows)])})


def _whose(plan: Plan) -> dict[str, tuple[str, Reason]]:
    return {str(one.path): (one.key, one.reason) for one in plan.paired.pairs}


@pytest.mark.parametrize("name", ["ghep.xlsx", "ghep.csv"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_table_lists_what_is_nobodys_first_with_candidates_then_what_was_paired_and_why(
    folder: Path, tmp_path: Path, name: str, language: str
) -> None:
    make_photo(folder / "HV-1, (2).jpg", "black")
    write_pairs_table(tmp_path / name, _plan(folder).paired, language)
    rows = [list(row.cells.values())[:4] for row in read_pairs_table(tmp_path / name, name).read()]
    assert [row[:2] for row in rows] == [
        ["DSC_7.jpg", ""],
        ["poster.jpg", ""],
        ["HV-1, (2).jpg", "HV-1"],
        ["HV-1_01.jpg", "HV-1"],
    ]
    if language == "vi":
        assert [row[2] for row in rows[1:3]] == ["không thấy số hay tên nào", "số nằm trong tên tệp"]


@pytest.mark.parametrize("name", ["=1.jpg", "+1.jpg", "＝1.jpg", "'=1.jpg", "'1.jpg"])
def test_a_name_like_a_formula_is_quoted_in_the_table_of_text_and_read_back(
    folder: Path, tmp_path: Path, name: str
) -> None:
    make_photo(folder / name, "black")
    write_pairs_table(tmp_path / "ghep.csv", _plan(folder).paired, "vi")
    text = (tmp_path / "ghep.csv").read_text("utf-16")
    assert f"\n'{name}\t" in text
    decided = "\n".join(line.replace("\t\t", "\t001\t", 1) if name in line else line for line in text.split("\n"))
    (tmp_path / "ghep.csv").write_text(decided, "utf-16")
    assert _whose(_plan(folder, pairs=tmp_path / "ghep.csv"))[name] == ("001", Reason.DECIDED)


def test_several_possible_records_are_candidates_and_so_are_the_closest(tmp_path: Path) -> None:
    write_sheet(tmp_path / "a", make_row("C. 330", "A"), make_row("C. 330.1", "B"), make_row("C. 331", "C"))
    make_photo(tmp_path / "a" / "C330 - 1.jpg")
    paired = _plan(tmp_path / "a").paired
    assert paired.candidates == {PurePosixPath("C330 - 1.jpg"): ("C. 330.1", "C. 330", "C. 331")}


def test_numbers_that_a_person_fills_in_pair_the_files(folder: Path, tmp_path: Path) -> None:
    table = _table(tmp_path / "ghep.xlsx", ("DSC_7.jpg", "001"), ("poster.jpg", "-"), ("HV-1_01.jpg", ""))
    plan = _plan(folder, pairs=table)
    assert _whose(plan) == {"DSC_7.jpg": ("001", Reason.DECIDED), "HV-1_01.jpg": ("HV-1", Reason.NUMBER)}
    assert [(one.code, one.severity) for one in plan.paired.left.values()] == [("file-of-none", "info")]
    assert not plan.messages


def test_a_table_that_lies_in_the_folder_is_used_and_is_no_sheet_of_records(folder: Path) -> None:
    _table(folder / "ghep.xlsx", ("poster.jpg", "hv1"))
    plan = _plan(folder)
    assert _whose(plan)["poster.jpg"] == ("HV-1", Reason.DECIDED)
    assert [table.understood.sheet.source for table in plan.tables] == ["bang-ke.csv"]


def test_what_a_rule_paired_can_be_corrected(folder: Path, tmp_path: Path) -> None:
    plan = _plan(folder, pairs=_table(tmp_path / "ghep.xlsx", ("HV-1_01.jpg", "001")))
    assert _whose(plan)["HV-1_01.jpg"] == ("001", Reason.DECIDED)


def test_what_a_table_says_in_vain_is_told(folder: Path, tmp_path: Path) -> None:
    table = _table(tmp_path / "ghep.xlsx", ("DSC_7.jpg", "HV-99"), ("gone.jpg", "HV-1"))
    plan = _plan(folder, pairs=table)
    assert [one.code for one in plan.messages] == ["pairs-number-absent", "pairs-files-absent"]
    assert PurePosixPath("DSC_7.jpg") in plan.paired.left


def test_the_sheet_has_the_first_word_against_the_table(tmp_path: Path) -> None:
    write_sheet(tmp_path / "a", make_row("HV-1", "Chum", **{"Ảnh": "x.jpg"}), make_row("HV-2", "Rìu"))
    make_photo(tmp_path / "a" / "x.jpg")
    plan = _plan(tmp_path / "a", pairs=_table(tmp_path / "ghep.xlsx", ("x.jpg", "HV-2")))
    assert [one.code for one in plan.messages] == ["pairs-sheet-disagrees"]
    assert _whose(plan)["x.jpg"] == ("HV-1", Reason.SHEET)


def test_a_table_named_that_is_none_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "khac.csv").write_text("Mã,Tên\n1,A\n", encoding="utf-8")
    assert [one.code for one in _plan(folder, pairs=tmp_path / "khac.csv").messages] == ["pairs-table-none"]


def test_what_was_decided_is_not_asked_again_wherever_the_file_lies(
    folder: Path, tmp_path: Path, museum: Museum
) -> None:
    report = _bring(folder, museum, _table(tmp_path / "ghep.xlsx", ("DSC_7.jpg", "HV-1"), ("poster.jpg", "-")))
    assert not report.has_refusals
    assert len(head_of(museum, "HV-1")[1].assets) == 2
    (folder / "DSC_7.jpg").rename(folder / "khac.jpg")
    (folder / "poster.jpg").rename(folder / "HV-1 poster.jpg")
    plan = _plan(folder, museum)
    assert _whose(plan)["khac.jpg"] == ("HV-1", Reason.DECIDED)
    assert [str(path) for path in plan.paired.left] == ["HV-1 poster.jpg"]
    assert not plan.decided
    assert not _bring(folder, museum).has_refusals


def test_another_decision_takes_the_place_of_the_first(folder: Path, tmp_path: Path, museum: Museum) -> None:
    _bring(folder, museum, _table(tmp_path / "a.xlsx", ("HV-1_01.jpg", "001")))
    assert _whose(_plan(folder, museum))["HV-1_01.jpg"] == ("001", Reason.DECIDED)
    _bring(folder, museum, _table(tmp_path / "b.xlsx", ("HV-1_01.jpg", "HV-1")))
    assert _whose(_plan(folder, museum))["HV-1_01.jpg"] == ("HV-1", Reason.NUMBER)


def test_what_the_rules_say_anyway_is_not_remembered(folder: Path, tmp_path: Path) -> None:
    assert not _plan(folder, pairs=_table(tmp_path / "ghep.xlsx", ("HV-1_01.jpg", "HV-1"))).decided


def test_other_bytes_under_the_same_name_are_asked_about(folder: Path, tmp_path: Path, museum: Museum) -> None:
    _bring(folder, museum, _table(tmp_path / "ghep.xlsx", ("DSC_7.jpg", "HV-1")))
    make_photo(folder / "DSC_7.jpg", "yellow")
    assert PurePosixPath("DSC_7.jpg") in _plan(folder, museum).paired.left


def test_a_decision_about_a_record_of_another_sheet_is_kept_and_not_used(folder: Path, museum: Museum) -> None:
    path = folder / "DSC_7.jpg"
    memory = Memory([Pairing("0" * 64, path.stat().st_size, path.stat().st_mtime_ns, str(path), "ĐT-5")])
    plan = make_plan(discover([folder]), remembered=memory)
    assert PurePosixPath("DSC_7.jpg") in plan.paired.left


def test_the_report_says_of_each_file_by_which_rule_it_was_paired(folder: Path, tmp_path: Path, museum: Museum) -> None:
    report = _bring(folder, museum, _table(tmp_path / "ghep.xlsx", ("DSC_7.jpg", "HV-1"), ("poster.jpg", "001")))
    assert [row["paired"] for row in report.rows() if row["files"]] == [
        {"HV-1_01.jpg": "number", "DSC_7.jpg": "decided"},
        {"poster.jpg": "decided"},
    ]
    assert report.summary()["paired"] == {"decided": 2, "number": 1}
    report.write(tmp_path / "bao-cao.csv")
    with (tmp_path / "bao-cao.csv").open(encoding="utf-8-sig", newline="") as file:
        told = [row["paired"] for row in csv.DictReader(file) if row["paired"]]
    assert told[0] == "HV-1_01.jpg: số nằm trong tên tệp; DSC_7.jpg: do người quyết định"
