"""Whether the store is the one that the catalogue speaks of, asked before anything is written into it."""

from catalog import blobs
from catalog.errors import StoreAwayError
from catalog.museum import Museum


def check_store(museum: Museum) -> None:
    """Raises StoreAwayError where the catalogue has originals and the store none, as below an unmounted disk.

    What was written there would be lost to sight when the disk comes back. OSError where the store cannot be read.
    """
    with museum.database.connect() as connection:
        if not blobs.has_blobs(connection):
            return
    if next(iter(museum.store.list("originals/")), None) is None:
        raise StoreAwayError
