"""Folders of photographs without a sheet that come again from another place: no draft is doubled, none is merged."""

import shutil
from pathlib import Path

from catalog import institutions, records
from catalog.change import Change
from catalog.museum import Museum
from tests.ingest.bringing import Import, codes, counts, head_of, make_photo, number_of


def _temple(folder: Path, *colours: str) -> Path:
    for number, colour in enumerate(colours):
        make_photo(folder / f"{number}.png", colour)
    return folder


def test_a_renamed_folder_is_the_same_draft_under_its_new_name(museum: Museum, bring: Import, tmp_path: Path) -> None:
    old = _temple(tmp_path / "in" / "Chùa Thày", "red", "blue")
    first = bring(tmp_path / "in")
    new = old.rename(tmp_path / "in" / "Chùa Thầy")
    for dry in (True, False):
        report = bring(tmp_path / "in", dry=dry)
        told = ["record-from-files", "draft-moved", *(["field-changes"] if dry else [])]
        assert (counts(report), codes(report)) == ({"changed": 1}, told)
    record_id, record = head_of(museum, f"files:{new}")
    assert [record_id] == [row["record"] for row in first.rows()]
    assert (record.title("vi"), len(record.assets)) == ("Chùa Thầy", 2)
    assert counts(bring(tmp_path / "in")) == {"unchanged": 1}
    assert (number_of(museum, "record"), number_of(museum, "asset")) == (1, 2)


def test_a_moved_folder_changes_nothing_and_what_a_person_wrote_stays(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    old = _temple(tmp_path / "usb" / "Đình", "red", "blue", "green")
    bring(tmp_path / "usb")
    record_id, record = head_of(museum, f"files:{old}")
    named = record.model_copy(update={"names": [record.names[0].model_copy(update={"text": {"vi": "Đình Tây Đằng"}})]})
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        records.save(connection, home, [Change(named, "binh", "tên", record_id, version=1)])
    (tmp_path / "kho").mkdir()
    shutil.move(old, tmp_path / "kho" / "Đình 2026")
    make_photo(tmp_path / "kho" / "Đình 2026" / "9.png", "black")
    report = bring(tmp_path / "kho")
    assert counts(report) == {"changed": 1}
    assert "draft-moved" in codes(report)
    now_id, now = head_of(museum, f"files:{tmp_path / 'kho' / 'Đình 2026'}")
    assert (now_id, now.title("vi"), len(now.assets)) == (record_id, "Đình Tây Đằng", 4)
    shutil.move(tmp_path / "kho" / "Đình 2026", tmp_path / "usb" / "Đình 2026")
    assert counts(bring(tmp_path / "usb")) == {"unchanged": 1}
    assert counts(bring(tmp_path / "usb")) == {"unchanged": 1}
    assert number_of(museum, "revision") == 3


def test_what_could_be_several_drafts_is_a_record_of_its_own_and_told(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    _temple(tmp_path / "a" / "Đình", "red", "blue")
    _temple(tmp_path / "a" / "Chùa", "green", "white")
    bring(tmp_path / "a")
    _temple(tmp_path / "b" / "Cả hai", "red", "blue", "green")
    report = bring(tmp_path / "b")
    assert (counts(report), codes(report)[1:]) == ({"created": 1}, ["draft-files-known"])
    assert counts(bring(tmp_path / "b")) == {"unchanged": 1}


def test_a_few_files_of_a_draft_are_not_that_draft(bring: Import, tmp_path: Path) -> None:
    _temple(tmp_path / "a" / "Đình", "red", "blue", "green")
    bring(tmp_path / "a")
    report = bring(_temple(tmp_path / "b", "red"))
    assert (counts(report), codes(report)[1:]) == ({"created": 1}, ["draft-files-known"])


def test_a_copy_beside_its_original_is_a_record_of_its_own(bring: Import, tmp_path: Path) -> None:
    _temple(tmp_path / "a" / "Đình", "red", "blue")
    bring(tmp_path / "a")
    shutil.copytree(tmp_path / "a" / "Đình", tmp_path / "a" / "Đình (bản sao)")
    report = bring(tmp_path / "a")
    assert (counts(report), codes(report)[1:]) == ({"created": 1, "unchanged": 1}, ["draft-files-known"])
