"""A record that is a step of a collection leads on to the next one, by plain links that anybody may keep."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pytest

from catalog import institutions, records
from catalog.change import Change
from heritage.indexer import Indexer
from tests.records import make_record, save
from tests.viewer.exhibits import House, open_house

NOWHERE = "0" * 8


@dataclass(frozen=True)
class Path:
    """A collection and its members in the order of the walk."""

    id: str
    members: list[str]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = open_house(tmp_path_factory.mktemp("walk"))
    yield house
    house.museum.database.dispose()


@pytest.fixture(scope="module")
def drums(house: House) -> Path:
    [collection] = save(house.museum, make_record("collection", "Tiếng trống", "Drums"))
    return laid(house, collection, 4)


def laid(house: House, collection: str, count: int, *, named: int | None = None, hidden: Sequence[int] = ()) -> Path:
    """Members of the collection, the later the older, of which it names the first; those `hidden` are drafts."""
    members = []
    for number in range(1, count + 1):
        relation = {"type": "member_of", "target": {"record": collection}}
        year = str(1900 - number)
        made = {"type": "production", "date": {"earliest": year, "latest": year}}
        step = make_record("artefact", f"Trống {number}", f"Drum {number}", relations=[relation], events=[made])
        members += save(house.museum, step, publish=number not in hidden)
    name(house, collection, members[:named])
    return Path(collection, members)


def name(house: House, collection: str, members: Sequence[str]) -> None:
    """Have the collection name these members in this order."""
    relations = [{"type": "related", "target": {"record": member}} for member in members]
    renamed = make_record("collection", "Tiếng trống", "Drums", relations=relations)
    change = Change(renamed, by="test", reason="test", record_id=collection, version=1, publish=True)
    with house.museum.database.begin() as connection:
        records.save(connection, institutions.choose(connection, None).id, [change])
    while Indexer(house.museum, "test").drain():
        pass


def page(house: House, record: str, language: str = "vi", query: str = "") -> str:
    return house.client.get(f"/{language}/records/{record}{query}", follow_redirects=True).get_data(as_text=True)


def way(html: str, rel: str) -> set[str]:
    """The records, with their walk, to which the links of this kind lead."""
    return set(re.findall(rf'href="/\w\w/records/(\w+)/[^"?]+\?walk=\w+" rel="{rel}"', html))


@pytest.mark.parametrize(("language", "said"), [("vi", "chặng 2 / 4"), ("en", "step 2 of 4")])
def test_a_step_leads_on_and_back_and_to_its_thread(house: House, drums: Path, language: str, said: str) -> None:
    html = page(house, drums.members[1], language, f"?walk={drums.id}")
    assert html.count(said) == 2
    assert (way(html, "prev"), way(html, "next")) == ({drums.members[0]}, {drums.members[2]})
    assert re.search(rf'class="walk-head".*href="/{language}/records/{drums.id}/', html)


def test_the_collection_leads_into_its_walk(house: House, drums: Path) -> None:
    html = page(house, drums.id)
    thread = html[html.index('class="thread"') :]
    assert re.findall(rf'href="/vi/records/(\w+)/[^"?]+\?walk={drums.id}"', thread) == drums.members


@pytest.mark.parametrize(
    ("language", "said", "first"), [("vi", "Bắt đầu đi xem", "Trống 1"), ("en", "Begin the walk", "Drum 1")]
)
def test_the_collection_says_above_its_text_where_its_walk_begins(
    house: House, drums: Path, language: str, said: str, first: str
) -> None:
    html = page(house, drums.id, language)
    button = rf'class="button" href="/{language}/records/(\w+)/[^"?]+\?walk={drums.id}">(.*?)</a>'
    [(record, words)] = re.findall(button, html)
    assert record == drums.members[0]
    assert re.sub(r"<.*?>", "", words).strip() == f"{said} {first}"
    assert html.index(said) < html.index('id="members"')


@pytest.mark.parametrize(("count", "hidden"), [(0, []), (1, []), (2, [1])], ids=["nothing", "one thing", "one seen"])
def test_where_there_is_nothing_to_walk_to_no_walk_begins(house: House, count: int, hidden: list[int]) -> None:
    [collection] = save(house.museum, make_record("collection", "Tiếng trống"))
    path = laid(house, collection, count, hidden=hidden)
    assert "walk-begin" not in page(house, path.id)


@pytest.mark.parametrize(("count", "hidden"), [(1, []), (2, [1])], ids=["one thing", "one seen"])
def test_the_only_thing_of_a_collection_is_no_step_of_a_walk(house: House, count: int, hidden: list[int]) -> None:
    [collection] = save(house.museum, make_record("collection", "Tiếng trống"))
    path = laid(house, collection, count, hidden=hidden)
    html = page(house, path.members[-1], query=f"?walk={path.id}")
    assert "chặng" not in html
    assert f"/records/{path.id}/" in html


def test_the_page_of_a_collection_without_members_says_so_and_leads_on(house: House, drums: Path) -> None:
    [collection] = save(house.museum, make_record("collection", "Tiếng trống"))
    path, said = laid(house, collection, 0), "Bộ sưu tập này chưa có hồ sơ nào được giới thiệu."
    assert re.search(rf'{said} <a href="/vi/search\?kind=collection">', page(house, path.id))
    assert said not in page(house, drums.id)


def test_a_walk_that_no_member_is_named_for_begins_with_the_oldest(house: House) -> None:
    [collection] = save(house.museum, make_record("collection", "Tiếng trống"))
    path = laid(house, collection, 3, named=0)
    html = page(house, path.id)
    assert re.findall(r'class="walk-begin"><a class="button" href="/vi/records/(\w+)/', html) == [path.members[2]]


def test_no_other_kind_of_record_begins_a_walk(house: House, drums: Path) -> None:
    assert "walk-begin" not in page(house, drums.members[0])


def test_a_record_of_one_collection_needs_no_word_in_its_address(house: House, drums: Path) -> None:
    html = page(house, drums.members[1])
    assert way(html, "next") == {drums.members[2]}
    assert 'class="walk-others"' not in html


def test_the_first_step_has_none_before_it_and_the_last_says_so(house: House, drums: Path) -> None:
    first, last = (page(house, drums.members[at]) for at in (0, -1))
    assert (way(first, "prev"), way(first, "next")) == (set(), {drums.members[1]})
    assert (way(last, "prev"), way(last, "next")) == ({drums.members[-2]}, set())
    assert ["chặng cuối" in html for html in (first, last)] == [False, True]


def test_what_is_cited_and_counted_is_the_address_without_the_walk(house: House, drums: Path) -> None:
    html = page(house, drums.members[1], query=f"?walk={drums.id}")
    head = html[: html.index("</head>")]
    assert "?walk" not in head
    assert 'rel="canonical"' in head
    assert re.search(rf'href="/en/records/{drums.members[1]}/drum-2\?walk={drums.id}" hreflang="en"', html)


def test_an_address_that_is_mended_keeps_the_walk(house: House, drums: Path) -> None:
    answer = house.client.get(f"/vi/records/{drums.members[1]}/old-name?walk={drums.id}")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith(f"/trong-2?walk={drums.id}")


@pytest.mark.parametrize("walk", ["", NOWHERE, "x" * 300, "../../etc", "<b>", "of itself"])
def test_a_walk_that_the_record_is_not_on_changes_nothing(house: House, drums: Path, walk: str) -> None:
    record = drums.members[1]
    plain, asked = page(house, record), page(house, record, query=f"?walk={record if ' ' in walk else walk}")
    assert asked == plain


def test_a_record_of_several_offers_each_in_a_line_and_goes_on_with_the_one_it_was_entered_from(house: House) -> None:
    one, two = save(house.museum, *(make_record("collection", title) for title in ("Đồng", "Đá")))
    both = [{"type": "member_of", "target": {"record": to}} for to in (one, two)]
    [crossing] = save(house.museum, make_record("artefact", "Ngã ba", relations=both))
    [before] = save(house.museum, make_record("artefact", "Trước đó", relations=both[:1]))
    [after] = save(house.museum, make_record("artefact", "Sau đó", relations=both[1:]))
    name(house, one, [before, crossing])
    name(house, two, [crossing, after])
    html = page(house, crossing)
    assert 'class="walk"' not in html
    others = html[html.index('class="walk-others"') :]
    assert others.count('class="walk-step"') == 2
    assert f"?walk={two}" in others
    entered = page(house, crossing, query=f"?walk={two}")
    assert way(entered, "next") == {after}
    assert entered[entered.index('class="walk-others"') :].count('class="walk-step"') == 1


def test_hidden_members_are_neither_steps_nor_counted(house: House) -> None:
    [collection] = save(house.museum, make_record("collection", "Tiếng trống"))
    path = laid(house, collection, 4, hidden=[2])
    html = page(house, path.members[0])
    assert way(html, "next") == {path.members[2]}
    assert "chặng 1 / 3" in html
    assert path.members[1] not in html


def test_members_that_the_collection_does_not_name_come_after_those_that_it_does_from_the_oldest(house: House) -> None:
    [collection] = save(house.museum, make_record("collection", "Tiếng trống"))
    path = laid(house, collection, 5, named=2)
    steps = [path.members[at] for at in (0, 1, 4, 3, 2)]
    for before, after in pairwise(steps):
        assert way(page(house, before), "next") == {after}
        assert way(page(house, after), "prev") == {before}
    assert "chặng 5 / 5" in page(house, steps[-1])


def test_what_the_collections_page_does_not_show_has_no_step(house: House) -> None:
    [collection] = save(house.museum, make_record("collection", "Tiếng trống"))
    path = laid(house, collection, 62, named=0)
    shown, past = page(house, path.members[2]), page(house, path.members[0])
    assert "chặng 60 / 62" in shown
    assert 'class="walk"' not in past


def test_a_record_of_no_collection_is_on_no_walk(house: House) -> None:
    [alone] = save(house.museum, make_record("artefact", "Một mình"))
    assert "walk" not in page(house, alone)
