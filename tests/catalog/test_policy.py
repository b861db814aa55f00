"""The policy on one record: what is gone, what is blurred, what stays."""

from typing import Any

import pytest

from catalog import policy
from catalog.ids import new_id
from catalog.policy import SIGNED_IN, STAFF, VISITOR, Viewer, readers, redact
from catalog.record.lists import Level
from catalog.record.model import Record
from catalog.relations import pointers
from tests.records import make_record

PLACE = {"lat": 21.0287, "lon": 105.8524, "precision_m": 5, "outline": {"type": "Point"}, "coordinates": "staff"}


def test_rows_above_the_viewers_level_are_gone() -> None:
    record = make_record(
        texts=[
            {"text": {"vi": "cho mọi người"}},
            {"text": {"vi": "đã đăng nhập"}, "access": "signed_in"},
            {"text": {"vi": "nội bộ"}, "access": "staff"},
        ]
    )
    assert [len(redact(record, viewer).texts) for viewer in (VISITOR, SIGNED_IN, STAFF)] == [1, 2, 3]


def test_storage_owner_and_keeper_are_for_staff_unless_said_otherwise() -> None:
    record = make_record(
        places=[{"role": "storage", "written": {"vi": "Kho 3"}}, {"role": "located", "written": {"vi": "Hà Nội"}}],
        agents=[
            {"role": "owner", "agent": "Ông An"},
            {"role": "keeper", "agent": "Bà Bình", "access": "public"},
            {"role": "worshipped", "agent": "Tản Viên"},
        ],
        unmapped={"Ghi chú riêng": "x"},
    )
    seen = redact(record, VISITOR)
    assert [row.role.value for row in seen.places] == ["located"]
    assert [row.role.value for row in seen.agents] == ["keeper", "worshipped"]
    assert seen.unmapped == {}
    assert redact(record, STAFF) == record


def test_coordinates_that_must_be_hidden_are_moved_to_the_middle_of_their_cell() -> None:
    [seen] = redact(make_record(places=[PLACE]), VISITOR).places
    assert (seen.lat, seen.lon, seen.precision_m, seen.outline) == (21.05, 105.85, 8000.0, None)
    [exact] = redact(make_record(places=[PLACE]), STAFF).places
    assert exact.lat == 21.0287


@pytest.mark.parametrize(
    "said",
    [
        {"outline": {"type": "Point", "coordinates": [105.8524, 21.0287]}},
        {"position": {"vi": "hốc đá phía bắc cửa hang"}},
        {"precision_m": 3},
        {"lat": 21.0287, "lon": 105.8524, "outline": {"type": "Point"}, "precision_m": 3},
        {"lat": 21.0287, "lon": 105.8524, "position": {"vi": "hốc đá"}},
        {"sources": ["GPS 21.0287, 105.8524"]},
        {"lat": 21.0287, "lon": 105.8524, "sources": ["GPS 21.0287, 105.8524"]},
    ],
)
@pytest.mark.parametrize(("level", "viewer"), [("staff", VISITOR), ("staff", SIGNED_IN), ("signed_in", VISITOR)])
def test_whatever_tells_a_hidden_place_exactly_is_gone_with_or_without_coordinates(
    said: dict[str, Any], level: str, viewer: Viewer
) -> None:
    record = make_record(places=[{"written": {"vi": "Xã Tràng An"}, "coordinates": level, **said}])
    [seen] = redact(record, viewer).places
    assert seen.written == {"vi": "Xã Tràng An"}
    assert (seen.outline, seen.position, seen.sources) == (None, {}, [])
    told = seen.model_dump_json()
    assert not any(exact in told for exact in ("21.0287", "105.8524", "hốc đá"))
    assert seen.precision_m in (None, 8000.0)
    assert redact(record, STAFF) == record


def test_a_place_of_which_nothing_is_left_but_its_role_is_gone() -> None:
    hidden = {"outline": {"type": "Point"}, "position": {"vi": "hốc đá"}, "coordinates": "staff"}
    assert redact(make_record(places=[hidden]), VISITOR).places == []


def test_where_coordinates_are_hidden_the_sheets_own_words_for_them_are_for_staff() -> None:
    record = make_record(places=[PLACE], unmapped={"Toạ độ": "21°01'43\"B 105°51'09\"Đ"})
    assert redact(record, VISITOR).unmapped == redact(record, SIGNED_IN).unmapped == {}


