"""What columns are called, in Vietnamese, English and French; a new synonym is one row of data/headings.tsv.

Headings are compared folded (no marks, lower case, no punctuation), and 'tiếng Anh', '(EN)', 'English ...' beside one
says the language of its text. A mark is never needed, but where the row begins with '=': that heading is found with its
marks only, because another word is spelled alike without them. Of two rows alike the first counts.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.sheets.folding import fold

_TABLE = Path(__file__).parent / "data" / "headings.tsv"
_LANGUAGE_WORDS = {
    "vi": ("tieng viet", "vietnamese", "vietnamien", "vi", "vie"),
    "en": ("tieng anh", "english", "anglais", "en", "eng"),
    "fr": ("tieng phap", "french", "francais", "fr"),
    "lzh-Hant": ("chu han", "han tu", "chinese", "han", "in chinese", "tieng han", "chinois"),
    "vi-Hani": ("chu nom", "nom script"),
    "lzh-Latn": ("han viet", "am han viet"),
    "zh": ("tieng trung",),
    "ja": ("tieng nhat", "japanese"),
}
_BRACKETS = re.compile(r"\s*[(\[].*$")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CONTAINERS = {"claims", "properties", "fields", "attributes", "metadata", "record"}
"""Objects in JSON whose members are columns like those outside; members of other objects are what their path says."""
UNDER = " / "
"""Parts a heading over several columns from the one below it."""


@dataclass(frozen=True)
class Recognised:
    """What a heading says: the target, the language it names for its text ('' where none), and its own language."""

    target: str
    language: str
    heading: str


def _table() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            heading, target, language = line.split("\t")
            found.setdefault(heading if heading.startswith("=") else fold(heading), (target, language))
    return found


SYNONYMS = _table()
"""Target and language of every heading that is known, by its folded form, or '=' and the heading with its marks."""


@lru_cache(maxsize=4096)
def recognise(heading: str) -> Recognised | None:
    """What column `heading` heads: as it is, without brackets, below a wider heading, or out of a JSON object."""
    whole = re.sub(r" \(\d+\)$", "", heading)
    container, _, member = whole.partition(".")
    candidates = [whole, _BRACKETS.sub("", whole)]
    if container.lower() in _CONTAINERS and member:
        candidates.append(member)
    if UNDER in whole:
        candidates.append(whole.rpartition(UNDER)[2])
    for text in candidates:
        found = _look_up(text)
        if found is not None:
            return found
    return None


def _look_up(heading: str) -> Recognised | None:
    folded = fold(_HUMP.sub(" ", heading))
    exact = SYNONYMS.get("=" + heading.strip().lower()) or SYNONYMS.get(folded)
    if exact is not None:
        return Recognised(exact[0], "", exact[1])
    for language, words in _LANGUAGE_WORDS.items():
        for word in words:
            rest = ""
            if folded.endswith(" " + word):
                rest = folded[: -len(word) - 1]
            elif folded.startswith(word + " "):
                rest = folded[len(word) + 1 :]
            if rest in SYNONYMS:
                target, own = SYNONYMS[rest]
                return Recognised(target, language, own)
    return None
