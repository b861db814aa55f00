"""From the cells of all rows with one key to a record that has passed validation, or to the reasons why not."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.policy import ROW_FIELDS
from catalog.record.lists import Kind
from catalog.record.model import Record
from catalog.record.parts import Reference
from catalog.record.validation import validate
from ingest.sheets.cells import Step, keep, pieces, plain, plain_among, put, putting, split
from ingest.sheets.columns import Understood
from ingest.sheets.fields.draft import Column, Draft, FileMention, FileRow, Settled, Wanted
from ingest.sheets.fields.registry import FINISHERS, IGNORE, UNMAPPED
from ingest.sheets.fields.size_numbers import may_be_two
from ingest.sheets.table import Cell, Figure, Row
from ingest.sheets.titles import guess_kind, put_name
from ingest.sheets.told import headings_by_field
from ingest.sheets.ways import choosing, holds, ways_in

KEY_MISSING = define(
    "key-missing",
    Severity.ERROR,
    N_("This row has no number in '{column}', by which the record would be found again. Fill it in."),
)


_KEY_JOIN = "."
_SEPARATOR = "\x1f"

_ROWS: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(get_args(Record.model_fields[name].annotation)[0]) for name in ROW_FIELDS
}
"""What validates a row of each of the record's lists by itself."""


