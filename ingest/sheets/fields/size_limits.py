"""Words beside a number that make another size of it, or none: 'cao khoảng 5 cm', 'at most 5 cm', 'mất 3 cm'."""

import re
from itertools import pairwise

from ingest.sheets.folding import fold, spelled

_ABOUT = (
    "khoảng|chừng|tầm|độ|ước|gần|xấp xỉ|cỡ|kh|khg|trung bình|tb|about|around|approx|approximate|approximately|circa|ca|"
    "c|nearly|almost|roughly|est|estimated|average|mean|environ|env|presque|moyenne"
)
_NO_MORE_NO_LESS = (
    "dưới|quá|chưa|tối đa|tối thiểu|nhất|từ|đến|tới|under|to|less|more|most|least|max|maximum|min|minimum|from|"
    "exceeding|moins|plus"
)
_NOT_THERE = (
    "không|mất|thiếu|gãy|cụt|còn|kém|hụt|unknown|uncertain|not|no|lost|missing|remaining|surviving|inconnu|manque"
)
_WORDS = "|".join((_ABOUT, _NO_MORE_NO_LESS, _NOT_THERE)).split("|")
_KNOWN = frozenset({spelled(one) for one in _WORDS} | {fold(one) for one in _WORDS})
_WORD = re.compile(r"[^\W_]+")
MOST = 1e7
"""No size is larger in any unit; a number beyond it is a slip of the hand, or no size."""


def is_another(words: str) -> bool:
    """Whether one of the words, or two that follow each other, make another size of the number behind them.

    A word without marks counts where it was written so: 'khoang' as 'khoảng', but 'tủ' is no 'từ'.
    """
    said = [spelled(one) for one in _WORD.findall(words)]
    pairs = [" ".join(pair) for pair in pairwise(said)]
    return not _KNOWN.isdisjoint({*said, *pairs})
