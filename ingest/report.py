"""The report of an ingest: counts, what was noticed of each source, and every row with its messages.

Rows are spooled to a temporary file, so that a report of a million rows needs no memory.
"""

import codecs
import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from catalog.language import translate
from catalog.messages import Message, Severity
from catalog.own_folders import for_oneself
from catalog.quoting import quoted, visible
from ingest.formulas import as_text
from ingest.found import REASONS, Reason
from ingest.plan import SourceFacts
from ingest.planned_rows import Action
from ingest.report_rows import Publicity, ReportRow, document_of_message, with_lost_files
from ingest.sheets.decomposed import DECOMPOSED, in_words
from ingest.sources import LINKED_FOLDER
from ingest.spool import Spool
from ingest.suggestions import Suggested
from ingest.untied import Untied

_COLUMNS = ("source", "row", "action", "record", "path", "severity", "code", "text", "files", "paired", "public")
_COUNTED = (Action.CREATED, Action.CHANGED, Action.UNCHANGED, Action.REFUSED)
_OF_UNDO = (Action.REMOVED, Action.RESTORED, Action.KEPT)
_LEFT_OUT = {LINKED_FOLDER.code}
SUGGESTS_CODE = "file-suggests"
SHOWN_SUGGESTIONS = 5


@dataclass
class FileCounts:
    """What became of the files, each counted once; `refused` are also tables that were not read, and files of nobody.

    `unreadable`: stored, now or before, but nobody can be shown them.
    """

    stored: int = 0
    unreadable: int = 0
    duplicates: int = 0
    refused: int = 0

    def turned_out_unreadable(self, *, duplicate: bool) -> None:
        """A file that was counted when it was taken in proved to be unreadable."""
        self.unreadable += 1
        if duplicate:
            self.duplicates -= 1
        else:
            self.stored -= 1


