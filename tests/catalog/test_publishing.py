"""Publishing beside others who write: what is shown is the head as it stands then, and its extracts are its own."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from sqlalchemy import select

from catalog import assets, blobs, institutions, lookup, records, runs
from catalog.assets import Made, NewAsset, State
from catalog.blobs import Blob
from catalog.change import Change
from catalog.museum import Museum
from catalog.record.model import Record
from catalog.tables import HEAD, PUBLISHED, identifier, record
from ingest.outcome import conclude
from tests.records import make_record, save

PATIENCE_SECONDS = 20


def numbered(number: str) -> Record:
    """A bell with this number."""
    return make_record(vi="Chuông", identifiers=[{"type": "inventory", "value": number}])


def add_ready_file(museum: Museum, record_id: str) -> None:
    """Give the record a document that is ready."""
    with museum.database.begin() as connection:
        blobs.add_blobs(connection, [Blob("ab" * 32, 1, "application/pdf")])
        assets.add_assets(connection, [NewAsset("a", record_id, "ab" * 32, "a.pdf", "document")])
        assets.finish(connection, "a", Made({}, [], ()), State.READY)


@pytest.mark.parametrize("way", ["publish", "conclude"])
def test_a_record_that_is_published_while_an_import_changes_it_is_shown_as_it_left_it(museum: Museum, way: str) -> None:
    [record_id] = save(museum, numbered("BT-HAI"), publish=False)
    add_ready_file(museum, record_id)

    def publish() -> None:
        if way == "conclude":
            conclude(museum, [], [record_id], lambda *_: None)
            return
        with museum.database.begin() as connection:
            records.publish(connection, [record_id])

    with ThreadPoolExecutor(1) as pool:
        with museum.database.begin() as connection:
            home = institutions.choose(connection, None).id
            runs.go_on(connection, runs.start(connection, home, "an", {}))
            change = Change(numbered("BT-BA"), "an", "nhập", record_id, version=1)
            records.save(connection, home, [change])
            other = pool.submit(publish)
            wait([other], timeout=0.2)
        other.result(PATIENCE_SECONDS)
    with museum.database.connect() as connection:
        assert connection.execute(select(record.c["head", "published"])).all() == [(2, 2)]
        assert connection.execute(select(identifier.c["value", "layers"])).all() == [("BT-BA", HEAD | PUBLISHED)]
        assert lookup.find_by_identifier(connection, None, ["BT-HAI", "BT-BA"]) == {"BT-BA": [record_id]}
