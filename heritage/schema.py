"""The schema of the database: migrations from the first table on, run before anything else touches it."""

from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from catalog.errors import HeritageError
from catalog.language import N_


class NewerDatabaseError(HeritageError):
    """A database that a newer version of this software migrated."""

    code = "database-newer"
    msgid = N_("This museum's data was written by a newer version (schema {found}). Update the software; nothing was changed.")


def bring_up_to_date(engine: Engine) -> None:
    """Run the migrations that the database lacks; raises NewerDatabaseError for one from the future.

    Two processes at once: the second waits for the write lock and then finds nothing left to do.
    """
    script = ScriptDirectory.from_config(_config())
    head = script.get_current_head()
    with engine.connect() as connection:
        found = _revision(connection)
    if found == head:
        return
    _refuse_newer(script, found)
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        if _revision(connection) != head:
            command.upgrade(_config(connection), "head")
        connection.commit()


def _refuse_newer(script: ScriptDirectory, found: str | None) -> None:
    if found is not None and found not in {revision.revision for revision in script.walk_revisions()}:
        raise NewerDatabaseError(found=found)


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(str(files("heritage"))) / "migrations"))
    config.attributes["connection"] = connection
    return config
