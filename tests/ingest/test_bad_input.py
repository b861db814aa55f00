"""Bad input from end to end: each gets its sentence, whatever was asked is otherwise done, and nothing is half done.

Where the rest of the list of bad input is tested: truncated and lying images, the hostile samples whole
(test_looking, test_child, media/test_forms_of_pictures, media/test_image); bombs and claims of gigapixels
(media/test_forms_of_pictures, media/test_archive, sheets/test_workbook); wrong extensions, zero bytes, vanished files
(media/test_sniff, test_accept); links and paths out of the folder (test_accept, test_sources, test_alone, test_pairing,
media/test_archive); names in old encodings (test_sources); merged cells, formulas, far cells, a million empty rows,
1783.0 (sheets/test_workbook, sheets/test_xls, sheets/test_delimited); headings and delimiters (sheets/test_delimited);
numbers twice (test_plan, test_run); nesting (sheets/test_json_records, media/test_gltf); NUL and zero-width text
(test_plan, sheets/test_build); files without rows and rows without files (test_run, test_looking); GPS in XMP
(media/test_metadata, test_photos_brought).
"""

import json
import unicodedata
from pathlib import Path

import pytest

from catalog.museum import Museum
from ingest.sources import discover
from tests.ingest.bringing import Import, codes, counts, head_of, make_photo, make_row, number_of, write_sheet
from tests.ingest.unprivileged import as_a_user

EMOJI = "🏯 chùa Một Cột 🐉"


def _longest(stem: str, ending: str) -> str:
    """A name of 255 bytes, the most that file systems take."""
    return stem + "x" * (255 - len(f"{stem}{ending}".encode())) + ending


@pytest.mark.parametrize(
    "name",
    [f"TB-1 {EMOJI}.jpg", _longest("TB-1 ", ".jpg"), unicodedata.normalize("NFD", "TB-1 trống đồng Ngọc Lũ.jpg")],
    ids=["emoji", "255 bytes", "NFD"],
)
def test_a_file_of_any_name_finds_its_record_and_comes_in_once(
    museum: Museum, bring: Import, tmp_path: Path, name: str
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    make_photo(folder / name)
    report = bring(folder, work=True)
    assert (counts(report), codes(report), report.has_refusals) == ({"created": 1}, [], False)
    assert counts(bring(folder)) == {"unchanged": 1}
    assert number_of(museum, "asset") == 1


@pytest.mark.parametrize(
    "written", [EMOJI, unicodedata.normalize("NFD", "Trống đồng"), unicodedata.normalize("NFC", "Trống đồng")]
)
def test_a_sheet_names_a_file_however_its_letters_are_put_together(bring: Import, tmp_path: Path, written: str) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống", **{"Ảnh": f"{written}.jpg"}))
    make_photo(folder / f"{unicodedata.normalize('NFC', written)}.jpg")
    report = bring(folder)
    assert (counts(report), codes(report), report.files.stored) == ({"created": 1}, [], 1)


@pytest.mark.parametrize("written", ["../bi-mat.jpg", "/etc/hostname", "..\\..\\bi-mat.jpg", "anh/../../bi-mat.jpg"])
def test_a_path_out_of_the_folder_in_a_cell_is_a_file_that_is_not_there(
    museum: Museum, bring: Import, tmp_path: Path, written: str
) -> None:
    make_photo(tmp_path / "bi-mat.jpg")
    report = bring(write_sheet(tmp_path / "in", make_row("TB-1", "Trống", **{"Ảnh": written})))
    assert (counts(report), codes(report), report.has_refusals) == ({"created": 1}, ["file-absent"], True)
    assert number_of(museum, "asset") == 0


@pytest.mark.parametrize("dry", [True, False])
def test_files_and_folders_that_a_user_may_not_read_are_told_and_the_rest_comes_in(
    bring: Import, tmp_path: Path, dry: bool
) -> None:
    folder = write_sheet(
        tmp_path / "in", make_row("TB-1", "Trống"), make_row("TB-2", "Chuông"), make_row("TB-3", "Chum")
    )
    for name in ("TB-1.jpg", "TB-2.jpg", "la.jpg", "kin/TB-3.jpg"):
        make_photo(folder / name)
    closed = [folder / "TB-2.jpg", folder / "la.jpg", folder / "kin"]
    for path in closed:
        path.chmod(0)
    try:
        with as_a_user():
            report = bring(folder, dry=dry)
    finally:
        for path in closed:
            path.chmod(0o755)
    told = {row["source"]: [one["code"] for one in row["messages"]] for row in report.rows() if row["row"] is None}
    assert told == {"TB-2.jpg": ["media-unreadable"], "la.jpg": ["media-unreadable"]}
    assert [one.code for one in report.messages] == ["folder-unreadable"]
    assert (counts(report), report.files.stored, report.has_refusals) == ({"created": 3}, 1, True)


def test_a_sheet_that_a_user_may_not_read_is_told_and_its_files_wait(bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    make_photo(folder / "TB-1.jpg")
    (folder / "bang-ke.csv").chmod(0)
    with as_a_user():
        report = bring(folder)
    assert [one.code for facts in report.sources for one in facts.messages] == ["sheet-gone"]
    assert (counts(report), codes(report), report.has_refusals) == ({}, ["file-without-sheet"], True)


def test_a_file_that_vanishes_after_it_was_found_is_told_and_its_record_comes_in(
    museum: Museum, bring: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    for name in ("TB-1.jpg", "la.jpg"):
        make_photo(folder / name)
    found = discover([folder])
    for path in found.files:
        path.unlink()
    monkeypatch.setattr("tests.ingest.conftest.discover", lambda paths: found)
    report = bring(folder)
    told = {row["source"]: [one["code"] for one in row["messages"]] for row in report.rows() if row["row"] is None}
    assert told == {"TB-1.jpg": ["media-gone"], "la.jpg": ["media-gone"]}
    assert (counts(report), report.has_refusals, number_of(museum, "asset")) == ({"created": 1}, True, 0)


def test_a_number_beyond_all_numbers_is_kept_as_it_is_written_and_told(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    rows = '[{"Số kiểm kê": "TB-1", "Tên": "Trống", "Cao (cm)": 1e999}]'
    (folder / "a.json").write_text(rows, encoding="utf-8")
    assert json.loads(rows)[0]["Cao (cm)"] == float("inf")
    report = bring(folder)
    assert counts(report) == {"created": 1}
    record = head_of(museum, "TB-1")[1]
    assert not any(one.value for one in record.measurements)
    assert "1e999" in record.model_dump_json()
