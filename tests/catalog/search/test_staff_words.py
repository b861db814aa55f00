"""Where one document of the full index does for staff and everybody else, and where it must not."""

from typing import Any

import pytest

from catalog.policy import VISITOR, redact
from catalog.search.for_staff import widened
from catalog.search.keywords import Surroundings
from catalog.search.plan import AllOf, AnyOf, Best, Constant, Everything, Phrase, Term
from catalog.search.staff_words import words_of_staff
from tests.records import make_record

NOWHERE = Surroundings({}, {})


def words(**fields: Any) -> list[str] | None:
    record = make_record(**fields)
    found = words_of_staff(record, redact(record, VISITOR), NOWHERE)
    return None if found is None else found.other


def test_what_rows_for_staff_say_is_theirs_alone() -> None:
    assert words(
        texts=[{"text": {"vi": "Cho mọi người"}}, {"type": "condition", "access": "staff", "text": {"vi": "nứt"}}],
        places=[{"role": "storage", "written": {"vi": "Kho 3"}}, {"written": {"vi": "Hà Nội"}}],
        agents=[{"role": "owner", "agent": "Ông Ba"}, {"role": "maker", "agent": "Thợ Sơn Đồng"}],
    ) == ["Ông Ba", "Kho 3", "nứt"]
    assert words(texts=[{"text": {"vi": "Cho mọi người"}}]) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"terms": [{"role": "material", "term": "Vàng", "access": "staff"}]},
        {"places": [{"written": {"vi": "Rừng"}, "access": "staff"}]},
        {"places": [{"lat": 21.0, "lon": 105.0, "coordinates": "staff"}]},
        {"places": [{"role": "storage", "lat": 21.0, "lon": 105.0}]},
        {"identifiers": [{"value": "X-1", "access": "staff"}]},
        {"events": [{"type": "acquisition", "agents": [{"agent": "Bà Tư"}], "text": {"vi": "mua"}}]},
    ],
)
def test_what_an_index_tells_otherwise_than_by_words_needs_a_document_of_its_own(fields: dict[str, Any]) -> None:
    assert words(**fields) is None


def test_a_question_of_staff_is_put_to_both_parts_wherever_its_words_stand() -> None:
    both = Best((Term("all", "kho", 2.0), Term("staff", "kho", 2.0)))
    phrase = Best((Phrase("all_x", ("kho", "ba")), Phrase("staff_x", ("kho", "ba"))))
    name = Term("title", "kho")
    asked = AllOf(
        must=(AnyOf((Term("all", "kho", 2.0), name), 2),), should=(Constant(Phrase("all_x", ("kho", "ba")), 3.0),)
    )
    assert widened(asked) == AllOf(must=(AnyOf((both, name), 2),), should=(Constant(phrase, 3.0),))
    assert widened(Everything()) == Everything()
