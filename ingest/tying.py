"""Pointers between records: from the numbers and names that a sheet uses to the ids of records."""

import re
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from catalog import imported, lookup
from catalog.ids import derived_id
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.record.model import Record
from ingest.plan import Plan, PlannedRow
from ingest.sheets.build import tie
from ingest.sheets.fields.draft import Wanted

_NUMBER = re.compile(r"[A-ZĐ]{1,6}[-./]?\d{1,6}")

POINTER_UNKNOWN = define(
    "pointer-unknown",
    Severity.WARNING,
    N_("No record has the number or name '{text}'; it was kept as text. Bring that record, then this sheet again."),
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


class Tying:
    """Finds the records that rows point to: rows of the same import, wherever they stand, or records of before."""

    def __init__(self, plan: Plan, institution_id: str) -> None:
        self._plan = plan
        self._institution_id = institution_id
        self._refused: frozenset[str] | None = None

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
        """What the pointers of a batch lead to, asked of the database at once."""
        texts = {text for row in rows for wanted in row.wanted for text in wanted.texts if text}
        keys = {text: key for text in texts if (key := self._plan.key_for(text))}
        known = imported.known_by_import_key(connection, self._institution_id, set(keys.values()))
        ids = {key: one.record_id for key, one in known.items()}
        coming = {row.key for row in rows if row.record is not None}
        unborn = self._never_made(set(keys.values()) - set(ids) - coming)
        ids |= self.new_ids(connection, set(keys.values()) - set(ids) - unborn)
        tied = {text: [ids[key]] for text, key in keys.items() if key in ids}
        others = self._before(connection, texts - set(tied))
        return Targets({**others, **tied}, frozenset(text for text, key in keys.items() if key in unborn))

    def leads(self, connection: Connection, text: str) -> bool:
        """Whether `text` names one record, of this import or of before."""
        return self._plan.key_for(text) is not None or len(self._before(connection, {text}).get(text, ())) == 1

    def _before(self, connection: Connection, texts: set[str]) -> dict[str, list[str]]:
        """The records of before that texts name: by an identifier, or as the number by which their row came."""
        found = lookup.find_by_identifier(connection, self._institution_id, texts)
        keys = imported.known_by_import_key(connection, self._institution_id, texts - set(found))
        return {**found, **{key: [one.record_id] for key, one in keys.items()}}

    def _never_made(self, keys: set[str]) -> set[str]:
        """Those of the keys whose rows are refused; the rows ahead are judged once, when a pointer leads there."""
        if all(hash(key) in self._plan.survey.doubled for key in keys):
            return keys
        if self._refused is None:
            self._refused = self._plan.refused()
        return keys & self._refused


class Targets:
    """The records that texts name: one, several or none; `refused`: texts that name a row of which none is made."""

    def __init__(self, found: Mapping[str, Sequence[str]], refused: frozenset[str] = frozenset()) -> None:
        self._found = found
        self._refused = refused

    def tie(self, row: PlannedRow, record_id: str) -> tuple[Record, list[Message]]:
        """The row's record with its pointers tied, and a message for each that leads nowhere.

        `record_id` is the record's own: what puts all of a sheet into a collection does not put the collection into it.
        """
        assert row.record is not None
        ties: dict[tuple[str | int, ...], str] = {}
        messages: list[Message] = []
        for wanted in row.wanted:
            texts = [text for text in wanted.texts if text]
            named = next((text for text in texts if text in self._found), None)
            if named is not None and len(self._found[named]) == 1:
                ties[wanted.path] = self._found[named][0]
            elif texts and (_is_a_pointer(wanted) or not self._refused.isdisjoint(texts)):
                messages.append(self._untied(named, texts).at(".".join(map(str, wanted.path[:2]))))
        return _outwards(tie(row.record, ties) if ties else row.record, record_id), _once(messages)

    def _untied(self, named: str | None, texts: Sequence[str]) -> Message:
        """Why the pointer stays a text."""
        if named:
            return POINTER_AMBIGUOUS(text=named)
        refused = next((text for text in texts if text in self._refused), None)
        return POINTER_REFUSED(text=refused) if refused else POINTER_UNKNOWN(text=texts[-1])


def _outwards(record: Record, record_id: str) -> Record:
    """The record without relations to itself."""
    kept = [one for one in record.relations if one.target.record != record_id]
    return record if len(kept) == len(record.relations) else record.model_copy(update={"relations": kept})


def _is_a_pointer(wanted: Wanted) -> bool:
    """Whether the text was surely meant for a record: a relation, or a number in a place where names are usual too."""
    text = next((text for text in wanted.texts if text), "")
    return wanted.path[0] == "relations" or _NUMBER.fullmatch(text) is not None


def _once(messages: Sequence[Message]) -> list[Message]:
    return list({(one.path, one.text("en")): one for one in messages}.values())
