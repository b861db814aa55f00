"""Photographs in all their forms, brought as `heritage ingest` brings them: kept, shown, or told in a sentence."""

from pathlib import Path

import numpy as np
from PIL import Image

from catalog import assets, records
from catalog.change import Change
from catalog.museum import Museum
from catalog.policy import STAFF, VISITOR
from catalog.record.lists import Level
from catalog.views import open_record
from ingest.report import Report
from tests.ingest.bringing import Import, head_of, make_photo, make_row, write_sheet
from tests.ingest.media.made import LONG, Page, text, write_tiff

PLACE = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="21,2.11668N" '
    b'exif:GPSLongitude="105,50.41668E"/></rdf:RDF></x:xmpmeta>'
)


def _raw(path: Path) -> Path:
    tags = {254: (LONG, [1]), 271: text("Canon"), 272: text("Canon EOS 80D"), 330: (LONG, [8])}
    return write_tiff(path, Page(np.zeros((12, 16, 3), np.uint8), tags=tags))


def _told(report: Report) -> dict[str, list[str]]:
    return {row["source"]: [one["code"] for one in row["messages"]] for row in report.rows() if row["messages"]}


def _levels(museum: Museum, key: str) -> dict[str, tuple[Level | None, Level]]:
    """The access of each file of the record, and of its original, by the file's name."""
    _, record = head_of(museum, key)
    with museum.database.connect() as connection:
        found = {row.asset: assets.by_id(connection, row.asset) for row in record.assets}
    return {found[row.asset].name: (row.access, row.original) for row in record.assets if found[row.asset]}


def test_raw_data_is_kept_and_told_with_the_program_that_develops_it(
    museum: Museum, tmp_path: Path, bring: Import
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-7", "Bia"))
    _raw(folder / "TB-7.cr2")
    make_photo(folder / "TB-7.jpg")
    foretold = _told(bring(folder, dry=True))
    report = bring(folder, work=True)
    assert _told(report)["TB-7.cr2"] == foretold["TB-7.cr2"] == ["media-raw-kept"]
    assert report.files.unreadable == 1
    assert set(_levels(museum, "TB-7")) == {"TB-7.cr2", "TB-7.jpg"}


def test_a_sidecar_offers_its_words_and_its_place_and_stays_with_staff(
    museum: Museum, tmp_path: Path, bring: Import
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-7", "Bia"))
    make_photo(folder / "TB-7.jpg")
    (folder / "TB-7.xmp").write_bytes(PLACE)
    report = bring(folder, work=True)
    said = {one["file"]: one["suggestions"] for one in report.suggestions()}
    assert [one["value"] for one in said["TB-7.xmp"]] == ["21.035278,105.840278"]
    assert _levels(museum, "TB-7")["TB-7.xmp"] == (Level.STAFF, Level.STAFF)
    record_id, _ = head_of(museum, "TB-7")
    with museum.database.connect() as connection:
        assert [file.name for file in open_record(connection, record_id, VISITOR).files] == ["TB-7.jpg"]


def test_the_original_of_a_hidden_place_is_kept_back_though_only_xmp_tells_it(
    museum: Museum, tmp_path: Path, bring: Import
) -> None:
    row = make_row("DT-1", "Mộ cổ", **{"Vĩ độ": "21.035278", "Kinh độ": "105.840278"})
    folder = write_sheet(tmp_path / "in", row)
    Image.new("RGB", (40, 30)).save(folder / "DT-1.jpg", xmp=PLACE)
    report = bring(folder, work=True)
    assert [one["field"] for said in report.suggestions() for one in said["suggestions"]] == ["coordinates"]
    record_id, record = head_of(museum, "DT-1")
    opened = record.model_copy(
        update={
            "places": [place.model_copy(update={"coordinates": Level.STAFF}) for place in record.places],
            "assets": [row.model_copy(update={"original": Level.PUBLIC}) for row in record.assets],
        }
    )
    with museum.database.begin() as connection:
        view = open_record(connection, record_id, STAFF)
        change = Change(opened, "an", "thử", record_id, view.version, publish=True)
        records.save(connection, view.institution_id, [change])
        shown = open_record(connection, record_id, VISITOR).record
    assert [row.original for row in shown.assets] == [Level.STAFF]


def test_further_pages_of_a_scan_are_told_when_it_comes(tmp_path: Path, bring: Import) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-7", "Sắc phong"))
    leaf = Page(np.full((20, 30, 3), 200, np.uint8))
    write_tiff(folder / "TB-7.tif", leaf, leaf, leaf)
    report = bring(folder, work=True)
    assert _told(report)["TB-7.tif"] == ["media-image-first-page"]
    assert not report.files.unreadable
