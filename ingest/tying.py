"""Pointers between records: from the numbers and names that a sheet uses to the ids of records."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from sqlalchemy import Connection

from catalog import imported, labels, lookup
from catalog.ids import derived_id
from catalog.labels import Bearer
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.record.lists import Kind, RelationType
from catalog.record.model import Record
from catalog.record.parts import Reference, Relation
from catalog.references import Path
from ingest.membership import GIVEN, MEMBER_ELSEWHERE
from ingest.no_collections import NO_COLLECTION, Found, is_membership, no_collections
from ingest.plan import Ahead, Plan
from ingest.planned_rows import PlannedRow
from ingest.sheets.build import tie
from ingest.sheets.fields.draft import Wanted
from ingest.sheets.fields.relations import FIELDS

_NUMBER = re.compile(r"[A-ZĐ]{1,6}[-./]?\d{1,6}")

POINTER_UNKNOWN = define(
    "pointer-unknown",
    Severity.WARNING,
    N_("No record has the number or name '{text}'; it was kept as text. It is tied when that record comes."),
)
POINTER_AMBIGUOUS = define(
    "pointer-ambiguous",
    Severity.WARNING,
    N_("Several records have the number '{text}', so it was kept as text. Write a number that only one of them has."),
)
POINTER_REFUSED = define(
    "pointer-to-refused-row",
    Severity.WARNING,
    N_("'{text}' names a row that was refused, so it was kept as text. Mend that row, then bring this sheet again."),
)


NAME_AMBIGUOUS = define(
    "pointer-name-ambiguous",
    Severity.WARNING,
    N_("Several records are called '{text}', so it was kept as text. Write the number of the one that is meant."),
)


POINTER_TO_ITSELF = define(
    "pointer-to-itself",
    Severity.WARNING,
    N_("'{text}' is this record itself, so this was left out. Write the number of the record that is meant."),
)


@dataclass(frozen=True)
class Bearers:
    """The records that texts name: by number (an identifier, or what their row is known by), or by preferred name."""

    numbers: Mapping[str, Sequence[str]]
    names: Mapping[str, Sequence[Bearer]]

    def lead(self, record: Record, path: Path, texts: Sequence[str], own: str) -> tuple[str | None, Message | None]:
        """Where the pointer at `path` leads, or why not where several records but its `own` could be meant.

        The number of one record is enough. A name must be that of one record of a kind that stands in such a place: of
        a person for a maker, and pictures of that name do not count.
        """
        text = next((text for text in texts if text in self.numbers), None)
        if text is not None:
            found = self.numbers[text]
            return (found[0], None) if len(found) == 1 else (None, POINTER_AMBIGUOUS(text=text))
        text = next((text for text in texts if text in self.names), None)
        if text is None:
            return None, None
        kinds = labels.kinds_for(record, path)
        called = [one.record_id for one in self.names[text] if one.record_id != own and one.kind in kinds]
        if len(called) != 1:
            return None, NAME_AMBIGUOUS(text=text) if called else None
        return called[0], None

    def of(self, text: str) -> list[str]:
        """The records that have this number, or else this name."""
        return [*self.numbers.get(text, ())] or [one.record_id for one in self.names.get(text, ())]


def bearers(connection: Connection, institution_id: str, texts: Iterable[str]) -> Bearers:
    """The records of before that the texts name."""
    wanted = set(texts)
    found = lookup.find_by_identifier(connection, institution_id, wanted)
    keys = imported.known_by_import_key(connection, institution_id, wanted - set(found))
    numbers = {**found, **{key: [one.record_id] for key, one in keys.items()}}
    return Bearers(numbers, labels.by_name(connection, institution_id, wanted - set(numbers)))


class Tying:
    """Finds the records that rows point to: rows of the same import, wherever they stand, or records of before."""

    def __init__(self, plan: Plan, institution_id: str) -> None:
        self._plan = plan
        self._institution_id = institution_id
        self._ahead: Ahead | None = None

    def new_ids(self, connection: Connection, keys: Iterable[str]) -> dict[str, str]:
        """The ids of the records that rows with these keys, unknown so far, shall make: always the same for a key."""
        attempts = dict.fromkeys(keys, 0)
        made: dict[str, str] = {}
        while attempts:
            tried = {key: derived_id(self._institution_id, key, str(attempt)) for key, attempt in attempts.items()}
            taken = lookup.existing(connection, tried.values()) | set(made.values())
            made |= {key: record_id for key, record_id in tried.items() if record_id not in taken}
            attempts = {key: attempt + 1 for key, attempt in attempts.items() if key not in made}
        return made

    def targets(self, connection: Connection, rows: Sequence[PlannedRow]) -> "Targets":
        """What the pointers of a batch lead to, asked of the database at once: a row of this import goes first."""
        texts = {text for row in rows for wanted in row.wanted for text in wanted.texts if text}
        texts |= {key for row in rows for key in row.collections}
        if not texts:
            return Targets(Bearers({}, {}))
        keys = {text: key for text in texts if (key := self._plan.key_for(text))}
        several = {text: some for text in texts if (some := self._plan.bearers_of(text))}
        wanted = {*keys.values(), *(key for some in several.values() for key in some)}
        known = imported.known_by_import_key(connection, self._institution_id, wanted)
        ids = {key: one.record_id for key, one in known.items()}
        coming = {row.key for row in rows if row.record is not None}
        unborn = self._never_made(wanted - set(ids) - coming)
        ids |= self.new_ids(connection, wanted - set(ids) - unborn)
        tied = {text: [ids[key]] for text, key in keys.items() if key in ids}
        before = bearers(connection, self._institution_id, texts - set(tied))
        names = {text: _bearing(some, ids, before.names.get(text, ())) for text, some in several.items()}
        return Targets(
            Bearers({**before.numbers, **tied}, {**before.names, **names}),
            frozenset(text for text, key in keys.items() if key in unborn),
            frozenset(text for text in texts if self._plan.is_ambiguous(text) and text not in several),
            frozenset(ids.values()),
            no_collections(
                connection, rows, Found(self._plan.survey.called, keys, ids, before.numbers, self._look_ahead)
            ),
        )

    def leads_to_collection(self, connection: Connection, text: str) -> bool:
        """Whether `text` names one row of this import, or else is the number or name of one collection of before."""
        if self._plan.key_for(text) is not None:
            return True
        before = bearers(connection, self._institution_id, {text})
        found = before.numbers.get(text) or [one.record_id for one in before.names.get(text, ())]
        return len(found) == 1 and labels.kinds_of(connection, found).get(found[0]) is Kind.COLLECTION

    def _never_made(self, keys: set[str]) -> set[str]:
        """Those of the keys whose rows are refused; the rows ahead are judged once, when a pointer leads there."""
        if all(hash(key) in self._plan.survey.doubled for key in keys):
            return keys
        return keys & self._look_ahead().refused

    def _look_ahead(self) -> Ahead:
        """What all rows would come to, asked once."""
        if self._ahead is None:
            self._ahead = self._plan.ahead()
        return self._ahead


def _bearing(some: Mapping[str, Kind], ids: Mapping[str, str], before: Sequence[Bearer]) -> list[Bearer]:
    """The records that bear one name: those of the rows with these keys, and those of before that are none of these."""
    mine = [Bearer(ids[key], kind) for key, kind in some.items() if key in ids]
    own = {one.record_id for one in mine}
    return [*mine, *(one for one in before if one.record_id not in own)]


@dataclass(frozen=True)
class Tied:
    """A row's record as its sheet has it, the relations that the command gave beside it, and what is to be told.

    `joined`: the collections of this import that name it as theirs; `elsewhere`: those that it names as its members and
    that no row of this import is, each with what is to be told where they are not its members.
    """

    record: Record
    given: tuple[Relation, ...] = ()
    messages: tuple[Message, ...] = ()
    joined: tuple[Relation, ...] = ()
    elsewhere: Mapping[str, Message] = field(default_factory=dict)

    @property
    def beside(self) -> tuple[Relation, ...]:
        """The relations that are not the word of the row's own sheet."""
        return (*self.given, *self.joined)


