"""Words beside a number that make another size of it, or none: 'cao khoảng 5 cm', 'at most 5 cm', 'mất 3 cm'."""

import re

from ingest.sheets.folding import fold, spelled

_WORDS = (
    # about so much
    "khoảng|chừng|tầm|độ|ước|ước tính|ước chừng|gần|xấp xỉ|cỡ|kh|khg|trung bình|tb|"
    "about|around|approx|approximate|approximately|circa|ca|c|nearly|almost|roughly|est|estimated|average|mean|"
    "environ|env|presque|moyenne|"
    # no more than, no less than
    "dưới|không quá|chưa đến|chưa tới|tối đa|tối thiểu|lớn nhất|nhỏ nhất|cao nhất|thấp nhất|ít nhất|nhiều nhất|từ|đến|tới|"
    "under|up to|less|less than|more|more than|most|least|at most|at least|max|maximum|min|minimum|from|to|exceeding|"
    "moins|plus|"
    # not known, not there any more
    "nhất|không|không rõ|chưa|chưa rõ|mất|bị mất|thiếu|gãy|cụt|còn|còn lại|kém|hụt|"
    "unknown|uncertain|not|no|lost|missing|remaining|surviving"
).split("|")
_KNOWN = frozenset({spelled(one) for one in _WORDS} | {fold(one) for one in _WORDS})
_WORD = re.compile(r"[^\W_]+")
MOST = 1e7
"""No size is larger in any unit; a number beyond it is a slip of the hand, or no size."""


def is_another(words: str) -> bool:
    """Whether one of the words, or two that follow each other, make another size of the number behind them.

    A word without marks counts where it was written so: 'khoang' as 'khoảng', but 'tủ' is no 'từ'.
    """
    said = [spelled(one) for one in _WORD.findall(words)]
    pairs = [" ".join(pair) for pair in zip(said, said[1:], strict=False)]
    return not _KNOWN.isdisjoint({*said, *pairs})
