"""Words of the trade that have one English name and one kind of record: types, materials, techniques, classes.

They stand in data/words.tsv, as Vietnamese museums use them in their own English labels. A word that is not there stays
as written, in the language it was written in: nothing is translated by guessing.
"""

from dataclasses import dataclass
from pathlib import Path

from catalog.record.lists import Kind
from ingest.sheets.folding import fold
from ingest.sheets.syllables import marked_words

_TABLE = Path(__file__).parent / "data" / "words.tsv"


@dataclass(frozen=True)
class Word:
    """A word of the trade in both languages; `kind` is the kind of record that a thing of this type is."""

    vi: str
    en: str
    kind: Kind | None = None


def _table() -> dict[str, Word]:
    words: dict[str, Word] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            vi, en, kind = line.split("\t")
            words.setdefault(vi, Word(vi, en, Kind(kind) if kind else None))
    return words


_BY_WORD = _table()
_BY_FOLDED: dict[str, Word | None] = {}
for _word in _BY_WORD.values():
    _BY_FOLDED[fold(_word.vi)] = None if fold(_word.vi) in _BY_FOLDED else _word


def known_word(text: str) -> Word | None:
    """The word of the trade that `text` is; without marks only where no other word is spelled alike."""
    found = _BY_WORD.get(text.lower())
    if found is None and not marked_words([text]):
        found = _BY_FOLDED.get(fold(text))
    return found
