"""A run taken back: what it changed is as it was before, what it brought is gone, and what people did since stays.

    undo = Undo(museum, find_run(museum, run_id), by, reason, report)
    undo.carry_out()

Nothing is lost by it: a change that is taken back is one more revision, the originals stay in the store, and the same
sheet brought again makes the same records with the same addresses. Cut off half-way, it goes on when called again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from catalog import imported, records, removal, revisions, runs, visibility
from catalog.change import Change
from catalog.errors import HeritageError
from catalog.language import N_, translate
from catalog.messages import Message, Severity, define
from catalog.museum import Museum
from catalog.policy import VISITOR
from catalog.record.model import Record
from catalog.record.parts import AssetRow
from catalog.references import targets
from catalog.removal import Touched
from catalog.runs import RunRecord
from ingest.dangling import Dangling
from ingest.lease import Held, import_lease
from ingest.merge import merge
from ingest.planned_rows import Action
from ingest.report import Report
from ingest.report_rows import Publicity, ReportRow
from ingest.run import LEASE_SECONDS
from ingest.since import change_that_stays, edited_since

POINTED_TO = define(
    "undo-pointed-to",
    Severity.WARNING,
    N_("Records that stay point to this one ({records}): it was kept. Change those first, then undo the run again."),
)
NO_RUN = N_("There is no run '{run}'. heritage undo without a run lists the last ones.")
IS_UNDO = N_("Run {run} took another one back. To have those records again, bring their sheet again.")
SHOWN_POINTERS = 5
_BATCH = 200


class NoSuchRunError(HeritageError):
    """No run has this id."""

    code = "run-unknown"
    status = 404
    msgid = NO_RUN


class UndoOfUndoError(HeritageError):
    """The run is itself an undo: what it removed can only be brought again."""

    code = "run-is-undo"
    status = 409
    msgid = IS_UNDO


@dataclass(frozen=True)
class Reversed:
    """One record that the run changed, as it shall be; `said` is what its sheet had said before the run.

    `before` is the record as the run found it, `is_shown` says whether the public sees it as the run left it, and
    `messages` tell which edits since stay.
    """

    touched: Touched
    record: Record
    head: Record
    before: Record
    said: Record
    is_shown: bool
    messages: tuple[Message, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether it is not so already."""
        return self.record != self.head

    @property
    def shown_again(self) -> int | None:
        """The number of the revision that the public is to see once this is written: as before the run."""
        was = self.touched
        if was.published_before == was.first - 1 and self.record == self.before:
            return was.head + 1 if self.is_changed else was.head
        return was.published_before


def find_run(museum: Museum, run_id: str) -> RunRecord:
    """The run of this id; raises NoSuchRunError, or UndoOfUndoError where it is no import."""
    with museum.database.connect() as connection:
        found = runs.find(connection, run_id)
    if found is None:
        raise NoSuchRunError(run=run_id)
    if found.undoes:
        raise UndoOfUndoError(run=run_id)
    return found