@pytest.mark.parametrize(
    ("place", "may"),
    [
        (PLACE, False),
        ({"written": {"vi": "hang đá"}, "coordinates": "staff"}, False),
        ({"role": "storage", "lat": 21.0, "lon": 105.8}, False),
        ({"role": "storage", "written": {"vi": "Kho 3"}}, True),
        ({"lat": 21.0, "lon": 105.8}, True),
    ],
)
def test_where_a_spot_is_hidden_the_originals_which_may_carry_it_are_too(place: dict[str, Any], may: bool) -> None:
    record = make_record(places=[place], assets=[{"asset": new_id(), "original": "public"}])
    [seen] = redact(record, VISITOR).assets
    assert policy.may_fetch_original(VISITOR, seen) is may
    [seen] = redact(record, STAFF).assets
    assert policy.may_fetch_original(STAFF, seen)


def test_where_a_spot_is_hidden_what_is_handed_out_whole_is_gone() -> None:
    picture, document = new_id(), new_id()
    files = [{"asset": picture}, {"asset": document}]
    hidden, open_ = make_record(places=[PLACE], assets=files), make_record(assets=files)
    assert [row.asset for row in redact(hidden, VISITOR, {document}).assets] == [picture]
    assert len(redact(hidden, STAFF, {document}).assets) == len(redact(open_, VISITOR, {document}).assets) == 2


def test_a_region_of_a_hidden_picture_is_gone_with_it() -> None:
    hidden = "0000000" + "0"
    record = make_record(
        "document",
        assets=[{"asset": hidden, "access": "staff"}],
        inscriptions=[{"regions": [{"asset": hidden, "xywh": "1,2,3,4"}], "lines": "1-5"}],
    )
    assert redact(record, VISITOR).inscriptions[0].regions == []
    assert redact(record, STAFF).inscriptions[0].regions


def test_the_public_view_does_not_tell_the_access_rules() -> None:
    record = make_record(access={"level": "public", "readers": ["group:x"], "until": "2020-01-01"})
    assert readers(record) == ("group:x", "public", "staff")
    assert redact(record, VISITOR).access.readers == []


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ({}, {"level": "staff"}, ("staff",)),
        ({}, {"level": "signed_in"}, ("signed_in", "staff")),
        ({"level": "signed_in"}, {"level": "staff", "readers": ["group:x"]}, ("group:x", "staff")),
        ({"level": "staff", "readers": ["group:x"]}, {"level": "staff", "readers": ["group:y"]}, ("staff",)),
        ({"level": "signed_in"}, {"readers": ["group:x"]}, ("signed_in", "staff")),
    ],
)
def test_who_may_read_both_of_two_states_is_who_may_read_the_narrower(
    one: dict[str, Any], other: dict[str, Any], both: tuple[str, ...]
) -> None:
    states = make_record(access=one), make_record(access=other)
    assert policy.narrowest(*states)[0] == both
    assert policy.narrowest(*reversed(states))[0] == both


def test_owner_and_keeper_within_an_event_are_for_staff_unless_the_event_says_otherwise() -> None:
    agents = [
        {"role": "owner", "agent": "Ông An"},
        {"role": "keeper", "agent": "Bà Bình"},
        {"role": "maker", "agent": "Thợ Cả"},
        {"agent": "Người làm chứng"},
    ]
    record = make_record(
        events=[{"type": "restoration", "agents": agents}, {"type": "finding", "agents": agents, "access": "public"}]
    )
    acquisition, finding = redact(record, VISITOR).events
    assert [who.agent.label["vi"] for who in acquisition.agents] == ["Thợ Cả", "Người làm chứng"]
    assert len(finding.agents) == 4
    assert redact(record, STAFF) == record


def test_a_pointer_is_known_to_those_who_may_see_one_of_its_rows() -> None:
    person = "0000000" + "0"
    owner = {"type": "acquisition", "agents": [{"role": "owner", "agent": {"record": person}}]}
    [hidden] = pointers(make_record(events=[owner]))
    assert hidden.level is Level.STAFF
    [said] = pointers(make_record(events=[owner, {"type": "finding", "agents": [{"agent": {"record": person}}]}]))
    assert said.level is Level.PUBLIC


def test_every_field_of_a_record_is_decided_on() -> None:
    always_public = {"schema_version", "kind", "languages", "recurrence", "visit", "labels"}
    decided_in_redact = {"access", "unmapped"}
    undecided = set(Record.model_fields) - set(policy.ROW_FIELDS) - always_public - decided_in_redact
    assert undecided == set(), "a list of rows decides for itself; anything else is decided on in `policy.redact`"
    assert {"texts", "places", "agents", "assets"} < set(policy.ROW_FIELDS)
