"""Every backend that the contract tests run over: a new one adds its row here, as it adds one in `heritage/wiring.py`.

A row has the scheme by which the backend is chosen and makes the URL of something empty for one test, in whose
temporary folder it may put what it needs. `needs_service` leaves the row to `make test-services`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.contracts import servers

Url = Callable[[Path], str]


@dataclass(frozen=True)
class Row:
    """A backend to be tried."""

    scheme: str
    url: Url
    needs_service: bool = False


DATABASES = (
    Row("sqlite", lambda folder: f"sqlite:///{folder}/museum.db"),
    Row("postgresql", servers.fresh_database, needs_service=True),
)
STORES = (
    Row("file", lambda folder: f"file://{folder}/store"),
    Row("s3", servers.fresh_prefix, needs_service=True),
)
INDEXES = (Row("tantivy", lambda folder: f"tantivy://{folder}/index"),)
QUEUES = (
    Row("sqlite", lambda folder: f"sqlite:///{folder}/jobs.db"),
    Row("redis", servers.fresh_queue, needs_service=True),
)


def on_servers(folder: Path) -> dict[str, str]:
    """The settings of an empty museum with every backend that needs a server."""
    tables = {"HERITAGE_DATABASE_URL": DATABASES, "HERITAGE_STORE_URL": STORES, "HERITAGE_JOBS_URL": QUEUES}
    return {name: row.url(folder) for name, rows in tables.items() for row in rows if row.needs_service}


def each(rows: tuple[Row, ...]) -> list[Any]:
    """The rows as the parameters of a fixture: the functions that make URLs."""
    return [
        pytest.param(row.url, id=row.scheme, marks=[pytest.mark.services] if row.needs_service else []) for row in rows
    ]