@dataclass(frozen=True)
class Built:
    """What became of a row: a record, or none where a message is an error; `wanted`: pointers that are labels yet."""

    record: Record | None
    messages: tuple[Message, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    files: tuple[FileMention, ...] = ()


class Builder:
    """Makes records of the rows of one sheet; `knows`: whether a word names a record."""

    def __init__(self, understood: Understood, knows: Callable[[str], bool] = bool) -> None:
        self.understood = understood
        mapping = understood.mapping
        self._guesses = understood.kind is None
        self._kind = understood.kind or Kind.ARTEFACT
        self._knows = knows
        self._prefix = mapping.prefix
        self._signature = f"{mapping.signature()} {self._kind}"
        self._key = understood.key
        self._joined = {header for join in mapping.joins for header in join.columns}
        self._steps: dict[str, Step] = {}
        self._marks: dict[str, str] = {}
        self._nameless: set[str] = set()
        self._sizes = {
            header: marks
            for header, column in understood.columns.items()
            if (marks := column.marks_of_sizes) is not None
        }
        self.headings = headings_by_field(understood.columns.values())

    def knowing(self, knows: Callable[[str], bool]) -> "Builder":
        """The same, for whom a word names a record where `knows` says so."""
        return Builder(self.understood, knows)

    def key_of(self, row: Row) -> str:
        """What names the row's record: its number with the mapping's prefix; without such a column its name.

        Two key columns are joined by a point, as in C. 330.1; an empty second one leaves the first alone.
        """
        if not self._key:
            return self.name_of(row)
        first, *others = self._key
        key = plain(row.cells.get(first, ""))
        if key and others:
            key = _KEY_JOIN.join([key, *(text for header in others if (text := plain(row.cells.get(header, ""))))])
        return self._prefix + key if key else ""

    def name_of(self, row: Row) -> str:
        """The row's first name; '' where it has none."""
        for header, cell in row.cells.items():
            if cell and header not in self._nameless:
                column = self.understood.column(header)
                if any(way.target == "name" for way in ways_in(column, row.cells)):
                    return plain(cell)
                if column.is_plain:
                    self._nameless.add(header)
        return ""

    def digest(self, rows: Sequence[Row]) -> bytes:
        """Changes whenever the rows would make another record: the mapping, and every cell that is not empty."""
        parts = [self._signature]
        for row in rows:
            try:
                parts += [self._marks[header] + cell for header, cell in row.cells.items() if cell]  # type: ignore[operator]
            except (KeyError, TypeError):
                parts += [self._mark(header) + _in_one(cell) for header, cell in row.cells.items() if cell]
            parts += [how for header, marks in self._sizes.items() if (how := _how_read(row.cells.get(header), marks))]
        return hashlib.blake2b(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def files_named(self, row: Row) -> list[str]:
        """The files that the row names, as written."""
        return [
            part
            for header, cell in row.cells.items()
            if cell
            for column in ways_in(self.understood.column(header), row.cells)
            if column.target == "file"
            for piece in pieces(cell)
            for part in split(piece.text.strip(), column, many=True)
        ]

    def build(self, rows: Sequence[Row]) -> Built:
        """The record that these rows, all of one key, make together."""
        if rows[0].fault:
            return Built(None, (rows[0].fault,))
        draft = Draft(self._kind, self._knows)
        key = self.key_of(rows[0])
        if self._key:
            if not key:
                return Built(None, (KEY_MISSING(self._key[0], column=self._key[0]),))
            draft.add("identifiers", {"type": "inventory", "value": key}, self._key[0])
        for row in rows:
            self._read(draft, row)
        self._add_constants(draft, key)
        put_name(draft, key, self.understood.mapping.language or "vi")
        return _checked(draft, self.headings)

    def read_files(self, row: Row) -> FileRow:
        """What a row of a sheet of files says."""
        draft = Draft(self._kind, self._knows)
        self._read(draft, row)
        return FileRow(tuple(draft.files), tuple(draft.messages), draft.document.get("unmapped", {}))

    def _read(self, draft: Draft, row: Row) -> None:
        draft.slots, draft.row = {}, row.cells
        draft.messages.extend(row.notes)
        steps = self._steps
        for header, cell in row.cells.items():
            if cell:
                step = steps.get(header)
                if step is None:
                    step = steps[header] = self._step(self.understood.column(header))
                step(draft, cell)
        for join in self.understood.mapping.joins:
            texts = [text for header in join.columns if (text := plain_among(row.cells.get(header, ""), join.column))]
            if texts:
                taken = put if holds(join.column.when, row.cells) else keep
                taken(draft, join.between.join(texts), join.column)
        if self._guesses:
            guess_kind(draft)
        for finish in FINISHERS:
            finish(draft)

    def _step(self, column: Column) -> Step:
        """What is done with each cell of the column, decided once."""
        if column.header in self._key or column.header in self._joined:
            return _nothing
        return (
            self._way(column) if column.is_plain else choosing(column, [(one, self._way(one)) for one in column.ways])
        )

    def _way(self, column: Column) -> Step:
        """What is done with a cell where the column becomes this."""
        if column.target == IGNORE:
            return _nothing
        if column.target == UNMAPPED:
            return lambda draft, cell: keep(draft, cell, column)
        return putting(column, self._kind)

    def _mark(self, header: str) -> str:
        """A short stand-in for the column and all that is said of it, parted from the cell that follows."""
        mark = self._marks.get(header)
        if mark is None:
            said = repr(self.understood.column(header))
            mark = hashlib.blake2b(said.encode(), digest_size=6).hexdigest() + _SEPARATOR
            self._marks[header] = mark
        return mark

    def _add_constants(self, draft: Draft, key: str) -> None:
        """Constants are said last, and do not overrule what a row says of the same thing."""
        constants = self.understood.mapping.constants
        if not constants:
            return
        draft.slots = {}
        for constant in constants:
            said = constant.values[""].replace("{key}", key)
            column = replace(constant, values={}, language=constant.language or "vi")
            if _is_said(draft, constant.target):
                continue
            put(draft, said, column)
        for finish in FINISHERS:
            finish(draft)


def _is_said(draft: Draft, target: str) -> bool:
    """Whether the rows of the record themselves say what a constant would say for them."""
    if target == "place.who":
        return any("coordinates" in place for place in draft.document.get("places", ()))
    own = {"name": draft.name, "kind": draft.kind, "access": draft.document.get("access")}
    return bool(own.get(target))


def _how_read(cell: Cell | None, marks: str) -> str:
    """What decides how the numbers of a cell of sizes are read, other than the cell itself; mostly nothing does."""
    if not cell or not may_be_two(_in_one(cell)):
        return ""
    return "figure" if isinstance(cell, Figure) else marks


def _in_one(cell: Cell) -> str:
    return cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False)


def _nothing(draft: Draft, cell: Cell) -> None:
    """A column that is left out."""


def _checked(draft: Draft, headings: Mapping[str, str]) -> Built:
    document = {"kind": draft.likely_kind, **draft.document}
    files, wanted = tuple(draft.files), tuple(draft.wanted)
    if any(message.severity is Severity.ERROR for message in draft.messages):
        return Built(None, tuple(draft.messages), wanted, files)
    validated = validate({name: _in_parts(name, value) for name, value in document.items()})
    told = [*_once(draft.messages), *(_at_header(message, draft, headings) for message in validated.messages)]
    return Built(validated.record, tuple(told), wanted, files)


def _in_parts(name: str, value: Any) -> Any:
    """A list of rows, those that are settled as the parts that they were validated to before."""
    if name not in _ROWS:
        return value
    return [(row.part or _part(name, row)) if type(row) is Settled else row for row in value]


def _part(name: str, row: Settled) -> Any:
    """What the row is validated to; itself where it has a fault, which is told with its place in the record."""
    with suppress(ValidationError):
        row.part = _ROWS[name].validate_python(row)
    return row.part or row


def _once(messages: Sequence[Message]) -> list[Message]:
    """Each message once, though several rows of a group gave it."""
    return list({(message.code, message.path, repr(message.params)): message for message in messages}.values())


def _at_header(message: Message, draft: Draft, headings: Mapping[str, str]) -> Message:
    """The message with the heading of the column that its value came from, or those of all that it may be from."""
    name, *inner = message.path.split(".")
    at: list[tuple[str | int, ...]] = [(name, *inner[:2])]
    if inner and inner[0].isdecimal():
        place = int(inner[0]) - (1 if name == "names" and draft.name else 0)
        own: tuple[str | int, ...] = ("preferred", *inner[2:3]) if place < 0 else (place, *inner[1:2])
        at = [(name, *own), (name, place)]
    header = next((draft.origins[one] for one in at if one in draft.origins), "") or headings.get(name)
    return replace(message, path=header) if header else message


def tie(record: Record, found: Mapping[tuple[str | int, ...], str]) -> Record:
    """The record with the pointers at these paths tied to the records with these ids, their labels gone."""
    for path, record_id in found.items():
        record = _put_at(record, path, _to(record_id))
    return record


@lru_cache(maxsize=1024)
def _to(record_id: str) -> Reference:
    """A pointer to the record; neighbours in a sheet often point to the same one."""
    return Reference(record=record_id)


def _put_at(whole: Any, path: tuple[str | int, ...], reference: Reference) -> Any:
    """A copy of a part of a record, or of a list of parts, with `reference` at the end of `path`."""
    if not path:
        return reference
    step, *rest = path
    if isinstance(step, int):
        return [*whole[:step], _put_at(whole[step], tuple(rest), reference), *whole[step + 1 :]]
    return whole.model_copy(update={step: _put_at(getattr(whole, step), tuple(rest), reference)})
