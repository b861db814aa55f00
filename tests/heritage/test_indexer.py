"""The indexer follows the outbox: what is saved is found, what is hidden is not, and nothing is lost on the way."""

import logging
from collections.abc import Sequence
from threading import Event, Thread
from time import monotonic

import pytest
from sqlalchemy import Connection, select, text, update

from catalog import leases, outbox, records
from catalog.change import Change
from catalog.clock import today
from catalog.errors import BusyError
from catalog.museum import Museum
from catalog.policy import SIGNED_IN, STAFF, VISITOR, Viewer
from catalog.search import sources
from catalog.search.query import Facet, Query
from catalog.tables import record as record_table
from catalog.tables import search_outbox
from heritage import indexer as module
from heritage.indexer import LEASE, Indexer, reindex
from tests.records import make_record, save

NAMED = Viewer(SIGNED_IN.tokens, name="somebody")


@pytest.fixture
def indexer(museum: Museum) -> Indexer:
    return Indexer(museum, "test")


def found(museum: Museum, text: str, viewer: Viewer = VISITOR) -> list[str]:
    results = museum.index_for(viewer).search(Query(text, viewer))
    assert results.total == len(results.hits)
    return [card.record_id for card in results.hits]


def change(museum: Museum, record_id: str, publish: bool = True, **fields: object) -> None:
    with museum.database.begin() as connection:
        home, version = connection.execute(
            select(record_table.c.institution_id, record_table.c.version).where(record_table.c.id == record_id)
        ).one()
        made = Change(
            make_record(**fields), by="test", reason="test", record_id=record_id, version=version, publish=publish
        )
        records.save(connection, home, [made])


def test_a_saved_record_is_found_by_everybody_who_may(museum: Museum, indexer: Indexer) -> None:
    [shown] = save(museum, make_record(vi="Đình Chu Quyến", en="Chu Quyen communal house"))
    [draft] = save(museum, make_record(vi="Đình Tây Đằng"), publish=False)
    assert indexer.drain() == 2
    assert found(museum, "đình") == [shown]
    assert set(found(museum, "dinh", STAFF)) == {shown, draft}
    assert museum.public.count() == 1
    assert museum.full.count() == 2
    with museum.database.connect() as connection:
        assert outbox.behind(connection) == 0


def test_a_change_replaces_what_was_indexed_before(museum: Museum, indexer: Indexer) -> None:
    [record_id] = save(museum, make_record(vi="Chùa Keo"))
    indexer.drain()
    change(museum, record_id, vi="Chùa Thần Quang")
    indexer.drain()
    assert found(museum, "keo") == []
    assert found(museum, "thần quang") == [record_id]
    assert museum.full.count() == 1


def test_an_unpublished_edit_is_found_by_staff_only_and_the_public_keeps_the_published_text(
    museum: Museum, indexer: Indexer
) -> None:
    [record_id] = save(museum, make_record(vi="Chùa Keo"))
    change(museum, record_id, publish=False, vi="Chùa Thần Quang")
    indexer.drain()
    assert found(museum, "keo") == [record_id]
    assert found(museum, "thần quang") == []
    assert found(museum, "thần quang", STAFF) == [record_id]
    assert found(museum, "keo", STAFF) == []
    assert found(museum, "keo", NAMED) == [record_id]
    assert found(museum, "thần quang", NAMED) == []


def test_a_withdrawn_record_leaves_the_public_index(museum: Museum, indexer: Indexer) -> None:
    [record_id] = save(museum, make_record(vi="Chùa Keo"))
    indexer.drain()
    with museum.database.begin() as connection:
        records.withdraw(connection, record_id)
    indexer.drain()
    assert found(museum, "keo") == []
    assert museum.public.count() == 0
    assert found(museum, "keo", STAFF) == [record_id]