@dataclass
class Report:
    """A report while it grows; `language` is the curator's, `paired` how many files each rule gave to a record.

    `continues`: the runs that were cut off and with which this one went on, the newest first.
    """

    language: str
    run: str | None = None
    continues: tuple[str, ...] = ()
    sources: tuple[SourceFacts, ...] = ()
    messages: list[Message] = field(default_factory=list)
    counts: dict[Action, int] = field(default_factory=lambda: dict.fromkeys(Action, 0))
    files: FileCounts = field(default_factory=FileCounts)
    public: dict[Publicity, int] = field(default_factory=lambda: dict.fromkeys(Publicity, 0))
    paired: Mapping[Reason, int] = field(default_factory=dict)
    fresh_suggestions: int = 0
    shown_suggestions: list[dict[str, Any]] = field(default_factory=list)
    untied: Untied = field(default_factory=Untied)
    _spool: Spool = field(default_factory=Spool)
    _suggestions: Spool = field(default_factory=Spool)
    _told_files: set[str] = field(default_factory=set)
    _shown_since: dict[str, Publicity] = field(default_factory=dict)
    _refusals: list[Message] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Tables and folders that were not read are known before the first row."""
        said = self._about_sources()
        self._refusals = [one for one in said if one.severity is Severity.ERROR or one.code in _LEFT_OUT]
        self.files.refused += len(self._refusals)

    def _about_sources(self) -> Iterator[Message]:
        yield from self.messages
        for facts in self.sources:
            yield from facts.messages

    def add(self, rows: Sequence[ReportRow]) -> list[dict[str, Any]]:
        """Append rows, in order, and return them as JSON has them; a file that is refused has a row of its own."""
        documents = []
        for row in (each for one in rows for each in with_lost_files(one)):
            document = self._summed(row).document(self.language)
            for message in row.messages:
                self.untied.note(row.source, message)
            documents.append(document)
            self._spool.add(document, is_quiet=row.is_quiet)
        return documents

    def add_unchanged(self, source: str, rows: Sequence[tuple[int | None, str | None]]) -> None:
        """Append rows of one source of which there is nothing to be told: the number and the record of each."""
        self.counts[Action.UNCHANGED] += len(rows)
        self._spool.add_alike(ReportRow(source, None, Action.UNCHANGED).document(self.language), rows)

    def _summed(self, row: ReportRow) -> ReportRow:
        """The row, added to the sums; it only notes what it says where a row before told of the same file."""
        if row.publicity:
            self.public[row.publicity] += 1
        if row.counted:
            self.counts[row.action] += 1
        elif row.action in {Action.REFUSED, Action.UNREADABLE}:
            if row.source in self._told_files:
                return replace(row, action=Action.NOTED)
            self._told_files.add(row.source)
            if row.action is Action.REFUSED:
                self.files.refused += 1
            else:
                self.files.turned_out_unreadable(duplicate=row.duplicate)
        return row

    def show(self, rows: Sequence[ReportRow], publicity: Publicity = Publicity.SHOWN) -> list[dict[str, Any]]:
        """Note that the public sees these records, or sees them newer, since their rows were added; returns what is to
        be kept of it.
        """
        self._shown_since |= {row.record: publicity for row in rows if row.record}
        self.public[publicity] += len(rows)
        return [replace(row, publicity=publicity).document(self.language) for row in rows]

    def suggest(self, found: Iterable[Suggested], *, fresh: bool = False) -> None:
        """Note what files say about themselves; `fresh`: they were worked on in this run."""
        for one in found:
            document = one.document(self.language)
            self._suggestions.add(document)
            if fresh and document["text"]:
                self.fresh_suggestions += 1
                if len(self.shown_suggestions) < SHOWN_SUGGESTIONS:
                    self.shown_suggestions.append(document)

    def suggestions(self) -> Iterator[dict[str, Any]]:
        """What every file says about itself so far: file, record, suggestions and the sentence."""
        return iter(self._suggestions)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Every row so far, with what the public sees of its record by now."""
        actions = {action.value for action in _COUNTED}
        for row in self._spool:
            since = self._shown_since.get(row["record"]) if row["action"] in actions else None
            yield {**row, "public": since.value} if since else row

    def telling(self) -> Iterator[dict[str, Any]]:
        """The rows of which something is to be said, in their order, and perhaps others."""
        return self.rows() if self._shown_since else self._spool.telling()

    @property
    def has_refusals(self) -> bool:
        """Whether some input was not taken: what exit code 3 tells."""
        return self.counts[Action.REFUSED] > 0 or self.files.refused > 0 or self.files.unreadable > 0

    def summary(self) -> dict[str, Any]:
        """The report's JSON without its rows."""
        return {
            **{action.value: self.counts[action] for action in _COUNTED},
            **{action.value: number for action in _OF_UNDO if (number := self.counts[action])},
            "files": {
                "stored": self.files.stored,
                "unreadable": self.files.unreadable,
                "duplicates": self.files.duplicates,
                "refused": self.files.refused,
            },
            "public": {change.value: number for change, number in self.public.items()},
            "paired": {reason.value: number for reason, number in self.paired.items()},
            **({"untied": untied} if (untied := self.untied.documents()) else {}),
            "run": self.run,
            **({"continues": list(self.continues)} if self.continues else {}),
            "sources": [self._source(facts) for facts in self.sources],
            "messages": [document_of_message(one, self.language) for one in self.messages],
        }

    def write(self, path: Path) -> None:
        """Write the whole report, its owner's only where it is new: CSV where the name ends so, JSON otherwise."""
        with (
            for_oneself(),
            path.open("w", encoding="utf-8-sig" if path.suffix == ".csv" else "utf-8", newline="") as target,
        ):
            if path.suffix.lower() == ".csv":
                self._write_csv(target)
            else:
                self._write_json(target)

    def _write_json(self, target: IO[str]) -> None:
        head = json.dumps(self.summary(), ensure_ascii=False, indent=1)
        target.write(head[: head.rindex("}")].rstrip())
        for name, documents in (("rows", self.rows()), ("suggestions", self.suggestions())):
            target.write(f',\n "{name}": [')
            for number, document in enumerate(documents):
                target.write((",\n  " if number else "\n  ") + json.dumps(document, ensure_ascii=False))
            target.write("\n ]")
        target.write("\n}\n")

    def _write_csv(self, target: IO[str]) -> None:
        writer = csv.writer(target)
        writer.writerow(_COLUMNS)
        about = [("", message) for message in self.messages]
        about += [(facts.source, message) for facts in self.sources for message in facts.messages]
        for source, message in about:
            action = Action.REFUSED.value if message in self._refusals else ""
            said = map(as_text, document_of_message(message, self.language).values())
            writer.writerow([as_text(source), "", action, "", *said, "", "", ""])
        for row in self.rows():
            for number, message in enumerate(row["messages"] or [{}]):
                first = (row["action"], "; ".join(row["files"]), row["public"] or "", self._rules(row["paired"]))
                action, names, public, paired = ("", "", "", "") if number else first
                told = (as_text(message.get(name, "")) for name in _COLUMNS[4:-3])
                start = [as_text(row["source"]), row["row"], action, row["record"] or ""]
                writer.writerow([*start, *told, as_text(names), as_text(paired), public])
        for one in self.suggestions():
            if one["text"]:
                offered = ["", Severity.INFO.value, SUGGESTS_CODE, as_text(one["text"]), as_text(one["file"]), "", ""]
                writer.writerow([as_text(one["file"]), "", "", one["record"], *offered])

    def _rules(self, paired: Mapping[str, str]) -> str:
        """By which rule each file came to the row, in words."""
        return "; ".join(f"{file}: {translate(REASONS[Reason(why)], self.language)}" for file, why in paired.items())

    def _source(self, facts: SourceFacts) -> dict[str, Any]:
        return {
            "source": visible(facts.source),
            "encoding": facts.encoding,
            "converted": [
                {
                    "column": quoted(one.column),
                    "encoding": one.encoding,
                    "before": quoted(one.before),
                    "after": quoted(one.after),
                    "row": one.row,
                    "cells": one.cells,
                    **({"said": in_words(facts.source, one, self.language)} if one.encoding == DECOMPOSED else {}),
                }
                for one in facts.converted
            ],
            "messages": [document_of_message(one, self.language) for one in facts.messages],
        }


def is_report(path: Path) -> bool:
    """Whether the file begins as the reports written here do."""
    with path.open("rb") as file:
        start = file.read(200).removeprefix(codecs.BOM_UTF8)
    return start.startswith((",".join(_COLUMNS).encode(), f'{{\n "{_COUNTED[0].value}":'.encode()))
