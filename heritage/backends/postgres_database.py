"""The database on a PostgreSQL server (15 or later), for a museum with several machines or many who write at once."""

import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Integer, Table, create_engine, event, func, inspect, select
from sqlalchemy.engine import ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError

from catalog.tables import BINARY
from heritage.backends.extras import imported

_WISHES = {
    "application_name": "heritage",
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""What libpq is told where the URL says nothing: a server gone without a word is waited for a minute at most."""
LOCK_MS = 150_000
"""A statement waits as long for others as one does in SQLite."""

_MIGRATING = 0x68657269746167
"""The number of our advisory lock: 'heritag' in ASCII."""

_FAULTS = {
    "08000": errno.ECONNREFUSED,
    "08001": errno.ECONNREFUSED,
    "08003": errno.ECONNREFUSED,
    "08006": errno.ECONNREFUSED,
    "08P01": errno.ECONNREFUSED,
    "25006": errno.EROFS,
    "40001": errno.EBUSY,
    "40P01": errno.EBUSY,
    "53100": errno.ENOSPC,
    "53200": errno.ENOMEM,
    "53300": errno.EUSERS,
    "55P03": errno.EBUSY,
    "57P01": errno.ECONNREFUSED,
    "57P02": errno.ECONNREFUSED,
    "57P03": errno.ECONNREFUSED,
    "58030": errno.EIO,
}
"""PostgreSQL's codes (https://www.postgresql.org/docs/15/errcodes-appendix.html) as the system's numbers."""
_STARTING = ("starting up", "shutting down", "in recovery mode")


class PostgresDatabase:
    """The `Database` on a server: postgresql://user:password@host/name, with libpq's parameters after a '?'.

    Transactions see what is committed when each statement begins (READ COMMITTED). Whatever order of letters the
    database has, columns whose order counts are compared byte by byte, as SQLite does. Raises ValueError for a URL that
    names no database, ExtraMissingError where psycopg is not installed.
    """

    def __init__(self, url: str) -> None:
        try:
            parsed = make_url(url)
        except ArgumentError as exc:
            raise ValueError("not the URL of a database") from exc
        if not parsed.database:
            raise ValueError("a URL without the name of a database")
        self._driver = imported("psycopg", "PostgreSQL")
        self._engine = create_engine(
            parsed.set(drivername="postgresql+psycopg"),
            connect_args={
                **{name: value for name, value in _WISHES.items() if name not in parsed.query},
                "options": f"-c lock_timeout={LOCK_MS} -c client_encoding=UTF8 {parsed.query.get('options', '')}",
            },
            pool_size=8,
            max_overflow=32,
            pool_pre_ping=True,
        )
        event.listen(self._engine, "handle_error", self._number_fault)

    @property
    def engine(self) -> Engine:
        """What connections come from."""
        return self._engine

    def is_made(self) -> bool:
        """Whether a migration ran there."""
        with self._engine.connect() as connection:
            return inspect(connection).has_table("alembic_version")

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """A transaction under an advisory lock, which is gone with it; makes the collation that the tables name."""
        with self._engine.begin() as connection:
            connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")
            connection.exec_driver_sql(f"CREATE COLLATION IF NOT EXISTS \"{BINARY}\" (LOCALE = 'C')")
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A transaction that sees what its first statement saw, and reads only."""
        with self._engine.connect() as connection:
            yield connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            connection.rollback()

    def count_on(self, connection: Connection, tables: Iterable[Table]) -> None:
        """Set each table's sequence to its largest number."""
        for table in tables:
            for column in table.primary_key.columns:
                if isinstance(column.type, Integer) and not column.foreign_keys and len(table.primary_key.columns) == 1:
                    largest = select(func.max(column)).scalar_subquery()
                    sequence = func.pg_get_serial_sequence(table.name, column.name)
                    connection.execute(select(func.setval(sequence, func.coalesce(largest, 1), largest.is_not(None))))

    def commits(self) -> None:
        """Nothing here is cheaper to ask than what one wants to know."""
        return

    def _number_fault(self, context: ExceptionContext) -> None:
        """Give the driver's error the system's number of what went wrong, as OSError has it."""
        error: Any = context.original_exception
        number = _FAULTS.get(getattr(error, "sqlstate", None) or "")
        if number is None and isinstance(error, self._driver.OperationalError) and _is_away(str(error)):
            number = errno.ECONNREFUSED
        if number is not None:
            error.errno = number


def _is_away(words: str) -> bool:
    """Whether an error without a code says that nobody answers, rather than that the server refused us."""
    return "FATAL" not in words or any(one in words for one in _STARTING)
