"""A place where a museum may be restored: where no database is, an empty one, or a museum without anything in it."""

from pathlib import Path

from sqlalchemy import Connection

from catalog import dump
from catalog.errors import HeritageError
from catalog.language import N_
from catalog.ports import Database
from heritage import schema
from heritage.unsettled import unsettled


class NotEmptyError(HeritageError):
    """Somebody's museum is where the backup should go."""

    code = "restore-not-empty"
    status = 409
    msgid = N_(
        "There is a museum here already, and a restore never mixes two. Nothing was changed. Use an empty place."
    )


class RestoreUnderWayError(NotEmptyError):
    """Another process restores a museum here."""

    code = "restore-under-way"
    msgid = N_(
        "Another restore is under way here. Nothing was changed. Wait until it has ended: heritage status tells."
    )


class OtherStateError(NotEmptyError):
    """A restore of another backup, or of an earlier state of this one, was cut off here."""

    msgid = N_(
        "A restore was cut off here, and {folder} does not hold the backup that it was of. Nothing was changed. To go "
        "on with that one: {command}. This one needs an empty place."
    )


def is_filled(database: Database, folder: Path, backup: str) -> bool:
    """Whether the tables of this backup are there already, since its restore was cut off after them.

    Raises NotEmptyError where there are others.
    """
    if not database.is_made():
        return False
    with database.engine.connect() as connection:
        if schema.revision_of(connection) is None:
            return False
        found = unsettled(connection)
        if found is None and not dump.is_unused(connection):
            raise NotEmptyError
    if found and found.backup != backup:
        raise OtherStateError(folder=str(folder), command=found.command)
    return found is not None


def make_vacant(database: Database) -> None:
    """Leave no tables, which may be younger than those of the backup: an init by mistake goes with them.

    Raises NotEmptyError where others filled the database since.
    """
    if not database.is_made():
        return
    with database.migrating() as connection:
        if schema.revision_of(connection) is None:
            return
        if unsettled(connection):
            raise RestoreUnderWayError
        if not dump.is_unused(connection):
            raise NotEmptyError
        schema.unmake(connection)


def check_vacant(database: Database) -> None:
    """Raise NotEmptyError where others put anything into the database since it was made vacant."""
    with database.engine.connect() as connection:
        if schema.revision_of(connection) is not None:
            refuse_filled(connection)


def refuse_filled(connection: Connection) -> None:
    """Raise NotEmptyError unless every table is empty."""
    if not dump.is_empty(connection):
        raise RestoreUnderWayError if unsettled(connection) else NotEmptyError
