"""Words of the trade that have one English name and one kind of record: types, materials, techniques, classes.

They stand in data/words.tsv, as Vietnamese museums use them in their own English labels. A word that is not there stays
as written, in the language it was written in: nothing is translated by guessing.
"""

from dataclasses import dataclass
from pathlib import Path

from catalog.record.lists import Kind
from ingest.encodings.syllables import marked_words
from ingest.sheets.folding import fold

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
_KIND_BY_ENGLISH: dict[str, Kind | None] = {}
for _word in _BY_WORD.values():
    if _word.kind is not None:
        _agreed = _KIND_BY_ENGLISH.setdefault(fold(_word.en), _word.kind) is _word.kind
        _KIND_BY_ENGLISH[fold(_word.en)] = _word.kind if _agreed else None
_ALSO_NAMES = frozenset({"thành", "điện", "kinh", "bằng", "thư", "cáo", "quán", "phủ", "mộ", "hịch", "am", "cầu"}) | {
    "triển lãm",
    "trưng bày",
}
"""Types that other names begin with too: Thành Thái, Điện Biên, Phủ Lý; 'Triển lãm Paris' may be a photograph of it."""
_LONGEST_TYPE = 4


def kind_of_type(text: str, language: str) -> Kind | None:
    """The kind of record that a thing of this type is; None where the word is not known.

    A Vietnamese column may hold English words; a Vietnamese word goes before an English one that is spelled alike.
    """
    word = known_word(text) if language != "en" else None
    return word.kind if word else _KIND_BY_ENGLISH.get(fold(text))


def type_in_name(name: str) -> Word | None:
    """The type that a Vietnamese name begins with, before a name of its own: 'Chùa Dâu' is a chùa, 'chùa cũ' is not."""
    words = name.split()
    for length in range(min(_LONGEST_TYPE, len(words) - 1), 0, -1):
        start = " ".join(words[:length]).lower()
        found = _BY_WORD.get(start)
        if found is not None and found.kind is not None and start not in _ALSO_NAMES:
            return found if words[length][:1].isupper() else None
    return None


def known_word(text: str) -> Word | None:
    """The word of the trade that `text` is; without marks only where no other word is spelled alike."""
    found = _BY_WORD.get(text.lower())
    if found is None and not marked_words([text]):
        found = _BY_FOLDED.get(fold(text))
    return found
