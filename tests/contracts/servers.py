"""Something empty on the real servers of `make services`, for one test; their addresses are in the environment.

set -a; . var/services/env; set +a; .venv/bin/python -m pytest -m services
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

REDIS_TESTS = 4000
"""Fewer than the databases that `tools/services.py` gives Redis; the first one counts."""

_made: set[str] = set()


def fresh_database(_folder: Path) -> str:
    """The URL of a new PostgreSQL database, in which letters have a Vietnamese order."""
    import psycopg

    server = _address("HERITAGE_TEST_DATABASE_URL")
    name = f"test_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    _made.add(name)
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def fresh_prefix(_folder: Path) -> str:
    """The URL of a prefix of the bucket that nobody has."""
    server = _address("HERITAGE_TEST_STORE_URL")
    return urlsplit(server)._replace(path=f"/test {secrets.token_hex(6)}/files").geturl().replace(" ", "%20")


def fresh_queue(_folder: Path) -> str:
    """The URL of a Redis database, emptied, that no other test has."""
    import redis

    server = _address("HERITAGE_TEST_JOBS_URL")
    with redis.Redis.from_url(server) as first:
        number = 1 + int(first.incr("tests")) % REDIS_TESTS  # type: ignore[arg-type]
    url = urlsplit(server)._replace(path=f"/{number}").geturl()
    with redis.Redis.from_url(url) as own:
        own.flushdb()
    return url


@contextmanager
def tidied() -> Iterator[None]:
    """Remove, when the block is left, the databases that were made in it, whoever is still connected to them."""
    before = set(_made)
    yield
    if not _made - before:
        return
    import psycopg

    with psycopg.connect(_address("HERITAGE_TEST_DATABASE_URL"), autocommit=True) as connection:
        for name in _made - before:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
            _made.discard(name)


def _address(name: str) -> str:
    url = os.environ.get(name)
    if not url:
        pytest.fail(f"{name} is not set: make services, then set -a; . var/services/env", pytrace=False)
    return url
