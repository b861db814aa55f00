"""What was decided about a file is remembered, and forgotten the moment it may be wrong."""

import pytest
from sqlalchemy import Connection

from catalog import events, freshness, records
from catalog.errors import NotFoundError
from catalog.freshness import Epoch, Kept, RecordsMark
from catalog.museum import Museum
from catalog.policy import STAFF, VISITOR, Viewer
from catalog.views import open_asset
from tests.records import make_record, save
from tests.viewer.exhibits import House, Pyramid, exhibit, photo
from viewer.fresh import Fresh


class Opener:
    """Opens assets as the catalogue does, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, connection: Connection, asset_id: str, viewer: Viewer) -> str:
        self.asked.append(asset_id)
        return open_asset(connection, asset_id, viewer).file.id


@pytest.fixture
def museum(house: House) -> Museum:
    return house.museum


def test_a_file_is_opened_once_while_nothing_changes(museum: Museum, pyramid: Pyramid) -> None:
    file, opener = photo(pyramid), Opener()
    exhibit(museum, file, vi="Đình làng")
    fresh = Fresh(museum, opener, lambda _: 1, 10)
    assert [fresh.open(file.id, VISITOR) for _ in range(3)] == [file.id] * 3
    assert opener.asked == [file.id]


def test_a_change_elsewhere_costs_a_question_not_an_opening(museum: Museum, pyramid: Pyramid) -> None:
    file, opener = photo(pyramid), Opener()
    exhibit(museum, file, vi="Đình làng")
    fresh = Fresh(museum, opener, lambda _: 1, 10)
    fresh.open(file.id, VISITOR)
    exhibit(museum, vi="Đình khác")
    fresh.open(file.id, VISITOR)
    assert opener.asked == [file.id]


def test_a_withdrawal_takes_effect_at_once(museum: Museum, pyramid: Pyramid) -> None:
    file, opener = photo(pyramid), Opener()
    record_id = exhibit(museum, file, vi="Đình làng")
    fresh = Fresh(museum, opener, lambda _: 1, 10)
    fresh.open(file.id, VISITOR)
    with museum.database.begin() as connection:
        records.withdraw(connection, record_id)
    with pytest.raises(NotFoundError):
        fresh.open(file.id, VISITOR)


def test_an_embargo_is_asked_for_anew_every_day(
    museum: Museum, pyramid: Pyramid, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, opener = photo(pyramid), Opener()
    exhibit(museum, file, vi="Đình làng")
    fresh = Fresh(museum, opener, lambda _: 1, 10)
    fresh.open(file.id, VISITOR)
    monkeypatch.setattr(freshness, "today", lambda: "2999-01-01")
    fresh.open(file.id, VISITOR)
    assert opener.asked == [file.id] * 2


def test_viewers_do_not_share_answers(museum: Museum, pyramid: Pyramid) -> None:
    file = photo(pyramid, access="staff")
    exhibit(museum, file, vi="Đình làng")
    fresh = Fresh(museum, Opener(), lambda _: 1, 10)
    assert fresh.open(file.id, STAFF) == file.id
    with pytest.raises(NotFoundError):
        fresh.open(file.id, VISITOR)


def test_the_heaviest_memory_is_bounded_and_the_oldest_goes_first(museum: Museum, pyramid: Pyramid) -> None:
    files, opener = [photo(pyramid) for _ in range(3)], Opener()
    exhibit(museum, *files, vi="Đình làng")
    fresh = Fresh(museum, opener, lambda _: 5, 10)
    for file in (*files, files[2], files[0]):
        fresh.open(file.id, VISITOR)
    assert opener.asked == [file.id for file in (*files, files[0])]


def test_without_a_cheap_mark_each_state_is_asked_for(
    museum: Museum, pyramid: Pyramid, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Epoch, "current", lambda _self: None)
    file, opener = photo(pyramid), Opener()
    record_id = exhibit(museum, file, vi="Đình làng")
    fresh = Fresh(museum, opener, lambda _: 1, 10)
    assert [fresh.open(file.id, VISITOR) for _ in range(2)] == [file.id] * 2
    assert opener.asked == [file.id]
    with museum.database.begin() as connection:
        records.withdraw(connection, record_id)
    with pytest.raises(NotFoundError):
        fresh.open(file.id, VISITOR)


def test_the_mark_of_records_changes_when_one_changes_and_when_one_is_taken_away(museum: Museum) -> None:
    [record_id] = save(museum, make_record())
    mark = RecordsMark(museum.commits)

    def current() -> object:
        with museum.database.connect() as connection:
            return mark.current(connection)

    first = current()
    assert current() == first
    with museum.database.begin() as connection:
        events.note(connection, "removed", [record_id])
    second = current()
    assert second != first
    with museum.database.begin() as connection:
        records.withdraw(connection, record_id)
    assert current() != second


def test_what_all_pages_need_is_read_again_after_a_commit_only(museum: Museum) -> None:
    read: list[int] = []

    def count(_connection: Connection) -> int:
        read.append(len(read))
        return len(read)

    kept = Kept(museum.commits, count)

    def current() -> int:
        with museum.database.connect() as connection:
            return kept.current(connection)

    assert museum.commits() is None or [current(), current()] == [1, 1]
    before = current()
    save(museum, make_record())
    assert current() > before
