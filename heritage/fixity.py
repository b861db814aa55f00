"""Fixity: whether every original is still what was brought, byte for byte."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from catalog import blobs, missing
from catalog.museum import Museum
from catalog.whole_store import check_store

log = logging.getLogger(__name__)

_CHUNK_BYTES = 1 << 20


@dataclass
class Fixity:
    """What an audit found: hashes of originals that differ or cannot be read, and of those that are gone."""

    checked: int = 0
    damaged: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def check_fixity(museum: Museum, advance: Callable[[], None]) -> Fixity:
    """Read and hash every original, and note which are missing; `advance` is called after each.

    Raises StoreAwayError where the store has none at all.
    """
    check_store(museum)
    found = Fixity()
    with museum.database.connect() as connection:
        for blob in blobs.all_blobs(connection):
            found.checked += 1
            try:
                with museum.store.open(blob.key) as file:
                    digest = hashlib.sha256()
                    while data := file.read(_CHUNK_BYTES):
                        digest.update(data)
            except FileNotFoundError:
                found.missing.append(blob.sha256)
            except OSError as exc:
                log.warning("an original cannot be read", extra={"sha256": blob.sha256, "reason": str(exc)})
                found.damaged.append(blob.sha256)
            else:
                if digest.hexdigest() != blob.sha256:
                    found.damaged.append(blob.sha256)
            advance()
    found.missing = [sha256 for sha256 in found.missing if not _is_back(museum, sha256)]
    with museum.database.begin() as connection:
        missing.note(connection, found.missing)
    return found


def _is_back(museum: Museum, sha256: str) -> bool:
    """Whether the original came in again since it was found missing."""
    try:
        museum.store.stat(blobs.original_key(sha256))
    except FileNotFoundError:
        return False
    return True
