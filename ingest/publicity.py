"""What an import does to what the public sees: told row by row, foretold by a dry run."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection

from catalog import assets, policy, visibility
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.policy import VISITOR
from catalog.record.model import Record
from catalog.revisions import load_revision
from ingest.judging import Judged
from ingest.plan import Action
from ingest.report import Publicity

CLOSED = define(
    "record-closed",
    Severity.WARNING,
    N_(
        "This row now lets fewer people see the record, so visitors no longer see it; that takes effect at once. Other "
        "changes of it wait until it is published."
    ),
)
NARROWER_WAITS = define(
    "narrower-waits",
    Severity.WARNING,
    N_(
        "This row now lets fewer people see this, but visitors still see it as it was published. To take it from them "
        "now, run the same command with --publish, or: heritage publish {record}"
    ),
)


def with_publicity(connection: Connection, judged: Judged, *, publish: bool) -> Judged:
    """The judgement, saying whether the public will see the record that did not, or no longer, and what waits."""
    known = judged.known
    if judged.action is Action.REFUSED or (known and known.withdrawn):
        return judged
    before = known is not None and known.is_shown
    after = _is_shown_after(connection, judged, publish=publish)
    if before and after and not publish:
        return replace(judged, messages=(*judged.messages, *_waiting(connection, judged)))
    if before == after:
        return judged
    closed = (CLOSED(),) if before and not publish else ()
    changed = Publicity.SHOWN if after else Publicity.HIDDEN
    return replace(judged, publicity=changed, messages=(*judged.messages, *closed))


def _is_shown_after(connection: Connection, judged: Judged, *, publish: bool) -> bool:
    """Whether the public sees the record after the import; drafts are taken for such as can be shown."""
    known, record = judged.known, judged.record
    if publish and record is None and known and known.head != known.published:
        record = load_revision(connection, known.record_id, known.head)
    if record is None:
        return known is not None and known.is_shown
    if publish:
        return visibility.opens(policy.readers(record), record.access.until, VISITOR)
    if known is None or known.published is None:
        return False
    shown = load_revision(connection, known.record_id, known.published)
    return visibility.opens(*policy.narrowest(shown, record), VISITOR)


def _waiting(connection: Connection, judged: Judged) -> Iterator[Message]:
    """A warning for each row of the record that fewer may see once it is published, files by their names."""
    known, record = judged.known, judged.record
    if record is None or known is None or known.published is None:
        return
    shown = load_revision(connection, known.record_id, known.published)
    for field, position in policy.narrowed(shown, record):
        yield NARROWER_WAITS(record=known.record_id).at(_where(connection, record, field, position))


def _where(connection: Connection, record: Record, field: str, position: int) -> str:
    file = assets.by_id(connection, record.assets[position].asset) if field == "assets" else None
    return file.name if file else f"{field}.{position}"
