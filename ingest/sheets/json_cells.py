"""The members of one record in JSON as the cells of a row, by their paths: 'dateRange.text', 'contributors[].fc'."""

import re
from typing import Any

from catalog.language import N_
from catalog.messages import Severity, define
from ingest.sheets.table import Cell, Figure, SheetRefusedError

JSON_TOO_DEEP = define(
    "json-too-deep",
    Severity.ERROR,
    N_("'{source}' nests lists and objects more than {limit} levels deep, which no record needs. Flatten it."),
)

MOST_LEVELS = 100
_PATH_LEVELS = 6
HALF = re.compile("[\ud800-\udfff]")
"""Half a pair of UTF-16, as JSON may write it alone: an emoji that was cut in two. No file and no database takes it."""
_UNSEEN = "\u200b"
_VALUE_KEYS = ("value", "label", "name")


def is_list_of_objects(value: Any) -> bool:
    """Whether it is a list of nothing but objects, one at least."""
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def without_halves(value: Any) -> Any:
    """The value with a sign that nobody sees, which is told and taken out as such are, for each half pair of UTF-16."""
    if isinstance(value, str):
        return HALF.sub(_UNSEEN, value) if HALF.search(value) else value
    if isinstance(value, list):
        return [without_halves(each) for each in value]
    if isinstance(value, dict):
        return {without_halves(name): without_halves(each) for name, each in value.items()}
    return value


def flatten(record: dict[str, Any], source: str = "") -> dict[str, Cell]:
    """The members of an object as cells by path; lists stay lists, null and empty ones are left out.

    Raises SheetRefusedError where it nests more than MOST_LEVELS deep.
    """
    cells: dict[str, Cell] = {}
    try:
        for key, value in record.items():
            _put(cells, str(key), value, 1)
    except RecursionError as exc:
        raise SheetRefusedError(JSON_TOO_DEEP(source=source, limit=MOST_LEVELS)) from exc
    return cells


def _put(cells: dict[str, Cell], path: str, value: Any, level: int) -> None:
    if value is None or value in ("", [], {}):
        return
    if isinstance(value, dict) and not _is_value(value) and level < _PATH_LEVELS:
        for key, member in value.items():
            _put(cells, f"{path}.{key}", member, level + 1)
    elif is_list_of_objects(value) and not _is_value(value[0]) and level < _PATH_LEVELS:
        for each in value:
            inner: dict[str, Cell] = {}
            _put(inner, f"{path}[]", each, level)
            for name, cell in inner.items():
                gathered = cells.setdefault(name, [])
                if not isinstance(gathered, list):  # a member of its own is called so
                    gathered = cells[name] = [gathered]
                gathered.extend(cell if isinstance(cell, list) else [cell])
    else:
        cells[path] = _as_cell(value)


def _is_value(value: dict[str, Any]) -> bool:
    """Whether an object is a value with something about it: {'value': 'Nhà Ngô', 'id': 'Q703919'}."""
    return any(isinstance(value.get(key), str) for key in _VALUE_KEYS) and not any(
        map(is_list_of_objects, value.values())
    )


def _as_cell(value: Any, level: int = 0) -> Cell:
    if isinstance(value, str):
        return value if isinstance(value, Figure) else str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if level >= MOST_LEVELS:
        raise RecursionError
    if isinstance(value, list):
        return [_as_cell(each, level + 1) for each in value if each is not None]
    if isinstance(value, dict):
        return {str(key): _as_cell(each, level + 1) for key, each in value.items() if each is not None}
    return str(value)
