"""What a corrected sheet changes and what a person changed meanwhile, merged by field: no edit is lost silently."""

from typing import Any

from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.record.model import Record

KEPT_EDIT = define(
    "edit-kept",
    Severity.WARNING,
    N_("'{field}' was edited by hand since the last import, and the sheet says something else now: the edit was kept."),
)


def merge(base: Record, head: Record, new: Record) -> tuple[Record, tuple[Message, ...]]:
    """The record after another import: `base`: as the import left it; `head`: as it stands; `new`: as the sheet is now.

    By field: where nobody edited, the new one; where the sheet says what it said, the edit; where both changed it to
    different things, the edit, with a warning. `unmapped` is the sheet's own and always new.
    """
    changes: dict[str, Any] = {}
    messages: list[Message] = []
    for name in Record.model_fields:
        before, now, said = getattr(base, name), getattr(head, name), getattr(new, name)
        if name == "unmapped" or now == before:
            changes[name] = said
        elif said not in (before, now):
            messages.append(KEPT_EDIT(name, field=name))
    return head.model_copy(update=changes), tuple(messages)
