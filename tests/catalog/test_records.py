"""The record store: revisions, publishing, conflicts, extracts, and who sees which revision."""

import pytest
from sqlalchemy import select

from catalog import institutions, lookup, outbox, records, revisions, tables
from catalog.change import Change
from catalog.errors import GoneError, NotFoundError
from catalog.museum import Museum
from catalog.policy import SIGNED_IN, STAFF, VISITOR
from catalog.records import ConflictError
from catalog.views import cards, open_record
from tests.records import make_record, save


def test_a_published_record_is_seen_by_the_public_and_a_draft_by_staff_only(museum: Museum) -> None:
    [shown] = save(museum, make_record(vi="Đình Chu Quyến"))
    [draft] = save(museum, make_record(vi="Nháp"), publish=False)
    with museum.database.connect() as connection:
        assert open_record(connection, shown, VISITOR).record.title("vi") == "Đình Chu Quyến"
        assert open_record(connection, draft, STAFF).record.title("vi") == "Nháp"
        with pytest.raises(NotFoundError):
            open_record(connection, draft, VISITOR)


def test_the_public_sees_the_published_revision_and_staff_the_head(museum: Museum) -> None:
    [record_id] = save(museum, make_record(vi="Cũ"))
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        records.save(connection, home, [Change(make_record(vi="Mới"), "an", "sửa tên", record_id, version=1)])
    with museum.database.connect() as connection:
        assert open_record(connection, record_id, VISITOR).record.title("vi") == "Cũ"
        assert open_record(connection, record_id, STAFF).record.title("vi") == "Mới"
    with museum.database.begin() as connection:
        assert list(records.publish(connection, [record_id])) == [record_id]
        assert not records.publish(connection, [record_id])
        assert open_record(connection, record_id, VISITOR).record.title("vi") == "Mới"


@pytest.mark.parametrize("access", [{"level": "staff"}, {"level": "signed_in"}, {"until": "2999-01-01"}])
def test_narrower_access_takes_effect_at_once_and_wider_only_by_publishing(
    museum: Museum, access: dict[str, str]
) -> None:
    [record_id] = save(museum, make_record(vi="Cũ"))
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        narrow, wide = make_record(vi="Mới", access=access), make_record(vi="Mới")
        records.save(connection, home, [Change(narrow, "an", "", record_id, version=1)])
        with pytest.raises(NotFoundError):
            open_record(connection, record_id, VISITOR)
        assert lookup.counts(connection) == (1, 0)
        records.save(connection, home, [Change(wide, "an", "", record_id, version=2)])
        assert open_record(connection, record_id, VISITOR).record.title("vi") == "Cũ"
        records.save(connection, home, [Change(narrow, "an", "", record_id, version=3, publish=True)])
        records.save(connection, home, [Change(wide, "an", "", record_id, version=4)])
        with pytest.raises(NotFoundError):
            open_record(connection, record_id, VISITOR)


def test_the_published_layer_of_dates_and_places_holds_nothing_that_visitors_may_not_see(museum: Museum) -> None:
    spot = {"lat": 21.0287, "lon": 105.8524}
    record = make_record(
        places=[{**spot, "coordinates": "staff"}, {**spot, "units": ["vn-2025:01"]}, {"role": "storage", **spot}],
        events=[{"type": "founding", "date": {"earliest": "1500"}, "access": "staff"}],
        designations=[{"list": "vn-site", "access": "staff"}, {"list": "vn-site", "rank": "national"}],
    )
    save(museum, record)
    hidden = 21.05
    with museum.database.connect() as connection:
        places = connection.execute(select(tables.place.c["role", "lat", "access", "layers"])).all()
        dates = connection.execute(select(tables.record_date.c["access", "layers"])).all()
        ranks = connection.execute(select(tables.designation.c["rank", "access", "layers"])).all()
    assert sorted(places) == [
        ("located", 21.0287, "public", tables.HEAD),
        ("located", 21.0287, "public", tables.HEAD | tables.PUBLISHED),
        ("located", hidden, "public", tables.PUBLISHED),
        ("storage", 21.0287, "staff", tables.HEAD),
    ]
    assert dates == [("staff", tables.HEAD)]
    assert sorted(ranks) == [("listed", "staff", tables.HEAD), ("national", "public", 3)]


def test_every_change_says_who_when_why_and_what(museum: Museum) -> None:
    [record_id] = save(museum, make_record(vi="Một"))
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        records.save(connection, home, [Change(make_record(vi="Hai"), "an", "đổi tên", record_id, version=1)])
        second, first = revisions.history(connection, record_id)
    assert (second.number, second.made_by, second.reason) == (2, "an", "đổi tên")
    assert second.made_at >= first.made_at
    assert (first.record.title("vi"), second.record.title("vi")) == ("Một", "Hai")


