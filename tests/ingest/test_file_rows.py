"""Sheets whose rows describe files: to whom the rows go, what the public reads of them, and what only staff does."""

import csv
from collections.abc import Iterable
from pathlib import Path

from catalog.museum import Museum
from catalog.policy import VISITOR
from catalog.views import open_record
from tests.ingest.bringing import Import, codes, counts, head_of, make_photo, number_of

HEADERS = ["Tệp", "Ghi chú", "Chú thích", "Tác giả"]
RECORDS = [["Số kiểm kê", "Tên"], ["TB-1", "Trống đồng"], ["TB-2", "Chuông"]]
SECRET = "mua của ông Tư, chưa rõ nguồn"


def _write(folder: Path, name: str, rows: Iterable[Iterable[str]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return folder


def test_remarks_on_files_are_for_staff_and_only_captions_are_shown(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = _write(tmp_path / "in", "ho-so.csv", RECORDS)
    make_photo(folder / "TB-1.jpg")
    _write(folder, "anh.csv", [["Số kiểm kê", *HEADERS], ["TB-1", "TB-1.jpg", SECRET, "Mặt trống", "An"]])
    report = bring(folder, work=True)
    assert "file-notes-for-staff" in {one.code for facts in report.sources for one in facts.messages}
    record_id, record = head_of(museum, "TB-1")
    [asset] = record.assets
    assert (asset.caption, asset.credit) == ({"vi": "Mặt trống"}, {"vi": "An"})
    assert record.unmapped == {"Ghi chú": f"TB-1.jpg: {SECRET}"}
    with museum.database.connect() as connection:
        assert SECRET not in open_record(connection, record_id, VISITOR).record.model_dump_json()


def test_rows_without_a_number_go_to_the_records_that_have_their_files(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = _write(tmp_path / "in", "ho-so.csv", RECORDS)
    make_photo(folder / "anh" / "TB-1_02.jpg", "red")
    make_photo(folder / "anh" / "TB-2.jpg", "blue")
    make_photo(folder / "anh" / "DSC_9.jpg", "green")
    rows = [
        ["TB-1_02", SECRET, "Mặt trống", "An"],
        ["DSC_9.jpg", "", "Không rõ", ""],
        ["TB-7.jpg", "", "Mất", ""],
        ["", "lạc", "", ""],
    ]
    _write(folder / "anh", "anh.csv", [HEADERS, *rows])
    for expected in ({"created": 2, "refused": 2}, {"unchanged": 2, "refused": 2}):
        report = bring(folder)
        assert counts(report) == expected
        refused = [row for row in report.rows() if row["action"] == "refused"]
        assert {row["row"]: row["messages"][0]["code"] for row in refused if row["row"]} == {
            3: "file-row-of-left-file",
            5: "file-row-empty",
        }
        places = {row["source"]: row["messages"][0]["path"] for row in refused if not row["row"]}
        assert places["TB-7.jpg"] == "anh/anh.csv 4"
        assert len(refused) == counts(report)["refused"] + report.files.refused
        assert report.has_refusals
    record = head_of(museum, "TB-1")[1]
    assert record.assets[0].caption == {"vi": "Mặt trống"}
    assert record.unmapped["Ghi chú"] == f"TB-1_02: {SECRET}"
    assert number_of(museum, "record") == 2


def test_a_sheet_of_files_alone_describes_the_drafts_of_its_files(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    make_photo(folder / "Chùa Thầy" / "1.jpg", "red")
    make_photo(folder / "Chùa Thầy" / "2.jpg", "blue")
    head, rows = HEADERS, [["Chùa Thầy/2.jpg", "mờ", "Cổng", ""], ["3.jpg", "", "Mất", ""]]
    _write(folder, "anh.csv", [head, *rows])
    report = bring(folder)
    assert (counts(report), report.files.refused) == ({"created": 1}, 1)
    record = head_of(museum, f"files:{folder / 'Chùa Thầy'}")[1]
    assert [one.caption for one in record.assets] == [{}, {"vi": "Cổng"}]
    assert record.unmapped == {"Ghi chú": "Chùa Thầy/2.jpg: mờ"}
    assert counts(bring(folder)) == {"unchanged": 1}
    _write(folder, "anh.csv", [head, ["2.jpg", "mờ", "Cổng chính", ""], rows[1]])
    assert counts(bring(folder)) == {"changed": 1}


def test_a_sheet_of_names_and_remarks_of_files_makes_no_records_and_hides_the_remarks(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = _write(tmp_path / "in", "anh.csv", [["File name", "Ghi chú"], ["a.jpg", SECRET], ["b.jpg", "mờ"]])
    assert bring(folder).files.refused == 2
    assert number_of(museum, "record") == 0
    make_photo(folder / "a.jpg")
    report = bring(folder, work=True)
    assert (counts(report), report.files.refused) == ({"created": 1}, 1)
    record = head_of(museum, f"files:{folder / 'a.jpg'}")[1]
    assert (record.assets[0].caption, record.unmapped) == ({}, {"Ghi chú": f"a.jpg: {SECRET}"})


def test_every_row_about_files_of_a_number_that_no_row_has_is_refused(bring: Import, tmp_path: Path) -> None:
    folder = _write(tmp_path / "in", "ho-so.csv", RECORDS)
    _write(
        folder, "anh.csv", [["Số kiểm kê", *HEADERS], ["TB-9", "x.jpg", "", "A", ""], ["TB-9", "y.jpg", "", "B", ""]]
    )
    report = bring(folder)
    assert counts(report) == {"created": 2, "refused": 2}
    assert codes(report) == ["file-row-without-record"] * 2
