"""The spool of a report: what was added comes back in order, and what tells nothing is passed over at need."""

from ingest.spool import Spool


def test_documents_come_back_in_their_order_and_quiet_ones_are_not_among_those_that_tell() -> None:
    spool = Spool()
    spool.add({"row": 2, "record": "a", "messages": ["Tên đình"]})
    spool.add({"row": 3, "record": "b", "messages": []}, is_quiet=True)
    spool.add_alike({"source": "s.csv", "row": None, "record": None}, [(4, "c"), (5, None)])
    assert list(spool) == [
        {"row": 2, "record": "a", "messages": ["Tên đình"]},
        {"row": 3, "record": "b", "messages": []},
        {"source": "s.csv", "row": 4, "record": "c"},
        {"source": "s.csv", "row": 5, "record": None},
    ]
    assert [one["row"] for one in spool.telling()] == [2]


def test_what_is_added_after_somebody_stopped_reading_stands_at_the_end() -> None:
    spool = Spool()
    for row in range(2000):
        spool.add({"row": row})
    documents = iter(spool)
    next(documents)
    del documents
    spool.add({"row": 2000})
    assert [one["row"] for one in spool] == list(range(2001))
