"""Many rows put into a table, or found by their keys, at once, handed to and by the driver as they are.

SQLAlchemy makes the statement, once for each database and set of columns; what it would do to each row again, which
takes longer than the database does, is left out. So only columns whose values no type converts may be filled, and
asked for, so: text, numbers and bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Dialect, Table, bindparam, insert, select

from catalog.portions import MOST, portions


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


def find_many(
    connection: Connection,
    columns: Sequence[ColumnElement[Any]],
    among: tuple[Column[Any], Iterable[str]],
    same: Mapping[Column[Any], str] | None = None,
) -> Iterator[tuple[Any, ...]]:
    """These columns of the rows in which the column `among` has one of its values; `same`: what other columns have."""
    column, values = among
    owns = tuple(same or ())
    for some in portions(values):
        wanted = named(some)
        statement, places = _question(connection.dialect, tuple(columns), column, owns, len(wanted))
        wanted |= {f"own_{at}": value for at, value in enumerate((same or {}).values())}
        found = connection.exec_driver_sql(statement, itemgetter(*places)(wanted) if places else wanted)
        yield from map(tuple, found.all())


_SIZES = (2, 20, 200, MOST)
"""How many values a statement names; one that has fewer names the last of them several times."""


def named(values: Sequence[str]) -> dict[str, str]:
    """The values for a statement with `one_of`, at most `portions.MOST`, by their names in it."""
    size = next(size for size in _SIZES if size >= len(values))
    return {f"one_{at}": value for at, value in enumerate([*values, *[values[-1]] * (size - len(values))])}


def one_of(column: Column[Any], size: int) -> ColumnElement[bool]:
    """True where the column has one of `size` values, which `named` names.

    The statement is ready for each of a few sizes; one for any number of values is made anew each time.
    """
    return column.in_([bindparam(f"one_{at}", type_=column.type) for at in range(size)])


@lru_cache(maxsize=128)
def _question(
    dialect: Dialect,
    columns: tuple[ColumnElement[Any], ...],
    among: Column[Any],
    owns: tuple[Column[Any], ...],
    size: int,
) -> tuple[str, tuple[str, ...]]:
    asked = select(*columns).where(
        *(own == bindparam(f"own_{at}", type_=own.type) for at, own in enumerate(owns)),
        one_of(among, size),
    )
    compiled = asked.compile(dialect=dialect)
    return str(compiled), tuple(compiled.positiontup or ())
