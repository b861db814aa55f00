"""The schema of the database: migrations from the first table on, run before anything else touches it."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, inspect, text

from catalog.errors import HeritageError
from catalog.language import N_
from catalog.ports import Database
from catalog.tables import institution, metadata

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0004"
"""The newest migration in `heritage/migrations/versions`; a test compares."""

MIGRATIONS = Path(__file__).parent / "migrations"


class NewerDatabaseError(HeritageError):
    """A database that a newer version of this software migrated."""

    code = "database-newer"
    msgid = N_("A newer version wrote this museum's data (schema {found}). Update the software; nothing was changed.")


class UnreleasedDatabaseError(HeritageError):
    """A database whose tables no release ever made: a version under development did, before its migration was final."""

    code = "database-unreleased"
    msgid = N_(
        "This museum's data was made by an unreleased version, which this one cannot go on from. Move its folder "
        "aside, make the museum anew with heritage init, and bring the sheets again; nothing was changed."
    )


def bring_up_to_date(database: Database) -> None:
    """Run the migrations that the database lacks; raises NewerDatabaseError for one from the future.

    Raises UnreleasedDatabaseError where its tables are not those of its migrations; nothing is changed then. Two
    processes at once: the second waits for the first and then finds nothing left to do.
    """
    with database.engine.connect() as connection:
        if revision_of(connection) == HEAD:
            _check_tables(connection)
            return
    with database.migrating() as connection:
        found = revision_of(connection)
        if found != HEAD:
            _upgrade(connection, found)
        _check_tables(connection)


def is_known(found: str) -> bool:
    """Whether this software knows the migration `found`."""
    return found in _known()


def bring_to(database: Database, wanted: str) -> None:
    """Run the migrations up to `wanted` in an empty database, for what was written when it was the newest."""
    with database.engine.connect() as connection:
        if revision_of(connection) == wanted:
            return
    with database.migrating() as connection:
        _upgrade(connection, revision_of(connection), wanted)


def unmake(connection: Connection) -> None:
    """Remove every table of a museum in which nothing is, in this transaction.

    Institutions go first: that waits for whoever brings something to one just now, and fails then, changing nothing.
    """
    _upgrade(connection, revision_of(connection))  # so that every table is one that the code knows
    connection.execute(delete(institution))
    metadata.drop_all(connection)
    connection.execute(text("DROP TABLE alembic_version"))


def revision_of(connection: Connection) -> str | None:
    """The migration that the database stands at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return str(found) if found is not None else None


def _upgrade(connection: Connection, found: str | None, wanted: str = "head") -> None:
    from alembic import command  # noqa: PLC0415 - half a second that only a migration should cost

    config = _config()
    config.attributes["connection"] = connection
    if found is not None and found not in _known():
        raise NewerDatabaseError(found=found)
    command.upgrade(config, wanted)


def _known() -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - as above

    return {revision.revision for revision in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config() -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _check_tables(connection: Connection) -> None:
    """Raise UnreleasedDatabaseError unless every table is there with the very columns that the code knows."""
    found = inspect(connection).get_multi_columns()
    there = {name: {column["name"] for column in columns} for (_, name), columns in found.items()}
    if any(there.get(table.name) != set(table.columns.keys()) for table in metadata.sorted_tables):
        raise UnreleasedDatabaseError