class Targets:
    """What the pointers of a batch lead to."""

    def __init__(
        self,
        bearers: Bearers,
        refused: frozenset[str] = frozenset(),
        ambiguous: frozenset[str] = frozenset(),
        coming: frozenset[str] = frozenset(),
        strangers: frozenset[str] = frozenset(),
    ) -> None:
        self._bearers = bearers
        self._refused = refused
        self._ambiguous = ambiguous
        self._coming = coming
        self._strangers = strangers

    def tie(self, row: PlannedRow, record_id: str) -> "Tied":
        """The row's record with its pointers tied, and a message for each that leads nowhere.

        `record_id` is the record's own: what puts all of a sheet into a collection does not put the collection into it.
        """
        assert row.record is not None
        ties: dict[Path, str] = {}
        messages: list[Message] = []
        for wanted in row.wanted:
            texts = [text for text in wanted.texts if text]
            target, message = self._bearers.lead(row.record, wanted.path, texts, record_id)
            if target:
                ties[wanted.path] = target
                messages += self._told_of(row, wanted, target, record_id)
            elif message := message or self._untied(wanted, texts):
                messages.append(message.at(wanted.header))
        record, given = _parted(tie(row.record, ties) if ties else row.record, record_id, _given(row.wanted))
        elsewhere = {
            target: MEMBER_ELSEWHERE(one.header, text=one.texts[-1])
            for one in row.members
            if (target := ties.get(one.path)) and target not in self._coming and target != record_id
        }
        return Tied(record, given, tuple(_once(messages)), self._joined(row, record_id), elsewhere)

    def _joined(self, row: PlannedRow, record_id: str) -> tuple[Relation, ...]:
        """The row's membership in each collection of this import that names it."""
        found = (self._bearers.numbers.get(key, ()) for key in row.collections)
        targets = (ids[0] for ids in found if len(ids) == 1 and ids[0] != record_id)
        return tuple(Relation(type=RelationType.MEMBER_OF, target=Reference(record=one)) for one in targets)

    def led(self, row: PlannedRow, record_id: str) -> Iterator[tuple[Wanted, str]]:
        """The row's pointers that lead to a record, its own too, each with that record."""
        assert row.record is not None
        for wanted in row.wanted:
            texts = [text for text in wanted.texts if text]
            target, _ = self._bearers.lead(row.record, wanted.path, texts, record_id)
            if target:
                yield wanted, target

    def _told_of(self, row: PlannedRow, wanted: Wanted, target: str, record_id: str) -> list[Message]:
        """What is told of a pointer that leads to a record: to its own, or to one that is not what it should be."""
        text = next(filter(None, reversed(wanted.texts)), "")
        if target == record_id and wanted.path[0] == "relations" and wanted.header not in (GIVEN, *FIELDS):
            return [POINTER_TO_ITSELF(wanted.header, text=text)]
        is_stranger = target in self._strangers and is_membership(row, wanted) and target != record_id
        return [NO_COLLECTION(wanted.header, text=text)] if is_stranger else []

    def _untied(self, wanted: Wanted, texts: Sequence[str]) -> Message | None:
        """Why the pointer stays a text, where that is to be told."""
        if refused := next((text for text in texts if text in self._refused), None):
            return POINTER_REFUSED(text=refused)
        if several := next((text for text in texts if text in self._ambiguous), None):
            return NAME_AMBIGUOUS(text=several)
        return POINTER_UNKNOWN(text=texts[-1]) if texts and _is_a_pointer(wanted) else None


