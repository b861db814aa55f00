"""A museum whose restore was cut off after its tables: it is there, but does not know what it lacks, nor find all.

The audit trail has it: a restore notes that it began with the tables, in their transaction, and its end with the rest.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from catalog import audit
from catalog.quoting import written

_BEGUN, _SETTLED = "restore-begun", "restore"


@dataclass(frozen=True)
class Restoring:
    """A restore: `command` was typed `by` somebody, and goes on with it; `backup` names what it was of."""

    by: str
    command: str
    backup: str


def name_of(said: Mapping[str, Any]) -> str:
    """What a backup is known again by, from what it says of itself."""
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def note_begun(connection: Connection, folder: Path, one: Restoring) -> None:
    """The tables are there with the transaction, and the rest is not."""
    audit.note(connection, one.by, _BEGUN, written(str(folder)), command=one.command, backup=one.backup)


def note_settled(connection: Connection, folder: Path, by: str, lacking: int) -> None:
    """The restore came to its end."""
    audit.note(connection, by, _SETTLED, written(str(folder)), lacking=lacking)


def unsettled(connection: Connection) -> Restoring | None:
    """The restore that did not come to its end; None where there is none."""
    last = audit.last(connection, [_BEGUN, _SETTLED])
    if last is None or last.action == _SETTLED:
        return None
    return Restoring(last.made_by, last.detail["command"], last.detail["backup"])
