"""What a corrected sheet changes and what a person changed meanwhile, merged by field: no edit is lost silently."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from catalog.language import N_
from catalog.messages import Message, MessageType, Severity, define
from catalog.quoting import quoted
from catalog.record.model import Record
from catalog.record.parts import AssetRow
from ingest.differing import called, differing
from ingest.membership import merge_relations

KEPT_EDIT = define(
    "edit-kept",
    Severity.WARNING,
    N_(
        "{key}: '{field}' was edited by hand on {day} ('{here}' here, '{sheet}' in the sheet); the edit stays. To have "
        "the sheet's word instead, write it into the record."
    ),
)
FILES_STAY_OUT = define(
    "edit-kept-files",
    Severity.WARNING,
    N_(
        "{key}: files that are brought were taken out of the record by hand ({count}; last edited on {day}), and stay "
        "out. To have one back, put it into the record again."
    ),
)
EDIT_REPLACED = define(
    "edit-replaced",
    Severity.WARNING,
    N_(
        "{key}: '{field}' was edited by hand on {day} ('{here}'), and the sheet said the same since. It now says "
        "'{sheet}', which counts. To have the edit back, write it into the record or take the run back."
    ),
)


@dataclass(frozen=True)
class Merged:
    """The record after another import.

    `said` is what the sheet is remembered to have said: its new word, but its old one where an edit stands against the
    new one, so that each later import tells it again.
    """

    record: Record
    said: Record
    messages: tuple[Message, ...] = ()


def merge(base: Record, head: Record, new: Record, headings: Mapping[str, str] | None = None) -> Merged:
    """The record after another import: `base`: what the sheet said last; `head`: as it stands; `new`: what it says now.

    By field: where nobody edited, the new one; where the sheet says what it said, the edit; where both changed it to
    different things, the edit, with a warning that names the field by its `headings`. The rows of files are merged one
    by one, and so is what the record belongs to. `unmapped` is the sheet's own and always new. In which order rows of
    different types stand, as an event of making and one of giving, is that of the columns and tells nothing.
    """
    changes: dict[str, Any] = {}
    remembered: dict[str, Any] = {}
    messages: list[Message] = []
    for name in Record.model_fields:
        before, now, said = getattr(base, name), getattr(head, name), getattr(new, name)
        if said != before and name != "assets" and _by_type(said) == _by_type(before):
            said = remembered[name] = before
        if name == "assets":
            changes[name], remembered[name] = _merge_files(before, now, said)
        elif name == "unmapped":
            changes[name] = said
        elif name == "relations":
            changes[name], remembered[name] = merge_relations(before, now, said)
        elif now == before:
            changes[name] = said
        elif said not in (before, now):
            remembered[name] = before
        if remembered.get(name, said) != said:
            messages.append(told_of(KEPT_EDIT, name, head, new, headings or {}))
    return Merged(head.model_copy(update=changes), new.model_copy(update=remembered), tuple(messages))


def told_of(what: MessageType, name: str, head: Record, new: Record, headings: Mapping[str, str]) -> Message:
    """The message about this field of the record as it stands, and as the sheet has it; `about` fills in the rest."""
    at = headings.get(name, name)
    out = {row.asset for row in new.assets} - {row.asset for row in head.assets} if name == "assets" else ()
    now, said = _in_both(name, getattr(head, name), getattr(new, name))
    if out and now == said:
        return FILES_STAY_OUT(at, count=len(out), key="?", day="?")
    here, sheet = differing(now, said)
    return what(at, field=called(name, headings), here=here, sheet=sheet, key="?", day="?")


def about(messages: Sequence[Message], key: str, day: str) -> tuple[Message, ...]:
    """The same messages, about the record with this number, edited by hand last on this day (2026-11-27)."""
    known = {"key": quoted(key), "day": day}
    return tuple(replace(one, params={**one.params, **known}) for one in messages)


def _by_type(value: Any) -> Any:
    """The rows of a field under their types or roles, each kind's in their order; what is no list of rows is itself."""
    if not isinstance(value, list):
        return value
    found: dict[str, list[Any]] = {}
    for row in value:
        found.setdefault(str(getattr(row, "type", None) or getattr(row, "role", None)), []).append(row)
    return found


def _in_both(name: str, now: Any, said: Any) -> tuple[Any, Any]:
    """The two values of a field; of files those that both have, since one that only one of them has stays anyway."""
    if name != "assets":
        return now, said
    standing, wanted = _by_asset(now), _by_asset(said)
    both = [asset for asset in standing if asset in wanted]
    return [standing[asset] for asset in both], [wanted[asset] for asset in both]


def _merge_files(
    before: Sequence[AssetRow], now: Sequence[AssetRow], said: Sequence[AssetRow]
) -> tuple[list[AssetRow], list[AssetRow]]:
    """The record's files with every one that is new, and what the sheet is remembered to have said of them.

    What a person took out stays out; a file that the sheet does not name any more stays in. The order is the sheet's
    until a person changes it; then what is new comes last.
    """
    old, standing, new = _by_asset(before), _by_asset(now), _by_asset(said)
    rows: dict[str, AssetRow] = {}
    remembered = dict(new)
    for asset in {**standing, **new}:
        was, is_now, wanted = old.get(asset), standing.get(asset), new.get(asset)
        if is_now is None:
            if wanted is not None and was is None:
                rows[asset] = wanted
        elif wanted is None or is_now != was:
            rows[asset] = is_now
            if wanted not in (None, was, is_now):
                remembered.pop(asset)
                remembered |= {asset: was} if was else {}
        else:
            rows[asset] = wanted
    shared = [asset for asset in old if asset in standing]
    edited = shared != [asset for asset in standing if asset in old]
    order = {**standing, **new} if edited else {**new, **standing}
    return [rows[asset] for asset in order if asset in rows], list(remembered.values())


def _by_asset(rows: Sequence[AssetRow]) -> dict[str, AssetRow]:
    return {row.asset: row for row in rows}
