"""The rows of a report: what became of one row of a sheet or one file, with what is said about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from catalog.messages import Message
from catalog.quoting import visible
from ingest.found import Reason
from ingest.pairing import FILE_ABSENT, FILE_AMBIGUOUS
from ingest.planned_rows import Action

_QUIET = {Action.CREATED, Action.CHANGED, Action.UNCHANGED, Action.SAME_RECORD}
_FILE_LOST = {FILE_ABSENT.code, FILE_AMBIGUOUS.code}


class Publicity(StrEnum):
    """What changed for the public: a record that it did not see, a newer state of one, or one that it sees no longer.

    `WAITING`: it sees the state of before, since what changed is not published.
    """

    SHOWN = "shown"
    HIDDEN = "no_longer_shown"
    REPLACED = "replaced"
    WAITING = "waiting"


@dataclass(frozen=True)
class ReportRow:
    """What became of one row, or of a file that has none (`row` is None).

    `files` go to the row's record, `paired` says of each by which rule; `counted`: whether it stands for a record, as
    files and further rows do not; `duplicate`: of a file that cannot be read, whether it was known before.
    """

    source: str
    row: int | None
    action: Action
    record: str | None = None
    messages: tuple[Message, ...] = ()
    files: tuple[str, ...] = ()
    counted: bool = True
    duplicate: bool = False
    publicity: Publicity | None = None
    paired: Mapping[str, Reason] = field(default_factory=dict)

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to be told but what the sums tell: no message, and no surprise to the public."""
        if self.messages or self.action not in _QUIET:
            return False
        return self.publicity is not Publicity.HIDDEN and not (self.publicity and self.action is Action.UNCHANGED)

    def document(self, language: str) -> dict[str, Any]:
        """The row as the report's JSON has it."""
        return {
            "source": visible(self.source),
            "row": self.row,
            "action": self.action.value,
            "record": self.record,
            "messages": [document_of_message(one, language) for one in self.messages],
            "files": list(map(visible, self.files)),
            "public": self.publicity.value if self.publicity else None,
            "paired": {visible(file): reason.value for file, reason in self.paired.items()},
        }


def line_of_lost_file(message: Message, place: str, record: str | None = None) -> ReportRow:
    """The line of a file that a row names, at this place, and that is not there or cannot be told from others."""
    where = f"{place}, {message.path}" if message.path else place
    told = replace(message, path=where)
    return ReportRow(str(message.params["file"]), None, Action.REFUSED, record, (told,), counted=False)


def is_lost_file(message: Message) -> bool:
    """Whether the message is about a file that a row names and that cannot be taken."""
    return message.code in _FILE_LOST


def with_lost_files(row: ReportRow) -> Iterator[ReportRow]:
    """The row, and a line for each file that it names in vain."""
    lost = [one for one in row.messages if is_lost_file(one)] if row.messages and (row.row or row.counted) else []
    yield replace(row, messages=tuple(one for one in row.messages if one not in lost)) if lost else row
    place = f"{row.source} {row.row}" if row.row else row.source
    yield from (line_of_lost_file(one, place, row.record) for one in lost)


def document_of_message(message: Message, language: str) -> dict[str, str]:
    """The message as the report's JSON has it."""
    return {
        "path": message.where,
        "severity": message.severity.value,
        "code": message.code,
        "text": message.text(language),
    }
