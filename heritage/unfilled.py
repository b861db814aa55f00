"""A place where a restore began and its tables are not there yet: no database tells of it, so a file does.

It lies in the data folder, wherever database and store are, before the first file is restored, and goes once the
tables are there: from then on the audit trail tells (`unsettled.py`).
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from catalog.machine import naming
from catalog.own_folders import for_oneself, made_for_oneself
from heritage.durable import make_durable, settle

_MARK = "restoring.json"


@dataclass(frozen=True)
class Begun:
    """A restore that began at `begun_at` (UTC): `command` was typed `by` somebody, and goes on with it."""

    by: str
    command: str
    begun_at: str


def unfilled(data: Path) -> Begun | None:
    """The restore that began here and whose tables did not come; None where there is none, or nothing to be read."""
    try:
        found = Begun(**json.loads((data / _MARK).read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError):
        return None
    return found if all(isinstance(value, str) for value in asdict(found).values()) else None


def mark_begun(data: Path, one: Begun) -> None:
    """A restore begins to fill this place: known from now on, also after a power cut."""
    part = made_for_oneself(data) / f"{_MARK}.part"
    with naming(data), for_oneself():
        part.write_text(json.dumps(asdict(one), ensure_ascii=False), encoding="utf-8")
        make_durable(data, [part])
        part.replace(data / _MARK)
        settle(data)


def unmark(data: Path) -> None:
    """The tables are there, or somebody else's museum is: nothing is to be gone on with."""
    (data / _MARK).unlink(missing_ok=True)
