"""Pointers between records: from the numbers and names that a sheet uses to the ids of records."""

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from catalog import records
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


class Tying:
    """Finds the records that rows point to: rows of the same import, wherever they stand, or records of before."""

    def __init__(self, plan: Plan, institution_id: str) -> None:
        self._plan = plan
        self._institution_id = institution_id

    def new_ids(self, connection: Connection, keys: Iterable[str]) -> dict[str, str]:
        """The ids of the records that rows with these keys, unknown so far, shall make: always the same for a key."""
        attempts = dict.fromkeys(keys, 0)
        made: dict[str, str] = {}
        while attempts:
            tried = {key: derived_id(self._institution_id, key, str(attempt)) for key, attempt in attempts.items()}
            taken = records.existing(connection, tried.values()) | set(made.values())
            made |= {key: record_id for key, record_id in tried.items() if record_id not in taken}
            attempts = {key: attempt + 1 for key, attempt in attempts.items() if key not in made}
        return made

    def tie(self, connection: Connection, row: PlannedRow) -> tuple[Record, list[Message]]:
        """The row's record with its pointers tied, and a message for each that leads nowhere."""
        assert row.record is not None
        found: dict[tuple[str | int, ...], str] = {}
        messages: list[Message] = []
        for wanted in row.wanted:
            target, message = self._target(connection, wanted.texts)
            if target is not None:
                found[wanted.path] = target
            elif message is not None and _is_a_pointer(wanted):
                messages.append(message.at(".".join(map(str, wanted.path[:2]))))
        return (tie(row.record, found) if found else row.record), _once(messages)

    def _target(self, connection: Connection, texts: Sequence[str]) -> tuple[str | None, Message | None]:
        texts = [text for text in texts if text]
        for text in texts:
            if key := self._plan.key_for(text):
                return self._id_of(connection, key), None
        for text, ids in records.find_by_identifier(connection, self._institution_id, texts).items():
            if len(ids) == 1:
                return ids[0], None
            return None, POINTER_AMBIGUOUS(text=text)
        return None, POINTER_UNKNOWN(text=texts[-1]) if texts else None

    def _id_of(self, connection: Connection, key: str) -> str:
        known = records.known_by_import_key(connection, self._institution_id, [key])
        return known[key].record_id if key in known else self.new_ids(connection, [key])[key]


def _is_a_pointer(wanted: Wanted) -> bool:
    """Whether the text was surely meant for a record: a relation, or a number in a place where names are usual too."""
    text = next((text for text in wanted.texts if text), "")
    return wanted.path[0] == "relations" or _NUMBER.fullmatch(text) is not None


def _once(messages: Sequence[Message]) -> list[Message]:
    return list({(one.path, one.text("en")): one for one in messages}.values())
