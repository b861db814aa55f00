"""Collections and places with more than a page shows: in their own order, counted right, and with a way to the rest."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from catalog import incoming, institutions, records
from catalog.change import Change
from catalog.record.model import Record
from catalog.views import MOST_INCOMING
from heritage.indexer import Indexer
from tests.records import make_record, save
from tests.viewer.exhibits import House, open_house
from viewer.pages.record.members import SHOWN

MANY = 100


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = open_house(tmp_path_factory.mktemp("many"))
    yield house
    house.museum.database.dispose()


@pytest.fixture(scope="module")
def in_order(house: House) -> str:
    return collection(house, named=MANY)


def collection(house: House, *, named: int) -> str:
    """A collection of many of which it names the first `named`, the youngest first; returns its id."""
    [made] = save(house.museum, make_record("collection", "Dải dài"))
    members = save(house.museum, *(belonging(made, step) for step in range(MANY)))
    relations = [{"type": "related", "target": {"record": member}} for member in members[:named]]
    change = Change(
        make_record("collection", "Dải dài", relations=relations),
        by="test",
        reason="test",
        record_id=made,
        version=1,
        publish=True,
    )
    with house.museum.database.begin() as connection:
        records.save(connection, institutions.choose(connection, None).id, [change])
    while Indexer(house.museum, "test").drain():
        pass
    return made


def belonging(to: str, step: int) -> Record:
    """A member; the later its step, the older it is, and the later its name."""
    year = str(1900 - step)
    made = {"type": "production", "date": {"earliest": year, "latest": year}}
    relation = {"type": "member_of", "target": {"record": to}, "note": {"vi": f"Lý do {step:03}"}}
    return make_record("artefact", f"Chặng thứ {step:03}", events=[made], relations=[relation])


def page(house: House, path: str, language: str = "vi") -> str:
    return house.client.get(f"/{language}/{path}", follow_redirects=True).get_data(as_text=True)


def steps(html: str) -> list[int]:
    """The members in the main part of a page, in its order."""
    main = html[html.index("<main") : html.index("</main>")]
    return [int(step) for step in dict.fromkeys(re.findall(r"Chặng thứ (\d{3})", main))]


def onward(html: str) -> str:
    [href] = re.findall(r'class="thread-all"><a [^>]*href="/vi/([^"]+)"', html)
    return str(href).replace("&amp;", "&")


def test_a_long_collection_begins_with_the_first_that_it_names(house: House, in_order: str) -> None:
    html = page(house, f"records/{in_order}")
    assert "100 hồ sơ" in html
    assert steps(html) == list(range(SHOWN))
    assert [f"Lý do {step:03}" in html for step in (0, 39, 59)] == [True] * 3
    assert "See also" not in html
    assert 'id="related"' not in html


def test_it_says_how_many_more_there_are_and_leads_on_in_its_order(house: House, in_order: str) -> None:
    html = page(house, f"records/{in_order}")
    assert "còn 40 hồ sơ" in html
    assert "40 more" in page(house, f"records/{in_order}", "en")
    next_ = page(house, onward(html))
    assert steps(next_) == list(range(48, 72))
    assert f"search?collection={in_order}" in html.replace("&amp;", "&")
    assert steps(page(house, f"records/{in_order}/related/member_of?page=5")) == list(range(96, 100))


def test_those_that_it_does_not_name_come_last_from_the_oldest(house: House) -> None:
    html = page(house, f"records/{collection(house, named=50)}")
    assert steps(html) == [*range(50), *range(99, 89, -1)]
    assert "còn 40 hồ sơ" in html
    assert 89 in steps(page(house, onward(html)))


def test_leafing_through_shows_each_member_once_also_where_only_some_are_named(house: House) -> None:
    some = collection(house, named=70)
    found = [
        step for number in range(1, 6) for step in steps(page(house, f"records/{some}/related/member_of?page={number}"))
    ]
    assert found == list(range(MANY))


def test_a_collection_without_an_order_goes_on_from_the_oldest(house: House) -> None:
    html = page(house, f"records/{collection(house, named=0)}")
    assert steps(html) == list(range(99, 39, -1))
    assert steps(page(house, onward(html))) == list(range(51, 27, -1))


def test_who_belongs_is_asked_only_where_a_collection_names_somebody(
    house: House, in_order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    among = incoming.among

    def counted(*args: Any) -> set[str]:
        asked.append(len(args[-1]))
        return among(*args)

    monkeypatch.setattr(incoming, "among", counted)
    page(house, f"records/{collection(house, named=0)}")
    assert set(asked) <= {0}
    page(house, f"records/{in_order}")
    assert max(asked) == MANY - MOST_INCOMING


def test_a_place_to_which_many_lead_is_not_said_to_be_little_known(house: House) -> None:
    [place] = save(house.museum, make_record("place", "Kinh đô cũ"))
    found = {"type": "found_at", "target": {"record": place}}
    save(house.museum, *(make_record("artefact", f"Mảnh {number}", relations=[found]) for number in range(400)))
    html = page(house, f"records/{place}")
    assert "hơn cái tên" not in html
    assert "thêm 48 mục ở trang này" in html
    assert "xem cả 400, trong đó 340 mục chưa có ở trang này" in html
    assert "48 more on this page" in page(house, f"records/{place}", "en")


def test_a_place_to_which_hardly_anything_leads_is_said_to_be_little_known(house: House) -> None:
    [place] = save(house.museum, make_record("place", "Gò"))
    save(house.museum, make_record("artefact", "Rìu", relations=[{"type": "found_at", "target": {"record": place}}]))
    assert "hơn cái tên" in page(house, f"records/{place}")
