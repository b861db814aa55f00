"""An import carried out: the plan in batches, each one transaction; cut off anywhere, it may be run again."""

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from catalog import assets, events, jobs, leases, records, runs
from catalog.assets import AssetRecord, NewAsset
from catalog.errors import BusyError
from catalog.institutions import Institution
from catalog.jobs import JobType
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.museum import Museum
from catalog.record.model import Record
from catalog.record.parts import AssetRow
from catalog.records import Change, Known
from ingest.accept import Accepted, Refused, accept
from ingest.merge import merge
from ingest.plan import Action, Plan, PlannedRow
from ingest.planned_files import PlannedFile
from ingest.report import Report, ReportRow
from ingest.tying import POINTER_REFUSED, Targets, Tying

BATCH_ROWS = 200
LEASE_SECONDS = 300.0

STAYS_WITHDRAWN = define(
    "record-stays-withdrawn",
    Severity.WARNING,
    N_("This record was withdrawn from the public and stays so. To show it again: heritage publish {record}"),
)

Progress = Callable[[int, int], None]
"""Called with the number of rows that are done, and of all."""


@dataclass(frozen=True)
class Order:
    """What a curator asked for: whose records, by whom and why, public at once or not."""

    institution: Institution
    by: str
    reason: str
    publish: bool = False


@dataclass
class _Batch:
    """What one batch is about to write."""

    new_ids: dict[str, str]
    targets: Targets
    changes: list[Change] = field(default_factory=list)
    new_assets: list[NewAsset] = field(default_factory=list)
    unchanged: list[tuple[str, str | None]] = field(default_factory=list)
    to_publish: list[str] = field(default_factory=list)
    rows: list[ReportRow] = field(default_factory=list)


class Run:
    """One import of one plan into one institution; only one runs at a time for each."""

    def __init__(self, museum: Museum, plan: Plan, order: Order, report: Report) -> None:
        self._museum = museum
        self._plan = plan
        self._order = order
        self._report = report
        self._tying = Tying(plan, order.institution.id)
        self._lease = f"ingest:{order.institution.id}"

    def preview(self, progress: Progress) -> None:
        """The dry run: every row judged and reported, nothing written."""
        done = 0
        for batch in self._plan.batches(self._hashes, self._digest_of, BATCH_ROWS):
            self._report.add([_planned(row) for row in batch])
            done += len(batch)
            progress(done, self._plan.rows)
        self._note_left_over()

    def carry_out(self, progress: Progress) -> None:
        """Do what the plan says. Raises BusyError where another import into this institution is under way."""
        holder = leases.this_process()
        self._hold(holder)
        try:
            self._start()
            gc.freeze()  # what stands before the first batch is not worth looking through again at each
            done = 0
            for batch in self._plan.batches(self._hashes, self._digest_of, BATCH_ROWS):
                self._write(batch)
                self._hold(holder)
                done += len(batch)
                progress(done, self._plan.rows)
            self._note_left_over()
            with self._museum.database.begin() as connection:
                runs.finish(connection, self._report.run or "", self._report.summary())
        finally:
            leases.release(self._museum.database, self._lease, holder)

    def _hold(self, holder: str) -> None:
        if not leases.hold(self._museum.database, self._lease, holder, LEASE_SECONDS):
            raise BusyError(holder=leases.holder_of(self._museum.database, self._lease) or self._lease)

    def _start(self) -> None:
        with self._museum.database.begin() as connection:
            self._report.run = runs.start(
                connection, self._order.institution.id, self._order.by, {"reason": self._order.reason}
            )

    def _note_left_over(self) -> None:
        left = [
            ReportRow(str(self._plan.files.name(path)), None, Action.REFUSED, None, (message,))
            for path, message in self._plan.left.items()
        ]
        self._report.files.refused += sum(message.severity is not Severity.INFO for message in self._plan.left.values())
        documents = self._report.add(left, counted=False)
        if self._report.run:
            with self._museum.database.begin() as connection:
                runs.note_rows(connection, self._report.run, documents)

    def _hashes(self, keys: Sequence[str]) -> Mapping[str, str | None]:
        with self._museum.database.connect() as connection:
            known = records.known_by_import_key(connection, self._order.institution.id, keys)
        return {key: one.import_hash for key, one in known.items()}

    def _digest_of(self, path: Path) -> str | None:
        try:
            facts = path.lstat()
        except OSError:
            return None
        with self._museum.database.connect() as connection:
            return assets.seen_file(connection, str(path), facts.st_size, facts.st_mtime_ns)

    def _write(self, planned: Sequence[PlannedRow]) -> None:
        """One batch: files first, durable, then everything about them in one transaction, then the jobs are sent."""
        taken = self._take_files(planned)
        institution = self._order.institution.id
        with self._museum.database.connect() as connection:
            targets = self._tying.targets(connection, planned)
        with self._museum.database.begin() as connection:
            keys = [row.key for row in planned if row.key]
            known = records.known_by_import_key(connection, institution, keys)
            fresh = [row.key for row in planned if row.record is not None and row.key not in known]
            batch = _Batch(self._tying.new_ids(connection, fresh), targets)
            for row in planned:
                self._prepare(connection, batch, row, known.get(row.key), taken)
            records.save(connection, institution, batch.changes)
            assets.add_assets(connection, batch.new_assets)
            events.note(connection, "received", (one.id for one in batch.new_assets), run=self._report.run or "")
            for record_id, import_hash in batch.unchanged:
                records.touch_import(connection, record_id, import_hash)
            if batch.to_publish:
                records.publish(connection, batch.to_publish)
            waiting = jobs.add(connection, JobType.DERIVE, [one.id for one in batch.new_assets])
            documents = self._report.add(batch.rows)
            told = [one for one in documents if one["action"] != Action.UNCHANGED or one["messages"]]
            runs.note_rows(connection, self._report.run or "", told)
        self._museum.jobs.send(waiting)

    def _take_files(self, planned: Sequence[PlannedRow]) -> dict[Path, Accepted | Refused]:
        wanted = [one.path for row in planned if row.record is not None for one in row.files]
        taken: dict[Path, Accepted | Refused] = {}
        for outcomes in accept(self._museum, dict.fromkeys(wanted), self._plan.files.root):
            for outcome in outcomes:
                taken[outcome.path] = outcome
                counts = self._report.files
                if isinstance(outcome, Refused):
                    counts.refused += 1
                elif outcome.duplicate:
                    counts.duplicates += 1
                else:
                    counts.stored += 1
        return taken

    def _prepare(
        self,
        connection: Connection,
        batch: _Batch,
        row: PlannedRow,
        known: Known | None,
        taken: Mapping[Path, Accepted | Refused],
    ) -> None:
        """Add to the batch what one row asks for."""
        if row.record is None:
            told = self._show_head(batch, known) if row.action is Action.UNCHANGED and known else ()
            self._report.files.duplicates += len(row.files)
            batch.rows.append(_reported(row, row.action, known.record_id if known else None, told))
            return
        record_id = known.record_id if known else batch.new_ids[row.key]
        mine = assets.of_records(connection, [record_id]) if known else {}
        digests = {path: one.sha256 for path, one in taken.items() if isinstance(one, Accepted)}
        record, tied = batch.targets.tie(row)
        shown, new, refused = _attach(connection, record_id, row.files, mine, taken)
        record = record.model_copy(update={"assets": shown})
        messages = (*tied, *refused)
        waits = any(message.code == POINTER_REFUSED.code for message in tied)
        fingerprint = None if waits else row.fingerprint(digests)
        if known is not None:
            base, head = _earlier(connection, known)
            record, kept = merge(base, head, _keeping(record, head))
            messages = (*messages, *kept)
            if record == head:
                batch.unchanged.append((record_id, fingerprint))
                told = self._show_head(batch, known)
                batch.rows.append(_reported(row, Action.UNCHANGED, record_id, (*messages, *told)))
                return
            messages = (*messages, *self._about_withdrawal(known))
        batch.new_assets += new
        batch.changes.append(self._change(record, record_id, known, row.key, fingerprint))
        batch.rows.append(_reported(row, Action.CHANGED if known else Action.CREATED, record_id, messages))

    def _change(self, record: Record, record_id: str, known: Known | None, key: str, fingerprint: str | None) -> Change:
        return Change(
            record,
            self._order.by,
            self._order.reason,
            record_id,
            known.version if known else None,
            self._order.publish and not (known and known.withdrawn),
            self._report.run,
            key,
            fingerprint,
        )

    def _show_head(self, batch: _Batch, known: Known) -> tuple[Message, ...]:
        """Publish what stands, where that was asked for and the public sees less; tells why where it must not."""
        if self._order.publish and not known.withdrawn and known.published != known.head:
            batch.to_publish.append(known.record_id)
        return self._about_withdrawal(known)

    def _about_withdrawal(self, known: Known) -> tuple[Message, ...]:
        """A person took the record back: an import does not undo that."""
        return (STAYS_WITHDRAWN(record=known.record_id),) if self._order.publish and known.withdrawn else ()


