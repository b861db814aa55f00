"""What rows belong to: what is no collection, the record itself and circles are told until they are mended."""

from pathlib import Path

import pytest

from catalog.museum import Museum
from catalog.policy import VISITOR
from catalog.record.lists import Kind, RelationType
from catalog.search.query import Facet, Query
from heritage.indexer import Indexer
from ingest.circles import LONGEST
from tests.ingest.bringing import Import, codes, counts, head_of, make_row
from tests.ingest.test_walks import write

SET, PART, WALK = "Bộ sưu tập", "Thuộc", "Thứ tự tham quan"


def collection(number: str, **more: str) -> dict[str, str]:
    return make_row(number, f"Sưu tập {number}", Loại="sưu tập", **more)


def offered(museum: Museum) -> set[str]:
    """The collections that the search offers."""
    Indexer(museum, "test").drain()
    found = museum.index_for(VISITOR).search(Query(facets=(Facet.COLLECTION,)))
    return {one.value for one in found.facets.get(Facet.COLLECTION, ())}


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("named", ["TWIN1", "Song sinh"])
@pytest.mark.parametrize("dry", [True, False])
def test_an_artefact_that_is_named_as_a_collection_is_told_wherever_its_row_stands(
    museum: Museum, bring: Import, tmp_path: Path, named: str, *, is_first: bool, dry: bool
) -> None:
    rows = [make_row("TWIN1", "Song sinh"), make_row("HV-1", "Trống", **{SET: named})]
    folder = write(tmp_path / "in", *(rows if is_first else rows[::-1]))
    if dry:
        assert codes(bring(folder, dry=True)) == ["member-of-no-collection"]
        return
    for expected in ({"created": 2}, {"unchanged": 2}):
        report = bring(folder)
        assert (counts(report), codes(report)) == (expected, ["member-of-no-collection"])
    (kept,) = head_of(museum, "HV-1")[1].relations
    assert (kept.type, kept.target.record) == (RelationType.MEMBER_OF, head_of(museum, "TWIN1")[0])
    assert offered(museum) == set()


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("dry", [True, False])
def test_of_rows_far_apart_whose_kind_only_their_types_tell_the_same_is_told(
    museum: Museum, bring: Import, tmp_path: Path, *, is_first: bool, dry: bool
) -> None:
    others = [{"Số kiểm kê": f"K-{at}", "Tên": f"Khánh {at}"} for at in range(250)]
    set_ = {"Số kiểm kê": "BST-1", "Tên": "Trống đồng", "Loại hình": "sưu tập hiện vật"}
    named = [{"Số kiểm kê": "TWIN1", "Tên": "Trống", "Loại hình": "trống"}, set_]
    naming = [{"Số kiểm kê": "HV-1", "Tên": "A", SET: "TWIN1"}, {"Số kiểm kê": "HV-2", "Tên": "B", SET: "BST-1"}]
    rows = [*named, *others, *naming] if is_first else [*naming, *others, *named]
    report = bring(write(tmp_path / "in", *rows), dry=dry)
    assert dry or head_of(museum, "BST-1")[1].kind is Kind.COLLECTION
    told = {row["row"]: row["messages"][0]["code"] for row in report.rows() if row["messages"]}
    assert told == {len(others) + 4 if is_first else 2: "member-of-no-collection"}


