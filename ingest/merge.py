"""What a corrected sheet changes and what a person changed meanwhile, merged by field: no edit is lost silently."""

from collections.abc import Sequence
from typing import Any

from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.record.model import Record
from catalog.record.parts import AssetRow

KEPT_EDIT = define(
    "edit-kept",
    Severity.WARNING,
    N_("'{field}' was edited by hand since the last import, and the sheet says something else now: the edit was kept."),
)


def merge(base: Record, head: Record, new: Record) -> tuple[Record, tuple[Message, ...]]:
    """The record after another import: `base`: what the sheet said last; `head`: as it stands; `new`: what it says now.

    By field: where nobody edited, the new one; where the sheet says what it said, the edit; where both changed it to
    different things, the edit, with a warning. The rows of files are merged one by one. `unmapped` is the sheet's own
    and always new.
    """
    changes: dict[str, Any] = {}
    messages: list[Message] = []
    for name in Record.model_fields:
        before, now, said = getattr(base, name), getattr(head, name), getattr(new, name)
        if name == "assets":
            changes[name], kept = _merge_files(before, now, said)
        else:
            kept = name != "unmapped" and said not in (before, now) and now != before
            if name == "unmapped" or now == before:
                changes[name] = said
        if kept:
            messages.append(KEPT_EDIT(name, field=name))
    return head.model_copy(update=changes), tuple(messages)


def _merge_files(
    before: Sequence[AssetRow], now: Sequence[AssetRow], said: Sequence[AssetRow]
) -> tuple[list[AssetRow], bool]:
    """The record's files with every one that is new, and whether an edit stood against the sheet.

    What a person took out stays out; a file that the sheet does not name any more stays in. The order is the sheet's
    until a person changes it; then what is new comes last.
    """
    old, standing, new = _by_asset(before), _by_asset(now), _by_asset(said)
    rows: dict[str, AssetRow] = {}
    kept = False
    for asset in {**standing, **new}:
        was, is_now, wanted = old.get(asset), standing.get(asset), new.get(asset)
        if is_now is None:
            if wanted is not None and was is None:
                rows[asset] = wanted
        elif wanted is None or is_now != was:
            rows[asset] = is_now
            kept = kept or wanted not in (None, was, is_now)
        else:
            rows[asset] = wanted
    shared = [asset for asset in old if asset in standing]
    edited = shared != [asset for asset in standing if asset in old]
    return [rows[asset] for asset in ({**standing, **new} if edited else {**new, **standing}) if asset in rows], kept


def _by_asset(rows: Sequence[AssetRow]) -> dict[str, AssetRow]:
    return {row.asset: row for row in rows}