def test_what_only_staff_may_see_finds_nothing_for_others(museum: Museum, indexer: Indexer) -> None:
    secret = make_record(
        vi="Tượng Phật",
        agents=[{"role": "owner", "agent": "Trần Văn Mật"}],
        texts=[
            {"text": {"vi": "Pho tượng gỗ"}},
            {"text": {"vi": "cất ở hầm phía bắc"}, "access": "staff"},
            {"text": {"vi": "dành cho hội viên"}, "access": "signed_in"},
        ],
    )
    [record_id] = save(museum, secret)
    indexer.drain()
    for words in ("Trần Văn Mật", "hầm phía bắc"):
        assert found(museum, words, STAFF) == [record_id]
        assert found(museum, words) == []
        assert found(museum, words, NAMED) == []
    assert found(museum, "hội viên", NAMED) == [record_id]
    assert found(museum, "hội viên") == []
    for viewer in (VISITOR, NAMED, STAFF):
        assert found(museum, "tượng gỗ", viewer) == [record_id]
        counts = museum.index_for(viewer).search(Query("", viewer)).facets[Facet.KIND]
        assert [value.count for value in counts] == [1]


def test_a_record_for_a_group_is_found_by_the_group_and_by_staff(museum: Museum, indexer: Indexer) -> None:
    [record_id] = save(museum, make_record(vi="Gia phả họ Vũ", access={"level": "staff", "readers": ["ho-vu"]}))
    indexer.drain()
    member = Viewer(SIGNED_IN.tokens | {"ho-vu"}, name="member")
    assert found(museum, "gia pha", member) == [record_id]
    assert found(museum, "gia pha", STAFF) == [record_id]
    assert found(museum, "gia pha", NAMED) == []
    assert found(museum, "gia pha") == []


def test_a_record_is_found_by_the_name_of_the_place_that_keeps_it_and_follows_its_new_name(
    museum: Museum, indexer: Indexer
) -> None:
    [site] = save(museum, make_record(vi="Đình Mông Phụ"))
    [bell] = save(
        museum,
        make_record("artefact", vi="Chuông đồng", relations=[{"type": "kept_at", "target": {"record": site}}]),
    )
    indexer.drain()
    assert set(found(museum, "mông phụ")) == {site, bell}
    change(museum, site, vi="Đình Đường Lâm")
    indexer.drain()
    assert found(museum, "mông phụ") == []
    assert set(found(museum, "đường lâm")) == {site, bell}


def test_the_name_of_a_hidden_place_does_not_find_what_it_keeps(museum: Museum, indexer: Indexer) -> None:
    [site] = save(museum, make_record(vi="Kho Cổ Loa", access={"level": "staff"}))
    save(
        museum, make_record("artefact", vi="Mũi tên đồng", relations=[{"type": "part_of", "target": {"record": site}}])
    )
    indexer.drain()
    assert found(museum, "cổ loa") == []
    assert len(found(museum, "cổ loa", STAFF)) == 2


@pytest.mark.parametrize("label", [{}, {"vi": "Thạch Thần"}])
def test_a_record_that_goes_from_the_signed_in_to_staff_takes_its_name_out_of_those_that_point_to_it(
    museum: Museum, indexer: Indexer, label: dict[str, str]
) -> None:
    [person] = save(museum, make_record("person", vi="Cao Lỗ", access={"level": "signed_in"}))
    named = {"record": person, "label": label}
    [statue] = save(museum, make_record("artefact", vi="Tượng đá", agents=[{"role": "maker", "agent": named}]))
    indexer.drain()
    assert set(found(museum, "cao lỗ", NAMED)) == {person, statue}
    change(museum, person, kind="person", vi="Cao Lỗ", access={"level": "staff"})
    indexer.drain()
    for words in ("cao lỗ", *label.values()):
        assert found(museum, words, NAMED) == []
        assert statue in found(museum, words, STAFF)
    change(museum, person, kind="person", vi="Cao Lỗ", access={"level": "signed_in"})
    indexer.drain()
    assert set(found(museum, "cao lỗ", NAMED)) == {person, statue}


def test_a_first_row_for_staff_alone_leaves_those_that_point_to_the_record_as_they_were(
    museum: Museum, indexer: Indexer
) -> None:
    [site] = save(museum, make_record(vi="Đình Mông Phụ"))
    save(museum, make_record("artefact", relations=[{"type": "kept_at", "target": {"record": site}}]))
    indexer.drain()
    change(museum, site, vi="Đình Mông Phụ", texts=[{"text": {"vi": "nội bộ"}, "access": "staff"}])
    assert indexer.drain() == 1