class Undo:
    """One import taken back; what is done is told to the report, row by row."""

    def __init__(self, museum: Museum, run: RunRecord, by: str, reason: str, report: Report) -> None:
        self._museum = museum
        self._run = run
        self._by = by
        self._reason = reason
        self._report = report
        self._brought: dict[str, Touched] = {}
        self._changed: set[str] = set()
        self._still_pointed: dict[str, set[str]] = {}

    def preview(self) -> None:
        """What would happen, row by row; nothing is written."""
        self._restore(write=False)
        self._take_away(write=False)

    def carry_out(self) -> None:
        """Take the run back. Raises BusyError where an import into its institution is under way."""
        command = f"heritage undo {self._run.id}"
        with Held(self._museum.database, import_lease(self._run.institution_id), LEASE_SECONDS) as lease:
            with self._museum.database.begin() as connection:
                told = {"undo": self._run.id, "reason": self._reason, "command": command}
                self._report.run = runs.start(connection, self._run.institution_id, self._by, told)
            self._restore(write=True)
            lease.check()
            self._show_as_before()
            lease.check()
            self._take_away(write=True)
            with self._museum.database.begin() as connection:
                runs.finish(connection, self._report.run, {**told, **self._report.summary()})
                runs.settle(connection, self._run.institution_id, command)

    def _restore(self, *, write: bool) -> None:
        """Give every record that the run changed the values that it had, where nobody changed them since."""
        for batch in self._batches():
            with self._museum.database.begin() as connection:
                if write:
                    runs.go_on(connection, self._report.run or "")
                self._brought |= {one.record_id: one for one in batch if one.is_new}
                undone = [_reversed(connection, one) for one in batch if not one.is_new]
                self._changed |= {one.touched.record_id for one in undone}
                for one in undone:
                    for target in targets(one.record) - targets(one.before):
                        self._still_pointed.setdefault(target, set()).add(one.touched.record_id)
                self._tell(connection, self._restored(connection, undone), write=write)
                if write:
                    self._save(connection, undone)

    def _batches(self) -> Iterator[Sequence[Touched]]:
        after = ""
        while True:
            with self._museum.database.connect() as connection:
                batch = removal.touched(connection, self._run.id, after, _BATCH)
            if not batch:
                return
            yield batch
            after = batch[-1].record_id

    def _save(self, connection: Connection, undone: Sequence[Reversed]) -> None:
        records.save(connection, self._run.institution_id, [self._change(one) for one in undone if one.is_changed])
        for one in undone:
            was = one.touched
            if not one.is_changed and was.import_key:
                imported.touch_import(connection, was.record_id, was.import_key, None, _unlike(one.said, one.head))
            if one.is_shown:
                removal.show(connection, was.record_id, one.shown_again)

    def _change(self, one: Reversed) -> Change:
        return Change(
            one.record,
            self._by,
            self._reason,
            one.touched.record_id,
            one.touched.version,
            run_id=self._report.run,
            import_key=one.touched.import_key,
            import_said=_unlike(one.said, one.record),
        )

    def _show_as_before(self) -> None:
        """Records that the run showed as they stood, and that the public sees so still, are shown as before."""
        with self._museum.database.begin() as connection:
            for record_id, shown in removal.shown_by(connection, self._run.id).items():
                if record_id not in self._brought and removal.published(connection, record_id) == shown.number:
                    removal.show(connection, record_id, shown.before)

    def _take_away(self, *, write: bool) -> None:
        """Take the records away that the run brought, but for those that somebody worked on or points to since."""
        kept = self._kept()
        with self._museum.database.begin() as connection:
            self._tell(connection, [_row(self._brought[i], Action.KEPT, why) for i, why in kept.items()], write=write)
        gone = [record_id for record_id in self._brought if record_id not in kept]
        for start in range(0, len(gone), _BATCH):
            batch = gone[start : start + _BATCH]
            with self._museum.database.begin() as connection:
                seen = visibility.readable(connection, batch, VISITOR)
                rows = [_row(self._brought[i], Action.REMOVED, hidden=i in seen) for i in batch]
                self._tell(connection, rows, write=write)
                keys = removal.remove(connection, batch) if write else []
            for key in keys:
                self._museum.store.delete(key)

    def _kept(self) -> dict[str, Message]:
        """The records that stay, each with the reason; what one points to that stays, stays too."""
        pointing: dict[str, set[str]] = {i: self._still_pointed.get(i, set()) for i in self._brought}
        with self._museum.database.connect() as connection:
            dangling = Dangling(connection, self._run)
            kept = {i: why for i, one in self._brought.items() if (why := edited_since(connection, one))}
            for source, target in removal.pointed_to(connection, list(self._brought)):
                if source in self._brought or not (source in self._changed or dangling.stood(source, target)):
                    pointing[target].add(source)
        while new := {
            target: POINTED_TO(records=", ".join(staying[:SHOWN_POINTERS]))
            for target, sources in pointing.items()
            if target not in kept and (staying := sorted(i for i in sources if i not in self._brought or i in kept))
        }:
            kept |= new
        return kept

    def _restored(self, connection: Connection, undone: Sequence[Reversed]) -> list[ReportRow]:
        """The lines about records that are given back what they said."""
        seen = visibility.readable(connection, [one.touched.record_id for one in undone], VISITOR)
        rows: list[ReportRow] = []
        for one in undone:
            hidden = one.touched.record_id in seen and one.is_shown and one.shown_again is None
            if one.is_changed or one.messages or hidden:
                stay = [
                    change_that_stays(connection, one.touched, each.path, self._called(each.path))
                    for each in one.messages
                ]
                rows.append(_row(one.touched, Action.RESTORED, *stay, hidden=hidden))
        return rows

    def _called(self, field: str) -> str:
        """What a field of records is called in the curator's language."""
        return translate(Record.model_fields[field].title or field, self._report.language)

    def _tell(self, connection: Connection, rows: Sequence[ReportRow], *, write: bool) -> None:
        documents = self._report.add(rows)
        if write:
            runs.note_rows(connection, self._report.run or "", documents)


def _reversed(connection: Connection, one: Touched) -> Reversed:
    """The record with what the run changed turned back: the import of before, merged into what stands now."""
    before = revisions.load_revision(connection, one.record_id, one.first - 1)
    made = revisions.load_revision(connection, one.record_id, one.last)
    head = revisions.load_revision(connection, one.record_id, one.head)
    merged = merge(made, head, before)
    assets = _files(before.assets, made.assets, head.assets)
    said = one.said or revisions.load_revision(connection, one.record_id, one.base or one.last)
    turned = {
        name: getattr(before, name)
        for name in Record.model_fields
        if getattr(made, name) != getattr(before, name) and getattr(said, name) == getattr(made, name)
    }
    return Reversed(
        one,
        merged.record.model_copy(update={"assets": assets}),
        head,
        before,
        said.model_copy(update=turned),
        _is_shown_by_run(connection, one, made),
        tuple(one for one in merged.messages if one.path != "assets"),
    )


def _files(before: Sequence[AssetRow], made: Sequence[AssetRow], head: Sequence[AssetRow]) -> list[AssetRow]:
    """The rows of files as they were; what people made of them since stays, and so do files that came since."""
    was, by_run = {row.asset: row for row in before}, {row.asset: row for row in made}
    kept: dict[str, AssetRow] = {}
    for row in head:
        old = was.get(row.asset) if row == by_run.get(row.asset) else row
        if old is not None:
            kept[row.asset] = old
    if [row.asset for row in head] != [row.asset for row in made]:
        return list(kept.values())
    return [kept[i] for i in {**was, **kept} if i in kept]


def _is_shown_by_run(connection: Connection, one: Touched, made: Record) -> bool:
    """Whether the public sees a revision of the run, or one that says the same, as after a later run was undone."""
    return one.published is not None and (
        one.first <= one.published <= one.last
        or revisions.load_revision(connection, one.record_id, one.published) == made
    )


def _unlike(said: Record, record: Record) -> Record | None:
    return said if said != record else None


def _row(one: Touched, action: Action, *messages: Message, hidden: bool = False) -> ReportRow:
    key, publicity = one.import_key or one.record_id, Publicity.HIDDEN if hidden else None
    return ReportRow(key, None, action, one.record_id, messages, publicity=publicity)
