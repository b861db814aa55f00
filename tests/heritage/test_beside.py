"""A second process that indexes while an import writes: it keeps up by itself, and leaves when it is not needed."""

import time
from pathlib import Path

from catalog import leases
from catalog.museum import Museum
from heritage.beside import indexing_beside
from heritage.indexer import LEASE
from heritage.settings import Settings
from tests.records import make_record, save

PATIENCE_SECONDS = 60.0


def test_what_is_written_meanwhile_is_indexed_by_another_process(museum: Museum, settings: Settings) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    with indexing_beside(museum, settings):
        save(museum, make_record("site"), make_record("artefact"))
        while museum.full.count() < 2:
            assert time.monotonic() < deadline, "nobody indexes"
            time.sleep(0.05)
        holder = leases.holder_of(museum.database, LEASE)
    assert holder is not None
    assert not holder.startswith(leases.this_process())
    assert leases.is_dead(holder)
    assert leases.holder_of(museum.database, LEASE) is None


def test_a_process_that_cannot_index_does_not_stop_the_import(museum: Museum, settings: Settings) -> None:
    Path(settings.search_url.removeprefix("tantivy://")).write_text("in the way")
    with indexing_beside(museum, settings):
        save(museum, make_record("site"))
    assert leases.holder_of(museum.database, LEASE) is None


def test_told_to_finish_it_indexes_what_waits_and_leaves_while_the_caller_goes_on(
    museum: Museum, settings: Settings
) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    with indexing_beside(museum, settings) as beside:
        save(museum, make_record("site"))
        while museum.full.count() < 1:
            assert time.monotonic() < deadline, "nobody indexes"
            time.sleep(0.05)
        save(museum, make_record("artefact"))
        beside.finish()
        while leases.holder_of(museum.database, LEASE) is not None:
            assert time.monotonic() < deadline, "it does not end"
            time.sleep(0.05)
        assert museum.full.count() == 2
