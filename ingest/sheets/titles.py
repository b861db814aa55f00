"""What a record is called, and what its name tells of its kind where no column does."""

from typing import Any

from catalog.language import N_
from catalog.messages import Severity, define
from catalog.record.lists import KIND_LABELS, NameType
from ingest.sheets.fields.draft import Draft
from ingest.sheets.terms import type_in_name

NAMED_BY_KEY = define(
    "name-from-key",
    Severity.WARNING,
    N_("This row has no name, so the record is called '{key}' after its number. Fill in the name column."),
)
NAMELESS = define(
    "row-nameless",
    Severity.ERROR,
    N_("This row has neither a name nor a number. Fill in one of them, or delete the row."),
)
KIND_GUESSED = define(
    "kind-guessed",
    Severity.INFO,
    N_("No column says what '{name}' is. Its name begins with '{word}', so it was taken as: {kind}."),
)


def guess_kind(draft: Draft) -> None:
    """Take the kind from the type that the name begins with, where neither row nor sheet says one."""
    word = None if draft.kind or draft.kind_hint else type_in_name(draft.name.get("vi", ""))
    if word is not None and word.kind is not None:
        draft.kind_hint = word.kind
        if word.kind is not draft.fallback:
            draft.messages.append(KIND_GUESSED(name=draft.name["vi"], word=word.vi, kind=KIND_LABELS[word.kind]))


def put_name(draft: Draft, key: str, language: str) -> None:
    """Put the preferred name first, with the number in its place where there is none."""
    if not draft.name and key:
        draft.name = {language: key}
        draft.messages.append(NAMED_BY_KEY(key=key))
    names: list[dict[str, Any]] = draft.document.get("names", [])
    if draft.name:
        names = [{"type": NameType.PREFERRED, "text": draft.name}, *names]
    else:
        draft.messages.append(NAMELESS())
    draft.document["names"] = names
