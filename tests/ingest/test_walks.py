"""Those that a collection names in the order of its walk are its members."""

import csv
from pathlib import Path

import pytest

from catalog import institutions, records
from catalog.change import Change
from catalog.museum import Museum
from catalog.policy import VISITOR
from catalog.record.lists import RelationType
from catalog.search.query import Facet, Query
from heritage.indexer import Indexer
from ingest.outgoing.going_out import go_out
from tests.ingest.bringing import Import, codes, counts, head_of, make_row

WALK = "Thứ tự tham quan"


def collection(walk: str, number: str = "BST-1", **more: str) -> dict[str, str]:
    return make_row(number, f"Tuyến {number}", Loại="sưu tập", **{WALK: walk}, **more)


def write(folder: Path, *rows: dict[str, str]) -> Path:
    """A folder with one sheet that has the column of walks."""
    folder.mkdir(exist_ok=True)
    headers = list(dict.fromkeys(header for row in rows for header in row))
    with (folder / "bang-ke.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, headers, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return folder


def collections_of(museum: Museum, key: str) -> list[str | None]:
    relations = head_of(museum, key)[1].relations
    return [one.target.record for one in relations if one.type is RelationType.MEMBER_OF]


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("walk", ["HV-2 ; HV-1", "Chuông ; Trống", "HV-2\nHV-1"])
def test_what_a_collection_names_in_its_walk_belongs_to_it(
    museum: Museum, bring: Import, tmp_path: Path, walk: str, *, is_first: bool
) -> None:
    things = [make_row("HV-1", "Trống"), make_row("HV-2", "Chuông"), make_row("HV-3", "Khánh")]
    rows = [collection(walk), *things] if is_first else [*things, collection(walk)]
    for expected in ({"created": 4}, {"unchanged": 4}):
        report = bring(write(tmp_path / "in", *rows))
        assert (counts(report), codes(report)) == (expected, [])
    home, named = head_of(museum, "BST-1")
    assert [one.target.record for one in named.relations] == [head_of(museum, key)[0] for key in ("HV-2", "HV-1")]
    assert [collections_of(museum, key) for key in ("HV-1", "HV-2", "HV-3")] == [[home], [home], []]


def test_its_members_are_found_by_the_collection_that_names_them(museum: Museum, bring: Import, tmp_path: Path) -> None:
    bring(write(tmp_path / "in", collection("HV-1"), make_row("HV-1", "Trống"), make_row("HV-2", "Chuông")))
    home = head_of(museum, "BST-1")[0]
    Indexer(museum, "test").drain()
    found = museum.index_for(VISITOR).search(Query(filters={Facet.COLLECTION: (home,)}))
    assert [hit.record_id for hit in found.hits] == [head_of(museum, "HV-1")[0]]


def test_a_member_that_names_its_collection_itself_belongs_to_it_once(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    named = make_row("HV-1", "Trống", **{"Bộ sưu tập": "Tuyến BST-1", "Vì sao thuộc bộ sưu tập": "Cùng thời"})
    for expected in ({"created": 2}, {"unchanged": 2}):
        assert counts(bring(write(tmp_path / "in", collection("HV-1"), named))) == expected
    (only,) = head_of(museum, "HV-1")[1].relations
    assert (only.target.record, only.note) == (head_of(museum, "BST-1")[0], {"vi": "Cùng thời"})


def test_only_a_collection_makes_members_of_those_that_it_names(museum: Museum, bring: Import, tmp_path: Path) -> None:
    bring(write(tmp_path / "in", make_row("HV-1", "Trống", **{WALK: "HV-2"}), make_row("HV-2", "Chuông")))
    assert collections_of(museum, "HV-2") == []
    bring(
        write(tmp_path / "in", make_row("BST-1", "T", Loại="sưu tập", **{"Liên quan": "HV-2"}), make_row("HV-2", "C"))
    )
    assert collections_of(museum, "HV-2") == []


def test_a_walk_that_names_another_later_makes_it_a_member_though_its_own_row_is_as_it_was(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    things = [make_row("HV-1", "Trống"), make_row("HV-2", "Chuông")]
    bring(write(tmp_path / "in", *things, collection("HV-1")))
    assert counts(bring(write(tmp_path / "in", *things, collection("HV-1 ; HV-2")))) == {"changed": 2, "unchanged": 1}
    assert collections_of(museum, "HV-2") == [head_of(museum, "BST-1")[0]]
    assert counts(bring(write(tmp_path / "in", *things, collection("HV-1")))) == {"changed": 1, "unchanged": 2}
    assert collections_of(museum, "HV-2") == [head_of(museum, "BST-1")[0]]


def test_a_member_of_another_import_is_told_until_it_says_that_it_belongs_there(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    things = write(tmp_path / "a", make_row("HV-1", "Trống", **{"Bộ sưu tập": ""}))
    bring(things)
    walks = write(tmp_path / "b", collection("HV-1"))
    for expected in ({"created": 1}, {"unchanged": 1}):
        report = bring(walks)
        assert (counts(report), codes(report)) == (expected, ["member-of-another-sheet"])
    assert collections_of(museum, "HV-1") == []
    write(things, make_row("HV-1", "Trống", **{"Bộ sưu tập": "BST-1"}))
    assert counts(bring(things)) == {"changed": 1}
    report = bring(walks)
    assert (counts(report), codes(report)) == ({"unchanged": 1}, [])


def test_what_a_person_took_out_of_a_walks_collection_stays_out(museum: Museum, bring: Import, tmp_path: Path) -> None:
    rows = [collection("HV-1"), make_row("HV-1", "Trống")]
    bring(write(tmp_path / "in", *rows))
    thing, record = head_of(museum, "HV-1")
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        out = record.model_copy(update={"relations": []})
        records.save(connection, home, [Change(out, "binh", "bỏ", thing, version=1, publish=True)])
    rows[1]["Mô tả"] = "Mới"
    for _ in range(2):
        assert codes(bring(write(tmp_path / "in", *rows))) == ["member-taken-out"]
        assert collections_of(museum, "HV-1") == []


def test_a_collection_whose_row_is_refused_takes_nobody_in(museum: Museum, bring: Import, tmp_path: Path) -> None:
    rows = [collection("HV-1"), collection("HV-1"), make_row("HV-1", "Trống")]
    assert codes(bring(write(tmp_path / "in", *rows))) == ["key-doubled", "key-doubled"]
    assert head_of(museum, "HV-1")[1].relations == []


@pytest.mark.parametrize("with_column", [True, False])
def test_a_sheet_with_a_walk_goes_out_and_comes_back_as_it_was(
    museum: Museum, bring: Import, tmp_path: Path, *, with_column: bool
) -> None:
    own = {"Bộ sưu tập": ""} if with_column else {}
    rows = [collection("HV-2 ; HV-1", **own), make_row("HV-1", "Trống", **own), make_row("HV-2", "Chuông", **own)]
    bring(write(tmp_path / "in", *rows))
    before = [head_of(museum, key)[1] for key in ("BST-1", "HV-1", "HV-2")]
    with museum.database.connect() as connection:
        home = institutions.choose(connection, None).id
    go_out(museum, home, tmp_path / "out", None)
    report = bring(tmp_path / "out")
    assert counts(report) == {"unchanged": 3}
    assert [head_of(museum, key)[1] for key in ("BST-1", "HV-1", "HV-2")] == before
