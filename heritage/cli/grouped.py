"""Refusals that are alike, told once for all of them: a hundred files without a row are one thing to mend."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from catalog.language import N_, translate
from catalog.messages import Message
from ingest.asides import SHEETS_BROKEN
from ingest.doubts import DOUBTS
from ingest.groups import KEY_DOUBLED
from ingest.pairing import (
    FILE_ABSENT,
    FILE_WAITS,
    NO_RECORD,
    NO_RECORD_BESIDE,
    NO_RECORD_BUT,
    OTHER_LETTERS,
    SEVERAL_RECORDS,
)
from ingest.planning import HEADINGS_UNKNOWN

SHOWN_ALIKE = 3
"""So many whose sentences are the same are told one by one."""
SHOWN_ONE_BY_ONE = 10
"""So many are where each has something of its own to tell: the records that come closest, the row that names it."""
SHOWN_NAMES = 5
MOST_KINDS = 10_000
"""How many different sentences are watched, so that a report of any length needs little memory."""

NO_ROW_NAMES_THEM = N_(
    "{count} files: no row of the sheet names them, nor has a number or name that they bear: {names}. Name them after "
    "their records' numbers, name them in a column 'Tệp' (file), or decide it in a table: the same command with "
    "--dry-run --save-pairs FILE.xlsx writes it, with the closest records of each. Those of another sheet: move them "
    "into a folder of their own."
)
SEVERAL_POSSIBLE = N_(
    "{count} files could belong to several records each, so they were given to none: {names}. Decide it in a table: "
    "the same command with --dry-run --save-pairs FILE.xlsx writes it."
)
ONE_NOT_SURE = N_(
    "{count} files bear the number of one record each, but it is not sure that it is meant, so they were given to "
    "none: {names}. Decide it in a table: the same command with --dry-run --save-pairs FILE.xlsx writes it, with the "
    "reason for each."
)
WAIT_FOR_SHEET = N_(
    "{count} files wait for their sheet: {names}. Of no sheet that was brought can the rows be read, so it is not "
    "known whose they are. Mend the sheet, or bring a mapping, and run the same command again. If that sheet does not "
    "list them, move them into a folder of their own and bring that: each folder then makes a record."
)
WAIT_FOR_ROWS = N_(
    "{count} files wait, since their rows are refused: {names}. Mend the rows and run the same command again."
)
ABSENT = N_(
    "{count} files that rows name are not in the folder: {names}. Add the files, or correct their names in the sheet."
)
DOUBLED = N_(
    "{count} rows have a number that another row has too, so none of these rows was taken: {names}. Give each record a "
    "number of its own, or group the rows of one record (group = true in a mapping)."
)
GROUPS: Mapping[str, str] = {
    **dict.fromkeys(
        (one.code for one in (NO_RECORD, NO_RECORD_BUT, NO_RECORD_BESIDE, OTHER_LETTERS)), NO_ROW_NAMES_THEM
    ),
    SEVERAL_RECORDS.code: SEVERAL_POSSIBLE,
    **dict.fromkeys((one.code for one in DOUBTS.values()), ONE_NOT_SURE),
    SHEETS_BROKEN.code: WAIT_FOR_SHEET,
    FILE_WAITS.code: WAIT_FOR_ROWS,
    FILE_ABSENT.code: ABSENT,
    KEY_DOUBLED.code: DOUBLED,
}
"""What is told of many messages with this code instead of each."""
_OF_THEIR_OWN = frozenset({NO_ROW_NAMES_THEM, SEVERAL_POSSIBLE, ONE_NOT_SURE, ABSENT, DOUBLED})
NO_HEADINGS = N_(
    "{count} tables have no heading that the museum knows, so nothing of them was taken: {names}. Name their columns, "
    "for example 'Số kiểm kê' (inventory number) and 'Tên' (name), or bring a mapping; those that list no objects, "
    "take out of the folder."
)
GROUPS_OF_TABLES: Mapping[str, str] = {HEADINGS_UNKNOWN.code: NO_HEADINGS}
LIKEWISE = N_("(likewise {names})")
AND_MORE = N_("{names} and {count} more")
ALL_IN_REPORT = N_("--report FILE writes each.")

Said = tuple[str, Message]
"""A table, and what is said of it."""
Kind = tuple[str, ...]
"""What messages have in common that are alike: what is told of all of them, or the sentence less the file's name."""


