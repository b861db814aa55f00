"""Who changed a record since a run: a person, whose edit stays, or a later run, which is to be taken back first."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection

from catalog import revisions, runs
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.record.model import Record
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

Reading = Callable[[Record], Any]
"""What is looked at in each state of a record: a field, say."""


def edited_since(connection: Connection, one: Touched) -> Message | None:
    """Why the record that the run brought must be kept, where somebody worked on it since.

    Later runs that were undone have left it as it was.
    """
    if one.head <= one.last:
        return None
    states = _since(connection, one)
    head, *_, made = states
    if any(state.run_id is None for state in states[:-1]):
        return EDITED_SINCE()
    makers = [maker(connection, states, attrgetter(name)) for name in _differing(head, made)]
    if not makers:
        return None
    later = max((state for state in makers if state), key=lambda state: state.number, default=None)
    return CHANGED_BY_RUN(run=later.run_id) if later and later.run_id else EDITED_SINCE()


def change_that_stays(connection: Connection, one: Touched, field: str, called: str) -> Message:
    """What is said of a field of the record that is not given back what it said; `called`: its name for people."""
    later = maker(connection, _since(connection, one), attrgetter(field))
    if later and later.run_id:
        return LATER_RUN_STAYS(field, field=called, run=later.run_id)
    return EDIT_STAYS(field, field=called)


def _since(connection: Connection, one: Touched) -> list[Revision]:
    """The revisions since the run's last, the newest first, and that one at the end."""
    return [state for state in revisions.history(connection, one.record_id) if state.number >= one.last]


def _differing(one: Revision, other: Revision) -> list[str]:
    return [name for name in Record.model_fields if getattr(one.record, name) != getattr(other.record, name)]


def maker(connection: Connection, states: Sequence[Revision], read: Reading) -> Revision | None:
    """The state to which a person or an import brought what `read` finds in the newest; None where nobody can be named.

    A run that was taken back from this record made nothing of it, unless an undo left this very field as it was.
    """
    undone: set[str] = set()
    standing: list[Revision] = []
    others: list[Revision] = []
    for newer, older in pairwise(states):
        run = runs.find(connection, newer.run_id) if newer.run_id else None
        if run is not None and run.undoes:
            undone.add(run.undoes)
        elif (value := read(newer.record)) != read(older.record):
            is_as_now = value == read(states[0].record)
            (standing if is_as_now else others).append(newer)
    return next((state for state in [*standing, *others] if state.run_id not in undone), next(iter(standing), None))
