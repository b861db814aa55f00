"""An audit is of what is there now, however long it takes."""

import io

from catalog import blobs, missing
from catalog.blobs import Blob
from catalog.museum import Museum
from heritage.fixity import check_fixity
from ingest.accept import HashingReader


def _store(museum: Museum, content: bytes) -> Blob:
    """An original as an import takes it in."""
    with museum.store.batch() as batch:
        reader = HashingReader(io.BytesIO(content))
        batch.keep(batch.stage(reader), blobs.original_key(reader.sha256))
    blob = Blob(reader.sha256, reader.size_bytes, "image/jpeg")
    with museum.database.begin() as connection:
        blobs.add_blobs(connection, [blob])
    return blob


def test_an_original_that_came_back_while_the_audit_went_on_is_not_said_to_be_missing(museum: Museum) -> None:
    contents = [b"one", b"two", b"three"]
    stored = {_store(museum, content).sha256: content for content in contents}
    first, second, *_ = sorted(stored)
    for sha256 in (first, second):
        museum.store.delete(blobs.original_key(sha256))
    checked: list[bool] = []

    def brought_again() -> None:
        checked.append(True)
        if len(checked) == len(stored):
            _store(museum, stored[first])

    assert check_fixity(museum, brought_again).missing == [second]
    with museum.database.connect() as connection:
        assert [one.sha256 for one in missing.noted(connection)] == [second]