def lines_about_tables(said: Iterable[Said], language: str) -> Iterator[str]:
    """What is said of tables, what is alike in one line with the names of all that it is true of."""
    by_text: dict[str, tuple[str, list[str]]] = {}
    tables: dict[str, list[str]] = {}
    for source, message in said:
        by_text.setdefault(message.text(language), (message.code, []))[1].append(source)
        if message.code in GROUPS_OF_TABLES:
            tables.setdefault(message.code, []).append(source)
    many = {code: names for code, names in tables.items() if len(names) > SHOWN_ALIKE}
    for text, (code, sources) in by_text.items():
        if code not in many:
            yield f"{', '.join(dict.fromkeys(sources))}: {text}"
    for code, names in many.items():
        listed = _listed(names, len(names), language)
        yield translate(GROUPS_OF_TABLES[code], language, count=len(names), names=listed)


@dataclass
class _Alike:
    """The messages of one kind: where the first stands, the first few places, and how many there are."""

    first: str
    names: list[str] = field(default_factory=list)
    count: int = 0

    def is_many(self, kind: Kind) -> bool:
        """Whether they are told together."""
        return self.count > (SHOWN_ONE_BY_ONE if kind[0] in _OF_THEIR_OWN else SHOWN_ALIKE)


class Alike:
    """What the refusals among `rows` have in common."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        self._found: dict[Kind, _Alike] = {}
        for row in rows:
            for message in row["messages"]:
                self._note(row, message)

    def without_grouped(self, row: dict[str, Any]) -> dict[str, Any]:
        """The row less what is told of many: in a line for all of them, or at the first of them."""
        left = [one for one in row["messages"] if self._is_told_here(row, one)]
        return row if len(left) == len(row["messages"]) else {**row, "messages": left}

    def likewise(self, row: dict[str, Any], message: dict[str, Any], language: str) -> str:
        """At the first of many: of which others this is true; '' elsewhere."""
        many = self._many(row, message)
        if many is None or _is_group(many[0]) or _place(row) != many[1].first:
            return ""
        found = many[1]
        return translate(LIKEWISE, language, names=_listed(found.names[1:], found.count - 1, language))

    def lines(self, language: str) -> Iterator[str]:
        """A line for each group, largest first."""
        groups = [(kind[0], one) for kind, one in self._found.items() if _is_group(kind) and one.is_many(kind)]
        for msgid, one in sorted(groups, key=lambda group: -group[1].count):
            more = f" {translate(ALL_IN_REPORT, language)}" if one.count > len(one.names) else ""
            names = _listed(one.names, one.count, language)
            yield translate(msgid, language, count=one.count, names=names) + more

    def _note(self, row: dict[str, Any], message: dict[str, Any]) -> None:
        for kind in _kinds(row, message):
            if kind not in self._found and not _is_group(kind) and len(self._found) >= MOST_KINDS:
                continue
            found = self._found.setdefault(kind, _Alike(_place(row)))
            found.count += 1
            if len(found.names) <= SHOWN_NAMES:
                found.names.append(_place(row))

    def _many(self, row: dict[str, Any], message: dict[str, Any]) -> tuple[Kind, _Alike] | None:
        """The widest kind of the message of which there are many."""
        found = ((kind, self._found[kind]) for kind in _kinds(row, message) if kind in self._found)
        return next(((kind, one) for kind, one in found if one.is_many(kind)), None)

    def _is_told_here(self, row: dict[str, Any], message: dict[str, Any]) -> bool:
        many = self._many(row, message)
        return many is None or (not _is_group(many[0]) and many[1].first == _place(row))


def _kinds(row: dict[str, Any], message: dict[str, Any]) -> Iterator[Kind]:
    """What the message is told with: its group, where it has one, else the same sentence of others."""
    if message["code"] in GROUPS:
        yield (GROUPS[message["code"]],)
    if row["row"]:
        yield row["source"], message["code"], message["path"], message["text"]
        return
    path, text = (_less_name(message[part], row["source"]) for part in ("path", "text"))
    yield "", message["code"], path, text


def _is_group(kind: Kind) -> bool:
    return len(kind) == 1


def _less_name(text: str, source: str) -> str:
    return text.replace(source, "").replace(PurePosixPath(source).name, "")


def _place(row: dict[str, Any]) -> str:
    return f"{row['source']} {row['row']}" if row["row"] else str(row["source"])


def _listed(names: list[str], count: int, language: str) -> str:
    shown = names[:SHOWN_NAMES]
    listed, left = ", ".join(shown), count - len(shown)
    return translate(AND_MORE, language, names=listed, count=left) if left > 0 else listed
