"""The one place where backends are chosen, by the scheme of a setting's URL: from the settings to a running museum."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from catalog.errors import SettingError
from catalog.museum import Museum
from catalog.own_folders import swept, work_folder
from catalog.ports import Database, Jobs, SearchIndex, Store
from heritage import schema
from heritage.backends.folder_store import open_folder
from heritage.backends.postgres_database import PostgresDatabase
from heritage.backends.redis_jobs import open_redis_jobs
from heritage.backends.s3_store import open_s3
from heritage.backends.sqlite_database import SqliteDatabase
from heritage.backends.sqlite_jobs import open_sqlite_jobs
from heritage.backends.tantivy_lazily import open_tantivy
from heritage.settings import Settings, without_password

Port = TypeVar("Port")
Indexes = tuple[SearchIndex, SearchIndex]
"""The public and the full one."""


@dataclass(frozen=True)
class Backend(Generic[Port]):
    """A way to have a port: `example` helps whoever mistyped a URL; `open` raises ValueError for one of no use.

    It is handed the URL, that of a store also the folder of this machine for files on their way, or None.
    """

    example: str
    open: Callable[..., Port]


DATABASES: dict[str, Backend[Database]] = {
    "sqlite": Backend("sqlite:////srv/museum/museum.db", SqliteDatabase),
    "postgresql": Backend("postgresql://museum@localhost/museum", PostgresDatabase),
}
STORES: dict[str, Backend[Store]] = {
    "file": Backend("file:///srv/museum/files", open_folder),
    "s3": Backend("s3://museum/files?endpoint=https://s3.example", open_s3),
}
INDEXES: dict[str, Backend[Indexes]] = {"tantivy": Backend("tantivy:///srv/museum/search", open_tantivy)}
QUEUES: dict[str, Backend[Jobs]] = {
    "sqlite": Backend("sqlite:////srv/museum/jobs.db", open_sqlite_jobs),
    "redis": Backend("redis://localhost:6379/0", open_redis_jobs),
    "rediss": Backend("rediss://redis.example:6379/0", open_redis_jobs),
}


def open_museum(settings: Settings) -> Museum:
    """The museum that the settings describe, its database brought up to date; makes what is not there yet.

    Raises SettingError for a value that no backend understands.
    """
    database = open_database(settings.database_url)
    schema.bring_up_to_date(database)
    public, full = open_indexes(settings.search_url)
    work = swept(work_folder(settings.data))
    return Museum(
        database=database.engine,
        commits=database.commits,
        store=open_store(settings.store_url, work),
        public=public,
        full=full,
        jobs=open_jobs(settings.jobs_url),
        public_url=settings.public_url,
        work=work,
    )


def open_database(url: str) -> Database:
    """The database at `url`; nothing is made before it is used."""
    return _open("HERITAGE_DATABASE_URL", DATABASES, url)


def open_store(url: str, work: Path | None = None) -> Store:
    """The store at `url`; what of it has to lie on this machine for a while lies in `work`."""
    return _open("HERITAGE_STORE_URL", STORES, url, work)


def open_indexes(url: str) -> Indexes:
    """The public and the full index at `url`."""
    return _open("HERITAGE_SEARCH_URL", INDEXES, url)


def open_jobs(url: str) -> Jobs:
    """The queue at `url`."""
    return _open("HERITAGE_JOBS_URL", QUEUES, url)


def _open(setting: str, backends: Mapping[str, Backend[Port]], url: str, *more: Path | None) -> Port:
    try:
        backend = backends.get(urlsplit(url).scheme)
        if backend is not None:
            return backend.open(url, *more)
    except ValueError as exc:
        raise _unusable(setting, backends, url) from exc
    raise _unusable(setting, backends, url)


def _unusable(setting: str, backends: Mapping[str, Backend[Port]], url: str) -> SettingError:
    examples = ", ".join(dict.fromkeys(backend.example for backend in backends.values()))
    return SettingError(name=setting, value=without_password(url), reason=examples)
