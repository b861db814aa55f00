"""What columns are called, in Vietnamese, English and French; a new synonym is one row of data/headings.tsv.

A heading that bears marks is found by the same marks only, since others make another word of it: 'Người bán' is not
'Người ban'. One without any is compared folded ('SO KIEM KE'), but for rows that begin with '=': 'Hang' is a cave and
no 'hạng'. 'NGUOI BAN', which may be two headings, is neither. 'tiếng Anh', '(EN)', 'English ...' beside a heading say
the language of its text. Of two rows alike the first counts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.sheets.folding import fold, spelled
from ingest.sheets.size_headings import size_heading

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
_BRACKETS = re.compile(r"(?<!\s)\s*[(\[].*$")
_GROUP = re.compile(r"(?<!\s)\s*[(\[][^()\[\]]*[)\]]")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CONTAINERS = {"claims", "properties", "fields", "attributes", "metadata", "record"}
"""Objects in JSON whose members are columns like those outside; members of other objects are what their path says."""
UNDER = " / "
"""Parts a heading over several columns from the one below it."""


@dataclass(frozen=True)
class Recognised:
    """What a heading says: the target, the language it names for its text ('' where none), and its own language.

    `unit`, `part`, `order`: of sizes, what they are told in, which part of the thing has them, and which comes first.
    """

    target: str
    language: str
    heading: str
    unit: str = ""
    part: str = ""
    order: tuple[str, ...] = ()


def _tables() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    marked: dict[str, tuple[str, str]] = {}
    folded: dict[str, tuple[str, str]] = {}
    unclear: set[str] = set()
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            heading, target, language = line.split("\t")
            marked.setdefault(spelled(heading), (target, language))
            if not heading.startswith("="):
                before = folded.setdefault(fold(heading), (target, language))
                unclear.update([fold(heading)] if before[0] != target else [])
    return marked, {heading: found for heading, found in folded.items() if heading not in unclear}


_MARKED, _FOLDED = _tables()


@lru_cache(maxsize=4096)
def recognise(heading: str) -> Recognised | None:
    """What column `heading` heads: as it is, without brackets, below a wider heading, or out of a JSON object."""
    whole = re.sub(r" \(\d+\)$", "", heading)
    plain = _look_up(whole)
    if plain is not None and plain.target.partition(".")[0] != "measurement":
        return plain
    size = size_heading(whole, _known)
    if size is not None:
        return Recognised(size.target, plain.language if plain else "", size.language, size.unit, size.part, size.order)
    return plain or next((found for text in _candidates(whole) if (found := _look_up(text))), None)


def _candidates(whole: str) -> Iterator[str]:
    """What of a heading may say what it heads, the surest first."""
    bare = _GROUP.sub("", whole)
    if UNDER in bare:
        yield bare.rpartition(UNDER)[2]
    yield without_brackets(whole)
    container, _, member = whole.partition(".")
    if container.lower() in _CONTAINERS:
        yield member
    yield whole.rpartition(UNDER)[2]


def _known(heading: str) -> tuple[str, str] | None:
    found = _look_up(heading)
    return (found.target, found.heading) if found else None


def without_brackets(heading: str) -> str:
    """The heading without what is in brackets behind it: 'Kích thước (cm)' is 'Kích thước'."""
    return _BRACKETS.sub("", heading)


def _look_up(heading: str) -> Recognised | None:
    words = spelled(_HUMP.sub(" ", heading)).split(" ")
    exact = _synonym(words) or _MARKED.get(spelled(heading))
    if exact is not None:
        return Recognised(exact[0], "", exact[1])
    folded = fold(" ".join(words))
    for language, names in _LANGUAGE_WORDS.items():
        for name in names:
            count = name.count(" ") + 1
            rest = words[:-count] if folded.endswith(" " + name) else []
            rest = words[count:] if folded.startswith(name + " ") else rest
            found = _synonym(rest)
            if found is not None:
                return Recognised(found[0], language, found[1])
    return None


def _synonym(words: Sequence[str]) -> tuple[str, str] | None:
    """Target and language of the heading of these words, as `spelled` has them."""
    heading = " ".join(words)
    found = _MARKED.get(heading)
    return found if found is not None or heading != fold(heading) else _FOLDED.get(heading)
