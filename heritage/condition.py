"""How the museum is doing, for whoever runs it: counts, what is going on, and what does not answer."""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog import assets, jobs, leases, lookup, missing, outbox
from catalog.assets import AssetRecord
from catalog.errors import HeritageError, UnavailableError
from catalog.jobs import PutOff
from catalog.language import translate
from catalog.machine import fault_of
from catalog.missing import MissingOriginal
from catalog.museum import Museum
from catalog.whole_store import check_store
from heritage.indexer import LEASE
from heritage.standing import Standing, standing_now
from heritage.unsettled import Restoring, unsettled

LEAST_ROOM_BYTES = 1 << 30
"""With less room than this on a disk, it is said: a folder of photographs may fill it."""
MOST_NAMED = 10
"""Files in hand, given up and missing that are told by name."""


@dataclass(frozen=True)
class FileInHand:
    """A file that a worker has now, for the `tries`-th time."""

    asset: str
    name: str
    process: str
    tries: int


@dataclass(frozen=True)
class FileGivenUp:
    """A file that cannot be shown, and why, in the language that was asked for."""

    asset: str
    name: str
    record: str
    reason: str


@dataclass(frozen=True)
class Condition:
    """Counts of records, assets by state, open jobs and given up ones, and how far the index is behind.

    `indexed` is None for an index that cannot be read; of one that is not built, `behind` does not say what it lacks.
    `indexer` is the process that keeps it up to date, None where none does. `restoring` is a restore that was cut off.
    `store_fault` says why the store cannot be used. `room` is what each folder's disk has left, in bytes. `in_hand`,
    `given_up` and `missing` are the first few; `missing_originals` counts the originals that are lost. `drafts`: how
    many of the published records have a newer draft that waits.
    """

    records: int
    published: int
    drafts: int
    assets: dict[str, int]
    jobs: int
    jobs_failed: int
    put_off: PutOff | None
    indexed: int | None
    is_index_built: bool
    behind: int
    indexer: str | None
    restoring: Restoring | None
    runs: list[Standing]
    in_hand: list[FileInHand]
    given_up: list[FileGivenUp]
    missing: list[MissingOriginal]
    missing_originals: int
    store_fault: str | None
    room: Mapping[str, int]

    @property
    def answers(self) -> bool:
        """Whether everything that the museum depends on can be used."""
        return self.store_fault is None and self.indexed is not None

    @property
    def is_worked_on(self) -> bool:
        """Whether some process does, or will do, what waits."""
        return bool(self.indexer or self.in_hand or any(run.process for run in self.runs))

    @property
    def short_of_room(self) -> dict[str, int]:
        """The folders whose disk is nearly full."""
        return {folder: room for folder, room in self.room.items() if room < LEAST_ROOM_BYTES}

    def document(self) -> dict[str, Any]:
        """As `heritage status --json` prints it."""
        return {
            "records": self.records,
            "published": self.published,
            "newer_drafts": self.drafts,
            "assets": self.assets,
            "jobs": self.jobs,
            "jobs_failed": self.jobs_failed,
            "jobs_put_off": {"jobs": self.put_off.number, "reason": self.put_off.error} if self.put_off else None,
            "index": {"records": self.indexed, "behind": self.behind if self.is_index_built else None},
            "indexer": self.indexer,
            "restoring": vars(self.restoring) if self.restoring else None,
            "runs": [one.document() for one in self.runs],
            "in_hand": [vars(one) for one in self.in_hand],
            "given_up": [vars(one) for one in self.given_up],
            "missing": [vars(one) for one in self.missing],
            "missing_originals": self.missing_originals,
            "store": self.store_fault,
            "room_bytes": dict(self.room),
        }


def condition(museum: Museum, folders: Iterable[Path], language: str) -> Condition:
    """The museum's condition now, told in `language`; `folders` are those whose disks must not be full."""
    indexer = leases.holder_of(museum.database, LEASE)
    with museum.database.connect() as connection:
        total, published = lookup.counts(connection)
        restoring = unsettled(connection)
        return Condition(
            records=total,
            published=published,
            drafts=lookup.number_behind(connection),
            assets=assets.states(connection),
            jobs=jobs.open_jobs(connection),
            jobs_failed=jobs.failed_jobs(connection),
            put_off=jobs.all_put_off(connection),
            indexed=(indexed := _indexed(museum)),
            is_index_built=not total or (_is_ready(museum) and (restoring is None or indexed == total)),
            behind=outbox.behind(connection),
            indexer=_process(indexer) if indexer and not leases.is_dead(indexer) else None,
            restoring=restoring,
            runs=standing_now(museum.database),
            in_hand=[
                FileInHand(asset.id, asset.name, _process(job.holder), job.tries)
                for job in jobs.in_hand(connection, MOST_NAMED)
                if (asset := assets.by_id(connection, job.subject))
            ],
            given_up=[_given_up(one, language) for one in assets.failed(connection, MOST_NAMED)],
            missing=missing.noted(connection, MOST_NAMED),
            missing_originals=missing.number(connection),
            store_fault=_store_fault(museum, language),
            room={str(folder): shutil.disk_usage(folder).free for folder in folders if folder.is_dir()},
        )


def _indexed(museum: Museum) -> int | None:
    try:
        return museum.full.count()
    except UnavailableError:
        return None


def _is_ready(museum: Museum) -> bool:
    try:
        return museum.full.is_ready()
    except UnavailableError:
        return False


def _process(holder: str) -> str:
    """'host:pid' of a lease's holder."""
    return ":".join(holder.split(":")[:2])


def _given_up(asset: AssetRecord, language: str) -> FileGivenUp:
    """Why the asset cannot be shown; its last message says it."""
    said = asset.messages[-1] if asset.messages else None
    reason = translate(said["msgid"], language, **said["params"]) if said else ""
    return FileGivenUp(asset.id, asset.name, asset.record_id, reason)


def _store_fault(museum: Museum, language: str) -> str | None:
    try:
        check_store(museum)
    except HeritageError as exc:
        return exc.text(language)
    except OSError as exc:
        return translate(fault_of(exc), language)
    return None
