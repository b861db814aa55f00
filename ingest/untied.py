"""Pointers that find no record, counted by column: a dry run of ten thousand rows must not hide them among its rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from catalog.language import N_, translate
from catalog.messages import Message
from catalog.quoting import quoted
from ingest.tying import POINTER_UNKNOWN

UNTIED = N_(
    "{source}, column '{column}': {count} pointers find no record, neither among those that are here nor among those "
    "that come; they name {texts} of them: {names}. They stay text, and are tied when these records come."
)
AND_OTHERS = N_("{names} and others")
_SHOWN_TEXTS = 5
_MOST_TEXTS = 100_000
"""How many different ones are told apart, so that a report of any length needs little memory."""


@dataclass
class _Column:
    count: int = 0
    texts: dict[str, None] = field(default_factory=dict)


@dataclass
class Untied:
    """The pointers of a report that lead nowhere, by source and column."""

    _columns: dict[tuple[str, str], _Column] = field(default_factory=dict)

    def note(self, source: str, message: Message) -> None:
        """Count the message, where it tells of such a pointer."""
        if message.code != POINTER_UNKNOWN.code:
            return
        column = self._columns.setdefault((source, message.path), _Column())
        column.count += 1
        if len(column.texts) < _MOST_TEXTS:
            column.texts[str(message.params["text"])] = None

    def lines(self, language: str) -> Iterator[str]:
        """A sentence for each column."""
        for (source, name), column in self._columns.items():
            shown = ", ".join(quoted(text) for text in list(column.texts)[:_SHOWN_TEXTS])
            more = len(column.texts) > _SHOWN_TEXTS
            yield translate(
                UNTIED,
                language,
                source=source,
                column=quoted(name),
                count=column.count,
                texts=len(column.texts),
                names=translate(AND_OTHERS, language, names=shown) if more else shown,
            )

    def documents(self) -> list[dict[str, Any]]:
        """The same as JSON has it."""
        return [
            {"source": source, "column": name, "pointers": column.count, "texts": len(column.texts)}
            for (source, name), column in self._columns.items()
        ]