def test_two_changes_from_the_same_version_conflict(museum: Museum) -> None:
    [record_id] = save(museum, make_record())
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        records.save(connection, home, [Change(make_record(vi="An"), "an", "", record_id, version=1)])
    with pytest.raises(ConflictError), museum.database.begin() as connection:
        records.save(connection, home, [Change(make_record(vi="Bình"), "binh", "", record_id, version=1)])


def test_a_withdrawn_record_says_so_and_comes_back_when_published(museum: Museum) -> None:
    [record_id] = save(museum, make_record())
    with museum.database.begin() as connection:
        assert records.withdraw(connection, record_id)
        assert not records.withdraw(connection, record_id)
        with pytest.raises(GoneError):
            open_record(connection, record_id, VISITOR)
        home = institutions.choose(connection, None).id
        with pytest.raises(ConflictError):
            records.save(connection, home, [Change(make_record(), "an", "", record_id, version=1, publish=True)])
        records.save(connection, home, [Change(make_record(), "an", "", record_id, version=2, publish=True)])
        assert not records.publish(connection, [record_id], withdrawn=False)
        with pytest.raises(GoneError):
            open_record(connection, record_id, VISITOR)
        records.publish(connection, [record_id])
        assert open_record(connection, record_id, VISITOR)


def test_an_embargo_hides_a_record_until_its_day(museum: Museum) -> None:
    [later, past] = save(
        museum, make_record(access={"until": "2999-01-01"}), make_record(access={"until": "2020-01-01"})
    )
    with museum.database.connect() as connection:
        with pytest.raises(NotFoundError):
            open_record(connection, later, VISITOR)
        assert open_record(connection, past, VISITOR).record.access.until is None


def test_relations_are_seen_from_both_ends_and_never_lead_to_what_is_hidden(museum: Museum) -> None:
    [site] = save(museum, make_record("site", "Đình"))
    pointing = {"relations": [{"type": "kept_at", "target": {"record": site}}]}
    [bell, secret] = save(
        museum,
        make_record("artefact", "Chuông", **pointing),
        make_record("artefact", "Bí mật", access={"level": "staff"}, **pointing),
    )
    with museum.database.connect() as connection:
        seen = open_record(connection, site, VISITOR)
        assert [(one.type.value, one.inverse, one.card.record_id) for one in seen.related] == [("kept_at", True, bell)]
        assert {one.card.record_id for one in open_record(connection, site, STAFF).related} == {bell, secret}
        assert [one.card.record_id for one in open_record(connection, bell, VISITOR).related] == [site]


def test_a_worshipped_person_is_pointed_back_to(museum: Museum) -> None:
    [deity] = save(museum, make_record("person", "Tản Viên"))
    [temple] = save(museum, make_record("site", "Đền Và", agents=[{"role": "worshipped", "agent": {"record": deity}}]))
    with museum.database.connect() as connection:
        [back] = open_record(connection, deity, VISITOR).related
        assert (back.type.value, back.inverse, back.card.record_id) == ("worships", True, temple)


def test_every_change_waits_for_the_index(museum: Museum) -> None:
    ids = save(museum, make_record(), make_record(vi="Hai"))
    with museum.database.begin() as connection:
        waiting = outbox.pending(connection)
        assert [entry.record_id for entry in waiting] == ids
        outbox.add(connection, [ids[0]])
        outbox.done(connection, waiting)
        assert [entry.record_id for entry in outbox.pending(connection)] == [ids[0]]


def test_records_are_found_by_their_numbers_however_they_are_typed(museum: Museum) -> None:
    [record_id] = save(museum, make_record(identifiers=[{"value": "BTHN-007.2"}]))
    with museum.database.connect() as connection:
        home = institutions.choose(connection, None).id
        found = lookup.find_by_identifier(connection, home, ["bthn 7 2", "BTHN-0072"])
    assert found == {"bthn 7 2": [record_id]}


def test_a_relation_carries_its_note_to_both_ends(museum: Museum) -> None:
    [thread] = save(museum, make_record("collection", "Tiếng trống"))
    note = {"vi": "mở đầu"}
    [drum] = save(
        museum,
        make_record("artefact", "Trống", relations=[{"type": "member_of", "target": {"record": thread}, "note": note}]),
    )
    with museum.database.connect() as connection:
        assert open_record(connection, thread, VISITOR).related[0].note == note
        assert open_record(connection, drum, VISITOR).related[0].note == note


