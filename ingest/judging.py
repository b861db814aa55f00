"""What a planned row comes to beside what the museum has: the same judgement for a dry run and a real one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from catalog import revisions
from catalog.assets import AssetRecord, NewAsset, State
from catalog.imported import Known
from catalog.messages import Message, Severity
from catalog.policy import LOOKED_THROUGH
from catalog.record.model import Record
from catalog.record.parts import AssetRow
from ingest.accept import Accepted, Refused
from ingest.batches import DigestsOf
from ingest.differing import changes
from ingest.edits import Against, against
from ingest.membership import GIVEN, TAKEN_OUT, leads_there, no_members, was_taken_out, with_given
from ingest.merge import EDIT_REPLACED, KEPT_EDIT, about, merge, told_of
from ingest.planned_files import PlannedFile
from ingest.planned_rows import Action, PlannedRow
from ingest.report_rows import Publicity
from ingest.suggestions import Suggested, suggested
from ingest.tying import Targets, Tied

Taken = Mapping[Path, Accepted | Refused]


@dataclass(frozen=True)
class Unready:
    """A file that was brought and cannot be shown yet, or not at all: its asset, and its name in the folder.

    `duplicate`: the museum had its bytes before; `outdated`: what was made of it can be shown, and is made anew.
    """

    asset_id: str
    record_id: str
    name: str
    failed: AssetRecord | None = None
    duplicate: bool = False
    outdated: bool = False


@dataclass(frozen=True)
class Judged:
    """What becomes of one row: `record` is what is to be written, None where nothing is; `head` what stood until now.

    `said` is what the row is remembered to have said where the record is something else, since it keeps an edit or
    belongs to a collection of which the sheet does not know; `fingerprint` None asks for another look next time.
    `is_held_back`: it stays unpublished, whatever was asked for, since it holds a person's edit that is not public.
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
    refused: tuple[Refused, ...] = ()
    messages: tuple[Message, ...] = ()
    suggested: tuple[Suggested, ...] = ()
    publicity: Publicity | None = None
    head: Record | None = None
    is_held_back: bool = False

    @property
    def is_public_at_once(self) -> bool:
        """Whether what is written of it is published as it is written, where that was asked for."""
        return not (self.row.draft or self.is_held_back or (self.known and self.known.withdrawn))

    @property
    def telling_changes(self) -> "Judged":
        """The same, telling what changes in its record, field by field: for a dry run."""
        if self.head is None or self.record is None:
            return self
        told = changes(self.head, self.record, self.row.key, self.row.headings)
        return replace(self, messages=(*told, *self.messages))

    @property
    def is_noted_anew(self) -> bool:
        """Whether the row changed nothing in its record, but is not what it was."""
        return (
            self.action is Action.UNCHANGED
            and self.row.record is not None
            and self.known is not None
            and (
                (self.fingerprint, self.said) != (self.known.import_hash, self.known.said)
                or (self.said is None and self.known.base != self.known.head)
            )
        )


@dataclass(frozen=True)
class Standing:
    """What there is for the rows of a batch: records by key, assets by record, ids for new ones, files, pointers.

    `asset_ids` has the id of each file that was taken, by the record that it is for and its hash; `edited`: of records
    that people edited, when they did so last.
    """

    known: Mapping[str, Known]
    assets: Mapping[str, Sequence[AssetRecord]]
    new_ids: Mapping[str, str]
    taken: Taken
    targets: Targets
    asset_ids: Mapping[tuple[str, str], str]
    digests_of: DigestsOf
    edited: Mapping[str, str]


@dataclass(frozen=True)
class _Attached:
    """The record's rows of files in order, the assets that are new, those not ready, files that were refused.

    `messages`: what is to be said of those that were taken; `suggested`: what those that are ready say of themselves.
    """

    shown: tuple[AssetRow, ...]
    new: tuple[NewAsset, ...]
    unready: tuple[Unready, ...]
    refused: tuple[Refused, ...]
    messages: tuple[Message, ...]
    suggested: tuple[Suggested, ...]


def owners(planned: Sequence[PlannedRow], record_ids: Mapping[str, str], taken: Taken) -> set[tuple[str, str]]:
    """The files that were taken for these rows: the record's id and the file's hash."""
    files = ((row.key, taken[one.path]) for row in planned if row.record is not None for one in row.files)
    return {(record_ids[key], one.sha256) for key, one in files if isinstance(one, Accepted)}


def judge(connection: Connection, row: PlannedRow, standing: Standing) -> Judged:
    """What becomes of the row; reads, and writes nothing."""
    known = standing.known.get(row.key)
    if row.record is None:
        return _left_alone(row, known, standing)
    record_id = known.record_id if known else standing.new_ids[row.key]
    mine = standing.assets.get(record_id, ())
    attached = _attach(record_id, row.files, mine, standing)
    if row.draft and not attached.shown:
        silent = replace(row, messages=())
        return Judged(silent, Action.REFUSED, known.record_id if known else None, known, refused=attached.refused)
    tied = standing.targets.tie(row, record_id)
    said = tied.record.model_copy(update={"assets": list(attached.shown)}) if attached.shown else tied.record
    record = with_given(said, tied.beside)
    strangers = no_members(connection, record_id, tied.elsewhere) if tied.elsewhere else ()
    messages = (*tied.messages, *strangers, *attached.messages)
    to_mend = (*messages, *(one.message for one in attached.refused))
    files = ((one.path, standing.taken[one.path]) for one in row.files)
    digests = {path: one.sha256 for path, one in files if isinstance(one, Accepted)}
    judged = Judged(
        row,
        Action.CREATED,
        record_id,
        known,
        record,
        said if record is not said else None,
        fingerprint=None if _is_told_again(row, to_mend) else row.fingerprint(digests),
        new_assets=attached.new,
        unready=attached.unready,
        refused=attached.refused,
        messages=messages,
        suggested=attached.suggested,
    )
    return _merged(connection, judged, known, said, tied, standing.edited.get(record_id, "")) if known else judged