def test_what_an_earlier_import_brought_is_told_and_no_more_once_it_is_a_collection(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    bring(write(tmp_path / "a", make_row("TWIN1", "Song sinh")))
    things = write(tmp_path / "b", make_row("HV-1", "Trống", **{SET: "TWIN1"}))
    assert codes(bring(things)) == ["member-of-no-collection"]
    bring(write(tmp_path / "a", make_row("TWIN1", "Song sinh", Loại="sưu tập")))
    assert codes(bring(things)) == []
    assert offered(museum) == {head_of(museum, "TWIN1")[0]}


def test_words_that_a_later_artefact_bears_are_told_when_they_are_tied(bring: Import, tmp_path: Path) -> None:
    bring(write(tmp_path / "a", make_row("HV-1", "Trống", **{SET: "TWIN1"})))
    report = bring(write(tmp_path / "b", make_row("TWIN1", "Song sinh")))
    assert codes(report) == ["pointer-tied", "member-of-no-collection"]


@pytest.mark.parametrize("column", [SET, PART])
def test_a_collection_is_offered_and_told_of_nothing(
    museum: Museum, bring: Import, tmp_path: Path, column: str
) -> None:
    report = bring(write(tmp_path / "in", make_row("HV-1", "Trống", **{column: "BST-1"}), collection("BST-1")))
    assert codes(report) == []
    assert offered(museum) == {head_of(museum, "BST-1")[0]}


def test_a_part_of_an_artefact_is_told_of_nothing(museum: Museum, bring: Import, tmp_path: Path) -> None:
    assert (
        codes(bring(write(tmp_path / "in", make_row("HV-1", "Trống", **{PART: "HV-2"}), make_row("HV-2", "B")))) == []
    )
    assert offered(museum) == set()


@pytest.mark.parametrize("column", [SET, PART, "Liên quan", WALK])
@pytest.mark.parametrize("text", ["BST-1", "Sưu tập BST-1"])
def test_a_row_that_names_itself_is_told_and_the_pointer_left_out(
    museum: Museum, bring: Import, tmp_path: Path, column: str, text: str
) -> None:
    folder = write(tmp_path / "in", collection("BST-1", **{column: text}))
    for expected in ({"created": 1}, {"unchanged": 1}):
        report = bring(folder)
        assert (counts(report), codes(report)) == (expected, ["pointer-to-itself"])
    assert head_of(museum, "BST-1")[1].relations == []


def ring(size: int) -> list[dict[str, str]]:
    """Collections each of which is in the next, the last in the first."""
    return [collection(f"C-{at}", **{SET: f"C-{(at + 1) % size}"}) for at in range(size)]


@pytest.mark.parametrize("size", [2, 3, LONGEST])
@pytest.mark.parametrize("dry", [True, False])
def test_a_circle_is_told_once_by_the_row_that_closes_it(
    bring: Import, tmp_path: Path, size: int, *, dry: bool
) -> None:
    folder = write(tmp_path / "in", *ring(size))
    for _ in range(1 if dry else 2):
        report = bring(folder, dry=dry)
        (told,) = [row for row in report.rows() if row["messages"]]
        assert codes(report) == ["belongs-to-itself"]
        assert told["row"] == size + 1


@pytest.mark.parametrize("dry", [True, False])
def test_a_circle_over_batches_and_both_ways_of_belonging_is_told(bring: Import, tmp_path: Path, *, dry: bool) -> None:
    between = [make_row(f"HV-{at}", "Trống", **{SET: "BST-1"}) for at in range(450)]
    first, last = collection("BST-1", **{PART: "BST-2"}), collection("BST-2", **{SET: "BST-1"})
    assert codes(bring(write(tmp_path / "in", first, *between, last), dry=dry)) == ["belongs-to-itself"]


def test_a_circle_over_two_imports_is_told_until_it_is_mended(bring: Import, tmp_path: Path) -> None:
    bring(write(tmp_path / "a", collection("BST-1", **{SET: "BST-2"}), collection("BST-2")))
    closing = write(tmp_path / "b", collection("BST-3", **{SET: "BST-1"}))
    assert codes(bring(closing)) == []
    inner = [collection("BST-1", **{SET: "BST-2"}), collection("BST-2", **{SET: "BST-3"})]
    folder = tmp_path / "a"
    for _ in range(2):
        assert codes(bring(write(folder, *inner))) == ["belongs-to-itself"]
    assert codes(bring(write(folder, collection("BST-1", **{SET: ""}), inner[1]))) == []


def test_a_circle_that_late_words_close_is_told(bring: Import, tmp_path: Path) -> None:
    bring(write(tmp_path / "a", collection("BST-1", **{SET: "BST-2"})))
    report = bring(write(tmp_path / "b", collection("BST-2", **{SET: "BST-1"})))
    assert "belongs-to-itself" in codes(report)


def test_boxes_within_boxes_are_no_circle(bring: Import, tmp_path: Path) -> None:
    rows = [*ring(40)[:-1], collection("C-39", **{SET: ""}), make_row("HV-1", "A", **{SET: "C-1", PART: "C-2"})]
    assert codes(bring(write(tmp_path / "in", *rows))) == []
