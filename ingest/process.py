"""A worker's job: from an original to what people see, or to a sentence that says why not."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog import assets, blobs, events, jobs, outbox
from catalog.assets import AssetRecord, Derivative, Made, State, Tiles
from catalog.errors import StoreAwayError
from catalog.jobs import Job, JobState
from catalog.language import N_
from catalog.machine import FAULTS, fault_of
from catalog.messages import Message, Severity, define
from catalog.museum import Museum
from catalog.own_folders import own_folder
from catalog.policy import STAFF
from catalog.text import best
from catalog.views import open_records
from catalog.whole_store import check_store
from ingest.accept import HashingReader
from ingest.child import LONGEST_S, ChildStartError, MediaChild
from ingest.media.facts import Derivative as MadeFile
from ingest.media.facts import Facts, MediaRequest, Processed
from ingest.media.refusal import MediaInterruptedError, MediaRefusedError

log = logging.getLogger(__name__)

MAX_MEDIA_TRIES = 2
"""A file that used up its memory or time, or crashed its reader, gets one more try: the machine may have been busy."""
LEASE_SECONDS = LONGEST_S + 900.0
"""Longer than any job: reading the file, then storing what was made of it and waiting for the database."""
DERIVATIVES = "derivatives/"
"""Where derivatives lie in the store; nothing else may be deleted as out of date."""

WORKER_DIED = define(
    "worker-died",
    Severity.ERROR,
    N_(
        "{name} was tried {tries} times, and each time the program that works on files was ended from outside, so it "
        "is not shown. The file itself is kept. Save it anew in another format or smaller and bring that."
    ),
)
ORIGINAL_LOST = define(
    "original-lost",
    Severity.ERROR,
    N_(
        "The original of {name} is lost, so it cannot be shown. Bring the file again with heritage ingest, as it was "
        "brought the first time; then it is there again."
    ),
)
UNFORESEEN = define(
    "media-unforeseen",
    Severity.ERROR,
    N_(
        "A fault of this museum's software keeps {name} from being shown. The file itself is kept; whoever runs the "
        "museum finds the fault in the log."
    ),
)


@dataclass(frozen=True)
class Outcome:
    """What became of one job."""

    asset: AssetRecord
    state: State
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class Claimed:
    """A job that is ours under its lease, and the asset it is about."""

    museum: Museum
    job: Job
    holder: str
    asset: AssetRecord


def perform(museum: Museum, job_id: int, holder: str, child: MediaChild) -> Outcome | None:
    """Do the job, if it is due; None where somebody else has it, it goes to another try, or the machine failed it.

    The result becomes visible in one transaction, and only while the lease is ours. A machine that fails (a full disk,
    no process to be had) is never held against the file: the job waits for as long as it takes. Raises OperationalError
    where not even that can be written; `jobs.put_off_left` then does it later.
    """
    claimed = _claim(museum, job_id, holder)
    if claimed is None:
        return None
    try:
        return _done(claimed, child)
    except (ChildStartError, StoreAwayError) as exc:
        error = exc.msgid
    except FAULTS as exc:
        error = fault_of(exc)
    _put_off(claimed, error)
    return None


def _done(claimed: Claimed, child: MediaChild) -> Outcome | None:
    """What became of the file; raises what is the machine's fault."""
    museum, asset = claimed.museum, claimed.asset
    try:
        with _original(museum, asset) as path, own_folder(museum.work) as workdir:
            processed = child.process(path, workdir, _request(museum, asset))
            made = _store(museum, asset, path, processed)
        return _publish(claimed, made, State.READY, processed.facts.messages)
    except MediaInterruptedError as exc:
        return _try_again(claimed, exc.message)
    except MediaRefusedError as exc:
        return _publish(claimed, failure(exc.message), State.FAILED, (exc.message,))
    except (ChildStartError, StoreAwayError, *FAULTS):
        raise
    except Exception:
        log.exception("a job failed unforeseen", extra={"asset": asset.id})
        return _try_again(claimed, UNFORESEEN(name=asset.name))


@contextmanager
def _original(museum: Museum, asset: AssetRecord) -> Iterator[Path]:
    """The original as a path; raises MediaRefusedError where it alone is lost, StoreAwayError where all are."""
    key = blobs.original_key(asset.sha256)
    try:
        museum.store.stat(key)
    except FileNotFoundError as exc:
        check_store(museum)
        raise MediaRefusedError(ORIGINAL_LOST(name=asset.name)) from exc
    with museum.store.local(key) as path:
        yield path


def _claim(museum: Museum, job_id: int, holder: str) -> Claimed | None:
    with museum.database.begin() as connection:
        held = jobs.claim(connection, job_id, holder, LEASE_SECONDS)
        if held is None:
            return None
        asset = assets.by_id(connection, held.subject)
        if asset is None:
            jobs.finish(connection, held, holder)
            return None
    return Claimed(museum, held, holder, asset)


def give_up_worn_out(museum: Museum) -> list[Outcome]:
    """Mark assets failed whose every try ended with the worker's death; returns what is to be told of them."""
    outcomes: list[Outcome] = []
    with museum.database.begin() as connection:
        for job in jobs.fail_worn_out(connection):
            asset = assets.by_id(connection, job.subject)
            if asset is None:
                continue
            message = WORKER_DIED(name=asset.name, tries=job.tries)
            assets.finish(connection, asset.id, failure(message), State.FAILED)
            events.note(connection, "failed", [asset.id], reason=message.code)
            outbox.add(connection, [asset.record_id])
            outcomes.append(Outcome(asset, State.FAILED, (message,)))
    return outcomes


