"""What is said of many rows that are taken: told once, at the first of them, with the places of the others.

A sentence that is the same elsewhere is told with where else it stands; sentences that differ by a word alone, as the
name that leads nowhere, are told by their first once there are several of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from catalog.language import N_, translate
from heritage.cli.grouped import AND_MORE, LIKEWISE, SHOWN_ALIKE
from ingest.differing import FIELD_CHANGES
from ingest.lines import ROW_GONE
from ingest.merge import FILES_STAY_OUT, KEPT_EDIT
from ingest.sheets.form_ends import FORM_END, FORM_END_DOUBTFUL, FORM_END_PERHAPS_NUMBERED, FORM_END_UNNUMBERED
from ingest.since import CHANGED_BY_RUN, EDIT_STAYS, LATER_RUN_STAYS
from ingest.undo import POINTED_TO

ALSO = N_("(also row {rows})")
AND_MORE_ROWS = N_("{names}, and further rows: {count}")
ALIKE_ROWS = N_("(and {count} rows alike, each with a word of its own: {rows}; --report FILE writes each)")
ALIKE_FILES = N_("(and {count} alike, each with a word of its own: {names}; --report FILE writes each)")
SHOWN_PLACES = 8
MOST_SENTENCES = 10_000
"""How many different sentences are watched for coming again, so that a report of any length needs little memory."""
EACH_TELLS = frozenset(
    one.code
    for one in (
        FIELD_CHANGES,
        KEPT_EDIT,
        FILES_STAY_OUT,
        ROW_GONE,
        CHANGED_BY_RUN,
        LATER_RUN_STAYS,
        EDIT_STAYS,
        POINTED_TO,
        FORM_END,
        FORM_END_UNNUMBERED,
        FORM_END_DOUBTFUL,
        FORM_END_PERHAPS_NUMBERED,
    )
)
"""Messages each of which must be read: what they quote is what a person decides by."""

Sentence = tuple[str, str, str]
"""What a message is known again by: its source, its path and its text; of one that has no row, its text alone."""
Kind = tuple[str, str, str]
"""What messages have in common that differ by a word: source, code and path; of those without a row, the code alone."""


@dataclass
class _Places:
    """Where something is said: at `first`, and at how many places after it, the first few by name."""

    first: str
    is_rows: bool
    example: Sentence | None = None
    sentences: int = 0
    count: int = 0
    names: list[str] = field(default_factory=list)
    last: str = ""

    def note(self, place: str) -> None:
        """It is said there too."""
        if place not in (self.first, self.last):
            self.count += 1
            self.last = place
            if len(self.names) < SHOWN_PLACES:
                self.names.append(place)

    @property
    def is_repeated(self) -> bool:
        """Whether the first place tells it for all: of files only where there are many."""
        return self.is_rows or self.count >= SHOWN_ALIKE


class Repeated:
    """What the messages of `rows` have in common, those of refusals left out."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        self._sentences: dict[Sentence, _Places] = {}
        self._kinds: dict[Kind, _Places] = {}
        for row in rows:
            for message in row["messages"]:
                self._note(row, message)

    def without_told(self, row: dict[str, Any]) -> dict[str, Any]:
        """The row with only those messages that no row before it tells."""
        told = [one for one in row["messages"] if self._is_told_here(row, one)]
        return row if len(told) == len(row["messages"]) else {**row, "messages": told}

    def more(self, row: dict[str, Any], message: dict[str, Any], language: str) -> str:
        """Where else the message is true, or one that is like it; '' where that is nowhere."""
        kind = self._kinds.get(_kind(row, message))
        if kind is not None and self._is_one_for_all(kind, message):
            return _listed(ALIKE_ROWS if kind.is_rows else ALIKE_FILES, kind, language)
        known = self._sentences.get(_sentence(row, message))
        if known is None or not known.count or not known.is_repeated:
            return ""
        return _listed(ALSO if known.is_rows else LIKEWISE, known, language)

    def _note(self, row: dict[str, Any], message: dict[str, Any]) -> None:
        sentence, place, is_rows = _sentence(row, message), _place(row), bool(row["row"])
        kind = self._kinds.setdefault(_kind(row, message), _Places(place, is_rows, sentence))
        kind.note(place)
        known = self._sentences.get(sentence)
        if known is not None:
            known.note(place)
            return
        kind.sentences += 1
        if len(self._sentences) < MOST_SENTENCES:
            self._sentences[sentence] = _Places(place, is_rows)

    def _is_told_here(self, row: dict[str, Any], message: dict[str, Any]) -> bool:
        place, sentence = _place(row), _sentence(row, message)
        kind = self._kinds.get(_kind(row, message))
        if kind is not None and self._is_one_for_all(kind, message):
            return (kind.first, kind.example) == (place, sentence)
        known = self._sentences.get(sentence)
        return known is None or known.first == place or not known.is_repeated

    def _is_one_for_all(self, kind: _Places, message: dict[str, Any]) -> bool:
        return kind.sentences > SHOWN_ALIKE and kind.count > 0 and message["code"] not in EACH_TELLS


def _sentence(row: dict[str, Any], message: dict[str, Any]) -> Sentence:
    if row["row"]:
        return row["source"], message["path"], message["text"]
    own_name = PurePosixPath(row["source"]).name
    return "", "", message["text"].replace(row["source"], "").replace(own_name, "")


def _kind(row: dict[str, Any], message: dict[str, Any]) -> Kind:
    return (row["source"], message["code"], message["path"]) if row["row"] else ("", message["code"], "")


def _place(row: dict[str, Any]) -> str:
    return str(row["row"] or row["source"])


def _listed(msgid: str, places: _Places, language: str) -> str:
    """The sentence with the first places, and how many there are beside."""
    listed, left = ", ".join(places.names), places.count - len(places.names)
    if left > 0:
        listed = translate(AND_MORE_ROWS if places.is_rows else AND_MORE, language, names=listed, count=left)
    return translate(msgid, language, count=places.count, rows=listed, names=listed)
