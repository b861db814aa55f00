"""What a planned row comes to beside what the museum has: the same judgement for a dry run and a real one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from catalog import assets, revisions
from catalog.assets import AssetRecord, NewAsset, State
from catalog.imported import Known
from catalog.messages import Message, Severity
from catalog.record.model import Record
from catalog.record.parts import AssetRow
from ingest.accept import Accepted, Refused
from ingest.merge import merge
from ingest.plan import Action, PlannedRow
from ingest.planned_files import PlannedFile
from ingest.report import Publicity
from ingest.tying import Targets

Taken = Mapping[Path, Accepted | Refused]


@dataclass(frozen=True)
class Unready:
    """A file that was brought and cannot be shown yet, or not at all: its asset, and its name in the folder."""

    asset_id: str
    record_id: str
    name: str
    failed: AssetRecord | None = None


@dataclass(frozen=True)
class Judged:
    """What becomes of one row: `record` is what is to be written, None where nothing is.

    `said` is what the row says where the record keeps an edit; `fingerprint` None asks for another look next time.
    """

    row: PlannedRow
    action: Action
    record_id: str | None = None
    known: Known | None = None
    record: Record | None = None
    said: Record | None = None
    fingerprint: str | None = None
    new_assets: tuple[NewAsset, ...] = ()
    unready: tuple[Unready, ...] = ()
    messages: tuple[Message, ...] = ()
    publicity: Publicity | None = None

    @property
    def is_noted_anew(self) -> bool:
        """Whether the row changed nothing in its record, but is not what it was."""
        return (
            self.action is Action.UNCHANGED
            and self.row.record is not None
            and self.known is not None
            and (self.fingerprint, self.said) != (self.known.import_hash, self.known.said)
        )


@dataclass(frozen=True)
class Standing:
    """What there is for the rows of a batch: records by key, assets by record, ids for new ones, files, pointers."""

    known: Mapping[str, Known]
    assets: Mapping[str, Sequence[AssetRecord]]
    new_ids: Mapping[str, str]
    taken: Taken
    targets: Targets
    digest_of: Callable[[Path], str | None]


@dataclass(frozen=True)
class _Attached:
    """The record's rows of files in order, the assets that are new, those not ready, and why files were refused."""

    shown: tuple[AssetRow, ...]
    new: tuple[NewAsset, ...]
    unready: tuple[Unready, ...]
    messages: tuple[Message, ...]


def judge(connection: Connection, row: PlannedRow, standing: Standing) -> Judged:
    """What becomes of the row; reads, and writes nothing."""
    known = standing.known.get(row.key)
    if row.record is None:
        return _left_alone(row, known, standing)
    record_id = known.record_id if known else standing.new_ids[row.key]
    mine = standing.assets.get(record_id, ())
    attached = _attach(connection, record_id, row.files, mine, standing.taken)
    if row.draft and not attached.shown:
        refused = replace(row, messages=())
        return Judged(refused, Action.REFUSED, known.record_id if known else None, known, messages=attached.messages)
    record, tied = standing.targets.tie(row, record_id)
    record = record.model_copy(update={"assets": list(attached.shown)})
    digests = {path: one.sha256 for path, one in standing.taken.items() if isinstance(one, Accepted)}
    judged = Judged(
        row,
        Action.CREATED,
        record_id,
        known,
        record,
        fingerprint=None if _is_told_again(row, (*tied, *attached.messages)) else row.fingerprint(digests),
        new_assets=attached.new,
        unready=attached.unready,
        messages=(*tied, *attached.messages),
    )
    return _merged(connection, judged, known) if known else judged


def _is_told_again(row: PlannedRow, messages: Sequence[Message]) -> bool:
    """Whether something about the row is to be mended: each run looks at it anew and says so, until it is."""
    told = (*row.messages, *messages, *(message for further in row.further for message in further.messages))
    return any(message.severity is not Severity.INFO for message in told)


def _left_alone(row: PlannedRow, known: Known | None, standing: Standing) -> Judged:
    """A row that is as it was, or refused; its files may still have failed."""
    mine = [one for one in standing.assets.get(known.record_id, ()) if one.state is not State.READY] if known else []
    unready: list[Unready] = []
    if mine and row.action is Action.UNCHANGED:
        names = {standing.digest_of(one.path): str(one.name) for one in row.files}
        unready = [_unready(one, names[one.sha256]) for one in mine if one.sha256 in names]
    return Judged(row, row.action, known.record_id if known else None, known, unready=tuple(unready))


def _merged(connection: Connection, judged: Judged, known: Known) -> Judged:
    """The row's record put together with the edits of people."""
    assert judged.record is not None
    base, head = _earlier(connection, known)
    said = _keeping(judged.record, head)
    record, kept = merge(base, head, said)
    changed = record != head
    return replace(
        judged,
        action=Action.CHANGED if changed else Action.UNCHANGED,
        record=record if changed else None,
        said=said if said != record else None,
        new_assets=judged.new_assets if changed else (),
        messages=(*judged.messages, *kept),
    )


def _earlier(connection: Connection, known: Known) -> tuple[Record, Record]:
    """What the sheet said at the last import, and what stands now."""
    head = revisions.load_revision(connection, known.record_id, known.head)
    if known.said is not None:
        return known.said, head
    if known.base is None or known.base == known.head:
        return head, head
    return revisions.load_revision(connection, known.record_id, known.base), head


def _keeping(record: Record, head: Record) -> Record:
    """The new record with the files that only the old one has: a picture is never lost because a folder lacks it."""
    there = {row.asset for row in record.assets}
    return record.model_copy(
        update={"assets": [*record.assets, *(row for row in head.assets if row.asset not in there)]}
    )


def _attach(
    connection: Connection, record_id: str, files: Sequence[PlannedFile], mine: Sequence[AssetRecord], taken: Taken
) -> _Attached:
    by_hash = {one.sha256: one for one in mine}
    shown: dict[str, AssetRow] = {}
    new: list[NewAsset] = []
    unready: list[Unready] = []
    messages: list[Message] = []
    for file in files:
        outcome, name = taken[file.path], str(file.name)
        if isinstance(outcome, Refused):
            messages.append(outcome.message.at(name))
            continue
        messages += [message.at(name) for message in outcome.messages]
        if outcome.sha256 in shown:
            continue
        before = by_hash.get(outcome.sha256)
        asset_id = before.id if before else assets.id_for(connection, record_id, outcome.sha256)
        shown[outcome.sha256] = file.asset_row(asset_id)
        if before is None:
            family = outcome.media_type.family.value
            new.append(NewAsset(asset_id, record_id, outcome.sha256, file.path.name, family))
            unready.append(Unready(asset_id, record_id, name))
        elif before.state is not State.READY:
            unready.append(_unready(before, name))
    return _Attached(tuple(shown.values()), tuple(new), tuple(unready), tuple(messages))


def _unready(asset: AssetRecord, name: str) -> Unready:
    return Unready(asset.id, asset.record_id, name, asset if asset.state is State.FAILED else None)
