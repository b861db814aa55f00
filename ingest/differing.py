"""What two states of a record say differently, in the words of the record: for sentences, not for programs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

from pydantic import BaseModel

from catalog.dates.span import DateSpan
from catalog.language import N_
from catalog.messages import Message, OurText, Severity, define
from catalog.record.model import Record
from catalog.record.parts import Reference

FIELD_CHANGES = define(
    "field-changes",
    Severity.INFO,
    N_("{key}: '{field}' changes from '{before}' to '{after}'."),
)
NOTHING = "–"
"""Where a field says nothing: understood in every language."""
_UNSAID = frozenset({"key", "sources", "type", "role", "asset", "uri", "outline", "lang", "schema_version"})
"""Members of rows that no column of words has."""
_TOLD_ELSEWHERE = frozenset({"assets", "unmapped"})


def changes(before: Record, after: Record, key: str, headings: Mapping[str, str]) -> tuple[Message, ...]:
    """A message for each field in which the record changes, by the heading of its column; files are told by name.

    So is each column that nobody recognised, which is kept for staff as it is.
    """
    found = []
    for name in Record.model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if old != new and name not in _TOLD_ELSEWHERE:
            was, becomes = differing(old, new)
            at = headings.get(name, name)
            found.append(FIELD_CHANGES(at, key=key, field=called(name, headings), before=was, after=becomes))
    for column in dict.fromkeys([*before.unmapped, *after.unmapped]):
        old, new = before.unmapped.get(column), after.unmapped.get(column)
        if old != new:
            was, becomes = (_words([value]) or NOTHING for value in (old, new))
            found.append(FIELD_CHANGES(column, key=key, field=column, before=was, after=becomes))
    return tuple(found)


def called(name: str, headings: Mapping[str, str]) -> str:
    """What people call the field: the heading of its column, else its title in the reader's language."""
    return headings.get(name) or OurText(Record.model_fields[name].title or name)


def differing(one: object, other: object) -> tuple[str, str]:
    """What each of the two values of a field says and the other does not; a dash where that is nothing.

    In the first language of each text, unless only another one differs.
    """
    some, others = _rows(one), _rows(other)
    own, its = ([row for row in mine if row not in theirs] for mine, theirs in ((some, others), (others, some)))
    said = _words(own, 1), _words(its, 1)
    here, there = said if said[0] != said[1] else (_words(own), _words(its))
    return here or NOTHING, there or NOTHING


def _rows(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [value]


def _words(values: Iterable[object], languages: int | None = None) -> str:
    rows = (" ".join(dict.fromkeys(_leaves(value, languages))) for value in values)
    return ", ".join(dict.fromkeys(filter(None, rows)))


def _leaves(value: object, languages: int | None) -> Iterator[str]:
    """The words in a value, closed sets and ids left out, of each text those in so many languages."""
    if isinstance(value, Reference):
        yield from list(value.label.values())[:languages] or [value.record or value.uri or ""]
    elif isinstance(value, DateSpan):
        yield from list(value.text.values())[:languages] or [value.display("vi")]
    elif isinstance(value, float):
        yield f"{value:g}"
    elif isinstance(value, str | int) and not isinstance(value, Enum | bool) and value != "":
        yield str(value)
    else:
        for each in _parts(value, languages):
            yield from _leaves(each, languages)


def _parts(value: object, languages: int | None) -> Iterable[object]:
    if isinstance(value, BaseModel):
        return (getattr(value, name) for name in type(value).model_fields if name not in _UNSAID)
    if isinstance(value, Mapping):
        return list(value.values())[:languages]
    return value if isinstance(value, list | tuple) else ()
