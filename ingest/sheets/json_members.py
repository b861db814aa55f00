"""The members of objects as JSON has them, with what was noticed of each: a name twice, a number that is none."""

import json
import math
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets.json_cells import without_halves
from ingest.sheets.table import Figure, numbered

MEMBER_TWICE = define(
    "json-member-twice",
    Severity.WARNING,
    N_("The member '{header}' stands twice in this record; the second is read as '{name}'. Leave one of them."),
)
NO_NUMBER = define(
    "json-no-number",
    Severity.WARNING,
    N_("'{value}' is no number that anybody can count with; it was kept as it is written. Look at it."),
)


class Members(dict[str, Any]):
    """An object, and the `notes` of it and of all objects in it."""

    __slots__ = ("notes",)

    def __init__(self, members: dict[str, Any], notes: Sequence[Message] = ()) -> None:
        super().__init__(members)
        self.notes = tuple(notes)


class _NoNumber(str):
    """What is written where JSON has a number, and what no computer counts with."""

    __slots__ = ()


def _members(pairs: list[tuple[str, Any]]) -> Members:
    """The object, where nothing that it says is lost: of two members with one name the first bears it."""
    found: dict[str, Any] = {}
    notes: list[Message] = []
    for header, value in pairs:
        name = header
        if header in found and found[header] != value:
            name = numbered(header, found)
            notes.append(MEMBER_TWICE(name, header=header, name=name))
        found[name] = value
        notes.extend(_notes_of(name, value))
    return Members(found, notes)


def _notes_of(name: str, value: Any) -> Iterator[Message]:
    if isinstance(value, Members):
        yield from value.notes
    elif isinstance(value, list):
        for each in value:
            yield from _notes_of(name, each)
    elif isinstance(value, _NoNumber):
        yield NO_NUMBER(name, value=str(value))


def _number(text: str) -> str:
    """A JSON number as text: 1783.0 is '1783', one with a fraction a Figure; what no double holds stays as written."""
    head, point, tail = text.partition(".")
    if point and not tail.strip("0"):
        return head
    return Figure(text) if math.isfinite(float(text)) else _NoNumber(text)


def _whole(value: Any) -> Any:
    """The value without halves of UTF-16; objects in it are without them already."""
    if isinstance(value, list):
        return [_whole(each) for each in value]
    return without_halves(value) if type(value) is str else value


class _Decoder(json.JSONDecoder):
    """Reads text that can be kept, whatever is escaped in it."""

    _numbers: ClassVar[dict[str, Any]] = {"parse_float": _number, "parse_int": str, "parse_constant": _NoNumber}

    def __init__(self) -> None:
        super().__init__(object_pairs_hook=_members, **self._numbers)
        self._mending = json.JSONDecoder(object_pairs_hook=self._mended, **self._numbers)

    def decode(self, s: str, _w: Callable[..., Any] = json.decoder.WHITESPACE.match) -> Any:  # type: ignore[attr-defined]
        return self._mending.decode(s) if _ESCAPED_HALF.search(s) else super().decode(s, _w)

    @staticmethod
    def _mended(pairs: list[tuple[str, Any]]) -> Members:
        return _members([(without_halves(name), _whole(value)) for name, value in pairs])


_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")
decoder = _Decoder()