def test_a_collection_becomes_a_facet_with_its_title(museum: Museum, indexer: Indexer) -> None:
    [collection] = save(museum, make_record("collection", vi="Sưu tập sắc phong", en="Royal decrees"))
    save(
        museum,
        make_record("document", vi="Sắc 1", relations=[{"type": "member_of", "target": {"record": collection}}]),
        make_record("document", vi="Sắc 2", relations=[{"type": "member_of", "target": {"record": collection}}]),
    )
    indexer.drain()
    [value] = museum.public.search(Query("")).facets[Facet.COLLECTION]
    assert (value.value, value.label["vi"], value.count) == (collection, "Sưu tập sắc phong", 2)


@pytest.mark.parametrize("field", ["agent", "subject", "relation"])
def test_the_name_of_a_hidden_record_finds_nothing_until_it_is_shown(
    museum: Museum, indexer: Indexer, field: str
) -> None:
    [person] = save(museum, make_record("person", vi="Cao Lỗ"), publish=False)
    named = {"record": person, "label": {"vi": "Thạch Thần"}}
    rows: dict[str, list[dict[str, object]]] = {
        "agent": [{"role": "maker", "agent": named}],
        "subject": [{"role": "subject", "term": named}],
        "relation": [{"type": "depicts", "target": named}],
    }
    lists = {"agent": "agents", "subject": "terms", "relation": "relations"}
    [statue] = save(museum, make_record("artefact", vi="Tượng đá", **{lists[field]: rows[field]}))
    indexer.drain()
    assert (found(museum, "Cao Lỗ"), found(museum, "Thạch Thần")) == ([], [])
    assert found(museum, "Thạch Thần", NAMED) == []
    assert found(museum, "Thạch Thần", STAFF) == [statue]
    with museum.database.begin() as connection:
        records.publish(connection, [person])
    indexer.drain()
    assert found(museum, "Thạch Thần") == [statue]
    assert set(found(museum, "Cao Lỗ")) == {statue, person}
    with museum.database.begin() as connection:
        records.withdraw(connection, person)
    indexer.drain()
    assert (found(museum, "Cao Lỗ"), found(museum, "Thạch Thần")) == ([], [])


def test_one_group_does_not_find_by_the_names_that_another_one_knows(museum: Museum, indexer: Indexer) -> None:
    [person] = save(museum, make_record("person", vi="Cao Lỗ", access={"level": "staff", "readers": ["board"]}))
    named = {"record": person, "label": {"vi": "Thạch Thần"}}
    [statue] = save(museum, make_record("artefact", vi="Tượng đá", agents=[{"role": "maker", "agent": named}]))
    indexer.drain()
    assert found(museum, "tượng đá", NAMED) == [statue]
    assert found(museum, "Thạch Thần", NAMED) == []
    assert found(museum, "Cao Lỗ", NAMED) == []
    board = Viewer(SIGNED_IN.tokens | {"board"}, name="somebody of the board")
    assert found(museum, "cao lỗ", board) == [person]


def test_an_embargo_that_ends_makes_the_record_findable(
    museum: Museum, indexer: Indexer, monkeypatch: pytest.MonkeyPatch
) -> None:
    [record_id] = save(museum, make_record(vi="Chùa Keo", access={"until": "2999-01-01"}))
    monkeypatch.setattr(module, "today", lambda: "2020-01-01")
    indexer.drain()
    assert found(museum, "keo") == []
    assert found(museum, "keo", STAFF) == [record_id]
    with museum.database.begin() as connection:
        connection.execute(update(record_table).values(embargo_until=today()))
    monkeypatch.undo()
    assert indexer.drain() == 1
    assert found(museum, "keo") == [record_id]
    assert Indexer(museum, "after a restart").drain() == 0


def test_what_a_crash_left_in_the_outbox_is_done_again_without_harm(museum: Museum, indexer: Indexer) -> None:
    [record_id] = save(museum, make_record(vi="Chùa Keo"))
    indexer.drain()
    with museum.database.begin() as connection:
        outbox.add(connection, [record_id, record_id, "00000000"])
    assert indexer.drain() == 3
    assert found(museum, "keo") == [record_id]
    assert museum.full.count() == 1


