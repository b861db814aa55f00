"""What an import does to what the public sees: told row by row, foretold by a dry run."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from catalog import assets, narrowing, policy, visibility
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.policy import VISITOR
from catalog.quoting import quoted
from catalog.record.model import Record
from catalog.revisions import load_revision
from ingest.judging import Judged
from ingest.planned_rows import Action
from ingest.report_rows import Publicity

CLOSED = define(
    "record-closed",
    Severity.WARNING,
    N_(
        "This row now lets fewer people see the record, so visitors no longer see it; that takes effect at once. Other "
        "changes of it wait until it is published."
    ),
)
NARROWED = define(
    "row-narrowed",
    Severity.WARNING,
    N_("This row now lets fewer people see this, so visitors no longer see it; that takes effect at once."),
)
BLURRED = define(
    "spot-narrowed",
    Severity.WARNING,
    N_(
        "This row now hides the exact spot: from now on visitors see it blurred, and are not given what may tell it, "
        "such as originals and documents."
    ),
)
ORIGINAL_NARROWED = define(
    "original-narrowed",
    Severity.WARNING,
    N_("This row no longer lets everybody fetch this file as it was brought; that takes effect at once."),
)
EDIT_UNPUBLISHED = define(
    "edit-unpublished",
    Severity.WARNING,
    N_(
        "{key}: this record was edited by hand on {day}, and nobody published that yet. An import does not do it "
        "either: visitors go on seeing what they saw before. To show the record as it stands: heritage publish {record}"
    ),
)


def with_publicity(connection: Connection, judged: Judged, edits: Mapping[str, str], *, publish: bool) -> Judged:
    """The judgement, saying whether the public will see the record that did not, or no longer, and what waits.

    `edits`: the records with a person's edit that is not public, each with its day. None of them is published here.
    """
    known = judged.known
    if judged.action is Action.REFUSED or (known and known.withdrawn):
        return judged
    if publish and known and known.record_id in edits:
        kept = EDIT_UNPUBLISHED(key=quoted(judged.row.key), day=edits[known.record_id][:10], record=known.record_id)
        judged, publish = replace(judged, messages=(*judged.messages, kept), is_held_back=True), False
    before = known is not None and known.is_shown
    after = _is_shown_after(connection, judged, publish=publish)
    if before and after:
        told = () if publish else _narrowed(connection, judged)
        return replace(judged, publicity=_newer(judged, publish=publish), messages=(*judged.messages, *told))
    if before == after:
        return judged
    closed = (CLOSED(),) if before and not publish else ()
    changed = Publicity.SHOWN if after else Publicity.HIDDEN
    return replace(judged, publicity=changed, messages=(*judged.messages, *closed))


def is_shown_as_it_stands(judged: Judged) -> bool:
    """Whether publishing shows a record that the row leaves alone, and that the public does not see as it stands."""
    known = judged.known
    if judged.action is not Action.UNCHANGED or known is None or judged.is_held_back:
        return False
    return known.published != known.head


def _newer(judged: Judged, *, publish: bool) -> Publicity | None:
    """Whether the public sees a newer state of a record that it saw, or would if what changed were published."""
    if publish:
        return Publicity.REPLACED if judged.record is not None or is_shown_as_it_stands(judged) else None
    return Publicity.WAITING if judged.record is not None else None


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


def _narrowed(connection: Connection, judged: Judged) -> Iterator[Message]:
    """A warning for each published row that fewer see from now on, files by their names."""
    known, record = judged.known, judged.record
    if record is None or known is None or known.published is None:
        return
    before = load_revision(connection, known.record_id, known.head)
    shown = narrowing.as_now(load_revision(connection, known.record_id, known.published), before)
    spot_hidden = policy.hides_spot(before, VISITOR)
    for one in narrowing.narrowed(shown, record):
        narrower = ORIGINAL_NARROWED if one.field == "assets" else BLURRED
        spot_hidden |= one.spot_only and one.field == "places"
        message = narrower() if one.spot_only else NARROWED()
        yield message.at(_where(connection, shown, one.field, one.position))
    if policy.hides_spot(record, VISITOR) and not spot_hidden:
        yield BLURRED("places")


def _where(connection: Connection, record: Record, field: str, position: int) -> str:
    file = assets.by_id(connection, record.assets[position].asset) if field == "assets" else None
    return file.name if file else f"{field}.{position}"
