"""The report of an ingest: counts, what was noticed of each source, and every row with its messages.

Rows are spooled to a temporary file, so that a report of a million rows needs no memory.
"""

import codecs
import csv
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

from catalog.messages import Message, Severity
from catalog.quoting import quoted
from ingest.pairing import FILE_ABSENT, FILE_AMBIGUOUS
from ingest.plan import Action, SourceFacts
from ingest.sources import LINKED_FOLDER

_COLUMNS = ("source", "row", "action", "record", "path", "severity", "code", "text", "files", "public")
_COUNTED = (Action.CREATED, Action.CHANGED, Action.UNCHANGED, Action.REFUSED)
_FILE_LOST = {FILE_ABSENT.code, FILE_AMBIGUOUS.code}
_LEFT_OUT = {LINKED_FOLDER.code}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Publicity(StrEnum):
    """What changed for the public: it sees a record that it did not see, or no longer."""

    SHOWN = "shown"
    HIDDEN = "no_longer_shown"


@dataclass(frozen=True)
class ReportRow:
    """What became of one row, or of a file that has none (`row` is None).

    `files` go to the row's record; `counted`: whether it stands for a record, as files alone and further rows do not.
    """

    source: str
    row: int | None
    action: Action
    record: str | None = None
    messages: tuple[Message, ...] = ()
    files: tuple[str, ...] = ()
    counted: bool = True
    publicity: Publicity | None = None

    def document(self, language: str) -> dict[str, Any]:
        """The row as the report's JSON has it."""
        return {
            "source": self.source,
            "row": self.row,
            "action": self.action.value,
            "record": self.record,
            "messages": [
                {"path": one.where, "severity": one.severity.value, "code": one.code, "text": one.text(language)}
                for one in self.messages
            ],
            "files": list(self.files),
            "public": self.publicity.value if self.publicity else None,
        }


@dataclass
class FileCounts:
    """What became of the files: stored anew, known already, refused or without a record."""

    stored: int = 0
    duplicates: int = 0
    refused: int = 0


@dataclass
class Report:
    """A report while it grows; `language` is the curator's."""

    language: str
    run: str | None = None
    sources: tuple[SourceFacts, ...] = ()
    messages: list[Message] = field(default_factory=list)
    counts: dict[Action, int] = field(default_factory=lambda: dict.fromkeys(Action, 0))
    files: FileCounts = field(default_factory=FileCounts)
    public: dict[Publicity, int] = field(default_factory=lambda: dict.fromkeys(Publicity, 0))
    _spool: IO[str] = field(default_factory=lambda: tempfile.TemporaryFile("w+", encoding="utf-8"))  # noqa: SIM115 - lives as long as the report

    def add(self, rows: Sequence[ReportRow]) -> list[dict[str, Any]]:
        """Append rows, in order, and return them as JSON has them; each file that was refused alone counts as one."""
        documents = []
        for row in rows:
            self.files.refused += sum(message.code in _FILE_LOST for message in row.messages)
            self.files.refused += row.row is None and not row.counted and row.action is Action.REFUSED
            if row.counted:
                self.counts[row.action] += 1
            if row.publicity:
                self.public[row.publicity] += 1
            document = row.document(self.language)
            documents.append(document)
            self._spool.write(json.dumps(document, ensure_ascii=False) + "\n")
        return documents

    def rows(self) -> Iterator[dict[str, Any]]:
        """Every row so far."""
        self._spool.seek(0)
        for line in self._spool:
            yield json.loads(line)
        self._spool.seek(0, 2)

    @property
    def has_refusals(self) -> bool:
        """Whether some input was not taken: what exit code 3 tells."""
        told = [*self.messages, *(message for facts in self.sources for message in facts.messages)]
        return (
            self.counts[Action.REFUSED] > 0
            or self.files.refused > 0
            or any(message.severity is Severity.ERROR or message.code in _LEFT_OUT for message in told)
        )

    def summary(self) -> dict[str, Any]:
        """The report's JSON without its rows."""
        return {
            **{action.value: self.counts[action] for action in _COUNTED},
            "files": {
                "stored": self.files.stored,
                "duplicates": self.files.duplicates,
                "refused": self.files.refused,
            },
            "public": {change.value: number for change, number in self.public.items()},
            "run": self.run,
            "sources": [self._source(facts) for facts in self.sources],
            "messages": [_message(one, self.language) for one in self.messages],
        }

    def write(self, path: Path) -> None:
        """Write the whole report: CSV where the name ends so, JSON otherwise."""
        with path.open("w", encoding="utf-8-sig" if path.suffix == ".csv" else "utf-8", newline="") as target:
            if path.suffix.lower() == ".csv":
                self._write_csv(target)
            else:
                self._write_json(target)

    def _write_json(self, target: IO[str]) -> None:
        head = json.dumps(self.summary(), ensure_ascii=False, indent=1)
        target.write(head[: head.rindex("}")].rstrip() + ',\n "rows": [')
        for number, row in enumerate(self.rows()):
            target.write((",\n  " if number else "\n  ") + json.dumps(row, ensure_ascii=False))
        target.write("\n ]\n}\n")

    def _write_csv(self, target: IO[str]) -> None:
        writer = csv.writer(target)
        writer.writerow(_COLUMNS)
        for message in self.messages:
            writer.writerow(["", "", "", "", *map(_safe, _message(message, self.language).values())])
        for facts in self.sources:
            for message in facts.messages:
                writer.writerow(
                    [_safe(facts.source), "", "", "", *map(_safe, _message(message, self.language).values())]
                )
        for row in self.rows():
            start = [_safe(row["source"]), row["row"], row["action"], row["record"] or ""]
            for message in row["messages"] or [{}]:
                said = (_safe(message.get(name, "")) for name in _COLUMNS[4:-2])
                writer.writerow([*start, *said, _safe("; ".join(row["files"])), row["public"] or ""])

    def _source(self, facts: SourceFacts) -> dict[str, Any]:
        return {
            "source": facts.source,
            "encoding": facts.encoding,
            "converted": [
                {
                    "column": quoted(one.column),
                    "encoding": one.encoding,
                    "before": quoted(one.before),
                    "after": quoted(one.after),
                }
                for one in facts.converted
            ],
            "messages": [_message(one, self.language) for one in facts.messages],
        }


def is_report(path: Path) -> bool:
    """Whether the file begins as the reports written here do."""
    with path.open("rb") as file:
        start = file.read(200).removeprefix(codecs.BOM_UTF8)
    return start.startswith((",".join(_COLUMNS).encode(), f'{{\n "{_COUNTED[0].value}":'.encode()))


def _message(message: Message, language: str) -> dict[str, str]:
    return {
        "path": message.where,
        "severity": message.severity.value,
        "code": message.code,
        "text": message.text(language),
    }


def _safe(text: str) -> str:
    """Text that a spreadsheet program takes for text, not for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
