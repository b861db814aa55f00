"""The texts of a record as the page reads them out."""

import re
from collections.abc import Callable

from catalog.record.lists import TextType
from catalog.record.model import Record
from catalog.record.parts import TextRow
from viewer.context import said
from viewer.labels import TEXTS
from viewer.pages.record.context import Prose

Words = Callable[[str], str]

_ORDER = (TextType.SUMMARY, TextType.DESCRIPTION, TextType.HISTORY, TextType.CONDITION, TextType.NOTE)
_BLANK_LINE = re.compile(r"\n\s*\n|\n")


def prose(record: Record, language: str, words: Words) -> tuple[Prose, ...]:
    """Every text in the reader's language where there is one, the summary first."""
    rows = sorted(record.texts, key=lambda row: _ORDER.index(row.type))
    return tuple(made for row in rows if (made := _prose(row, language, words)))


def _prose(row: TextRow, language: str, words: Words) -> Prose | None:
    text = said(row.text, language)
    if text is None:
        return None
    by = " · ".join(part for part in (row.by, row.date.display(language) if row.date else None) if part)
    paragraphs = tuple(part.strip() for part in _BLANK_LINE.split(text.text) if part.strip())
    return Prose(words(TEXTS[row.type]), paragraphs, text.lang, by)
