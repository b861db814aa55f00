"""Real records, saved, indexed and searched as a visitor would: each is found by its names, however they are typed."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from catalog import analyzer, institutions
from catalog.museum import Museum
from catalog.record.model import Record
from catalog.search.query import Facet, Query, Sort
from heritage.indexer import Indexer
from heritage.settings import read_settings
from heritage.wiring import open_museum
from tests.conftest import SAMPLES
from tests.records import make_record, save

KINDS = {"lễ": "intangible", "nhân": "person", "sự": "event", "triều": "event", "địa": "site"}


def mapped(found: dict[str, Any], kind: str) -> Record:
    others = [name for name in dict.fromkeys(found["aliases"]) if name != found["label"]]
    claims = {name: [str(value["value"]) for value in values] for name, values in found["claims"].items()}
    return make_record(
        kind,
        names=[
            {"type": "preferred", "text": {"vi": found["label"]}},
            *({"type": "alternative", "text": {"vi": name}} for name in others),
        ],
        identifiers=[{"type": "wikidata", "value": found["id"]}],
        texts=[{"text": {"vi": found["overview"]}}] if found["overview"].strip() else [],
        terms=[{"role": "type", "term": value} for value in claims.get("là một", [])],
        places=[{"written": {"vi": value}} for value in claims.get("vị trí", [])],
    )


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Museum]:
    paths = sorted((SAMPLES / "vn-records").glob("*/*.json"))
    if not paths:
        pytest.skip(f"needs the shared samples at {SAMPLES}")
    museum = open_museum(read_settings({}, data=tmp_path_factory.mktemp("museum")))
    with museum.database.begin() as connection:
        institutions.add(connection, {"vi": "Bảo tàng thử"})
    found = ((json.loads(path.read_text(encoding="utf-8")), path.parent.name.split()[0]) for path in paths)
    save(museum, *(mapped(document, KINDS[folder]) for document, folder in found))
    Indexer(museum, "test").drain()
    yield museum
    museum.database.dispose()


def first_titles(museum: Museum, text: str, number: int = 10) -> list[str]:
    return [card.title["vi"] for card in museum.public.search(Query(text, size=number, facets=())).hits]


def test_every_record_is_found_by_its_title_with_marks_without_and_in_capitals(filled: Museum) -> None:
    titles = [card.title["vi"] for page in range(5) for card in filled.public.search(_page(page)).hits]
    assert len(titles) > 800
    for title in titles:
        plain = " ".join(token.folded for token in analyzer.tokens(title))
        for typed in (title, plain, title.upper()):
            assert title in first_titles(filled, typed), typed


def _page(number: int) -> Query:
    return Query(sort=Sort.NAME, offset=number * 200, size=200, facets=())


def test_what_visitors_type_leads_to_what_they_mean(filled: Museum) -> None:
    for typed, expected in (
        ("lang tu duc", "Lăng Tự Đức"),
        ("chùa Bái Đính", "Chùa Bái Đính"),
        ("chuaf bais ddinhs", "Chùa Bái Đính"),
        ("khởi nghĩa yên bái", "Khởi nghĩa Yên Bái"),
        ("tháp po klong garai", "Tháp Po Klong Garai"),
        ("thap rua ho hoan kiem", "Tháp Rùa"),
        ("Q10788527", "Lễ cúng cào cỏ (người Êđê)"),
        ("阮福", "Nguyễn Phúc Kỳ"),
    ):
        assert expected in first_titles(filled, typed), typed


def test_facets_and_suggestions_stand_on_real_data(filled: Museum) -> None:
    results = filled.public.search(Query("chùa"))
    assert results.total > 100
    kinds = {value.value: value.count for value in results.facets[Facet.KIND]}
    assert sum(kinds.values()) == results.total
    assert kinds["site"] > 50
    assert any("Bái Đính" in suggestion.title["vi"] for suggestion in filled.public.suggest("chua bai d", Query()))
    names = [card.title["vi"] for card in filled.public.search(_page(0)).hits]
    assert names.index("Bến Bạch Đằng") < names.index("Chiến tranh Lạnh") < names.index("Chùa Bái Đính")
