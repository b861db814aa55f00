"""A record's page tells each other record once, of each way only the first, and counts truly what it leaves out."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from catalog import institutions, records
from catalog.change import Change
from catalog.record.model import Record
from catalog.views import MOST_INCOMING
from heritage.indexer import Indexer
from tests.records import make_record, save
from tests.viewer.exhibits import House, open_house
from viewer.pages.record import told

MANY = 80
LEFT = MANY - MOST_INCOMING


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = open_house(tmp_path_factory.mktemp("told"))
    yield house
    house.museum.database.dispose()


def pointing(to: str, number: int, *types: str, name: str = "Món") -> Record:
    relations = [{"type": type_, "target": {"record": to}} for type_ in types]
    return make_record("artefact", f"{name} {number:03}", relations=relations)


def saying(house: House, kind: str, to: Sequence[str], type_: str = "related", hub: str = "") -> str:
    """A record of this kind, or the hub anew, that is tied to these in this way; returns its id."""
    relations = [{"type": type_, "target": {"record": one}, "note": {"vi": "Nên xem"}} for one in to]
    record = make_record(kind, "Trung tâm", relations=relations)
    if not hub:
        return save(house.museum, record)[0]
    change = Change(record, by="test", reason="test", record_id=hub, version=1, publish=True)
    with house.museum.database.begin() as connection:
        records.save(connection, institutions.choose(connection, None).id, [change])
    return hub


def page(house: House, path: str, language: str = "vi") -> str:
    """The main part of a page."""
    html = house.client.get(f"/{language}/records/{path}", follow_redirects=True).get_data(as_text=True)
    return html[html.index("<main") : html.index("</main>")]


def shown(html: str, name: str = "Món") -> list[int]:
    """The records that the page links, in its order; one that it links twice is here twice."""
    names = [re.sub(r"<.*?>", " ", link) for link in re.findall(r"<a .*?</a>", html, re.DOTALL)]
    return [int(found[1]) for one in names if (found := re.search(rf"{name} (\d{{3}})", one))]


def ways(html: str) -> list[tuple[str, int, int]]:
    """The ways to all: of what, how many there are, how many of them the page does not show."""
    found = re.findall(r"([^<>\n]+): xem cả (\d+), trong đó (\d+) mục chưa có ở trang này", html)
    return [(name.strip(), int(total), int(more)) for name, total, more in found]


def leafed(house: House, address: str, name: str = "Món") -> list[int]:
    """All records that the pages behind a way to all show."""
    found: list[int] = []
    for number in range(1, 9):
        answer = house.client.get(f"/vi/records/{address}?page={number}")
        if answer.status_code == 404:
            break
        found += shown(answer.get_data(as_text=True), name)
    return found


@pytest.mark.parametrize("named", ["all", "the last", "none"])
@pytest.mark.parametrize(
    ("kind", "type_", "title"),
    [
        ("site", "part_of", "Các phần"),
        ("place", "found_at", "Tìm thấy tại đây"),
        ("artefact", "copy_of", "Các bản sao"),
        ("person", "made_by", "Đã làm ra"),
    ],
)
def test_those_of_a_cut_group_do_not_come_back_as_see_also(
    house: House, kind: str, type_: str, title: str, named: str
) -> None:
    [hub] = save(house.museum, make_record(kind, "Trung tâm"))
    parts = save(house.museum, *(pointing(hub, number, type_) for number in range(MANY)))
    first = {"all": parts[::-1], "the last": parts[-3:], "none": []}[named]
    html = page(house, saying(house, kind, first, hub=hub))
    seen = shown(html)
    assert len(seen) == len(set(seen)) == MOST_INCOMING
    assert ways(html) == [(title, MANY, LEFT)]
    assert "Xem thêm" not in html
    assert "Hồ sơ liên quan" not in html
    own = {"all": range(MANY - 1, LEFT - 1, -1), "the last": range(MANY - 3, MANY), "none": range(0)}[named]
    assert seen[: len(own)] == list(own)
    assert html.count("Nên xem") == len(own)
    assert leafed(house, f"{hub}/related/{type_}") == list(range(MANY))


@pytest.mark.parametrize("count", [MOST_INCOMING, MOST_INCOMING + 1])
@pytest.mark.parametrize(
    ("kind", "type_", "address", "title", "english"),
    [
        ("site", "related", "related/related", "Xem thêm", "See also"),
        ("artefact", "related", "related/related", "Xem thêm", "See also"),
        ("collection", "related", "related/related", "Xem thêm", "See also"),
        ("site", "worships", "named/worships", "Thờ", "Worships"),
        ("document", "made_by", "named/made_by", "Tác giả", "Author"),
        ("person", "took_part", "named/took_part", "Tham gia", "Took part in"),
    ],
)
def test_what_a_record_itself_says_of_many_is_cut_and_counted_and_can_be_leafed_through(
    house: House, kind: str, type_: str, address: str, title: str, english: str, count: int
) -> None:
    others = save(house.museum, *(make_record("person", f"Món {number:03}") for number in range(count)))
    hub = saying(house, kind, others[::-1], type_)
    html = page(house, hub)
    in_order = list(range(count - 1, -1, -1))
    assert shown(html) == in_order[:MOST_INCOMING]
    [*cut] = ways(html)
    assert [(total, more) for _, total, more in cut] == [(count, 1)] * (count > MOST_INCOMING)
    assert (f"/records/{hub}/{address}" in html) == (count > MOST_INCOMING)
    assert leafed(house, f"{hub}/{address}") == in_order
    if cut:
        assert cut[0][0] == title
        assert f"{english}: see all {count}, 1 of them" in page(house, hub, "en")
        assert english in house.client.get(f"/en/records/{hub}/{address}").get_data(as_text=True)


def test_see_also_of_both_ends_is_one_way_and_holds_each_once(house: House) -> None:
    [hub] = save(house.museum, make_record("site", "Trung tâm"))
    parts = save(house.museum, *(pointing(hub, number, "related") for number in range(MANY)))
    others = save(house.museum, *(make_record("artefact", f"Món {number:03}") for number in range(MANY, MANY + 10)))
    html = page(house, saying(house, "site", [*others, *parts[70:]], hub=hub))
    first = [*range(MANY, MANY + 10), *range(70, MANY), *range(70)]
    assert shown(html) == first[:MOST_INCOMING]
    assert ways(html) == [("Xem thêm", 90, 30)]
    assert leafed(house, f"{hub}/related/related") == first


def test_what_stands_under_another_heading_is_not_counted_as_missing(house: House) -> None:
    [hub] = save(house.museum, make_record("site", "Trung tâm"))
    save(house.museum, *(pointing(hub, number, "part_of") for number in range(MANY - 2)))
    save(house.museum, *(pointing(hub, MANY - number, "part_of", "copy_of") for number in (2, 1)))
    html = page(house, hub)
    assert len(shown(html)) == MOST_INCOMING + 2
    assert ways(html) == [("Các phần", MANY, LEFT - 2)]


def test_who_is_part_of_it_and_says_see_also_is_told_as_a_part(house: House) -> None:
    [hub] = save(house.museum, make_record("site", "Trung tâm"))
    save(house.museum, *(pointing(hub, number, "part_of") for number in range(MANY - 1)))
    save(house.museum, pointing(hub, MANY - 1, "part_of", "related"))
    html = page(house, hub)
    assert shown(html) == [MANY - 1, *range(MOST_INCOMING - 1)]
    assert "Xem thêm" not in html


@pytest.mark.parametrize("type_", ["part_of", "member_of"])
def test_members_of_a_collection_are_in_its_walk_alone(house: House, type_: str) -> None:
    [hub] = save(house.museum, make_record("collection", "Trung tâm"))
    parts = save(house.museum, *(pointing(hub, number, type_) for number in range(MANY)))
    [other] = save(house.museum, make_record("person", "Món 999"))
    saying(house, "collection", [*parts[::2], other], hub=hub)
    while Indexer(house.museum, "test").drain():
        pass
    html = page(house, hub)
    assert len(set(shown(html)) - {999}) == MOST_INCOMING
    assert f"còn {LEFT} hồ sơ" in html
    assert shown(html[html.index('id="related"') :]) == [999]
    assert ways(html) == []


def test_what_a_visitor_may_not_see_is_not_counted_among_the_rest(house: House) -> None:
    others = save(house.museum, *(make_record("person", f"Món {number:03}") for number in range(MANY)))
    hidden = save(house.museum, *(make_record("person", f"Kín {number:03}") for number in range(5)), publish=False)
    html = page(house, saying(house, "site", [*hidden, *others]))
    assert ways(html) == [("Xem thêm", MANY, LEFT)]
    assert "Kín" not in html


@pytest.mark.parametrize("address", ["named/related", "named/nothing", "named/part_of", "named/worships?page=2"])
def test_where_nothing_is_named_there_is_no_page(house: House, address: str) -> None:
    others = save(house.museum, *(make_record("person", f"Món {number:03}") for number in range(3)))
    hub = saying(house, "site", others, "worships")
    assert house.client.get(f"/vi/records/{hub}/{address}").status_code == 404
    assert house.client.get(f"/vi/records/{hub}/named/worships").status_code == 200


@pytest.mark.parametrize("kind", ["site", "place", "artefact", "collection"])
def test_what_a_record_is_tied_to_is_read_once_a_page(house: House, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hub = saying(house, kind, save(house.museum, make_record("person", "Món 001")))
    read, said_once = [], told._said_once

    def counted(*args: Any) -> Any:
        read.append(args)
        return said_once(*args)

    monkeypatch.setattr(told, "_said_once", counted)
    assert shown(page(house, hub)) == [1]
    assert len(read) == 1
