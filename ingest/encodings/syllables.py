"""Vietnamese syllables: whether a word could be one, which tells a right reading of old text from a wrong one.

A syllable is an onset, a rime and one tone; rimes that end in c, ch, p or t take the sharp and the heavy tone only.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_SHARP_AND_HEAVY = {"\u0301", "\u0323"}
_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ch|ph|th|tr|qu|[bcdđghklmnpqrstvx])?"
_RIMES = re.split(
    r"\s+",
    """a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê
    êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu êng o oa oac oach oai oam oan
    oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông
    ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêt uôc uôi uôm uôn uông uôt
    uơ uy uya uych uyn uynh uyên uyêt uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm
    yên yêng yêt yêu ynh yt yn""",
)
_SYLLABLE = re.compile(f"{_ONSET}(?:{'|'.join(sorted(_RIMES, key=len, reverse=True))})")
_STOPPED = ("c", "ch", "p", "t")
LONGEST_SYLLABLE = 10
"""Characters of 'nghiêng' with a mark, all of them stored apart."""
_WORD = re.compile(r"[^\s0-9!-/:-@\[-`{-~]+")


def is_syllable(word: str) -> bool:
    """Whether `word` is a well-formed Vietnamese syllable, its marks included."""
    return len(word) <= LONGEST_SYLLABLE and _is_syllable(word)


@lru_cache(maxsize=32768)
def _is_syllable(word: str) -> bool:
    tones: list[str] = []
    letters: list[str] = []
    for character in unicodedata.normalize("NFD", word.lower()):
        (tones if character in _TONES else letters).append(character)
    base = unicodedata.normalize("NFC", "".join(letters))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(base):
        return False
    return not base.endswith(_STOPPED) or (bool(tones) and tones[0] in _SHARP_AND_HEAVY)


def marked_words(texts: Iterable[str]) -> list[str]:
    """The words that hold anything beyond ASCII: those that tell one encoding from another."""
    return [word for text in texts for word in _WORD.findall(text) if not word.isascii()]


def share_of_syllables(words: Iterable[str]) -> float:
    """Which part of the words is well-formed Vietnamese, 0 to 1; 0 where there are none."""
    judged = [is_syllable(word) for word in words]
    return sum(judged) / len(judged) if judged else 0.0
