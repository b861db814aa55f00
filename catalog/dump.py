"""The tables as lines of JSON, the same whatever database holds them: what a backup keeps and a restore fills.

A table's first line names its columns and those that hold bytes; every other line is a row, its values in that order,
bytes in base64. Rows stand in the order of bytes of their keys, or of all their values where a table has no key, so
that two dumps of the same museum are the same, byte for byte. What only says who is at work just now (leases, holders
of jobs) and what waits for the search indexes, which a restore builds anew, is left out.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    LargeBinary,
    RowMapping,
    String,
    Table,
    cast,
    func,
    insert,
    inspect,
    null,
    select,
    union,
    union_all,
)

from catalog.blobs import Blob
from catalog.tables import BINARY, audit, blob, derivative, institution, job, lease, metadata, search_outbox, tile_index

_LEFT_OUT = {lease.name, search_outbox.name}
_OF_INIT = {institution.name, audit.name}
_AT_REST: dict[str, dict[str, Any]] = {job.name: {"holder": None, "lease_until": None}}
"""What a row says of a process at work, as it is where nobody works."""
_WORKING, _WAITING = "working", "waiting"
_ROWS = 1000
_STREAMED = {"yield_per": _ROWS}
"""Of a statement, not of the connection: what is written on that later has no cursor of a server."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_DECODER = json.JSONDecoder()
_NO_CELL = (list, dict)


def tables() -> list[Table]:
    """The tables of a dump, each after those that it points to."""
    return [table for table in metadata.sorted_tables if table.name not in _LEFT_OUT]


def lines(connection: Connection, table: Table) -> Iterator[bytes]:
    """The table's lines, without their ends; the connection should see one state of the database all the while."""
    columns = list(table.columns)
    binary = [column.name for column in columns if isinstance(column.type, LargeBinary)]
    yield _line({"table": table.name, "columns": [column.name for column in columns], "binary": binary})
    rows = connection.execute(select(table).order_by(*_order(table)), execution_options=_STREAMED)
    for row in rows:
        values = _at_rest(table, row._mapping) if table.name in _AT_REST else row
        yield _line([_plain(value) for value in values] if binary else list(values))


def load(connection: Connection, found: Iterable[bytes], table: Table) -> int:
    """Insert the rows of these lines into the table, as it is in the database now; returns how many they were.

    Raises ValueError for lines that are not this table's.
    """
    rest = iter(found)
    names, binary = _head(next(rest, b""), table)
    number = 0
    while some := list(islice(rest, _ROWS)):
        connection.execute(insert(table), [_row(names, binary, line) for line in some])
        number += len(some)
    return number


def column(found: Iterable[bytes], name: str) -> Iterator[Any]:
    """What the rows of these lines have in this column; raises ValueError for lines that are no table's."""
    rest = iter(found)
    names = _words(next(rest, b""), "columns")
    for line in rest:
        row = _row(names, [], line)
        if name not in row:
            raise ValueError("no table with this column")
        yield row[name]


def _head(line: bytes, table: Table) -> tuple[list[str], list[str]]:
    """The table's columns in the order of the lines, and those that hold bytes."""
    names, binary = _words(line, "columns"), _words(line, "binary")
    if json.loads(line).get("table") != table.name:
        raise ValueError("another table's line")
    if sorted(names) != sorted(table.columns.keys()) or not set(binary) <= set(names):
        raise ValueError("other columns than the table's")
    return names, binary


def _words(line: bytes, name: str) -> list[str]:
    head = json.loads(line)
    words = head.get(name) if isinstance(head, dict) else None
    if not isinstance(words, list) or not all(isinstance(one, str) for one in words):
        raise ValueError("no table's first line")
    return words


def _row(names: list[str], binary: list[str], line: bytes) -> dict[str, Any]:
    values = _DECODER.decode(line.decode())
    if not isinstance(values, list) or any(isinstance(value, _NO_CELL) for value in values):
        raise ValueError("no table's row")
    row = dict(zip(names, values, strict=True))
    for name in binary:
        if row[name] is not None:
            row[name] = _bytes(row[name])
    return row


def _bytes(value: object) -> bytes:
    if not isinstance(value, str):
        raise ValueError("no bytes")  # noqa: TRY004 - a line that is none, as all others
    return base64.b64decode(value)


def is_empty(connection: Connection) -> bool:
    """Whether nobody has put anything into the museum yet; an older schema may lack some of the tables."""
    return not _filled(connection, tables())


def is_unused(connection: Connection) -> bool:
    """Whether nothing was ever brought into the museum: at most it was made, and is known by its name."""
    return not _filled(connection, [table for table in tables() if table.name not in _OF_INIT])


def _filled(connection: Connection, wanted: Iterable[Table]) -> bool:
    there = set(inspect(connection).get_table_names())
    return any(count(connection, table) for table in wanted if table.name in there)


def count(connection: Connection, table: Table) -> int:
    """How many rows the table has."""
    return connection.scalar(select(func.count()).select_from(table)) or 0


def number_of_files(connection: Connection) -> int:
    """How many originals and things made of them there are."""
    made = union(select(derivative.c.key), select(tile_index.c.key)).subquery()
    number = select(func.count()).select_from(made).where(~made.c.key.startswith("originals/"))
    return count(connection, blob) + (connection.scalar(number) or 0)


def made_files(connection: Connection) -> Iterator[tuple[str, int | None]]:
    """The store's keys of everything that was made of originals, in the order of their bytes, with their sizes."""
    tiles = select(tile_index.c.key, cast(null(), BigInteger).label("size_bytes"))
    made = union_all(select(derivative.c.key, derivative.c.size_bytes), tiles).subquery()
    found = select(made.c.key, func.max(made.c.size_bytes)).group_by(made.c.key).order_by(made.c.key.collate(BINARY))
    for key, size_bytes in connection.execute(found, execution_options=_STREAMED):
        if not key.startswith("originals/"):
            yield key, size_bytes


def originals(connection: Connection) -> Iterator[Blob]:
    """Every original, in the order of the bytes of their keys."""
    found = select(blob.c.sha256, blob.c.size_bytes, blob.c.mime).order_by(blob.c.sha256.collate(BINARY))
    for row in connection.execute(found, execution_options=_STREAMED):
        yield Blob(*row)


def _order(table: Table) -> list[Any]:
    keys = list(table.primary_key.columns)
    if keys:
        return [_by_bytes(column) for column in keys]
    return [part for column in table.columns for part in (column.is_(None), _by_bytes(column))]


def _by_bytes(column: Column[Any]) -> Any:
    return column.collate(BINARY) if isinstance(column.type, String) else column


def _at_rest(table: Table, row: RowMapping) -> Iterable[Any]:
    state = _WAITING if row["state"] == _WORKING else row["state"]
    return {**row, **_AT_REST[table.name], "state": state}.values()


def _plain(value: Any) -> Any:
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes | memoryview) else value


def _line(value: Any) -> bytes:
    return _ENCODER.encode(value).encode()
