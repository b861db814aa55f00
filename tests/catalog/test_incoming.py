"""Who points to a record is counted and listed as far as the viewer may know of it, and opened a page at a time."""

from typing import Any

from catalog import incoming, records
from catalog.change import Change
from catalog.museum import Museum
from catalog.policy import STAFF, VISITOR
from catalog.record.lists import RelationType
from catalog.record.model import Record
from catalog.views import MOST_INCOMING, members, open_record, pointing
from tests.records import make_record, save

MEMBER = RelationType.MEMBER_OF


def belonging(collection: str, name: str, **fields: Any) -> Record:
    relation = {"type": "member_of", "target": {"record": collection}}
    return make_record("artefact", name, relations=[relation], **fields)


def test_only_the_first_of_many_are_opened_and_all_are_counted(museum: Museum) -> None:
    [collection] = save(museum, make_record("collection", "Gốm"))
    names = [f"Mảnh {number}" for number in range(1, MOST_INCOMING + 6)]
    save(museum, *(belonging(collection, name) for name in reversed(names)))
    with museum.database.connect() as connection:
        view = open_record(connection, collection, VISITOR)
        rest = pointing(connection, view, VISITOR, MEMBER, offset=MOST_INCOMING, limit=24)
        second = members(connection, collection, VISITOR, offset=MOST_INCOMING)
    assert [one.card.title["vi"] for one in view.related] == names[:MOST_INCOMING]
    [counted] = view.incoming
    assert (counted.type, counted.total, counted.shown) == (MEMBER, len(names), MOST_INCOMING)
    assert [one.card.title["vi"] for one in rest] == [card.title["vi"] for card in second] == names[MOST_INCOMING:]


def test_a_count_holds_only_what_its_viewer_may_see(museum: Museum) -> None:
    [collection] = save(museum, make_record("collection", "Gốm"))
    hidden_row = {"type": "member_of", "target": {"record": collection}, "access": "staff"}
    [_, withdrawn, *_] = save(
        museum,
        belonging(collection, "Chén"),
        belonging(collection, "Đã rút"),
        belonging(collection, "Kín", access={"level": "staff"}),
        belonging(collection, "Chưa đến ngày", access={"until": "2999-01-01"}),
        make_record("artefact", "Hàng kín", relations=[hidden_row]),
    )
    save(museum, belonging(collection, "Nháp"), publish=False)
    with museum.database.begin() as connection:
        records.withdraw(connection, withdrawn)
        public = open_record(connection, collection, VISITOR)
        assert [one.card.title["vi"] for one in public.related] == ["Chén"]
        assert [one.total for one in public.incoming] == [1]
        assert incoming.total(connection, collection, VISITOR, [MEMBER]) == 1
        staff = open_record(connection, collection, STAFF)
        assert [one.total for one in staff.incoming] == [len(staff.related)] == [6]


def test_a_draft_name_does_not_move_a_record_in_the_publics_list(museum: Museum) -> None:
    [collection] = save(museum, make_record("collection", "Gốm"))
    [first, _] = save(museum, belonging(collection, "Ấm"), belonging(collection, "Bát"))
    with museum.database.begin() as connection:
        home = open_record(connection, first, VISITOR).institution_id
        change = Change(belonging(collection, "Xoong"), "an", "", first, version=1)
        records.save(connection, home, [change])
        shown = {who: open_record(connection, collection, who).related for who in (VISITOR, STAFF)}
    assert [one.card.title["vi"] for one in shown[VISITOR]] == ["Ấm", "Bát"]
    assert [one.card.title["vi"] for one in shown[STAFF]] == ["Bát", "Xoong"]


def test_who_says_see_also_to_each_other_is_counted_once(museum: Museum) -> None:
    [one] = save(museum, make_record("site", "Một"))
    back = [{"type": "related", "target": {"record": one}}]
    [two, _] = save(museum, make_record("site", "Hai", relations=back), make_record("site", "Ba", relations=back))
    with museum.database.begin() as connection:
        home = open_record(connection, one, VISITOR).institution_id
        both = make_record("site", "Một", relations=[{"type": "related", "target": {"record": two}}])
        records.save(connection, home, [Change(both, "an", "", one, version=1, publish=True)])
        view = open_record(connection, one, VISITOR)
    assert [(other.card.title["vi"], other.inverse) for other in view.related] == [("Hai", False), ("Ba", True)]
    assert [counted.total for counted in view.incoming] == [1]