def _given(wanted: Sequence[Wanted]) -> set[Path]:
    """Where the pointers stand that the command alone gave, and the sheet did not."""
    return {one.path for one in wanted if one.header == GIVEN} - {one.path for one in wanted if one.header != GIVEN}


def _parted(record: Record, record_id: str, given: Set[Path]) -> tuple[Record, tuple[Relation, ...]]:
    """The record as its sheet has it, without relations to itself, and the relations at the paths `given`."""
    paths = [("relations", at, "target") for at in range(len(record.relations))]
    outwards = [
        (path in given, one)
        for path, one in zip(paths, record.relations, strict=True)
        if one.target.record != record_id
    ]
    kept = [one for is_given, one in outwards if not is_given]
    if len(kept) != len(record.relations):
        record = record.model_copy(update={"relations": kept})
    return record, tuple(one for is_given, one in outwards if is_given)


def _is_a_pointer(wanted: Wanted) -> bool:
    """Whether the text was surely meant for a record: a relation, or a number in a place where names are usual too."""
    text = next((text for text in wanted.texts if text), "")
    return wanted.path[0] == "relations" or _NUMBER.fullmatch(text) is not None


def _once(messages: Sequence[Message]) -> list[Message]:
    return list({(one.path, one.text("en")): one for one in messages}.values())
