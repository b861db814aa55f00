"""Files beside a broken sheet, or of no row, are looked into: each that lies is told now, and nothing is half done."""

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from catalog.museum import Museum
from ingest.looking import lines_of_nobodys, look_into
from ingest.planning import make_plan
from ingest.report import Report
from ingest.sources import discover
from tests.ingest.bringing import Import, codes, counts, make_photo, make_row, number_of, write_sheet

UNKNOWN_HEADINGS = "a,b\n1,2\n"
HOSTILE = {
    "e57/bad-crc.e57": "media-pointcloud-damaged",
    "e57/ZeroPointsInvalid.e57": "media-pointcloud-empty",
    "e57/测试点云.e57": "media-pointcloud-empty",
    "glb/bom.glb": "media-glb-broken",
    "glb/chunk_too_big.glb": "media-glb-truncated",
    "glb/empty_file.glb": "media-empty",
    "glb/invalid_magic.glb": "media-unknown",
    "glb/invalid_version.glb": "media-glb-version",
    "glb/valid.glb": "media-model-empty",
    "images/crash-0e16d3bfb83be87356d026d66919deaefca44dac.tif": "media-image-truncated",
    "images/crash-2020-10-test.tif": "media-image-damaged",
    "images/decompression_bomb.gif": "media-image-too-large",
    "images/decompression_bomb.ico": "media-picture-format",
    "images/timeout-9139147ce93e20eb14088fe238e541443ffd64b3.fli": "media-picture-format",
    "images/truncated_image.png": "media-image-truncated",
    "images/truncated_jpeg.jpg": "media-image-truncated",
    "images/zero_width.gif": "media-image-no-pixels",
    "marc/bad_records.mrc": "file-catalogue",
    "marc/bad_tag.xml": "file-catalogue",
    "xml/dtd.xml": "media-active",
    "xml/external_file.xml": "file-xml-alone",
    "xml/quadratic.xml": "file-xml-alone",
    "xml/xmlbomb.xml": "file-xml-alone",
    "zip-slip/zip-slip.tar": "media-archive",
    "zip-slip/zip-slip.zip": "media-archive",
    "images/broken_exif_dpi.jpg": "file-without-sheet",
    "images/invalid-exif.jpg": "file-without-sheet",
}
"""Of files of each sort in the sample what is told first: what is wrong with it, else that it waits."""


def _cut(path: Path) -> Path:
    """A photograph that ends too early."""
    make_photo(path)
    path.write_bytes(path.read_bytes()[:-60])
    return path


def _first_told(report_rows: list[dict[str, object]]) -> dict[str, str]:
    return {str(row["source"]): row["messages"][0]["code"] for row in report_rows if row["messages"]}  # type: ignore[index]


@pytest.mark.parametrize("dry", [True, False])
def test_the_hostile_folder_whole_gives_each_file_its_sentence_and_leaves_no_trace(
    museum: Museum, bring: Import, samples: Path, dry: bool
) -> None:
    report = bring(samples / "hostile", dry=dry)
    told = _first_told(list(report.rows()))
    assert {name: told.get(name) for name in HOSTILE} == HOSTILE
    sources = {facts.source for facts in report.sources if facts.messages}
    files = {str(path.relative_to(samples / "hostile")) for path in (samples / "hostile").rglob("*") if path.is_file()}
    assert files == {*told, *sources}
    assert (counts(report), report.has_refusals) == ({}, True)
    assert [number_of(museum, table) for table in ("record", "blob", "job", "asset")] == [0] * 4
    assert list(museum.work.iterdir()) == []


@pytest.mark.parametrize("dry", [True, False])
def test_beside_a_broken_sheet_a_lying_file_is_told_and_a_whole_one_waits(
    museum: Museum, bring: Import, tmp_path: Path, dry: bool
) -> None:
    folder = tmp_path / "in"
    make_photo(folder / "TB-1.jpg")
    _cut(folder / "TB-2.jpg")
    (folder / "khach.csv").write_text(UNKNOWN_HEADINGS, encoding="utf-8")
    report = bring(folder, dry=dry)
    assert _first_told(list(report.rows())) == {
        "TB-1.jpg": "file-without-sheet",
        "TB-2.jpg": "media-image-truncated",
    }
    assert number_of(museum, "record") == 0


def test_the_same_folder_comes_in_whole_once_its_sheet_is_mended(bring: Import, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    make_photo(folder / "TB-1.jpg")
    (folder / "bang-ke.csv").write_text(UNKNOWN_HEADINGS, encoding="utf-8")
    bring(folder)
    report = bring(write_sheet(folder, make_row("TB-1", "Trống")))
    assert (counts(report), codes(report), report.files.stored) == ({"created": 1}, [], 1)


@pytest.mark.parametrize("dry", [True, False])
def test_a_file_of_no_row_is_told_its_own_fault_before_that_no_row_names_it(
    bring: Import, tmp_path: Path, dry: bool
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    _cut(folder / "la.jpg")
    (folder / "noi-dung.jpg").symlink_to(folder / "khong-co")
    (folder / "rong.png").write_bytes(b"")
    told = {
        row["source"]: [one["code"] for one in row["messages"]]
        for row in bring(folder, dry=dry).rows()
        if row["row"] is None
    }
    assert told == {
        "la.jpg": ["media-image-truncated"],
        "noi-dung.jpg": ["file-link-broken"],
        "rong.png": ["media-empty"],
    }


def test_files_for_which_no_time_is_left_are_counted_and_not_judged(museum: Museum, tmp_path: Path) -> None:
    path = _cut(tmp_path / "a.jpg")
    looked = look_into(museum, {PurePosixPath("a.jpg"): path}, tmp_path, seconds=0)
    assert (looked.said, looked.left_out) == ({}, 1)


@pytest.mark.parametrize("dry", [True, False])
def test_a_file_of_a_folder_without_a_sheet_is_told_in_one_sentence(bring: Import, tmp_path: Path, dry: bool) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "leer.bin").write_bytes(b"")
    (folder / "zip-slip.tar").write_bytes(b"x" * 257 + b"ustar")
    (folder / "ghi.xml").write_text("<root/>", encoding="utf-8")
    (folder / "trang.xyz").write_text("<!DOCTYPE html><html><script>1</script></html>", encoding="utf-8")
    (folder / "sach.xyz").write_bytes(b"%PDF-1.7\n")
    rows = list(bring(folder, dry=dry).rows())
    assert sorted(row["source"] for row in rows) == sorted(path.name for path in folder.iterdir())
    assert [len(row["messages"]) for row in rows] == [1] * 5


def test_files_that_the_machine_kept_from_being_looked_into_are_told_with_what_it_refused(
    museum: Museum, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    _cut(folder / "a.jpg")
    looked = look_into(replace(museum, work=tmp_path / "gone"), {PurePosixPath("a.jpg"): folder / "a.jpg"}, folder)
    assert (looked.said, looked.left_out, looked.faults) == ({}, 0, ("it is not there",))
    write_sheet(folder, make_row("TB-1", "Trống"))
    report = Report("en")
    lines_of_nobodys(replace(museum, work=tmp_path / "gone"), make_plan(discover([folder])), {}, report)
    [message] = report.messages
    assert message.text("en").startswith(
        "Files that go to no record and could not be looked into, since the machine refused (it is not there): 1."
    )
