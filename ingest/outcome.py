"""What became of a run's files once they were worked on, and of the drafts that were to show them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection

from catalog import assets, records, revisions, views, visibility
from catalog.assets import AssetRecord, State
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.museum import Museum
from catalog.policy import STAFF, VISITOR
from catalog.records import Published
from ingest.judging import Unready
from ingest.media.parts import FIRST_FRAME, FIRST_PAGE
from ingest.media.pointcloud import KEPT
from ingest.media.sniff import WRONG_EXTENSION
from ingest.planned_rows import Action
from ingest.report_rows import ReportRow
from ingest.suggestions import Suggested, suggested

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
_ALSO_TOLD = frozenset({KEPT.code, FIRST_PAGE.code, FIRST_FRAME.code})
"""Notices that a curator must see: that nobody has looked into the file, or that visitors see the first page only."""

Item = TypeVar("Item")
Note = Callable[[Connection, Mapping[str, Published]], None]
"""Notes in the audit trail which records were published, and which of their revisions was shown before."""


@dataclass(frozen=True)
class Outcome:
    """Lines about files that failed, which drafts the public sees since, how many were published, what files say.

    `replaced`: drafts that it saw before, and sees in a newer state.
    """

    rows: list[ReportRow]
    shown: set[str]
    replaced: set[str]
    published: int
    suggested: list[Suggested]


def conclude(museum: Museum, unready: Iterable[Unready], drafts: Sequence[str], note: Note) -> Outcome:
    """Look at the files that were not ready when they came; publish, and `note`, those drafts that have one that is."""
    shown: set[str] = set()
    replaced: set[str] = set()
    published = 0
    hidden: set[str] = set()
    for record_ids in _in_batches(drafts):
        with museum.database.begin() as connection:
            records.hold(connection, record_ids)  # the run's lease is given back: others may change them too
            found = assets.of_records(connection, record_ids).values()
            ready = {one.record_id for one in found if one.state is State.READY}
            hidden |= set(record_ids) - ready
            ready -= revisions.unpublished_edits(connection, ready).keys()
            before = visibility.readable(connection, ready, VISITOR)
            new = records.publish(connection, list(ready), withdrawn=False)
            note(connection, new)
            published += len(new)
            seen = visibility.readable(connection, ready, VISITOR)
            shown |= seen - before
            replaced |= seen & before & set(new)
    rows: list[ReportRow] = []
    said: list[Suggested] = []
    for some in _in_batches(list(unready)):
        with museum.database.connect() as connection:
            records_of = list({one.record_id for one in some})
            now = assets.of_records(connection, records_of)
            heads = views.open_records(connection, records_of, STAFF)
            said_of = {row.asset: row for view in heads for row in view.record.assets}
        for one in some:
            asset = now.get(one.asset_id)
            said += suggested(asset, one.name, said_of.get(one.asset_id)) if asset else ()
            if asset is not None and asset.state is State.FAILED:
                rows.append(_failed(asset, one, (STAYS_DRAFT(),) if one.record_id in hidden else ()))
            elif asset is not None and (warnings := _warnings(asset)):
                rows.append(ReportRow(one.name, None, Action.NOTED, asset.record_id, warnings, counted=False))
    return Outcome(rows, shown, replaced, published, said)


def failures(unready: Iterable[Unready]) -> list[ReportRow]:
    """Lines about files that failed when they were brought before."""
    return [_failed(one.failed, one) for one in unready if one.failed]


def _warnings(asset: AssetRecord) -> tuple[Message, ...]:
    """What making its derivatives showed of a file that is ready: that no browser plays it, say."""
    said = (one for one in _messages(asset) if one.severity is Severity.WARNING or one.code in _ALSO_TOLD)
    return tuple(one for one in said if one.code not in _TOLD)


def _messages(asset: AssetRecord) -> tuple[Message, ...]:
    return tuple(
        Message(one["code"], Severity(one["severity"]), one["msgid"], params=one["params"]) for one in asset.messages
    )


def _failed(asset: AssetRecord, file: Unready, more: tuple[Message, ...] = ()) -> ReportRow:
    told = (*(_messages(asset) or (CAUSE_UNKNOWN(),)), *more)
    record = asset.record_id
    return ReportRow(file.name, None, Action.UNREADABLE, record, told, counted=False, duplicate=file.duplicate)


def _in_batches(items: Sequence[Item]) -> Iterator[list[Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
