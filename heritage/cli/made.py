"""A museum that was made before: a mistyped folder is told of, and does not become an empty museum."""

from catalog import institutions
from catalog.errors import HeritageError
from catalog.language import N_
from catalog.museum import Museum
from heritage.settings import Settings
from heritage.wiring import open_database, open_museum


class NotMadeError(HeritageError):
    """The settings lead to a place where nobody made a museum."""

    code = "museum-not-made"
    status = 503
    msgid = N_(
        "There is no museum in {folder}. Check HERITAGE_DATA, or make one with: heritage init --name 'Bảo tàng ...'"
    )


def open_made_museum(settings: Settings) -> Museum:
    """The museum that the settings describe; raises NotMadeError, and makes nothing, where there is none."""
    if not open_database(settings.database_url).is_made():
        raise NotMadeError(folder=str(settings.data))
    museum = open_museum(settings)
    with museum.database.connect() as connection:
        made = institutions.all_of(connection)
    if not made:
        museum.database.dispose()
        raise NotMadeError(folder=str(settings.data))
    return museum
