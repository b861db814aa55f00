"""What the cells of one column come to in a record under construction."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from catalog.record.lists import Kind
from catalog.text import clean_text
from ingest.sheets.fields.draft import Column, Draft, Piece, Settled
from ingest.sheets.fields.registry import FIELDS
from ingest.sheets.fields.size_numbers import write_number
from ingest.sheets.table import Cell, Figure

READABLE = re.compile(r"[^\W_]")
"""What a cell must have to say anything."""

_SPLIT = re.compile(r"\s*;\s*|\s*\n\s*")
VALUE_KEYS = ("value", "label", "name")
_LINK_KEYS = ("id", "@id", "uri")
_REMEMBERED = 4096
_LONGEST = 200
"""Characters of a cell that may come again."""

Step = Callable[[Draft, Cell], None]


def putting(column: Column, fallback: Kind) -> Step:
    """What is done with each cell of the column; `fallback` is the kind of records of which nothing else tells it.

    What cells come to that add settled rows and do nothing else is remembered, for as many as a column of words has.
    """
    field = FIELDS[column.target]
    set_value, is_plain = field.set, not column.values and not column.split
    remembered: dict[str, _Alone | None] = {}

    def step(draft: Draft, cell: Cell) -> None:
        if type(cell) is str and len(cell) <= _LONGEST:
            alone = remembered.get(cell)
            if alone is not None:
                alone.put(draft, column.header)
                return
            if field.alone and len(remembered) < _REMEMBERED and cell not in remembered:
                alone = remembered[cell] = _alone(cell, column, fallback)
                if alone is not None:
                    alone.put(draft, column.header)
                    return
        if is_plain and isinstance(cell, str) and not (field.many and (";" in cell or "\n" in cell)):
            text = cell.strip()
            if READABLE.search(text):
                set_value(draft, Piece(text, is_figure=isinstance(cell, Figure)), column)
                return
        put(draft, cell, column)

    return step


class _Alone(NamedTuple):
    """All that a cell comes to, whatever else the record says: rows of its lists, and the kind that it tells."""

    rows: tuple[tuple[str, Settled], ...]
    kind_hint: Kind | None

    def put(self, draft: Draft, header: str) -> None:
        for name, row in self.rows:
            draft.add(name, row, header)
        draft.kind_hint = draft.kind_hint or self.kind_hint


def _alone(cell: str, column: Column, fallback: Kind) -> _Alone | None:
    """What the cell comes to in a record of which nothing is known; None where that is more than settled rows."""
    draft = Draft(fallback)
    put(draft, cell, column)
    more = (draft.name, draft.kind, draft.slots, draft.messages, draft.wanted, draft.files)
    rows = [(name, row) for name, rows in draft.document.items() for row in rows]
    if any(more) or not all(isinstance(row, Settled) for _, row in rows):
        return None
    return _Alone(tuple(rows), draft.kind_hint)


def keep(draft: Draft, cell: Cell, column: Column) -> None:
    if isinstance(cell, str):
        if READABLE.search(cell):
            draft.keep(column, cell.strip())
    else:
        draft.document.setdefault("unmapped", {})[column.header] = cell


def put(draft: Draft, cell: Cell, column: Column) -> None:
    """Each value of the cell into the draft; a dash, or signs that nobody can read, say nothing."""
    field = FIELDS[column.target]
    for piece in pieces(cell):
        text = piece.text.strip()
        if not READABLE.search(text) and not clean_text(text).strip("-–—−_.…?/ "):
            continue
        for part in split(text, column, many=field.many):
            meant = column.values.get(part, part) if column.values else part
            if meant:
                field.set(draft, Piece(meant, piece.link, piece.is_figure and meant == text), column)
    if isinstance(cell, list) and any(isinstance(each, dict) and "qualifiers" in each for each in cell):
        draft.document.setdefault("unmapped", {})[column.header] = cell


def split(text: str, column: Column, *, many: bool) -> Sequence[str]:
    if column.split is None:
        if not many or (";" not in text and "\n" not in text):
            return (text,)
        parts = _SPLIT.split(text)
    elif column.split:
        parts = text.split(column.split)
    else:
        return (text,)
    return [part.strip() for part in parts if part.strip()]


def pieces(cell: Cell) -> Iterator[Piece]:
    """The values in a cell: of a list each one, of an object its value and its id."""
    if isinstance(cell, str):
        yield Piece(cell, is_figure=isinstance(cell, Figure))
    elif isinstance(cell, list):
        for each in cell:
            yield from pieces(each)
    else:
        text = next((cell[name] for name in VALUE_KEYS if isinstance(cell.get(name), str)), None)
        link = next((cell[name] for name in _LINK_KEYS if isinstance(cell.get(name), str)), "")
        said = str(text) if text is not None else json.dumps(cell, ensure_ascii=False)
        yield Piece(said, str(link), isinstance(text, Figure))


def plain(cell: Cell) -> str:
    """A cell as one line of clean text; '' where there is nothing to read."""
    text = cell if isinstance(cell, str) else next((piece.text for piece in pieces(cell)), "")
    return " ".join(clean_text(text).split()) if READABLE.search(text) else ""


def plain_among(cell: Cell, column: Column) -> str:
    """What a cell says among those that `column` joins; a number that was stored as one, so that it stays this one."""
    is_size = isinstance(cell, Figure) and column.target.startswith("measurement")
    return write_number(plain(cell), column.marks) if is_size else plain(cell)
