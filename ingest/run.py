"""An import carried out: the plan in batches, each one transaction; cut off anywhere, it may be run again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from catalog import assets, audit, events, imported, jobs, leases, pairings, records, runs
from catalog.batches import settle
from catalog.change import Change
from catalog.institutions import Institution
from catalog.jobs import JobType
from catalog.museum import Museum
from catalog.portions import portions
from catalog.records import Published
from ingest.accept import Accepted, Refused, accept
from ingest.batch_judging import BatchJudging
from ingest.decisions import pairings_of
from ingest.foresight import Foresight, foretold
from ingest.groups import Settled
from ingest.judging import Judged, Unready
from ingest.keeping import SHEETS, keep
from ingest.late_ties import tie_late
from ingest.lease import Held, import_lease
from ingest.lines import is_silent, left_over, line_of, line_of_gone, lines_of
from ingest.looking import lines_of_nobodys
from ingest.outcome import conclude, failures
from ingest.plan import Plan
from ingest.planned_rows import Action, PlannedRow
from ingest.publicity import is_shown_as_it_stands
from ingest.report import Report
from ingest.report_rows import Publicity, ReportRow
from ingest.sheets.kept import document_of

BATCH_ROWS = 200
NOTED_ROWS = 10_000
"""So many rows of which nothing is to be written are passed over between two notes of how far the run has come."""
LEASE_SECONDS = 300.0

Progress = Callable[[int, int], None]
"""Called with the number of rows that are done, and of all."""


@dataclass(frozen=True)
class Order:
    """What a curator asked for: whose records, by whom and why, public at once or not.

    `command` is what was typed, so that it can be told how to go on after a crash.
    """

    institution: Institution
    by: str
    reason: str
    publish: bool = False
    command: str = ""


class Run:
    """One import of one plan into one institution; only one runs at a time for each."""

    def __init__(self, museum: Museum, plan: Plan, order: Order, report: Report) -> None:
        self._museum = museum
        self._plan = plan
        self._order = order
        self._report = report
        self._judging = BatchJudging(museum, plan, order.institution.id, publish=order.publish)
        self._unready: dict[str, Unready] = {}
        self._drafts: dict[str, ReportRow] = {}
        self._refused: dict[str, str] = {}
        self._kept: list[dict[str, Any]] = []
        self._done = self._noted_done = 0
        self._once_changing: Callable[[], None] | None = None

    @property
    def id(self) -> str:
        """The run's id, once it has begun."""
        return self._report.run or ""

    def preview(self, progress: Progress) -> None:
        """The dry run: every row judged and reported, nothing written."""
        foresight = Foresight(self._museum, self._plan.files.root, self._judging.digests_of)
        done = 0
        for batch in self._plan.batches(self._judging.before, self._judging.digests_of, BATCH_ROWS):
            if isinstance(batch, Settled):
                self._report.add_unchanged(batch.source, batch.lines)
            else:
                self._foresee(batch, foresight)
            done += len(batch)
            progress(done, self._plan.rows)
        self._note_left_over()

    def _foresee(self, planned: Sequence[PlannedRow], foresight: Foresight) -> None:
        """Judge one batch and report it."""
        taken = self._counted([foresight.look(_files_of(planned))])
        targets = self._judging.targets(planned)
        with self._museum.database.connect() as connection:
            judged = self._judging.judge(connection, planned, taken, targets)
        self._add(one.telling_changes for one in judged)
        self._report.add(failures(one for each in judged for one in each.unready))
        self._report.add(foretold(judged, taken))

    def carry_out(self, progress: Progress, once_changing: Callable[[], None] | None = None) -> None:
        """Do what the plan says. Raises BusyError where another import into this institution is under way.

        `once_changing` is called before the first record is written, and not where all is as it was.
        """
        self._once_changing = once_changing
        with Held(self._museum.database, import_lease(self._order.institution.id), LEASE_SECONDS) as lease:
            self._kept = [document_of(one) for one in keep(self._museum, self._plan)]
            self._start()
            settle()
            for batch in self._plan.batches(self._judging.before, self._judging.digests_of, BATCH_ROWS):
                self._done += len(batch)
                if isinstance(batch, Settled):
                    self._pass_over(batch)
                else:
                    self._write(batch)
                lease.check()
                progress(self._done, self._plan.rows)
            tie_late(self._museum, self._order.institution.id, self._report)
            self._note_left_over()
            self._remember_decisions()
            self._finish()

    def conclude(self) -> bool:
        """Once its files were worked on: tell which failed, and show the drafts that now have something to show.

        Returns whether the public sees more than before, so that this must be indexed.
        """
        outcome = conclude(self._museum, self._unready.values(), list(self._drafts), self._note_published)
        documents = self._report.add(outcome.rows)
        for publicity, seen in ((Publicity.SHOWN, outcome.shown), (Publicity.REPLACED, outcome.replaced)):
            shown = [row for record_id, row in self._drafts.items() if record_id in seen]
            documents += self._report.show(shown, publicity)
        self._report.suggest(outcome.suggested, fresh=True)
        with self._museum.database.begin() as connection:
            runs.note_rows(connection, self._report.run or "", documents)
        self._finish(concluded=True)
        return outcome.published > 0

    def _note_published(self, connection: Connection, shown: Mapping[str, Published]) -> None:
        """Who published what no revision of this run tells of, why, and which revision was shown before (0: none)."""
        why = {"reason": self._order.reason, "run": self._report.run or ""}
        for record_id, one in shown.items():
            audit.note(
                connection, self._order.by, "publish", record_id, **why, number=one.number, before=one.before or 0
            )

    def _start(self) -> None:
        with self._museum.database.begin() as connection:
            self._report.run = runs.start(
                connection, self._order.institution.id, self._order.by, self._said(rows=self._plan.rows, done=0)
            )

    def _said(self, **more: Any) -> dict[str, Any]:
        """What is kept of the run: what was asked, by which process, and `more`."""
        asked = {"reason": self._order.reason, "command": self._order.command}
        return {**asked, "process": leases.this_process(), **more}

    def _remember_decisions(self) -> None:
        """What people decided about files in this run is not asked again."""
        decided = list(pairings_of(self._plan.files.root, self._plan.decided))
        with self._museum.database.begin() as connection:
            pairings.remember(connection, self._order.institution.id, decided, self._order.by)

    def _finish(self, *, concluded: bool = False) -> None:
        """Close the run with its summary; `concluded` once its files were worked on too."""
        with self._museum.database.begin() as connection:
            said = self._said(concluded=concluded, **self._report.summary(), **{SHEETS: self._kept})
            runs.finish(connection, self._report.run or "", said)
            if concluded and self._order.command:
                runs.settle(connection, self._order.institution.id, self._order.command)

    def _note_left_over(self) -> None:
        """Tell of the rows and files that belong to no record: those left aside on purpose are not refused."""
        rows = [line_of_gone(one) for one in self._plan.gone]
        rows += [left_over(one.source, one.number, one.message) for one in self._plan.lost]
        rows += lines_of_nobodys(self._museum, self._plan, self._refused, self._report)
        documents = self._report.add(rows)
        for some in portions(documents if self.id else ()):
            with self._museum.database.begin() as connection:
                runs.note_rows(connection, self.id, some)

    def _pass_over(self, settled: Settled) -> None:
        """Report rows of which nothing is to be written; now and then note how far the run has come."""
        self._report.add_unchanged(settled.source, settled.lines)
        if self._done - self._noted_done >= NOTED_ROWS:
            with self._museum.database.begin() as connection:
                self._go_on(connection)

    def _go_on(self, connection: Connection) -> None:
        """Begin a batch's transaction, and note how far the run has come with it."""
        runs.go_on(connection, self._report.run or "", self._said(rows=self._plan.rows, done=self._done))
        self._noted_done = self._done

    def _write(self, planned: Sequence[PlannedRow]) -> None:
        """One batch: files first, durable, then everything about them in one transaction, then the jobs are sent.

        It is judged and packed before the transaction, in which others wait, and judged again within it where somebody
        changed one of its records meanwhile.
        """
        taken = self._counted(accept(self._museum, _files_of(planned), self._plan.files.root))
        targets = self._judging.targets(planned)
        with self._museum.database.connect() as connection:
            judged = self._judging.judge(connection, planned, taken, targets)
        changes = [self._change(one).prepare() for one in judged if one.record is not None]
        if changes and self._once_changing:
            self._once_changing()
            self._once_changing = None
        with self._museum.database.begin() as connection:
            self._go_on(connection)
            if self._judging.is_outdated(connection, judged):
                judged = self._judging.judge(connection, planned, taken, targets)
                changes = [self._change(one) for one in judged if one.record is not None]
            self._save(connection, judged, changes)
            new = [asset.id for one in judged for asset in one.new_assets]
            events.note(connection, "received", new, run=self._report.run or "")
            unready = [one for each in judged for one in each.unready]
            again = [one.asset_id for one in unready if one.failed or one.outdated]
            waiting = jobs.add(connection, JobType.DERIVE, [*new, *again])
            documents = self._add(judged)
            told = [one for one in documents if one["action"] != Action.UNCHANGED or one["messages"] or one["public"]]
            runs.note_rows(connection, self._report.run or "", told)
        self._unready |= {one.asset_id: one for one in unready}
        self._museum.jobs.send(waiting)

    def _save(self, connection: Connection, judged: Sequence[Judged], changes: Sequence[Change]) -> None:
        records.save(connection, self._order.institution.id, changes)
        assets.add_assets(connection, [asset for one in judged for asset in one.new_assets])
        for one in judged:
            if one.is_noted_anew and one.record_id:
                imported.touch_import(connection, one.record_id, one.row.key, one.fingerprint, one.said)
        if self._order.publish:
            standing = [one for one in judged if is_shown_as_it_stands(one) and not one.row.draft]
            shown = [one.record_id for one in standing if one.record_id]
            self._note_published(connection, records.publish(connection, shown, withdrawn=False))
            shall = (one for one in judged if one.action is not Action.REFUSED and not one.is_held_back)
            drafts = (one for one in shall if one.row.draft)
            self._drafts |= {one.record_id: line_of(one) for one in drafts if one.record_id}

    def _change(self, judged: Judged) -> Change:
        assert judged.record is not None
        known = judged.known
        return Change(
            judged.record,
            self._order.by,
            self._order.reason,
            judged.record_id,
            known.version if known else None,
            self._order.publish and judged.is_public_at_once,
            self._report.run,
            judged.row.key,
            judged.fingerprint,
            judged.said,
        )

    def _counted(self, outcomes: Iterable[Sequence[Accepted | Refused]]) -> dict[Path, Accepted | Refused]:
        """The outcomes by path, added to the sums of the report."""
        taken: dict[Path, Accepted | Refused] = {}
        counts = self._report.files
        for outcome in (one for some in outcomes for one in some):
            taken[outcome.path] = outcome
            if isinstance(outcome, Refused):
                continue  # the report counts its line
            if outcome.duplicate:
                counts.duplicates += 1
            else:
                counts.stored += 1
        return taken

    def _add(self, judged: Iterable[Judged]) -> list[dict[str, Any]]:
        """The batch added to the report; returns the lines of those rows of which there may be something to tell."""
        documents: list[dict[str, Any]] = []
        for source, some in groupby(judged, lambda one: one.row.source if is_silent(one) else None):
            if source is not None:
                self._report.add_unchanged(source, [(one.row.number or None, one.record_id) for one in some])
            else:
                documents += self._report.add(self._rows(some))
        return documents

    def _rows(self, judged: Iterable[Judged]) -> list[ReportRow]:
        """The lines of the report about a batch, what they add to its sums noted."""
        rows: list[ReportRow] = []
        for one in judged:
            self._report.suggest(one.suggested)
            if one.row.action is Action.REFUSED:
                self._refused.setdefault(one.row.key, f"{one.row.source} {one.row.number}")
            if one.row.record is None and one.action is Action.UNCHANGED:
                self._report.files.duplicates += len(one.row.files)
            later = replace(one, publicity=None) if one.record_id in self._drafts else one  # `conclude` tells of drafts
            rows += lines_of(later, publish=self._order.publish)
        return rows


def _files_of(planned: Sequence[PlannedRow]) -> Iterator[Path]:
    """The files to be taken for these rows, each once."""
    return iter(dict.fromkeys(one.path for row in planned if row.record is not None for one in row.files))
