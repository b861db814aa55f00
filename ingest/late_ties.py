"""Pointers of earlier imports that were words, tied once the record that they name is there: by the system, once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from catalog import imported, labels, records, revisions, runs
from catalog.imported import Known
from catalog.labels import Pointing
from catalog.language import N_, translate
from catalog.messages import Message, Severity, define
from catalog.museum import Museum
from catalog.record.model import Record
from catalog.records import Change
from catalog.references import Path, targets
from catalog.references import labels as labels_of
from ingest.judging import earlier
from ingest.plan import Action
from ingest.report import Report, ReportRow
from ingest.sheets.build import tie
from ingest.tying import Bearers, bearers

POINTER_TIED = define(
    "pointer-tied",
    Severity.INFO,
    N_("'{text}' was words until now and leads to the record {record} since that record is there."),
)
SYSTEM = N_("the system")
WHY = N_("The record that these words name is there now: {texts}")

_BATCH = 200


@dataclass(frozen=True)
class Tied:
    """A record as it shall be once its words lead somewhere: the records they lead to, by words, and what is told."""

    record: Record
    words: dict[str, str]
    messages: tuple[Message, ...]


def tie_late(museum: Museum, institution_id: str, report: Report) -> None:
    """Tie every pointer of records from sheets whose words name one record now, and report it.

    Only words of earlier imports are left when a run ends, and they can mean only what this run brought; a person who
    took a pointer out again is not overruled.
    """
    with museum.database.connect() as connection:
        record_ids = labels.named_by(connection, institution_id, report.run or "")
    for start in range(0, len(record_ids), _BATCH):
        with museum.database.begin() as connection:
            runs.go_on(connection, report.run or "")
            found = labels.pointing(connection, institution_id, record_ids[start : start + _BATCH])
            rows = _tie(connection, institution_id, found, report)
            runs.note_rows(connection, report.run or "", report.add(rows))


def _tie(connection: Connection, institution_id: str, found: Sequence[Pointing], report: Report) -> list[ReportRow]:
    heads = {one.record_id: revisions.load_revision(connection, one.record_id, one.head) for one in found}
    texts = {text for head in heads.values() for _, words in labels_of(head) for text in words.values()}
    borne = bearers(connection, institution_id, texts)
    keys = [one.import_key for one in found]
    known = imported.known_by_import_key(connection, institution_id, keys)
    changes: list[Change] = []
    rows: list[ReportRow] = []
    for one in found:
        tied = _tied(connection, one.record_id, heads[one.record_id], borne, report.run or "")
        if tied.words:
            said = _said(connection, known[one.import_key], borne, tied)
            changes.append(_change(connection, one, tied, report, known[one.import_key].import_hash, said))
        if tied.messages:
            action = Action.CHANGED if tied.words else Action.NOTED
            is_changed = bool(tied.words)
            rows.append(ReportRow(one.import_key, None, action, one.record_id, tied.messages, counted=is_changed))
    records.save(connection, institution_id, changes)
    return rows


def _tied(connection: Connection, record_id: str, head: Record, borne: Bearers, run_id: str) -> Tied:
    """What becomes of one record; words that several bear are told in the run that brought one of these."""
    ties: dict[Path, str] = {}
    words: dict[str, str] = {}
    messages: list[Message] = []
    for path, label in labels_of(head):
        target, ambiguous = borne.lead(head, path, list(label.values()), record_id)
        if target and target != record_id and not _was_taken_out(connection, record_id, target):
            ties[path] = target
            words[next(iter(label.values()))] = target
        elif ambiguous and labels.touched(connection, _meant(borne, label.values()), run_id):
            messages.append(ambiguous)
    told = [POINTER_TIED(text=text, record=target) for text, target in words.items()]
    return Tied(tie(head, ties) if ties else head, words, (*told, *messages))


def _said(connection: Connection, known: Known, borne: Bearers, tied: Tied) -> Record | None:
    """What the sheet said, its words tied as the record's are, so that these ties are no edit; None where that is all.

    Only what people changed, or the command gave, stands between what the sheet said and the record.
    """
    base, _ = earlier(connection, known)
    targets_now = set(tied.words.values())
    ties: dict[Path, str] = {}
    for path, label in labels_of(base):
        target, _ = borne.lead(base, path, list(label.values()), known.record_id)
        if target in targets_now:
            ties[path] = target
    said = tie(base, ties) if ties else base
    return said if said != tied.record else None


def _meant(borne: Bearers, texts: Iterable[str]) -> list[str]:
    found = [record_id for text in texts for record_id in borne.numbers.get(text, ())]
    return found + [one.record_id for text in texts for one in borne.names.get(text, ())]


def _was_taken_out(connection: Connection, record_id: str, target: str) -> bool:
    """Whether the record pointed there before: somebody wanted words again."""
    return any(target in targets(revision.record) for revision in revisions.history(connection, record_id))


def _change(  # noqa: PLR0917 - what is known of the row goes with it
    connection: Connection, one: Pointing, tied: Tied, report: Report, import_hash: str | None, said: Record | None
) -> Change:
    """The revision; shown at once where the public saw the head and sees those that it leads to.

    A pointer to what the public may not see would take the words from it.
    """
    ids = set(tied.words.values())
    publish = one.is_shown and labels.shown(connection, ids) == ids
    why = translate(WHY, report.language, texts=", ".join(tied.words))
    by = translate(SYSTEM, report.language)
    return Change(
        tied.record, by, why, one.record_id, one.version, publish, report.run, one.import_key, import_hash, said
    )
