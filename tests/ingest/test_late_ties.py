"""Pointers given by words alone: tied when the record that they name comes, once, and never by guessing."""

from pathlib import Path

import pytest
from sqlalchemy import select

from catalog import incoming, institutions, records, revisions, tables
from catalog.museum import Museum
from catalog.policy import STAFF, VISITOR
from catalog.views import open_record
from tests.ingest.bringing import Import, codes, counts, head_of, make_row, number_of, write_sheet

TEMPLE = make_row("D-1", "Đền Gióng", **{"Thờ": "Thánh  gióng"})
SAINT = make_row("N-1", "Thánh Gióng", Loại="nhân vật")


def test_a_name_is_tied_when_its_person_comes_in_a_later_import_and_is_seen_from_both_ends(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    temples = write_sheet(tmp_path / "a", TEMPLE)
    bring(temples)
    saints = write_sheet(tmp_path / "b", SAINT)
    report = bring(saints)
    assert (counts(report), codes(report)) == ({"created": 1, "changed": 1}, ["pointer-tied"])
    (temple, record), (saint, _) = head_of(museum, "D-1"), head_of(museum, "N-1")
    assert record.agents[0].agent.record == saint
    with museum.database.connect() as connection:
        last = revisions.history(connection, temple)[0]
        assert (last.number, last.made_by, last.run_id) == (2, "hệ thống", report.run)
        assert "Thánh  gióng" in last.reason or "Thánh gióng" in last.reason
        for viewer in (STAFF, VISITOR):
            assert open_record(connection, temple, viewer).record.agents[0].agent.record == saint
            assert sum(incoming.totals(connection, saint, viewer).values()) == 1
    for folder in (temples, saints):
        assert (counts(bring(folder)), number_of(museum, "revision")) == ({"unchanged": 1}, 3)


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ({"Nơi lưu giữ": "Bảo tàng Bắc Ninh"}, make_row("P-1", "Bảo tàng Bắc Ninh", Loại="di tích")),
        ({"Tác giả": "Nguyễn Văn Tư"}, make_row("P-1", "Nguyễn Văn Tư", Loại="nhân vật")),
        ({"Liên quan": "Chuông chùa Thầy"}, make_row("P-1", "Chuông chùa Thầy")),
    ],
)
@pytest.mark.parametrize("target_first", [True, False])
def test_places_people_and_relations_are_found_by_name_whichever_comes_first(
    museum: Museum, bring: Import, tmp_path: Path, words: dict[str, str], row: dict[str, str], target_first: bool
) -> None:
    from tests.ingest.test_file_rows import _write

    [header] = words
    pointing = _write(tmp_path / "a", "a.csv", [["Số kiểm kê", "Tên", header], ["A-1", "Trống", words[header]]])
    named = write_sheet(tmp_path / "b", row)
    for folder in (named, pointing) if target_first else (pointing, named):
        bring(folder)
    target, _ = head_of(museum, "P-1")
    with museum.database.connect() as connection:
        source, _ = head_of(museum, "A-1")
        found = connection.scalars(select(tables.relation.c.target_id).where(tables.relation.c.record_id == source))
        assert set(found) == {target}


def test_a_name_of_two_records_is_not_tied_but_told(museum: Museum, bring: Import, tmp_path: Path) -> None:
    temples = write_sheet(tmp_path / "a", TEMPLE)
    bring(temples)
    report = bring(write_sheet(tmp_path / "b", SAINT, make_row("N-2", "Thánh Gióng", Loại="nhân vật")))
    assert (counts(report), codes(report)) == ({"created": 2}, ["pointer-name-ambiguous"])
    assert head_of(museum, "D-1")[1].agents[0].agent.record is None
    write_sheet(tmp_path / "a", {**TEMPLE, "Mô tả": "Mới"})
    assert codes(bring(temples)) == ["pointer-name-ambiguous"]
    assert head_of(museum, "D-1")[1].agents[0].agent.record is None


def test_a_person_is_no_picture_of_that_name(museum: Museum, bring: Import, tmp_path: Path) -> None:
    bring(write_sheet(tmp_path / "a", TEMPLE))
    report = bring(write_sheet(tmp_path / "b", make_row("T-1", "Thánh Gióng")))
    assert (counts(report), codes(report)) == ({"created": 1}, [])


def test_a_pointer_that_a_person_took_out_stays_out(museum: Museum, bring: Import, tmp_path: Path) -> None:
    bring(write_sheet(tmp_path / "a", TEMPLE))
    bring(write_sheet(tmp_path / "b", SAINT))
    temple, _ = head_of(museum, "D-1")
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        words = revisions.load_revision(connection, temple, 1)
        records.save(connection, home, [records.Change(words, "binh", "vị khác", temple, version=2)])
    assert counts(bring(write_sheet(tmp_path / "c", make_row("X-1", "Khánh")))) == {"created": 1}
    assert head_of(museum, "D-1")[1] == words


def test_words_stay_public_until_what_they_name_is_public_too(museum: Museum, bring: Import, tmp_path: Path) -> None:
    bring(write_sheet(tmp_path / "a", TEMPLE))
    bring(write_sheet(tmp_path / "b", SAINT), publish=False)
    temple, record = head_of(museum, "D-1")
    assert record.agents[0].agent.record
    with museum.database.connect() as connection:
        assert open_record(connection, temple, VISITOR).record.agents[0].agent.label


def test_pointers_are_tied_later_also_after_a_run_that_was_cut_off(
    museum: Museum, bring: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(write_sheet(tmp_path / "a", TEMPLE))

    def cut(*given: object) -> None:
        raise KeyboardInterrupt

    saints = write_sheet(tmp_path / "b", SAINT)
    with monkeypatch.context() as patched:
        patched.setattr("ingest.run.tie_late", cut)
        with pytest.raises(KeyboardInterrupt):
            bring(saints)
    assert counts(bring(saints)) == {"unchanged": 1, "changed": 1}
    assert head_of(museum, "D-1")[1].agents[0].agent.record == head_of(museum, "N-1")[0]


def test_a_collection_is_found_by_its_number_or_its_only_name(museum: Museum, bring: Import, tmp_path: Path) -> None:
    from ingest.planning import make_plan
    from ingest.sources import discover
    from ingest.tying import Tying

    kept = make_row("BST-1", "Sưu tập sắc phong", Loại="sưu tập")
    twice = [make_row(number, "Sưu tập bia", Loại="sưu tập") for number in ("BST-2", "BST-3")]
    bring(write_sheet(tmp_path / "a", kept, *twice, make_row("HV-1", "Trống")))
    plan = make_plan(discover([write_sheet(tmp_path / "b", make_row("TB-1", "Sắc"))]))
    with museum.database.connect() as connection:
        tying = Tying(plan, institutions.choose(connection, None).id)
        for text, found in {
            "BST-1": True,
            "sưu tập  sắc phong": True,
            "BST-2": True,
            "Sưu tập bia": False,
            "HV-1": False,
            "Trống": False,
            "Không có": False,
        }.items():
            assert tying.leads_to_collection(connection, text) is found, text
    bring(tmp_path / "b", constants={"relation.member_of": "Sưu tập sắc phong"})
    assert head_of(museum, "TB-1")[1].relations[0].target.record == head_of(museum, "BST-1")[0]
