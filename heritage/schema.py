"""The schema of the database: migrations from the first table on, run before anything else touches it."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from catalog.errors import HeritageError
from catalog.language import N_
from catalog.ports import Database

HEAD = "0002"
"""The newest migration in `heritage/migrations/versions`; a test compares."""

MIGRATIONS = Path(__file__).parent / "migrations"


class NewerDatabaseError(HeritageError):
    """A database that a newer version of this software migrated."""

    code = "database-newer"
    msgid = N_("A newer version wrote this museum's data (schema {found}). Update the software; nothing was changed.")


def bring_up_to_date(database: Database) -> None:
    """Run the migrations that the database lacks; raises NewerDatabaseError for one from the future.

    Two processes at once: the second waits for the first and then finds nothing left to do.
    """
    with database.engine.connect() as connection:
        found = revision_of(connection)
    if found == HEAD:
        return
    with database.migrating() as connection:
        found = revision_of(connection)
        if found != HEAD:
            _upgrade(connection, found)


def revision_of(connection: Connection) -> str | None:
    """The migration that the database stands at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return str(found) if found is not None else None


def _upgrade(connection: Connection, found: str | None) -> None:
    from alembic import command  # noqa: PLC0415 - half a second that only a migration should cost
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    known = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise NewerDatabaseError(found=found)
    command.upgrade(config, "head")