def test_only_the_holder_of_the_lease_indexes(museum: Museum, indexer: Indexer) -> None:
    save(museum, make_record(vi="Chùa Keo"))
    assert leases.hold(museum.database, LEASE, "another machine", 60)
    assert indexer.drain() == 0
    leases.release(museum.database, LEASE, "another machine")
    assert indexer.drain() == 1


def test_an_indexer_that_lost_its_lease_lets_the_next_one_do_its_batch_again(
    museum: Museum, indexer: Indexer, monkeypatch: pytest.MonkeyPatch
) -> None:
    [record_id] = save(museum, make_record(vi="Chùa Keo"))
    indexer.drain()
    change(museum, record_id, vi="Chùa Thần Quang")
    documents = sources.documents

    def slow(connection: Connection, record_ids: Sequence[str]) -> sources.Documents:
        leases.release(museum.database, LEASE, "test:indexer")
        leases.hold(museum.database, LEASE, "next", 60)
        return documents(connection, record_ids)

    monkeypatch.setattr(sources, "documents", slow)
    indexer.turn()
    with museum.database.connect() as connection:
        assert [entry.record_id for entry in outbox.pending(connection)] == [record_id]


def test_a_batch_of_several_parts_is_indexed_whole_or_stays_in_the_outbox(
    museum: Museum, indexer: Indexer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PART", 2)
    ids = save(museum, *(make_record(vi=f"Chùa {number}") for number in range(5)))
    documents, parts = sources.documents, []

    def breaking(connection: Connection, record_ids: Sequence[str]) -> sources.Documents:
        parts.append(len(record_ids))
        if len(parts) == 3:
            raise BusyError(holder="the disk")
        return documents(connection, record_ids)

    assert indexer.drain() == 5
    assert set(found(museum, "chùa")) == {*ids}
    for number, record_id in enumerate(ids):
        change(museum, record_id, vi=f"Đền {number}")
    monkeypatch.setattr(sources, "documents", breaking)
    with pytest.raises(BusyError):
        indexer.turn()
    assert parts == [2, 2, 1]
    assert found(museum, "đền") == found(museum, "đền", STAFF) == []
    monkeypatch.undo()
    assert indexer.drain() == 5
    assert set(found(museum, "đền")) == {*ids}


def test_an_indexer_that_caught_up_lets_entries_gather_and_one_that_is_behind_does_not(
    museum: Museum, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    patient = Indexer(museum, "test", gathering_s=5.0)
    patient.drain()
    save(museum, make_record(), make_record(), make_record())
    assert [patient._attempt(), patient._attempt(), patient._attempt()] == [0.0, None, module.POLL_SECONDS]
    patient.rest()


def test_an_index_that_was_deleted_comes_back_whole(museum: Museum, indexer: Indexer) -> None:
    import shutil

    ids = save(museum, *(make_record(vi=f"Chùa {number}") for number in range(7)))
    indexer.drain()
    shutil.rmtree(museum.public.folder)  # type: ignore[attr-defined]
    assert museum.public.search(Query("chùa")).total == 0
    indexer.drain()
    assert set(found(museum, "chùa")) == set(ids)


def test_a_record_that_cannot_be_indexed_holds_up_no_other_and_is_tried_at_its_next_change(
    museum: Museum, indexer: Indexer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ids = save(museum, *(make_record(vi=f"Chùa {number}") for number in range(7)))
    poison, documents = ids[4], sources.documents

    def faulty(connection: Connection, record_ids: Sequence[str]) -> sources.Documents:
        if poison in record_ids:
            raise KeyError(poison)
        return documents(connection, record_ids)

    indexer.drain()
    monkeypatch.setattr(sources, "documents", faulty)
    for number, record_id in enumerate(ids):
        change(museum, record_id, vi=f"Đền {number}")
    with caplog.at_level(logging.ERROR):
        indexer.drain()
        assert [line.record for line in caplog.records] == [poison]  # type: ignore[attr-defined]
        assert set(found(museum, "đền")) == {*ids} - {poison}
        assert found(museum, "chùa") == []
        assert reindex(museum, "test", lambda _done, _all: None) == 7
        assert set(found(museum, "đền")) == {*ids} - {poison}
    with museum.database.connect() as connection:
        assert outbox.behind(connection) == 0
    monkeypatch.undo()
    change(museum, poison, vi="Đền mới")
    indexer.drain()
    assert set(found(museum, "đền")) == {*ids}


def test_an_indexer_outlives_what_nobody_foresaw_and_pauses_longer_each_time(
    indexer: Indexer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty() -> int:
        raise KeyError("unforeseen")

    monkeypatch.setattr(indexer, "turn", faulty)
    assert [indexer._attempt() for _ in range(8)] == [2, 4, 8, 16, 32, 60, 60, 60]
    assert indexer.failing == 8
    monkeypatch.undo()
    indexer._attempt()
    assert indexer.failing == 0


def test_an_indexer_ends_quietly_where_its_lease_cannot_be_released(
    museum: Museum, indexer: Indexer, caplog: pytest.LogCaptureFixture
) -> None:
    indexer.drain()
    with museum.database.begin() as connection:
        connection.execute(text("ALTER TABLE lease RENAME TO away"))
    stop = Event()
    stop.set()
    indexer.run(stop)
    assert "a lease could not be released" in caplog.text
    assert indexer.failing == 0


def test_changes_gather_between_small_turns_until_somebody_waits(museum: Museum) -> None:
    gathering = Indexer(museum, "test", gathering_s=3600.0)
    ids = save(museum, make_record(vi="Đền Và"), run_id="import")
    seen: list[int] = []

    class Watched(Event):
        """Looks at what waits for the index at every pause: after a turn, while changes gather, at the end."""

        def wait(self, timeout: float | None = None) -> bool:
            if not seen:
                ids.extend(save(museum, make_record(vi="Đền Hùng"), run_id="import"))
            elif len(seen) == 1:
                gathering.gathering_s = 0.0
            else:
                self.set()
            with museum.database.connect() as connection:
                seen.append(outbox.behind(connection))
            return self.is_set()

    gathering.run(Watched())
    assert seen == [1, 1, 0]
    assert set(found(museum, "đền")) == set(ids)


@pytest.mark.parametrize("deed", ["edits", "takes back"])
def test_who_edits_or_takes_back_a_record_does_not_wait_for_an_import_s_changes_to_gather(
    museum: Museum, deed: str
) -> None:
    gathering = Indexer(museum, "test", gathering_s=3600.0)
    one, other = save(museum, make_record(vi="Đền Và"), make_record(vi="Đền Hùng"), run_id="import")
    pauses: list[int] = []

    class Watched(Event):
        """At the first pause, an import and then a person change something; stops once that is indexed."""

        def wait(self, timeout: float | None = None) -> bool:
            with museum.database.connect() as connection:
                pauses.append(outbox.behind(connection))
            if len(pauses) == 1:
                save(museum, make_record(vi="Đền Cờn"), run_id="import")
            elif len(pauses) == 2:
                _do(museum, deed, one)
            elif pauses[-1] == 0:
                self.set()
            return self.is_set()

    gathering.run(Watched())
    assert pauses == [0, 1, 0]
    assert one not in found(museum, "đền")
    assert other in found(museum, "đền")


def test_a_person_s_edit_comes_before_what_is_left_of_an_import(
    museum: Museum, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PART", 1)
    Indexer(museum, "test").drain()
    imported = save(museum, *(make_record(vi=f"Đền {name}") for name in ("Và", "Hùng", "Cờn")), run_id="import")
    saved: list[str] = []

    class Interrupted(Indexer):
        """While it is at the first part of its batch, a person saves a record."""

        def _is_wanted(self) -> bool:
            if not saved:
                saved.extend(save(museum, make_record(vi="Chùa Mía")))
            return super()._is_wanted()

    indexer = Interrupted(museum, "test")
    assert indexer.turn() == 1
    assert set(found(museum, "đền")) == set(imported[:1])
    assert indexer.turn() == 1
    assert found(museum, "mía") == saved
    assert indexer.drain() == 2
    assert set(found(museum, "đền")) == set(imported)


def _do(museum: Museum, deed: str, record_id: str) -> None:
    if deed == "edits":
        change(museum, record_id, vi="Chùa Mía")
    else:
        with museum.database.begin() as connection:
            records.withdraw(connection, record_id)


def test_an_embargo_is_not_missed_where_midnight_comes_while_the_indexer_looks(
    museum: Museum, indexer: Indexer, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = iter(["2999-01-01"])
    monkeypatch.setattr(module, "today", lambda: next(days, "2999-01-02"))
    asked: list[str] = []
    monkeypatch.setattr(sources, "released", lambda _connection, after: asked.append(after) or [])
    indexer.turn()
    indexer.turn()
    assert asked == ["", "2999-01-01"]


def test_reindexing_tells_how_far_it_is_and_takes_in_what_waits(museum: Museum, indexer: Indexer) -> None:
    save(museum, *(make_record(vi=f"Chùa {number}") for number in range(5)))
    indexer.drain()
    save(museum, make_record(vi="Chùa mới"))
    told: list[tuple[int, int]] = []
    assert reindex(museum, "test", lambda done, total: told.append((done, total))) == 6
    assert told[-1] == (6, 6)
    assert museum.public.count() == museum.full.count() == 6
    with museum.database.connect() as connection:
        assert outbox.behind(connection) == 0
        assert leases.holder_of(museum.database, LEASE) is None


def test_a_running_indexer_makes_room_for_a_rebuild_and_goes_on_after_it(museum: Museum, indexer: Indexer) -> None:
    [first] = save(museum, make_record(vi="Chùa Keo"))
    stop = Event()
    thread = Thread(target=indexer.run, args=(stop,))
    thread.start()
    try:
        until = monotonic() + 20
        while not found(museum, "keo") and monotonic() < until:
            stop.wait(0.01)
        assert reindex(museum, "command", lambda _done, _all: None) == 1
        [second] = save(museum, make_record(vi="Chùa Dâu"))
        while not found(museum, "dâu") and monotonic() < until:
            stop.wait(0.01)
    finally:
        stop.set()
        thread.join()
    assert set(found(museum, "chùa")) == {first, second}


def test_two_rebuilds_at_once_are_one_too_many(museum: Museum, indexer: Indexer) -> None:
    assert leases.hold(museum.database, module.REBUILD_LEASE, "another machine", 60)
    with pytest.raises(BusyError):
        reindex(museum, "test", lambda _done, _all: None)
    save(museum, make_record(vi="Chùa Keo"))
    assert indexer.drain() == 0


def test_a_running_indexer_makes_a_new_record_findable_within_a_second(museum: Museum, indexer: Indexer) -> None:
    stop = Event()
    thread = Thread(target=indexer.run, args=(stop,))
    thread.start()
    try:
        save(museum, make_record(vi="Chùa Keo"))
        saved = monotonic()
        while not found(museum, "keo"):
            assert monotonic() - saved < 1.0 + 2.0  # a second, and the other tests' load
    finally:
        stop.set()
        thread.join()
    with museum.database.connect() as connection:
        assert connection.execute(select(search_outbox)).first() is None


def test_a_record_with_words_for_staff_is_in_the_full_index_once_and_found_by_them_by_staff_alone(
    museum: Museum, indexer: Indexer
) -> None:
    made = make_record(
        "artefact",
        vi="Chuông chùa Mía",
        places=[{"role": "storage", "written": {"vi": "Kho ngách khuất"}}],
        texts=[{"type": "condition", "access": "staff", "text": {"vi": "nứt vai phải", "en": "cracked shoulder"}}],
    )
    ids = save(museum, made)
    indexer.drain()
    assert [one.readers for one in museum.full.held(ids)[ids[0]]] == [("public", "staff")]
    for hidden in ("ngách khuất", '"nứt vai phải"', "nut vai", "shoulders"):
        assert found(museum, hidden, STAFF) == ids, hidden
        assert found(museum, hidden) == found(museum, hidden, SIGNED_IN) == [], hidden
    assert (
        found(museum, "chuông mía")
        == found(museum, "chuông mía", SIGNED_IN)
        == found(museum, "chuông mía", STAFF)
        == ids
    )
