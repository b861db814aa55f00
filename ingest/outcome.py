"""What became of a run's files once they were worked on, and of the drafts that were to show them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection

from catalog import assets, records
from catalog.assets import AssetRecord, State
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.museum import Museum
from ingest.judging import Unready
from ingest.media.sniff import WRONG_EXTENSION
from ingest.plan import Action
from ingest.report import ReportRow

STAYS_DRAFT = define(
    "draft-not-shown",
    Severity.WARNING,
    N_("This record was made of files only, and none of them can be shown, so the public does not see it."),
)
CAUSE_UNKNOWN = define(
    "file-failed",
    Severity.ERROR,
    N_("The file is safe, but could not be made ready to be shown, and nothing says why. Run the same command again."),
)

_BATCH = 200
_TOLD = frozenset({WRONG_EXTENSION.code})
"""What was said already when the file was taken in."""

Item = TypeVar("Item")
Note = Callable[[Connection, Iterable[str]], None]
"""Notes in the audit trail which records were published."""


@dataclass(frozen=True)
class Outcome:
    """Lines about files that failed, and how many drafts the public sees since."""

    rows: list[ReportRow]
    shown: int


def conclude(museum: Museum, unready: Iterable[Unready], drafts: Sequence[str], note: Note) -> Outcome:
    """Look at the files that were not ready when they came; publish, and `note`, those drafts that have one that is."""
    shown = 0
    hidden: set[str] = set()
    for record_ids in _in_batches(drafts):
        with museum.database.begin() as connection:
            found = assets.of_records(connection, record_ids).values()
            ready = {one.record_id for one in found if one.state is State.READY}
            hidden |= set(record_ids) - ready
            published = records.publish(connection, list(ready), withdrawn=False)
            note(connection, published)
            shown += len(published)
    rows: list[ReportRow] = []
    for some in _in_batches(list(unready)):
        with museum.database.connect() as connection:
            now = assets.of_records(connection, list({one.record_id for one in some}))
        for one in some:
            asset = now.get(one.asset_id)
            if asset is not None and asset.state is State.FAILED:
                rows.append(_failed(asset, one.name, (STAYS_DRAFT(),) if one.record_id in hidden else ()))
            elif asset is not None and (warnings := _warnings(asset)):
                rows.append(ReportRow(one.name, None, Action.CREATED, asset.record_id, warnings, counted=False))
    return Outcome(rows, shown)


def failures(unready: Iterable[Unready]) -> list[ReportRow]:
    """Lines about files that failed when they were brought before."""
    return [_failed(one.failed, one.name) for one in unready if one.failed]


def _warnings(asset: AssetRecord) -> tuple[Message, ...]:
    """What making its derivatives showed of a file that is ready: that no browser plays it, say."""
    return tuple(one for one in _messages(asset) if one.severity is Severity.WARNING and one.code not in _TOLD)


def _messages(asset: AssetRecord) -> tuple[Message, ...]:
    return tuple(
        Message(one["code"], Severity(one["severity"]), one["msgid"], params=one["params"]) for one in asset.messages
    )


def _failed(asset: AssetRecord, name: str, more: tuple[Message, ...] = ()) -> ReportRow:
    told = _messages(asset)
    return ReportRow(name, None, Action.REFUSED, asset.record_id, (*(told or (CAUSE_UNKNOWN(),)), *more), counted=False)


def _in_batches(items: Sequence[Item]) -> Iterator[list[Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