def _planned(row: PlannedRow) -> ReportRow:
    return ReportRow(row.source, row.number or None, row.action, None, row.messages)


def _reported(row: PlannedRow, action: Action, record_id: str | None, messages: tuple[Message, ...] = ()) -> ReportRow:
    return ReportRow(row.source, row.number or None, action, record_id, (*row.messages, *messages))


def _earlier(connection: Connection, known: Known) -> tuple[Record, Record]:
    """What the last import wrote, and what stands now."""
    head = records.load_revision(connection, known.record_id, known.head)
    if known.base is None or known.base == known.head:
        return head, head
    return records.load_revision(connection, known.record_id, known.base), head


def _keeping(record: Record, head: Record) -> Record:
    """The new record with the files that only the old one has: a picture is never lost because a folder lacks it."""
    there = {row.asset for row in record.assets}
    return record.model_copy(
        update={"assets": [*record.assets, *(row for row in head.assets if row.asset not in there)]}
    )


def _attach(
    connection: Connection,
    record_id: str,
    files: Sequence[PlannedFile],
    mine: Mapping[str, AssetRecord],
    taken: Mapping[Path, Accepted | Refused],
) -> tuple[list[AssetRow], list[NewAsset], list[Message]]:
    """The record's asset rows in order, the assets that are new, and why files were refused."""
    by_hash = {one.sha256: one.id for one in mine.values()}
    shown: list[AssetRow] = []
    new: list[NewAsset] = []
    messages: list[Message] = []
    seen: set[str] = set()
    for file in files:
        outcome = taken[file.path]
        if isinstance(outcome, Refused):
            messages.append(outcome.message.at(str(file.name)))
            continue
        messages += [message.at(str(file.name)) for message in outcome.messages]
        if outcome.sha256 in seen:
            continue
        seen.add(outcome.sha256)
        asset_id = by_hash.get(outcome.sha256)
        if asset_id is None:
            asset_id = assets.id_for(connection, record_id, outcome.sha256)
            new.append(NewAsset(asset_id, record_id, outcome.sha256, file.path.name, outcome.media_type.family.value))
        shown.append(file.asset_row(asset_id))
    return shown, new, messages
