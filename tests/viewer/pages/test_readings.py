"""What words of a record say beside what its fields do."""

import pytest

from catalog.record.parts import Reference
from catalog.shown import Card
from tests.records import make_record
from viewer.context import Said
from viewer.pages.record.facts import FactReader
from viewer.pages.record.readings import names_person, said_in_pixels


@pytest.mark.parametrize(
    ("words", "is_person"),
    [("vua Lê Hiển Tông", True), ("Chúa Trịnh Sâm", True), ("Bộ Lễ", False), ("Sở Văn hóa Bà Rịa", False)],
)
def test_a_title_tells_a_person(words: str, is_person: bool) -> None:
    assert names_person(Reference(label={"vi": words}), {}) is is_person


@pytest.mark.parametrize(("kind", "is_person"), [("person", True), ("collection", False)])
def test_the_record_that_is_pointed_to_knows_better(kind: str, is_person: bool) -> None:
    record_id = "0000000" + "0"
    cards = {record_id: Card(record_id, kind, {"vi": "Minh Mạng"})}
    assert names_person(Reference(record=record_id), cards) is is_person


@pytest.mark.parametrize(
    ("issuer", "language", "label"),
    [
        ("vua Lê Hiển Tông", "vi", "Người ban"),
        ("vua Lê Hiển Tông", "en", "Issuer"),
        ("Bộ Lễ", "vi", "Cơ quan, người ban cấp"),
        ("Bộ Lễ", "en", "Issued by"),
    ],
)
def test_a_king_who_grants_a_decree_is_no_office(issuer: str, language: str, label: str) -> None:
    record = make_record("document", agents=[{"role": "issuer", "agent": issuer}])
    assert [fact.label for fact in FactReader(language, {}).people(record)] == [label]


@pytest.mark.parametrize(
    ("written", "language", "shown"),
    [
        (Said("25.200 x 4.200 điểm ảnh", "vi"), "en", "25,200 x 4,200 pixels"),
        (Said("800x600 px", "en"), "vi", "800 x 600 điểm ảnh"),
        (Said("25.200 x 4.200 điểm ảnh"), "vi", "25.200 x 4.200 điểm ảnh"),
        (Said("2 x 3 gian", "vi"), "en", "2 x 3 gian"),
    ],
)
def test_a_size_in_pixels_is_told_in_the_readers_words(written: Said, language: str, shown: str) -> None:
    assert said_in_pixels(written, language).text == shown
