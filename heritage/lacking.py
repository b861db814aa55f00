"""Files that a restored museum lacks: noted, so that it tells of them, and made anew where the originals are there."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from catalog import assets, blobs, jobs, missing, outbox
from catalog.assets import AssetRecord, Made, State
from catalog.jobs import JobType
from ingest.process import ORIGINAL_LOST, failure


class Lack(StrEnum):
    """What a file is without: its original, also what is shown of it, or only the latter, which is made anew."""

    ORIGINAL = "original"
    ALL = "all"
    MADE = "made"


@dataclass(frozen=True)
class Lacking:
    """A file that lacks something: `name` in `record`, both empty for an original of no record; `sha256` names it."""

    lack: Lack
    sha256: str
    record: str = ""
    name: str = ""


def note_lacking(connection: Connection, keys: Sequence[str]) -> list[Lacking]:
    """Note that the store has none of these files, and ask for those that can be made anew; one line for each file.

    An original that is lost is missing from now on. What is shown of it stays, if all of that is there.
    """
    lost = {key.rpartition("/")[2] for key in keys if key.startswith(blobs.ORIGINALS)}
    missing.note(connection, lost)
    broken = [one for i in missing.shown_by(connection, keys) if (one := assets.by_id(connection, i))]
    found = [_broken(connection, one, lost) for one in broken]
    told = {(one.sha256, one.record, one.name) for one in found}
    originals = [one for one in missing.noted(connection) if (one.sha256, one.record, one.name) not in told]
    return [*found, *(Lacking(Lack.ORIGINAL, one.sha256, one.record, one.name) for one in originals)]


def _broken(connection: Connection, one: AssetRecord, lost: set[str]) -> Lacking:
    """Take from the asset what was made of it and is no longer whole."""
    outbox.add(connection, [one.record_id])
    if one.sha256 in lost:
        assets.finish(connection, one.id, failure(ORIGINAL_LOST(name=one.name)), State.FAILED)
        return Lacking(Lack.ALL, one.sha256, one.record_id, one.name)
    assets.finish(connection, one.id, Made({}, [], ()), State.RECEIVED)
    jobs.add(connection, JobType.DERIVE, [one.id])
    return Lacking(Lack.MADE, one.sha256, one.record_id, one.name)
