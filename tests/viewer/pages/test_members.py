"""The page of a collection and the walk through it have one order, of which also those are that no index knows yet."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from heritage.indexer import Indexer
from tests.records import make_record, save
from tests.viewer.exhibits import House, open_house
from viewer import lent
from viewer.pages.record.members import SHOWN, in_order


@pytest.fixture
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = open_house(tmp_path_factory.mktemp("members"))
    yield house
    house.museum.database.dispose()


def drain(house: House) -> None:
    while Indexer(house.museum, "test").drain():
        pass


def belonging(house: House, to: str, *years: int, kind: str = "artefact") -> list[str]:
    relation = [{"type": "member_of", "target": {"record": to}}]
    made = [{"type": "production", "date": {"earliest": str(year), "latest": str(year)}} for year in years]
    return save(
        house.museum, *(make_record(kind, f"Bước {n}", relations=relation, events=[made[n]]) for n in range(len(years)))
    )


def page(house: House, record: str) -> str:
    return house.client.get(f"/vi/records/{record}", follow_redirects=True).get_data(as_text=True)


def thread(house: House, collection: str) -> list[str]:
    html = page(house, collection)
    return re.findall(rf'href="/vi/records/(\w+)/[^"?]+\?walk={collection}"', html[html.index('class="thread"') :])


def walked(house: House, start: str) -> list[str]:
    """The walk from this one on, as the steps' own pages lead."""
    steps = [start]
    while found := re.findall(r'href="/vi/records/(\w+)/[^"?]+\?walk=\w+" rel="next"', page(house, steps[-1])):
        steps.append(found[0])
    return steps


@pytest.mark.parametrize("late", [1, 3])
def test_the_walk_leads_to_those_whom_no_index_knows_yet_as_the_page_does(house: House, late: int) -> None:
    [collection] = save(house.museum, make_record("collection", "Trống"))
    known = belonging(house, collection, 1700, 1600)
    drain(house)
    assert walked(house, known[1]) == thread(house, collection) == known[::-1]
    new = belonging(house, collection, *range(1500, 1500 + late))
    assert walked(house, known[1]) == thread(house, collection) == [*known[::-1], *new]
    assert f"chặng {2 + late} / {2 + late}" in page(house, new[-1])
    drain(house)
    assert walked(house, new[0]) == thread(house, collection) == [*new, *known[::-1]]


@pytest.mark.parametrize(
    ("named", "indexed", "total", "saying", "members", "counted"),
    [
        ("", "abc", 3, "abc", "abc", 3),
        ("c", "abc", 3, "abc", "cab", 3),
        ("cb", "abc", 3, "", "cba", 3),
        ("x", "abc", 3, "axb", "xabc", 4),
        ("", "abc", 3, "xaby", "abcxy", 5),
        ("", "", 0, "", "", 0),
        ("", "", 0, "ab", "ab", 2),
    ],
    ids=["oldest first", "named first", "as named", "named and late", "late last", "none", "all late"],
)
def test_a_collection_is_walked_as_named_then_from_the_oldest_then_the_late(
    named: str, indexed: str, total: int, saying: str, members: str, counted: int
) -> None:
    assert in_order(named, indexed, total, saying) == (tuple(members), counted)


@pytest.mark.parametrize(("named", "first"), [(0, "f0"), (5, "n0"), (SHOWN, "n0"), (SHOWN + 9, "n0")])
def test_of_many_there_are_as_many_steps_as_the_page_shows(named: int, first: str) -> None:
    own, found = [f"n{n}" for n in range(named)], [f"f{n}" for n in range(SHOWN)]
    members, total = in_order(own, found, 500, ["late"])
    assert (len(members), members[0], total) == (SHOWN, first, 500)
    assert "late" not in members


def test_a_collection_in_a_collection_borrows_its_picture_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    [whole] = save(house.museum, make_record("collection", "Cả"))
    parts = belonging(house, whole, 1700, 1600, kind="collection")
    drain(house)
    asked: list[str] = []
    lenders = lent._lenders

    def counted(record_ids: Sequence[str], *args: Any) -> Any:
        asked.extend(record_ids)
        return lenders(record_ids, *args)

    monkeypatch.setattr(lent, "_lenders", counted)
    assert set(thread(house, whole)) == set(parts)
    assert sorted(asked) == sorted([whole, *parts])
