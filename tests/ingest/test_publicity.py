"""What visitors see is told: newly shown, no longer shown, and what is taken from them at once."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog import imported, institutions, lookup, records, revisions, views
from catalog.change import Change
from catalog.errors import NotFoundError
from catalog.museum import Museum
from catalog.policy import VISITOR
from catalog.record.model import Record
from catalog.search.query import Query
from heritage.indexer import Indexer
from ingest.planned_rows import Action
from ingest.report import Report
from ingest.report_rows import Publicity
from tests.ingest.bringing import Import, codes, counts, head_of, make_photo, make_row, write_sheet


def _public(report: Report) -> tuple[int, int]:
    """How many are newly shown, and no longer, as counted and as its rows say."""
    told = [row["public"] for row in report.rows()]
    numbers = report.public[Publicity.SHOWN], report.public[Publicity.HIDDEN]
    assert numbers == (told.count("shown"), told.count("no_longer_shown"))
    newer = {name: told.count(name) for name in ("replaced", "waiting")}
    assert report.summary()["public"] == {"shown": numbers[0], "no_longer_shown": numbers[1], **newer}
    return numbers


def _newer(report: Report) -> tuple[int, int]:
    """How many are shown in a newer version, and how many still in an older one."""
    _public(report)
    return report.public[Publicity.REPLACED], report.public[Publicity.WAITING]


def _sheet(folder: Path, access: str = "", name: str = "Trống") -> Path:
    return write_sheet(folder, make_row("TB-1", name), **({"Quyền xem": access} if access else {}))


def _found(museum: Museum) -> int:
    Indexer(museum, "test").drain()
    return museum.index_for(VISITOR).search(Query(text="trống")).total


def test_a_draft_that_is_published_as_it_was_is_told_as_shown(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = _sheet(tmp_path / "in")
    assert _public(bring(folder, publish=False)) == (0, 0)
    for dry in (True, False):
        report = bring(folder, dry=dry)
        assert (counts(report), _public(report)) == ({"unchanged": 1}, (1, 0))
    assert _public(bring(folder)) == (0, 0)


def test_a_change_waits_for_its_publication_and_is_told_when_it_becomes_public(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = _sheet(tmp_path / "in")
    bring(folder)
    _sheet(folder, name="Trống khác")
    for dry in (True, False):
        report = bring(folder, publish=False, dry=dry)
        assert (counts(report), _newer(report)) == ({"changed": 1}, (0, 1))
    with museum.database.connect() as connection:
        assert lookup.number_behind(connection) == 1
    for dry in (True, False):
        report = bring(folder, dry=dry)
        assert (counts(report), _newer(report)) == ({"unchanged": 1}, (1, 0))
    with museum.database.connect() as connection:
        assert lookup.number_behind(connection) == 0
    assert _newer(bring(folder)) == (0, 0)
    assert _newer(bring(_sheet(folder, name="Trống thứ ba"))) == (1, 0)


def test_a_draft_made_of_files_that_gets_another_is_told_as_shown_newer(bring: Import, tmp_path: Path) -> None:
    make_photo(tmp_path / "in" / "x" / "a.jpg")
    bring(tmp_path / "in", work=True)
    make_photo(tmp_path / "in" / "x" / "b.jpg", "blue")
    assert _newer(bring(tmp_path / "in", dry=True)) == _newer(bring(tmp_path / "in", work=True)) == (1, 0)
    assert _newer(bring(tmp_path / "in", work=True)) == (0, 0)


def test_a_dry_run_tells_changes_of_columns_that_only_staff_see(bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"), **{"Cột lạ": "đỏ", "Giá trị lạ": "2"})
    bring(folder)
    write_sheet(folder, make_row("TB-1", "Trống"), **{"Cột lạ": "xanh", "Giá trị lạ": ""})
    [row] = bring(folder, dry=True).rows()
    said = [one["text"] for one in row["messages"] if one["code"] == "field-changes"]
    assert ["Cột lạ" in said[0], "đỏ" in said[0], "xanh" in said[0]] == [True] * 3
    assert "Giá trị lạ" in said[1]
    assert "–" in said[1]


def test_what_is_new_and_public_is_told_as_shown(bring: Import, tmp_path: Path) -> None:
    folder = _sheet(tmp_path / "in")
    assert _public(bring(folder, dry=True)) == _public(bring(folder)) == (1, 0)
    assert _public(bring(_sheet(tmp_path / "on", "nội bộ", name="Trống khác"))) == (0, 1)


def test_a_draft_made_of_files_is_told_as_shown_once_it_is(bring: Import, tmp_path: Path) -> None:
    make_photo(tmp_path / "in" / "a.jpg")
    assert _public(bring(tmp_path / "in", dry=True)) == (1, 0)
    assert _public(bring(tmp_path / "in", work=True)) == (1, 0)
    assert _public(bring(tmp_path / "in", work=True)) == (0, 0)


@pytest.mark.parametrize("publish", [True, False])
def test_a_row_that_becomes_internal_closes_its_record_at_once_and_says_so(
    museum: Museum, bring: Import, tmp_path: Path, publish: bool
) -> None:
    folder = _sheet(tmp_path / "in", "công khai")
    bring(folder)
    assert _found(museum) == 1
    _sheet(folder, "nội bộ")
    for dry in (True, False):
        report = bring(folder, publish=publish, dry=dry)
        assert (counts(report), _public(report)) == ({"changed": 1}, (0, 1))
        told = ["field-changes"] if dry else []
        assert codes(report) == [*told, *([] if publish else ["record-closed"])]
    assert _found(museum) == 0
    with museum.database.connect() as connection, pytest.raises(NotFoundError):
        assert lookup.counts(connection) == (1, 0)
        views.open_record(connection, head_of(museum, "TB-1")[0], VISITOR)


def test_coordinates_that_become_internal_are_blurred_at_once_and_the_row_says_so(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    spot = {"Vĩ độ": "21.123456", "Kinh độ": "105.409876"}
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống", **spot), **{"Ai xem tọa độ": "công khai"})
    bring(folder)
    write_sheet(folder, make_row("TB-1", "Trống mới", **spot), **{"Ai xem tọa độ": "nội bộ"})
    for dry in (True, False):
        report = bring(folder, publish=False, dry=dry)
        [row] = [row for row in report.rows() if row["action"] == Action.CHANGED]
        told = ["field-changes"] * 2 if dry else []
        assert ([one["code"] for one in row["messages"]], row["public"]) == ([*told, "spot-narrowed"], "waiting")
    with museum.database.connect() as connection:
        seen = views.open_record(connection, head_of(museum, "TB-1")[0], VISITOR).record
    assert (seen.title("vi"), seen.places[0].lat, seen.places[0].lon) == ("Trống", 21.15, 105.45)
    Indexer(museum, "test").drain()
    bounds = [(105.40, 21.12, 105.42, 21.13), (105.44, 21.14, 105.46, 21.16)]
    assert [museum.index_for(VISITOR).search(Query(box=one)).total for one in bounds] == [0, 1]
    write_sheet(folder, make_row("TB-1", "Trống mới hơn", **spot), **{"Ai xem tọa độ": "nội bộ"})
    assert codes(bring(folder, publish=False)) == codes(bring(folder)) == []


def test_a_report_in_either_form_says_what_visitors_see(bring: Import, tmp_path: Path) -> None:
    report = bring(_sheet(tmp_path / "in"))
    report.write(tmp_path / "r.json")
    report.write(tmp_path / "r.csv")
    assert json.loads((tmp_path / "r.json").read_text())["rows"][0]["public"] == "shown"
    assert (tmp_path / "r.csv").read_text("utf-8-sig").splitlines()[1].endswith(",shown")


@pytest.fixture
def edit(museum: Museum) -> Callable[..., None]:
    """What a person writes into a record by hand: a name; `publish`: for everybody at once."""

    def save(key: str, name: str, *, publish: bool = False) -> None:
        with museum.database.begin() as connection:
            home = institutions.choose(connection, None).id
            known = imported.known_by_import_key(connection, home, [key])[key]
            head = revisions.load_revision(connection, known.record_id, known.head)
            edited = head.model_copy(update={"names": [head.names[0].model_copy(update={"text": {"vi": name}})]})
            change = Change(edited, "binh", "sửa", known.record_id, version=known.version, publish=publish)
            records.save(connection, home, [change])

    return save


def _seen(museum: Museum, key: str) -> Record:
    with museum.database.connect() as connection:
        return views.open_record(connection, head_of(museum, key)[0], VISITOR).record


def test_no_import_publishes_what_a_person_edited_and_did_not_publish(
    museum: Museum, bring: Import, edit: Callable[..., None], tmp_path: Path
) -> None:
    folder = _sheet(tmp_path / "in")
    bring(folder)
    edit("TB-1", "Bí mật")
    _sheet(folder, name="Trống đồng")
    for name, told in (("Trống đồng", ["edit-kept", "edit-unpublished"]), ("Trống", ["edit-unpublished"])):
        for dry in (True, False, False):
            report = bring(_sheet(folder, name=name), dry=dry)
            assert (counts(report), codes(report), _newer(report)) == ({"unchanged": 1}, told, (0, 0))
            assert _seen(museum, "TB-1").title("vi") == "Trống"
    with museum.database.begin() as connection:
        records.publish(connection, [head_of(museum, "TB-1")[0]])
    assert codes(bring(folder)) == []
    assert _seen(museum, "TB-1").title("vi") == "Bí mật"


def test_another_cell_that_changes_waits_with_the_edit_that_nobody_published(
    museum: Museum, bring: Import, edit: Callable[..., None], tmp_path: Path
) -> None:
    folder = _sheet(tmp_path / "in")
    bring(folder)
    edit("TB-1", "Bí mật")
    write_sheet(folder, make_row("TB-1", "Trống", **{"Mô tả": "mới"}))
    for dry in (True, False):
        report = bring(folder, dry=dry)
        assert (counts(report), _newer(report)) == ({"changed": 1}, (0, 1))
        assert codes(report) == [*(["field-changes"] if dry else []), "edit-unpublished"]
    shown = _seen(museum, "TB-1")
    assert (shown.title("vi"), shown.texts) == ("Trống", [])
    assert head_of(museum, "TB-1")[1].texts[0].text == {"vi": "mới"}
    assert codes(bring(folder)) == ["edit-unpublished"]
    with museum.database.connect() as connection:
        assert lookup.number_behind(connection) == 1


def test_what_narrows_a_record_with_an_edit_that_nobody_published_takes_effect_at_once(
    bring: Import, edit: Callable[..., None], tmp_path: Path
) -> None:
    folder = _sheet(tmp_path / "in", "công khai")
    bring(folder)
    edit("TB-1", "Bí mật")
    report = bring(_sheet(folder, "nội bộ"))
    assert (codes(report), _public(report)) == (["edit-unpublished", "record-closed"], (0, 1))


def test_an_edit_that_was_taken_back_or_published_holds_nothing_back(
    museum: Museum, bring: Import, edit: Callable[..., None], tmp_path: Path
) -> None:
    folder = _sheet(tmp_path / "in")
    bring(folder)
    edit("TB-1", "Bí mật")
    edit("TB-1", "Trống")
    assert (codes(report := bring(folder)), _newer(report)) == ([], (1, 0))
    edit("TB-1", "Trống đồng", publish=True)
    write_sheet(folder, make_row("TB-1", "Trống", **{"Mô tả": "mới"}))
    assert (codes(report := bring(folder)), _newer(report)) == ([], (1, 0))
    assert _seen(museum, "TB-1").title("vi") == "Trống đồng"


def test_a_record_made_of_files_keeps_an_edit_that_nobody_published_to_itself(
    museum: Museum, bring: Import, edit: Callable[..., None], tmp_path: Path
) -> None:
    make_photo(tmp_path / "in" / "x" / "a.jpg")
    bring(tmp_path / "in", work=True)
    key = f"files:{tmp_path / 'in' / 'x'}"
    edit(key, "Bí mật")
    for colour in ("red", "blue"):
        make_photo(tmp_path / "in" / "x" / "b.jpg", colour)
        report = bring(tmp_path / "in", work=True)
        assert ("edit-unpublished" in codes(report), _public(report)[0]) == (True, 0)
        assert (_seen(museum, key).title("vi"), len(_seen(museum, key).assets)) == ("x", 1)
