"""What the head hides, the published revision hides at once, in views, tables and search; all else waits."""

from typing import Any

import pytest
from sqlalchemy import select

from catalog import institutions, records, tables
from catalog.change import Change
from catalog.ids import new_id
from catalog.museum import Museum
from catalog.narrowing import as_now, redact_as_now
from catalog.policy import SIGNED_IN, VISITOR
from catalog.search.query import Facet, Query
from catalog.views import open_record
from heritage.indexer import Indexer
from tests.records import make_record, save

SPOT = {"lat": 21.123457, "lon": 105.654321}
OTHER = {"lat": 20.5, "lon": 106.25}
ASSET = new_id()


def _seen(field: str, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[Any]:
    seen = redact_as_now(make_record(**{field: old}), make_record(**{field: new}), VISITOR)
    return list(getattr(seen, field))


@pytest.mark.parametrize(
    "new",
    [
        [{**SPOT, "coordinates": "staff"}],
        [{**SPOT, "coordinates": "staff", "written": {"vi": "địa chỉ đã sửa"}}],
        [{**SPOT, "access": "staff"}],
        [{**SPOT, "role": "storage"}],
        [{"lat": 21.1235, "lon": 105.6543, "coordinates": "staff"}],
        [{"written": {"vi": "hang đá"}, "coordinates": "staff"}],
        [OTHER, {**SPOT, "coordinates": "staff"}],
    ],
)
def test_a_spot_that_the_head_hides_is_hidden_however_else_the_row_was_changed(new: list[dict[str, Any]]) -> None:
    seen = _seen("places", [SPOT], new)
    assert all((row.lat, row.precision_m) == (21.15, 8000) for row in seen)


@pytest.mark.parametrize(
    "new",
    [
        [],
        [OTHER],
        [SPOT, {**OTHER, "coordinates": "staff"}],
        [{**SPOT, "coordinates": "staff"}, SPOT],
        [{**SPOT, "written": {"vi": "mới"}}, {"role": "storage", "written": {"vi": "Kho 3"}}],
    ],
)
def test_a_spot_that_the_head_does_not_hide_stays_until_the_change_is_published(new: list[dict[str, Any]]) -> None:
    assert [row.lat for row in _seen("places", [SPOT], new)] == [21.123457]


def test_where_the_head_hides_a_spot_files_that_may_tell_it_are_kept_back_though_no_place_was_published() -> None:
    document, picture = new_id(), new_id()
    files = [{"asset": document}, {"asset": picture, "original": "public"}]
    head = make_record(assets=files, places=[{**SPOT, "coordinates": "staff"}])
    [left] = redact_as_now(make_record(assets=files), head, VISITOR, {document}).assets
    assert (left.asset, left.original) == (picture, "staff")


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("texts", {"text": {"vi": "Cũ"}}, {"text": {"vi": "Cũ"}, "access": "staff"}),
        ("texts", {"text": {"vi": "Cũ"}}, {"text": {"vi": "Sửa rồi"}, "access": "staff"}),
        ("texts", {"key": "a", "text": {"vi": "Cũ"}}, {"key": "a", "text": {"vi": "Mới"}, "access": "staff"}),
        ("agents", {"role": "maker", "agent": "Bà Lan"}, {"role": "owner", "agent": "Bà Lan"}),
        ("assets", {"asset": ASSET}, {"asset": ASSET, "access": "staff", "caption": {"vi": "Mới"}}),
        ("places", {"written": {"vi": "Kho 3"}}, {"written": {"vi": "Kho 3"}, "role": "storage"}),
    ],
)
def test_a_row_that_the_head_hides_is_gone(field: str, old: dict[str, Any], new: dict[str, Any]) -> None:
    assert _seen(field, [old], [new]) == []
    assert len(_seen(field, [old], [])) == len(_seen(field, [new], [old])) + 1 == 1


def test_a_row_that_was_reworded_or_has_a_hidden_neighbour_of_another_sort_waits() -> None:
    note = {"type": "condition", "text": {"vi": "Nội bộ"}, "access": "staff"}
    [left] = _seen("texts", [{"text": {"vi": "Cũ"}}], [{"text": {"vi": "Mới"}}, note])
    assert left.text == {"vi": "Cũ"}


def test_an_original_that_is_no_longer_for_everybody_is_kept_back() -> None:
    [left] = _seen("assets", [{"asset": ASSET, "original": "public"}], [{"asset": ASSET, "original": "staff"}])
    assert left.original == "staff"


def test_what_the_head_widens_waits() -> None:
    shut, open_ = make_record(places=[{**SPOT, "coordinates": "staff"}]), make_record(places=[SPOT])
    assert as_now(shut, open_) == shut


def test_narrower_rows_are_gone_at_once_from_views_tables_and_searches(museum: Museum) -> None:
    places, texts = [SPOT], [{"text": {"vi": "lờibímật"}}]
    listed = {"list": "vn-intangible"}
    term = {"role": "subject", "term": {"label": {"vi": "đềtàimật"}}}
    [record_id] = save(
        museum, make_record(vi="Tên cũ", places=places, texts=texts, designations=[listed], terms=[term])
    )
    head = make_record(
        vi="Tên mới",
        places=[{**SPOT, "coordinates": "staff"}],
        texts=[{**texts[0], "access": "staff"}],
        designations=[{**listed, "access": "staff"}],
        terms=[{**term, "access": "staff"}],
    )
    Indexer(museum, "test").drain()
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        records.save(connection, home, [Change(head, "an", "", record_id, version=1)])
        shown = tables.place.c.layers.bitwise_and(tables.PUBLISHED) > 0
        assert connection.scalars(select(tables.place.c.lat).where(shown)).all() == [21.15]
        assert not connection.scalars(
            select(tables.designation.c.rank).where(tables.designation.c.layers.bitwise_and(tables.PUBLISHED) > 0)
        ).all()
        for viewer in (VISITOR, SIGNED_IN):
            seen = open_record(connection, record_id, viewer).record
            assert (seen.title("vi"), seen.texts, seen.terms, seen.places[0].lat) == ("Tên cũ", [], [], 21.15)
    Indexer(museum, "test").drain()
    for viewer in (VISITOR, SIGNED_IN):
        search = museum.index_for(viewer).search
        found = search(Query(viewer=viewer))
        assert (found.total, found.facets.get(Facet.SUBJECT, ()), found.facets.get(Facet.RANK, ())) == (1, (), ())
        assert search(Query("lờibímật", viewer)).total == search(Query("đềtàimật", viewer)).total == 0
        assert search(Query(viewer=viewer, box=(105.65, 21.12, 105.66, 21.13))).total == 0
        assert search(Query(viewer=viewer, box=(105.64, 21.14, 105.66, 21.16))).total == 1
