"""The texts of a record as the page reads them out."""

import re
from collections.abc import Callable
from dataclasses import replace

from catalog.language import N_
from catalog.record.lists import TextType
from catalog.record.model import Record
from catalog.record.parts import TextRow
from viewer.context import said
from viewer.labels import TEXTS, in_a_sentence, language_name
from viewer.pages.record.context import Prose

Words = Callable[..., str]

_ORDER = (TextType.SUMMARY, TextType.DESCRIPTION, TextType.HISTORY, TextType.CONDITION, TextType.NOTE)
IN_ANOTHER = N_("Not yet in English. Below it is in {name}.")
"""Said by each language of itself: its translation names the language that it is in."""
_BLANK_LINE = re.compile(r"\n\s*\n|\n")


def prose(record: Record, language: str, words: Words) -> tuple[Prose, ...]:
    """Every text in the reader's language where there is one, the summary first; the first in another says so."""
    rows = sorted(record.texts, key=lambda row: _ORDER.index(row.type))
    made = [one for row in rows if (one := _prose(row, language, words))]
    for at, one in enumerate(made):
        if one.lang is not None:
            made[at] = replace(
                one, note=words(IN_ANOTHER, name=in_a_sentence(language_name(one.lang, language), language))
            )
            break
    return tuple(made)


def _prose(row: TextRow, language: str, words: Words) -> Prose | None:
    text = said(row.text, language)
    if text is None:
        return None
    by = " · ".join(part for part in (row.by, row.date.display(language) if row.date else None) if part)
    paragraphs = tuple(part.strip() for part in _BLANK_LINE.split(text.text) if part.strip())
    return Prose(words(TEXTS[row.type]), paragraphs, text.lang, by)
