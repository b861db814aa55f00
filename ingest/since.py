"""Who changed a record since a run: a person, whose edit stays, or a later run, which is to be taken back first."""

from itertools import pairwise

from sqlalchemy import Connection

from catalog import revisions, runs
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.removal import Touched
from catalog.revisions import Revision

EDITED_SINCE = define(
    "undo-edited-since",
    Severity.WARNING,
    N_("This record was changed since the run that brought it: it was kept. Take it back by hand if it is not wanted."),
)
CHANGED_BY_RUN = define(
    "undo-changed-by-run",
    Severity.WARNING,
    N_(
        "A later run changed this record, so it was kept. Take that run back first, then this one once more: heritage "
        "undo {run}"
    ),
)
EDIT_STAYS = define(
    "undo-edit-stays",
    Severity.WARNING,
    N_("'{field}' was edited since the run: the edit stays."),
)
LATER_RUN_STAYS = define(
    "undo-later-run-stays",
    Severity.WARNING,
    N_(
        "'{field}' was changed by a later run and stays so. Take that run back first, then this one once more: "
        "heritage undo {run}"
    ),
)


def edited_since(connection: Connection, one: Touched) -> Message | None:
    """Why the record that the run brought must be kept, where somebody worked on it since.

    Later runs that were undone have left it as it was.
    """
    if one.head <= one.last:
        return None
    *since, made = _since(connection, one)
    if any(state.run_id is None for state in since):
        return EDITED_SINCE()
    if since[0].record == made.record:
        return None
    later = next((state.run_id for state in since if _is_import(connection, state)), None)
    return CHANGED_BY_RUN(run=later) if later else EDITED_SINCE()


def change_that_stays(connection: Connection, one: Touched, field: str, called: str) -> Message:
    """What is said of a field of the record that is not given back what it said; `called`: its name for people."""
    for newer, older in pairwise(_since(connection, one)):
        if getattr(newer.record, field) == getattr(older.record, field):
            continue
        if newer.run_id is None:
            break
        if _is_import(connection, newer):
            return LATER_RUN_STAYS(field, field=called, run=newer.run_id)
    return EDIT_STAYS(field, field=called)


def _since(connection: Connection, one: Touched) -> list[Revision]:
    """The revisions since the run's last, the newest first, and that one at the end."""
    return [state for state in revisions.history(connection, one.record_id) if state.number >= one.last]


def _is_import(connection: Connection, state: Revision) -> bool:
    run = runs.find(connection, state.run_id) if state.run_id else None
    return run is not None and not run.undoes
