"""A museum that was made before: a mistyped folder is told of, and does not become an empty museum."""

from catalog import dump, institutions
from catalog.blobs import ORIGINALS
from catalog.errors import HeritageError
from catalog.language import N_
from catalog.museum import Museum
from catalog.ports import Database
from heritage import schema
from heritage.settings import Settings, without_password
from heritage.unfilled import Begun, unfilled
from heritage.unsettled import unsettled
from heritage.wiring import open_database, open_museum, open_store


class NotMadeError(HeritageError):
    """The settings lead to a place where nobody made a museum."""

    code = "museum-not-made"
    status = 503
    msgid = N_(
        "There is no museum in {folder}. Check HERITAGE_DATA, or make one with: heritage init --name 'Bảo tàng ...'"
    )


class LostCatalogueError(HeritageError):
    """Originals lie in the store, and the database that told of them is gone, or empty."""

    code = "catalogue-lost"
    status = 503
    msgid = N_(
        "The catalogue in {folder} is gone or empty, though originals lie in the store: {originals}. Nothing was "
        "changed. Put the database back, or bring the museum back from its last backup: heritage restore FOLDER. For "
        "another museum, name another folder in HERITAGE_DATA."
    )


class CutOffRestoreError(HeritageError):
    """A restore began here, and its tables are not there: it was cut off, or is under way."""

    code = "restore-cut-off"
    status = 503
    msgid = N_(
        "{by} began to restore a museum into {folder} at {since} (UTC), and that was cut off, or is under way: its "
        "catalogue is not there yet. Nothing was changed. To go on: {command}. For another museum, name another folder "
        "in HERITAGE_DATA."
    )


def refuse_lost(settings: Settings) -> None:
    """Raise LostCatalogueError, and make nothing, where an empty database stands beside a store with originals.

    Raises CutOffRestoreError where a restore was cut off before its tables, whatever lies in the store.
    """
    begun = unfilled(settings.data)
    database = open_database(settings.database_url)
    try:
        if begun and not _is_used(database):
            raise _cut_off(settings, begun)
        is_empty = _is_empty(database)
    finally:
        database.engine.dispose()
    if is_empty and any(True for _ in open_store(settings.store_url).list(ORIGINALS)):
        where = without_password(settings.store_url)
        raise LostCatalogueError(folder=str(settings.data), originals=where)


def _cut_off(settings: Settings, begun: Begun) -> CutOffRestoreError:
    since = begun.begun_at[:16].replace("T", " ")
    return CutOffRestoreError(by=begun.by, folder=str(settings.data), since=since, command=begun.command)


def _is_used(database: Database) -> bool:
    """Whether there is a museum that a restore does not go over, or that tells itself that its restore was cut off."""
    if not database.is_made():
        return False
    with database.engine.connect() as connection:
        if schema.revision_of(connection) is None:
            return False
        return not dump.is_unused(connection) or unsettled(connection) is not None


def _is_empty(database: Database) -> bool:
    if not database.is_made():
        return True
    with database.engine.connect() as connection:
        return schema.revision_of(connection) is None or not institutions.all_of(connection)


def open_made_museum(settings: Settings) -> Museum:
    """The museum that the settings describe; raises NotMadeError, and makes nothing, where there is none.

    Raises LostCatalogueError where there was one, CutOffRestoreError where one is not there yet.
    """
    refuse_lost(settings)
    if not open_database(settings.database_url).is_made():
        raise NotMadeError(folder=str(settings.data))
    museum = open_museum(settings)
    with museum.database.connect() as connection:
        made = institutions.all_of(connection)
    if not made:
        museum.database.dispose()
        raise NotMadeError(folder=str(settings.data))
    return museum
