"""A lunar date on a record's page: the solar one beside it, wherever the page tells the date; a card stays short."""

import re
from collections.abc import Iterator

import pytest

from catalog.record.model import Record
from heritage.indexer import Indexer
from tests.records import make_record, save
from tests.viewer.exhibits import House, open_house

STELE = "ngày 15 tháng 8 năm Hồng Đức thứ 15 (1484)"
SOLAR = "tức 13 tháng 9 năm 1484 (lịch Gregory; lịch Julius: 4 tháng 9 năm 1484)"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = open_house(tmp_path_factory.mktemp("lunar"))
    yield house
    house.museum.database.dispose()


def stele(written: str, earliest: str, latest: str) -> Record:
    date = {"text": {"vi": written}, "earliest": earliest, "latest": latest, "calendar": "lunar"}
    return make_record("document", "Bia", "Stele", events=[{"type": "production", "date": date}])


def page(house: House, address: str) -> str:
    return house.client.get(address, follow_redirects=True).get_data(as_text=True)


@pytest.fixture(scope="module")
def day(house: House) -> str:
    [record] = save(house.museum, stele(STELE, "1484-09-13", "1484-09-13"))
    while Indexer(house.museum, "test").drain():
        pass
    return record


def test_a_vietnamese_page_tells_the_solar_day_at_its_head_and_among_its_facts(house: House, day: str) -> None:
    html = page(house, f"/vi/records/{day}")
    head = re.search(r'class="glance">.*?</ul>', html, re.S)
    facts = re.search(r'<aside class="facts".*?</aside>', html, re.S)
    assert head and facts
    for part in (head[0], facts[0]):
        assert f"{STELE}, âm lịch" in part
        assert SOLAR in part


def test_an_english_page_keeps_what_the_source_says_under_the_solar_day(house: House, day: str) -> None:
    html = page(house, f"/en/records/{day}")
    assert "13 September 1484 (Gregorian; 4 September 1484 Julian)" in html
    lunar = "15th day of the 8th lunar month, Hồng Đức 15"
    assert f'<span class="note below">{lunar}</span>' in html
    assert f"{lunar}, that is 13 September 1484 (Gregorian; 4 September 1484 Julian)" in html
    assert STELE not in html[html.index("<main") :]


def test_a_card_does_not_grow(house: House, day: str) -> None:
    html = page(house, "/vi/search?q=bia")
    assert day in html
    assert STELE in html
    assert "dương lịch" not in html


def test_a_month_at_the_years_end_tells_that_it_reaches_into_the_next(house: House) -> None:
    [record] = save(house.museum, stele("tháng 12 năm Đinh Mùi (1427)", "1427-12-27", "1428-01-25"))
    assert page(house, f"/vi/records/{record}").count("tức tháng 12 năm 1427 – tháng 1 năm 1428 (dương lịch)") == 2
