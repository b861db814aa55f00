"""A worker's job: from an original to what people see, or to a sentence that says why not."""

import logging
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog import assets, events, jobs, outbox
from catalog.assets import AssetRecord, Derivative, Made, State, Tiles
from catalog.jobs import Job, JobState
from catalog.messages import Message
from catalog.museum import Museum
from catalog.policy import STAFF
from catalog.record.text import best
from catalog.views import open_records
from ingest.accept import HashingReader
from ingest.child import MediaChild
from ingest.media.facts import Facts, MediaRequest, Processed
from ingest.media.facts import Derivative as MadeFile
from ingest.media.refusal import MediaInterruptedError, MediaRefusedError

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What became of one job."""

    asset: AssetRecord
    state: State
    messages: tuple[Message, ...]


def perform(museum: Museum, job_id: int, holder: str, child: MediaChild) -> Outcome | None:
    """Do the job, if it still waits; None where somebody else has it or it goes to another try.

    The result becomes visible in one transaction, and only while the lease is ours.
    """
    with museum.database.begin() as connection:
        held = jobs.claim(connection, job_id, holder)
        asset = assets.by_id(connection, held.subject) if held else None
    if held is None:
        return None
    if asset is None:
        with museum.database.begin() as connection:
            jobs.finish(connection, held, holder)
        return None
    try:
        with museum.store.local(assets.original_key(asset.sha256)) as path, tempfile.TemporaryDirectory() as workdir:
            processed = child.process(path, Path(workdir), _request(museum, asset))
            made = _store(museum, asset.id, processed)
        return _publish(museum, held, holder, asset, made, State.READY, processed.facts.messages)
    except MediaInterruptedError as exc:
        return _try_again(museum, held, holder, asset, exc)
    except MediaRefusedError as exc:
        return _publish(museum, held, holder, asset, _failure(exc.message), State.FAILED, (exc.message,))
    except OSError as exc:
        log.warning("store failed", extra={"asset": asset.id, "error": str(exc)})
        with museum.database.begin() as connection:
            jobs.give_back(connection, held, holder, str(exc))
        return None


def give_up_worn_out(museum: Museum) -> list[str]:
    """Mark assets failed whose every try ended with the worker's death; returns their ids."""
    with museum.database.begin() as connection:
        dead = jobs.fail_worn_out(connection)
        for job in dead:
            assets.finish(connection, job.subject, Made({}, [], ()), State.FAILED)
        events.note(connection, "failed", (job.subject for job in dead), reason="worker-died")
    return [job.subject for job in dead]


def _request(museum: Museum, asset: AssetRecord) -> MediaRequest:
    """The name the file came with, and whom its derivatives must credit."""
    with museum.database.connect() as connection:
        for view in open_records(connection, [asset.record_id], STAFF):
            row = next((row for row in view.record.assets if row.asset == asset.id), None)
            digital = next((right for right in view.record.rights if right.covers == "digital"), None)
            credit = best(row.credit, "vi")[0] if row else ""
            if digital and not credit:
                credit = best(digital.credit or digital.holder, "vi")[0]
            uri = (row.rights if row else None) or (digital.uri if digital else "")
            return MediaRequest(asset.name, credit, uri)
    return MediaRequest(asset.name)


def _store(museum: Museum, asset_id: str, processed: Processed) -> Made:
    """Write the derivatives under keys that name their content, so that a second run writes nothing new."""
    stored: list[tuple[MadeFile, Derivative]] = []
    with museum.store.batch() as batch:
        for file in processed.derivatives:
            with file.path.open("rb") as source:
                reader = HashingReader(source)
                staged = batch.stage(reader)
            version = reader.sha256[:16]
            key = f"derivatives/{asset_id[:2]}/{asset_id}/{file.role.value}-{version}"
            batch.keep(staged, key)
            stored.append(
                (
                    file,
                    Derivative(
                        file.role.value, key, file.mime, file.width_px, file.height_px, reader.size_bytes, version
                    ),
                )
            )
    tiles = next(
        (
            Tiles(made.key, file.width_px or 0, file.height_px or 0, file.tile_index)
            for file, made in stored
            if file.tile_index is not None
        ),
        None,
    )
    return Made(facts_document(processed.facts), _documents(processed.facts.messages), tuple(m for _, m in stored), tiles)


def _publish(
    museum: Museum, held: Job, holder: str, asset: AssetRecord, made: Made, state: State, messages: Sequence[Message]
) -> Outcome | None:
    with museum.database.begin() as connection:
        if not jobs.finish(connection, held, holder):
            connection.rollback()
            return None
        assets.finish(connection, asset.id, made, state)
        events.note(connection, state.value, [asset.id], tries=held.tries)
        outbox.add(connection, [asset.record_id])
    kept = {one.key for one in made.derivatives}
    for old in asset.derivatives:
        if old.key not in kept:
            museum.store.delete(old.key)
    return Outcome(asset, state, tuple(messages))


def _try_again(
    museum: Museum, held: Job, holder: str, asset: AssetRecord, exc: MediaInterruptedError
) -> Outcome | None:
    if held.tries >= jobs.MAX_TRIES:
        return _publish(museum, held, holder, asset, _failure(exc.message), State.FAILED, (exc.message,))
    with museum.database.begin() as connection:
        state = jobs.give_back(connection, held, holder, exc.message.code)
    if state is JobState.WAITING:
        museum.jobs.send([held.id])
    return None


def _failure(message: Message) -> Made:
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
