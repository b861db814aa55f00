"""Many rows put into a table at once, handed to the driver as they are.

SQLAlchemy makes the statement, once for each database and set of columns; what it would do to each row again, which
takes longer than the database does, is left out. So only columns whose values no type converts may be filled so: text,
numbers and bytes.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert


def add_many(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows, all of which have the same columns, at least two."""
    if not rows:
        return
    statement, places = _statement(connection.dialect, table, tuple(rows[0]))
    values = list(map(itemgetter(*places), rows)) if places else [dict(row) for row in rows]
    connection.exec_driver_sql(statement, values)


@lru_cache(maxsize=128)
def _statement(dialect: Dialect, table: Table, columns: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The statement in the dialect's words, and the columns by their place in it; () where it knows them by name."""
    compiled = insert(table).inline().compile(dialect=dialect, column_keys=list(columns))
    return str(compiled), tuple(compiled.positiontup or ())
