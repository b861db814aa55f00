"""The one place where backends are chosen: from the settings to a running museum."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from catalog.errors import SettingError
from catalog.museum import Museum
from catalog.ports import SearchIndex, Store
from heritage import schema
from heritage.backends.database import open_database
from heritage.backends.folder_store import FolderStore
from heritage.backends.huey_jobs import HueyJobs, open_queue
from heritage.backends.tantivy_index import TantivyIndex
from heritage.settings import Settings


def open_museum(settings: Settings) -> Museum:
    """The museum that the settings describe, its database brought up to date; makes what is not there yet.

    Raises SettingError for a value that no backend understands.
    """
    database = open_database(settings.database_url)
    schema.bring_up_to_date(database)
    public, full = open_indexes(settings.search_url)
    return Museum(
        database=database,
        store=open_store(settings.store_url),
        public=public,
        full=full,
        jobs=HueyJobs(open_queue(settings.jobs_url)),
        public_url=settings.public_url,
    )


def open_store(url: str) -> Store:
    """The store at `url`."""
    parsed = urlsplit(url)
    if parsed.scheme == "file" and parsed.path:
        return FolderStore(Path(unquote(parsed.path)))
    raise SettingError(name="HERITAGE_STORE_URL", value=url, reason="file:///...")


def open_indexes(url: str) -> tuple[SearchIndex, SearchIndex]:
    """The public and the full index at `url`."""
    parsed = urlsplit(url)
    if parsed.scheme == "tantivy" and parsed.path:
        folder = Path(unquote(parsed.path))
        return TantivyIndex(folder / "public", only_public=True), TantivyIndex(folder / "full", only_public=False)
    raise SettingError(name="HERITAGE_SEARCH_URL", value=url, reason="tantivy:///...")
