"""Pointers of earlier imports that were words, tied once the record that they name is there: by the system, once."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from catalog import imported, labels, records, revisions, runs
from catalog.belonging import said_of
from catalog.change import Change
from catalog.imported import Known
from catalog.labels import Pointing
from catalog.language import N_, translate
from catalog.messages import Message, Severity, define
from catalog.museum import Museum
from catalog.record.lists import Kind
from catalog.record.model import Record
from catalog.references import Path, targets
from catalog.references import labels as labels_of
from ingest.circles import Circles
from ingest.no_collections import NO_COLLECTION, is_collected
from ingest.planned_rows import Action
from ingest.report import Report
from ingest.report_rows import ReportRow
from ingest.sheets.build import tie
from ingest.tying import Bearers, bearers

POINTER_TIED = define(
    "pointer-tied",
    Severity.INFO,
    N_("'{text}' was words until now and leads to the record {record} since that record is there."),
)
SYSTEM = N_("the system")
WHY = N_("The record that these words name is there now: {texts}")

_BATCH = 40
"""Records of one transaction: as many as others wait for without noticing it."""


@dataclass(frozen=True)
class Tied:
    """A record as it shall be once its words lead somewhere: the records they lead to, by words, and what is told."""

    record: Record
    words: dict[str, str]
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class _Standing:
    """What there is for a batch, asked at once: who bears the words, every state of the records, what is known of them.

    `touched` of those that the words may mean this run brought or changed, `shown` of them the public sees.
    """

    borne: Bearers
    states: Mapping[str, Mapping[int, Record]]
    known: Mapping[str, Known]
    touched: Set[str]
    shown: Set[str]
    kinds: Mapping[str, Kind]


def tie_late(museum: Museum, institution_id: str, report: Report) -> None:
    """Tie every pointer of records from sheets whose words name one record now, and report it.

    Only words of earlier imports are left when a run ends, and they can mean only what this run brought, or one that
    was cut off; such runs are closed then. A person who took a pointer out again is not overruled.
    """
    run_id = report.run or ""
    with museum.database.connect() as connection:
        record_ids = labels.named_by(connection, institution_id, run_id)
    for start in range(0, len(record_ids), _BATCH):
        with museum.database.begin() as connection:
            runs.go_on(connection, run_id)
            found = labels.pointing(connection, institution_id, record_ids[start : start + _BATCH])
            rows = _tie(connection, institution_id, found, report)
            runs.note_rows(connection, run_id, report.add(rows))
    with museum.database.begin() as connection:
        report.continues = tuple(runs.close_cut_off(connection, institution_id, but=run_id))


def _tie(connection: Connection, institution_id: str, found: Sequence[Pointing], report: Report) -> list[ReportRow]:
    standing = _standing(connection, institution_id, found, report.run or "")
    changes: list[Change] = []
    rows: list[ReportRow] = []
    for one in found:
        tied = _tied(one, standing)
        if tied.words:
            changes.append(_change(one, tied, report, standing))
        if tied.messages:
            action = Action.CHANGED if tied.words else Action.NOTED
            is_changed = bool(tied.words)
            rows.append(ReportRow(one.import_key, None, action, one.record_id, tied.messages, counted=is_changed))
    records.save(connection, institution_id, changes)
    now = {one.record_id: said_of(one.record) for one in changes if one.record_id}
    circles = Circles().closed(connection, now)
    return [
        replace(row, messages=(*row.messages, circles[row.record])) if row.record in circles else row for row in rows
    ]


def _standing(connection: Connection, institution_id: str, found: Sequence[Pointing], run_id: str) -> _Standing:
    states = revisions.states(connection, (one.record_id for one in found))
    heads = (states[one.record_id][one.head] for one in found)
    texts = {text for head in heads for _, words in labels_of(head) for text in words.values()}
    borne = bearers(connection, institution_id, texts)
    meant = _meant(borne, texts)
    return _Standing(
        borne,
        states,
        imported.known_by_import_key(connection, institution_id, [one.import_key for one in found]),
        labels.touched(connection, meant, run_id),
        labels.shown(connection, meant),
        labels.kinds_of(connection, meant),
    )


def _tied(one: Pointing, standing: _Standing) -> Tied:
    """What becomes of one record; words that several bear are told in the run that brought one of these."""
    ties: dict[Path, str] = {}
    words: dict[str, str] = {}
    messages: list[Message] = []
    states = standing.states[one.record_id]
    head = states[one.head]
    before = {target for state in states.values() for target in targets(state)}
    for path, label in labels_of(head):
        target, ambiguous = standing.borne.lead(head, path, list(label.values()), one.record_id)
        if target and target != one.record_id and target not in before:  # else somebody wanted words again
            ties[path] = target
            text = next(iter(label.values()))
            words[text] = target
            if is_collected(head, path) and standing.kinds.get(target) is not Kind.COLLECTION:
                messages.append(NO_COLLECTION(text=text))
        elif ambiguous and not standing.touched.isdisjoint(_meant(standing.borne, label.values())):
            messages.append(ambiguous)
    told = [POINTER_TIED(text=text, record=target) for text, target in words.items()]
    return Tied(tie(head, ties) if ties else head, words, (*told, *messages))


def _said(one: Pointing, tied: Tied, standing: _Standing) -> Record | None:
    """What the sheet said, its words tied as the record's are, so that these ties are no edit; None where that is all.

    Only what people changed, or the command gave, stands between what the sheet said and the record.
    """
    known = standing.known[one.import_key]
    base = known.said or standing.states[one.record_id][known.base or known.head]
    targets_now = set(tied.words.values())
    ties: dict[Path, str] = {}
    for path, label in labels_of(base):
        target, _ = standing.borne.lead(base, path, list(label.values()), one.record_id)
        if target in targets_now:
            ties[path] = target
    said = tie(base, ties) if ties else base
    return said if said != tied.record else None


def _meant(borne: Bearers, texts: Iterable[str]) -> set[str]:
    """The records that the texts may mean."""
    found: set[str] = set()
    for text in texts:
        found.update(borne.numbers.get(text, ()), (one.record_id for one in borne.names.get(text, ())))
    return found


def _change(one: Pointing, tied: Tied, report: Report, standing: _Standing) -> Change:
    """The revision; shown at once where the public saw the head and sees those that it leads to.

    A pointer to what the public may not see would take the words from it.
    """
    publish = one.is_shown and set(tied.words.values()) <= standing.shown
    why = translate(WHY, report.language, texts=", ".join(tied.words))
    return Change(
        tied.record,
        translate(SYSTEM, report.language),
        why,
        one.record_id,
        one.version,
        publish,
        report.run,
        one.import_key,
        standing.known[one.import_key].import_hash,
        _said(one, tied, standing),
    )