def _request(museum: Museum, asset: AssetRecord) -> MediaRequest:
    """The name the file came with, and whom and what its derivatives must name."""
    with museum.database.connect() as connection:
        for view in open_records(connection, [asset.record_id], STAFF):
            row = next((row for row in view.record.assets if row.asset == asset.id), None)
            digital = next((right for right in view.record.rights if right.covers == "digital"), None)
            credit = best(row.credit, "vi")[0] if row else ""
            if digital and not credit:
                credit = best(digital.credit or digital.holder, "vi")[0]
            uri = (row.rights if row else None) or (digital.uri if digital else "")
            return MediaRequest(asset.name, credit, uri, (row.digital_source if row else None) or "")
    return MediaRequest(asset.name)


def _store(museum: Museum, asset: AssetRecord, original: Path, processed: Processed) -> Made:
    """Write the derivatives under keys that name their content, so that a second run writes nothing new.

    A derivative that is the original, byte for byte, is not stored again.
    """
    made: list[Derivative] = []
    tiles: Tiles | None = None
    with museum.store.batch() as batch:
        for file in processed.derivatives:
            if file.path == original.resolve():
                made.append(_derivative(file, asset.sha256, blobs.original_key(asset.sha256)))
                continue
            with file.path.open("rb") as source:
                reader = HashingReader(source)
                staged = batch.stage(reader)
            key = f"{DERIVATIVES}{asset.id[:2]}/{asset.id}/{file.role.value}-{reader.sha256[:16]}"
            batch.keep(staged, key)
            made.append(_derivative(file, reader.sha256, key))
            if file.tile_index is not None:
                tiles = Tiles(key, file.width_px or 0, file.height_px or 0, file.tile_index)
    facts = processed.facts
    return Made(facts_document(facts), _documents(facts.messages), tuple(made), tiles)


def _derivative(file: MadeFile, sha256: str, key: str) -> Derivative:
    return Derivative(file.role.value, key, file.mime, file.width_px, file.height_px, file.size_bytes, sha256[:16])


def _publish(claimed: Claimed, made: Made, state: State, messages: Sequence[Message]) -> Outcome | None:
    """Show the result in one transaction, while the lease is ours; None, and nothing changed, where it is not."""
    museum, held, asset = claimed.museum, claimed.job, claimed.asset
    with museum.database.begin() as connection:
        if not jobs.finish(connection, held, claimed.holder):
            connection.rollback()
            return None
        assets.finish(connection, asset.id, made, state)
        events.note(connection, state.value, [asset.id], tries=held.tries)
        outbox.add(connection, [asset.record_id])
    kept = {one.key for one in made.derivatives}
    for old in asset.derivatives:
        if old.key not in kept and old.key.startswith(DERIVATIVES):
            museum.store.delete(old.key)
    return Outcome(asset, state, tuple(messages))


def _try_again(claimed: Claimed, message: Message) -> Outcome | None:
    if claimed.job.tries >= MAX_MEDIA_TRIES:
        return _publish(claimed, failure(message), State.FAILED, (message,))
    _give_back(claimed, message.code)
    return None


def _give_back(claimed: Claimed, error: str) -> None:
    with claimed.museum.database.begin() as connection:
        state = jobs.give_back(connection, claimed.job, claimed.holder, error)
    if state is JobState.WAITING:
        claimed.museum.jobs.send([claimed.job.id])


def _put_off(claimed: Claimed, error: str) -> None:
    log.warning("the machine failed a job, which waits", extra={"asset": claimed.asset.id, "error": error})
    with claimed.museum.database.begin() as connection:
        jobs.put_off(connection, claimed.job, claimed.holder, error)


def failure(message: Message) -> Made:
    """What there is of an asset that cannot be shown: the sentence that says why."""
    return Made({}, _documents([message]), ())


def _documents(messages: Sequence[Message]) -> list[dict[str, Any]]:
    return [
        {
            "code": message.code,
            "severity": message.severity.value,
            "msgid": message.msgid,
            "params": dict(message.params),
        }
        for message in messages
    ]


def facts_document(facts: Facts) -> dict[str, Any]:
    """The facts as JSON, without what is unknown."""
    document: dict[str, Any] = {
        "mime": facts.mime,
        "width_px": facts.width_px,
        "height_px": facts.height_px,
        "duration_s": facts.duration_s,
        "pages": facts.pages,
        "dominant_colour": facts.dominant_colour,
        "phash": f"{facts.phash:016x}" if facts.phash is not None else None,
        "codecs": list(facts.codecs) or None,
        "projection": facts.projection,
        "tells_place": facts.tells_place,
        "shape": {
            "faces": facts.shape.faces,
            "vertices": facts.shape.vertices,
            "low": facts.shape.low,
            "high": facts.shape.high,
        }
        if facts.shape
        else None,
        "suggestions": [
            {"field": one.field.value, "value": one.value, "source": one.source.value} for one in facts.suggestions
        ]
        or None,
    }
    return {name: value for name, value in document.items() if value is not None}
