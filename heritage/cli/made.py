"""A museum that was made before: a mistyped folder is told of, and does not become an empty museum."""

from catalog import institutions
from catalog.blobs import ORIGINALS
from catalog.errors import HeritageError
from catalog.language import N_
from catalog.museum import Museum
from heritage import schema
from heritage.settings import Settings, without_password
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


def refuse_lost(settings: Settings) -> None:
    """Raise LostCatalogueError, and make nothing, where an empty database stands beside a store with originals."""
    if _is_empty(settings) and any(True for _ in open_store(settings.store_url).list(ORIGINALS)):
        where = without_password(settings.store_url)
        raise LostCatalogueError(folder=str(settings.data), originals=where)


def _is_empty(settings: Settings) -> bool:
    database = open_database(settings.database_url)
    if not database.is_made():
        return True
    try:
        with database.engine.connect() as connection:
            return schema.revision_of(connection) is None or not institutions.all_of(connection)
    finally:
        database.engine.dispose()


def open_made_museum(settings: Settings) -> Museum:
    """The museum that the settings describe; raises NotMadeError, and makes nothing, where there is none.

    Raises LostCatalogueError where there was one.
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
