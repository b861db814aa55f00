"""Pointers given by words alone: tied when the record that they name comes, once, and never by guessing."""

from pathlib import Path

import pytest
from sqlalchemy import select

from catalog import incoming, institutions, labels, records, revisions, tables
from catalog.change import Change
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


def test_of_records_with_one_name_only_those_of_a_kind_that_fits_count(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    bring(write_sheet(tmp_path / "b", SAINT, make_row("HV-9", "Thánh Gióng")))
    assert codes(bring(write_sheet(tmp_path / "a", TEMPLE))) == []
    assert head_of(museum, "D-1")[1].agents[0].agent.record == head_of(museum, "N-1")[0]


@pytest.mark.parametrize("dry", [True, False])
def test_of_rows_with_one_name_only_those_of_a_kind_that_fits_count(
    museum: Museum, bring: Import, tmp_path: Path, dry: bool
) -> None:
    folder = write_sheet(tmp_path / "a", TEMPLE, make_row("HV-9", "Thánh Gióng"), SAINT)
    report = bring(folder, dry=dry)
    assert (counts(report), codes(report)) == ({"created": 3}, [])
    if not dry:
        assert head_of(museum, "D-1")[1].agents[0].agent.record == head_of(museum, "N-1")[0]
    two = (make_row(number, "Bà Đá", Loại="nhân vật") for number in ("N-7", "N-8"))
    report = bring(write_sheet(tmp_path / "b", make_row("D-7", "Chùa Bà Đá", **{"Thờ": "Bà Đá"}), *two), dry=dry)
    assert (counts(report), set(codes(report))) == ({"created": 3}, {"pointer-name-ambiguous"})


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
        records.save(connection, home, [Change(words, "binh", "vị khác", temple, version=2)])
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
    later = bring(write_sheet(tmp_path / "c", make_row("X-1", "Khánh")))
    with museum.database.connect() as connection:
        assert labels.named_by(connection, _home(museum), later.run or "") == []
        ended = connection.execute(select(tables.import_run.c["ended_at", "document"])).all()
    assert all(run.ended_at for run in ended)
    assert ['"cut_off": true' in run.document for run in ended].count(True) == 1


def test_a_run_looks_only_at_words_that_mean_what_it_brought(museum: Museum, bring: Import, tmp_path: Path) -> None:
    temples = write_sheet(tmp_path / "a", TEMPLE)
    bring(temples)
    home = _home(museum)
    both = bring(write_sheet(tmp_path / "b", SAINT, make_row("N-2", "Thánh Gióng", Loại="nhân vật")))
    later = bring(write_sheet(tmp_path / "c", make_row("X-1", "Khánh")))
    with museum.database.connect() as connection:
        assert labels.named_by(connection, home, both.run or "") == [head_of(museum, "D-1")[0]]
        assert labels.named_by(connection, home, later.run or "") == []


def _home(museum: Museum) -> str:
    with museum.database.connect() as connection:
        return institutions.choose(connection, None).id


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


def test_a_tie_by_the_system_is_no_edit_and_the_sheet_may_name_another(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    temples = write_sheet(tmp_path / "a", TEMPLE, make_row("D-2", "Đền Sóc", **{"Thờ": "Thánh Gióng"}))
    bring(temples)
    bring(write_sheet(tmp_path / "b", SAINT, make_row("N-2", "Tản Viên", Loại="nhân vật")))
    write_sheet(temples, {**TEMPLE, "Thờ": "Tản Viên"}, make_row("D-2", "Đền Sóc", **{"Thờ": "Thánh Gióng"}))
    report = bring(temples)
    assert (counts(report), codes(report)) == ({"changed": 1, "unchanged": 1}, [])
    assert head_of(museum, "D-1")[1].agents[0].agent.record == head_of(museum, "N-2")[0]


def test_a_tie_beside_an_edit_leaves_the_edit_an_edit(museum: Museum, bring: Import, tmp_path: Path) -> None:
    temples = write_sheet(tmp_path / "a", {**TEMPLE, "Mô tả": "Cũ"})
    bring(temples)
    temple, record = head_of(museum, "D-1")
    edited = record.model_copy(update={"texts": [record.texts[0].model_copy(update={"text": {"vi": "Tay"}})]})
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        records.save(connection, home, [Change(edited, "binh", "sửa", temple, version=1, publish=True)])
    bring(write_sheet(tmp_path / "b", SAINT, make_row("N-2", "Tản Viên", Loại="nhân vật")))
    write_sheet(temples, {**TEMPLE, "Thờ": "Tản Viên", "Mô tả": "Mới"})
    for expected in ({"changed": 1}, {"unchanged": 1}, {"unchanged": 1}):
        report = bring(temples)
        [row] = report.rows()
        assert (counts(report), codes(report)) == (expected, ["edit-kept"])
        assert row["messages"][0]["path"] == "Mô tả"
    now = head_of(museum, "D-1")[1]
    assert (now.agents[0].agent.record, now.texts[0].text) == (head_of(museum, "N-2")[0], {"vi": "Tay"})


def test_all_of_a_sheet_goes_into_a_collection_also_after_its_words_were_tied(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    temples = write_sheet(tmp_path / "a", {**TEMPLE, "Liên quan": "HV-1"})
    bring(temples)
    bring(write_sheet(tmp_path / "b", make_row("HV-1", "Trống"), make_row("BST-1", "Đền", Loại="sưu tập")))
    report = bring(temples, constants={"relation.member_of": "BST-1"})
    assert (counts(report), codes(report)) == ({"changed": 1}, [])
    targets = [one.target.record for one in head_of(museum, "D-1")[1].relations]
    assert targets == [head_of(museum, "HV-1")[0], head_of(museum, "BST-1")[0]]


def test_leaving_the_collection_off_later_leaves_its_members_in_it(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    into = {"relation.member_of": "BST-1"}
    bring(write_sheet(tmp_path / "b", make_row("BST-1", "Đền", Loại="sưu tập"), make_row("HV-1", "Trống")))
    temples = write_sheet(tmp_path / "a", TEMPLE)
    bring(temples, constants=into)
    collection = head_of(museum, "BST-1")[0]
    for constants in (None, into, None):
        assert counts(bring(temples, constants=constants)) == {"unchanged": 1}
    write_sheet(temples, {**TEMPLE, "Liên quan": "HV-1"})
    report = bring(temples)
    assert (counts(report), codes(report)) == ({"changed": 1}, [])
    targets = {one.target.record for one in head_of(museum, "D-1")[1].relations}
    assert targets == {head_of(museum, "HV-1")[0], collection}


def test_what_a_person_took_out_of_the_collection_is_not_put_back(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    into = {"relation.member_of": "BST-1"}
    bring(write_sheet(tmp_path / "b", make_row("BST-1", "Đền", Loại="sưu tập")))
    temples = write_sheet(tmp_path / "a", TEMPLE)
    bring(temples, constants=into)
    temple, record = head_of(museum, "D-1")
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        out = record.model_copy(update={"relations": []})
        records.save(connection, home, [Change(out, "binh", "bỏ", temple, version=1, publish=True)])
    write_sheet(temples, {**TEMPLE, "Mô tả": "Mới"})
    for expected in ({"changed": 1}, {"unchanged": 1}):
        report = bring(temples, constants=into)
        assert (counts(report), codes(report)) == (expected, ["member-taken-out"])
        assert head_of(museum, "D-1")[1].relations == []