def _is_told_again(row: PlannedRow, messages: Sequence[Message]) -> bool:
    """Whether something about the row is to be mended: each run looks at it anew and says so, until it is."""
    told = (*row.messages, *messages, *(message for further in row.further for message in further.messages))
    return any(message.severity is not Severity.INFO for message in told)


def _left_alone(row: PlannedRow, known: Known | None, standing: Standing) -> Judged:
    """A row that is as it was, or refused; its files may still have failed."""
    mine = standing.assets.get(known.record_id, ()) if known and row.action is Action.UNCHANGED else ()
    if not mine:
        return Judged(row, row.action, known.record_id if known else None, known)
    telling = [one for one in mine if _is_to_be_made(one) or one.facts.get("suggestions")]
    digests = standing.digests_of([one.path for one in row.files]) if telling else {}
    files = {digests[one.path]: one for one in row.files if one.path in digests}
    told = [(one, files[one.sha256]) for one in telling if one.sha256 in files]
    return Judged(
        row,
        row.action,
        known.record_id if known else None,
        known,
        unready=tuple(_unready(one, str(file.name), duplicate=True) for one, file in told if _is_to_be_made(one)),
        suggested=tuple(
            each
            for one, file in told
            if one.state is State.READY
            for each in suggested(one, str(file.name), file.asset_row(one.id))
        ),
    )


def _merged(  # noqa: PLR0917 - what stands and what comes
    connection: Connection, judged: Judged, known: Known, said: Record, tied: Tied, edited: str
) -> Judged:
    """What the row says, put together with people's edits (the last was `edited`) and with what the command gave."""
    base, head = earlier(connection, known)
    wanted, headings = _keeping(said, head), judged.row.headings
    edits = against(connection, known.record_id, base, head, wanted) if edited else Against(base)
    merged = merge(edits.base, head, wanted, headings)
    out = [one for one in tied.beside if not leads_there(head, one) and was_taken_out(connection, known.record_id, one)]
    record = with_given(merged.record, [one for one in tied.beside if one not in out])
    told_edits = (
        *merged.messages,
        *(told_of(KEPT_EDIT, name, head, wanted, headings) for name in edits.again),
        *(told_of(EDIT_REPLACED, name, head, wanted, headings) for name in edits.replaced),
    )
    told = (
        *about(told_edits, judged.row.key, edited[:10]),
        *(TAKEN_OUT(GIVEN if one in tied.given else "") for one in out),
    )
    changed = record != head
    return replace(
        judged,
        action=Action.CHANGED if changed else Action.UNCHANGED,
        record=record if changed else None,
        head=head,
        said=merged.said if merged.said != record else None,
        fingerprint=None if told else judged.fingerprint,
        new_assets=judged.new_assets if changed else (),
        messages=(*judged.messages, *told),
    )


def earlier(connection: Connection, known: Known) -> tuple[Record, Record]:
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


def _attach(record_id: str, files: Sequence[PlannedFile], mine: Sequence[AssetRecord], standing: Standing) -> _Attached:
    by_hash = {one.sha256: one for one in mine}
    shown: dict[str, AssetRow] = {}
    new: list[NewAsset] = []
    unready: list[Unready] = []
    refused: list[Refused] = []
    messages: list[Message] = []
    said: list[Suggested] = []
    for file in files:
        outcome, name = standing.taken[file.path], str(file.name)
        if isinstance(outcome, Refused):
            refused.append(outcome)
            continue
        messages += [message.at(name) for message in outcome.messages]
        if outcome.sha256 in shown:
            continue
        before = by_hash.get(outcome.sha256)
        asset_id = before.id if before else standing.asset_ids[record_id, outcome.sha256]
        shown[outcome.sha256] = file.asset_row(asset_id)
        if before is None:
            family = outcome.media_type.family.value
            new.append(NewAsset(asset_id, record_id, outcome.sha256, file.path.name, family))
            unready.append(Unready(asset_id, record_id, name, duplicate=outcome.duplicate))
        elif _is_to_be_made(before):
            unready.append(_unready(before, name, duplicate=outcome.duplicate))
        else:
            said += suggested(before, name, shown[outcome.sha256])
    return _Attached(tuple(shown.values()), tuple(new), tuple(unready), tuple(refused), tuple(messages), tuple(said))


def _unready(asset: AssetRecord, name: str, *, duplicate: bool) -> Unready:
    failed = asset if asset.state is State.FAILED else None
    return Unready(asset.id, asset.record_id, name, failed, duplicate, outdated=asset.state is State.READY)


def _is_to_be_made(asset: AssetRecord) -> bool:
    """Whether the file cannot be shown yet, or what is shown of it was made before it was looked through."""
    return asset.state is not State.READY or (asset.family in LOOKED_THROUGH and "tells_place" not in asset.facts)
