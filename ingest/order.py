"""The place of a file in its record's row, as names end in it: '_01', '_a', 'mặt sau', 'toàn cảnh 2'."""

from ingest.names import Tokens

_FACES = {
    ("mat", "truoc"): 1, ("truoc",): 1, ("front",): 1, ("recto",): 1, ("toan", "canh"): 1, ("chinh", "dien"): 1,
    ("mat", "sau"): 2, ("sau",): 2, ("back",): 2, ("verso",): 2,
    ("ben", "trai"): 3, ("mat", "trai"): 3, ("trai",): 3, ("left",): 3,
    ("ben", "phai"): 4, ("mat", "phai"): 4, ("phai",): 4, ("right",): 4,
    ("mat", "ben"): 3, ("canh", "ben"): 3, ("ben", "canh"): 3, ("mat", "nghieng"): 3, ("nghieng",): 3, ("side",): 3,
    ("phia", "truoc"): 1, ("phia", "sau"): 2, ("ben", "trong"): 5, ("ben", "ngoai"): 5,
    ("mat", "tren"): 5, ("phia", "tren"): 5, ("top",): 5,
    ("mat", "duoi"): 6, ("phia", "duoi"): 6, ("mat", "day"): 6, ("bottom",): 6,
    ("chi", "tiet"): 9, ("detail",): 9,
}  # fmt: skip
_NUMBERING = {"anh", "hinh", "photo", "img", "image", "no", "so", "lan", "ban", "chup", "copy", "edit", "final"}
"""Words beside a number that say nothing of what is shown."""
_WORDS = _NUMBERING.union(*_FACES)
NUMBER_WORDS = {"no", "so"}
"""Those of them that may as well stand before a record's number."""
_LONGEST_ORDER = 3


def order(rest: Tokens) -> int:
    """The place that these tokens say; 0 where they say nothing."""
    numbers = [int(token) for token in rest if token.isdecimal() and len(token) <= 6]
    if numbers:
        return numbers[-1]
    face = _face(rest)
    if face:
        return face[1]
    if len(rest) == 1 and _is_letter(rest[0]):
        return ord(rest[0]) - ord("a") + 1
    return 0


def is_order(rest: Tokens) -> bool:
    """Whether these tokens say a place and nothing else: numbers of three digits, one letter, a face, 'ảnh 2'."""
    if any(not token.isdecimal() and len(token) > 1 and token not in _WORDS for token in rest):
        return False
    while face := _face(rest):
        start, _, length = face
        rest = (*rest[:start], *rest[start + length :])
    letters = [token for token in rest if not token.isdecimal() and token not in _NUMBERING]
    is_short = all(len(token) <= _LONGEST_ORDER for token in rest if token.isdecimal())
    return is_short and (not letters or (len(letters) == 1 and _is_letter(letters[0])))


def counts_views(before: Tokens) -> bool:
    """Whether a number behind these tokens counts photographs: 'ảnh 2', 'mặt sau 2'; 'số 2' may be a record."""
    return bool(before) and before[-1] in _WORDS - NUMBER_WORDS


def _face(rest: Tokens) -> tuple[int, int, int] | None:
    """Where a face is named among the tokens, its place, and how many tokens it takes."""
    for length in (2, 1):
        for start in range(len(rest) - length + 1):
            place = _FACES.get(rest[start : start + length])
            if place:
                return start, place, length
    return None


def _is_letter(token: str) -> bool:
    return len(token) == 1 and "a" <= token <= "z"