def test_a_persons_card_tells_birth_and_death(museum: Museum) -> None:
    events = [
        {"type": "birth", "date": {"earliest": "0974", "latest": "0974"}},
        {"type": "death", "date": {"earliest": "1028", "latest": "1028"}},
    ]
    [king] = save(museum, make_record("person", "Lý Thái Tổ", events=events))
    with museum.database.connect() as connection:
        assert cards(connection, [king], VISITOR)[king].date == {"vi": "974 – 1028", "en": "974 – 1028"}


@pytest.mark.parametrize(
    ("event", "vietnamese", "english"), [("birth", "sinh 1116", "b. 1116"), ("death", "mất 1116", "d. 1116")]
)
def test_a_life_of_which_one_end_is_known_says_which(museum: Museum, event: str, vietnamese: str, english: str) -> None:
    events = [{"type": event, "date": {"earliest": "1116", "latest": "1116"}}]
    [monk] = save(museum, make_record("person", "Từ Đạo Hạnh", events=events))
    with museum.database.connect() as connection:
        assert cards(connection, [monk], VISITOR)[monk].date == {"vi": vietnamese, "en": english}


def test_a_draft_leaves_no_trace_in_what_the_public_is_told(museum: Museum, monkeypatch: pytest.MonkeyPatch) -> None:
    [record_id] = save(museum, make_record(vi="Đình Chu Quyến"))

    def told() -> tuple[object, ...]:
        with museum.database.connect() as connection:
            view = open_record(connection, record_id, VISITOR)
            return view.version, view.created_at, view.updated_at, list(lookup.list_public(connection, "", 10))

    before = told()
    monkeypatch.setattr(records, "now", lambda: "2999-01-01T00:00:00.000Z")
    draft = Change(make_record(vi="Bản nháp"), by="test", reason="test", record_id=record_id, version=1)
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None)
        records.save(connection, home.id, [draft])
    assert told() == before
    with museum.database.connect() as connection:
        assert open_record(connection, record_id, STAFF).updated_at.startswith("2999")


def test_what_counts_as_public_is_what_the_public_sees(museum: Museum) -> None:
    shown, gone = save(museum, make_record(vi="Đình làng"), make_record(vi="Đã rút"))
    save(
        museum,
        make_record(vi="Chưa đến ngày", access={"until": "2999-01-01"}),
        make_record(vi="Nội bộ", access={"level": "staff"}),
    )
    save(museum, make_record(vi="Nháp"), publish=False)
    with museum.database.begin() as connection:
        records.withdraw(connection, gone)
        assert lookup.counts(connection) == (5, 1)
        assert [one.record_id for one in lookup.list_public(connection, "", 10)] == [shown]


def test_what_was_withdrawn_before_its_embargo_ended_was_never_there(museum: Museum) -> None:
    early, seen = save(museum, make_record(access={"until": "2999-01-01"}), make_record(vi="Đã rút"))
    with museum.database.begin() as connection:
        records.withdraw(connection, early)
        records.withdraw(connection, seen)
        with pytest.raises(NotFoundError):
            open_record(connection, early, VISITOR)
        with pytest.raises(GoneError):
            open_record(connection, seen, VISITOR)


def test_hidden_bearers_of_a_number_do_not_hide_the_public_one(museum: Museum) -> None:
    numbered = {"identifiers": [{"value": "SP-03"}]}
    many = lookup.MOST_FOUND + 5
    save(museum, *(make_record(access={"level": "staff"}, **numbered) for _ in range(many)))
    save(museum, *(make_record(identifiers=[{"value": "SP-03", "access": "staff"}]) for _ in range(many)))
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None)
        last = Change(make_record(vi="Sắc phong", **numbered), "an", "nhập", "zzzzzzz1", publish=True)
        records.save(connection, home.id, [last])
        assert [view.id for view in lookup.by_identifier(connection, "sp 3", VISITOR)] == ["zzzzzzz1"]
        assert len(lookup.by_identifier(connection, "sp 3", STAFF)) == lookup.MOST_FOUND


def test_a_view_points_to_nothing_that_its_viewer_may_not_see(museum: Museum) -> None:
    hidden, shown = save(
        museum, make_record("person", vi="Ẩn", access={"level": "signed_in"}), make_record("person", vi="Hiện")
    )
    agents = [
        {"role": "maker", "agent": {"record": one, "label": {"vi": "Tên"}}} for one in (hidden, shown, "00000000")
    ]
    [statue] = save(museum, make_record("artefact", agents=agents))
    with museum.database.connect() as connection:
        seen = {
            viewer: [row.agent.record for row in open_record(connection, statue, viewer).record.agents]
            for viewer in (VISITOR, SIGNED_IN, STAFF)
        }
    assert seen == {VISITOR: [shown], SIGNED_IN: [hidden, shown], STAFF: [hidden, shown, "00000000"]}
