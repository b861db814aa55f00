"""Rows put in where they are not there yet, in one statement: two who do so at once both go on, and neither fails.

`ON CONFLICT DO NOTHING` is spelled alike in SQLite and PostgreSQL. Where another transaction has put the same row in
and not ended yet, the statement waits for its end. What is read afterwards is the row that is there.
"""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from sqlalchemy import ClauseElement, Connection, Insert, Table, insert
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import SyntaxExtension
from sqlalchemy.sql.visitors import InternalTraversal


class _OrLeaveIt(SyntaxExtension, ClauseElement):
    """What follows the values of such an INSERT."""

    inherit_cache = True
    _traverse_internals: ClassVar[list[tuple[str, InternalTraversal]]] = []  # type: ignore[misc]

    def apply_to_insert(self, insert_stmt: Insert) -> None:
        insert_stmt.apply_syntax_extension_point(self.append_replacing_same_type, "post_values")


@compiles(_OrLeaveIt)
def _compiled(_element: _OrLeaveIt, _compiler: object, **_: object) -> str:
    return "ON CONFLICT DO NOTHING"


def add_absent(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert those of the rows whose key or unique value the table does not have; the others stay as they are.

    Callers give rows in an order that all of them would, so that two who put in the same wait for each other in turn.
    """
    wanted = list(rows)
    if wanted:
        connection.execute(insert(table).ext(_OrLeaveIt()), wanted)
