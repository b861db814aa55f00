"""Letters and marks that were stored apart and put together: it looks the same, so what changed is said in words."""

import unicodedata

from catalog.language import N_, translate
from catalog.quoting import quoted
from ingest.sheets.table import Conversion

DECOMPOSED = N_("decomposed Unicode")
PUT_TOGETHER = N_(
    "{source}: in the column '{column}' letters and their marks are stored apart (decomposed Unicode), in {count} of "
    "the cells looked at, first in row {row}; they were put together, which looks the same. In '{text}' the letter "
    "{letter} was {before} and is {after}; {before_count} characters became {after_count}."
)
_MARKS = {
    "\u0300": N_("grave"),
    "\u0301": N_("acute"),
    "\u0303": N_("tilde"),
    "\u0309": N_("hook above"),
    "\u0323": N_("dot below"),
    "\u0302": N_("circumflex"),
    "\u0306": N_("breve"),
    "\u031b": N_("horn"),
}
"""The marks of Vietnamese letters, as people call them."""


def in_words(source: str, one: Conversion, language: str) -> str:
    """What was put together in a column, with its first letter as an example."""
    before, after = _first_letter(one.before)
    return translate(
        PUT_TOGETHER,
        language,
        source=source,
        column=quoted(one.column),
        count=one.cells,
        row=one.row,
        text=quoted(one.after),
        letter=after,
        before=spelled_out(before, language),
        after=spelled_out(after, language),
        before_count=len(one.before),
        after_count=len(one.after),
    )


def spelled_out(letter: str, language: str) -> str:
    """The characters that make a letter: 'e (U+0065) + acute (U+0301)'."""
    named = ((translate(_MARKS[each], language) if each in _MARKS else each, each) for each in letter)
    return " + ".join(f"{name} (U+{ord(each):04X})" for name, each in named)


def _first_letter(text: str) -> tuple[str, str]:
    """The first letter of the text that is stored in another way than composed, before and after."""
    clusters: list[str] = []
    for each in text:
        if clusters and unicodedata.combining(each):
            clusters[-1] += each
        else:
            clusters.append(each)
    composed = ((one, unicodedata.normalize("NFC", one)) for one in clusters)
    return next(((was, now) for was, now in composed if was != now), (text, unicodedata.normalize("NFC", text)))
