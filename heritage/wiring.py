"""The one place where backends are chosen: from the settings to a running museum."""

from catalog.museum import Museum
from catalog.ports import SearchIndex, Store
from heritage import schema
from heritage.backends.database import open_database
from heritage.backends.folder_store import FolderStore
from heritage.backends.huey_jobs import HueyJobs, open_queue
from heritage.backends.tantivy_index import TantivyIndex
from heritage.settings import Settings, path_of


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
    return FolderStore(path_of("HERITAGE_STORE_URL", url, "file://", "files"))


def open_indexes(url: str) -> tuple[SearchIndex, SearchIndex]:
    """The public and the full index at `url`."""
    folder = path_of("HERITAGE_SEARCH_URL", url, "tantivy://", "search")
    return TantivyIndex(folder / "public", only_public=True), TantivyIndex(folder / "full", only_public=False)
