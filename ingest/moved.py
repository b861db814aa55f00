"""Folders of files that were moved or renamed since they made a draft: known again by their files' bytes.

The rule: more than half of the folder's files are files of one draft, more than half of that draft's files are in the
folder, no other draft has any of them, and the draft's own folder is not brought beside it. Otherwise the folder makes
a draft of its own, and the drafts that have some of its files are told.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from catalog.holdings import Holding, holdings
from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.accept import Accepted, Refused
from ingest.planned_rows import FILES_KEY, PlannedRow

FOLDER_MOVED = define(
    "draft-moved",
    Severity.INFO,
    N_("These files made a draft before, as '{path}': this is the same record, under its new place."),
)
FILES_IN_OTHERS = define(
    "draft-files-known",
    Severity.WARNING,
    N_(
        "{count} of these {all} files are already in other drafts ({candidates}), but it is not clear that this is one "
        "of them, so it became a record of its own. Look at both; leave the one too many and complete the other."
    ),
)


@dataclass(frozen=True)
class Moved:
    """What the files of a new draft tell of drafts of before: the import key of the one that it is, and what to say."""

    before: str | None
    message: Message


def find_moved(
    connection: Connection,
    institution_id: str,
    rows: Sequence[PlannedRow],
    taken: Mapping[Path, Accepted | Refused],
    is_brought: Callable[[str], bool],
) -> dict[str, Moved]:
    """For each of these new drafts whose files others have, by its key; `is_brought`: keys that come in this import."""
    digests = {row.key: _digests(row, taken) for row in rows}
    every = {digest for some in digests.values() for digest in some}
    held = holdings(connection, institution_id, every, FILES_KEY)
    found: dict[str, Moved] = {}
    for key, own in digests.items():
        shared = [one for digest in own for one in held.get(digest, ())]
        if shared:
            found[key] = _judged(own, shared, lambda before: is_brought(before) or _is_claimed(before, found))
    return found


def _judged(own: set[str], shared: Sequence[Holding], is_taken: Callable[[str], bool]) -> Moved:
    count = Counter(one.import_key for one in shared)
    [(key, most), *others] = count.most_common()
    files_there = next(one.files for one in shared if one.import_key == key)
    if not others and 2 * most > len(own) and 2 * most > files_there and not is_taken(key):
        return Moved(key, FOLDER_MOVED(path=key.removeprefix(FILES_KEY)))
    drafts = ", ".join(dict.fromkeys(one.record_id for one in shared))
    known = len({one.sha256 for one in shared})
    return Moved(None, FILES_IN_OTHERS(count=known, all=len(own), candidates=drafts))


def _is_claimed(before: str, found: Mapping[str, Moved]) -> bool:
    return any(one.before == before for one in found.values())


def _digests(row: PlannedRow, taken: Mapping[Path, Accepted | Refused]) -> set[str]:
    outcomes = (taken.get(file.path) for file in row.files)
    return {one.sha256 for one in outcomes if isinstance(one, Accepted)}
