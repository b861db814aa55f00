"""Record ids: short, opaque, permanent, and typeable from a printed label.

Seven random characters of NOID's betanumeric alphabet (no vowels, no 'l', no 'y') and its check character, which
catches every single wrong character and every swap of two neighbours (NOID Check Digit Algorithm, J. Kunze, 2006).
"""

import hashlib
import secrets

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
LENGTH = 8
_VALUES = {character: value for value, character in enumerate(ALPHABET)}

_CHARACTERS = frozenset(ALPHABET)


def check_character(body: str) -> str:
    """NOID's check character: the sum of value x position (from 1), modulo 29."""
    return ALPHABET[sum([_VALUES[character] * place for place, character in enumerate(body, 1)]) % len(ALPHABET)]


def new_id() -> str:
    """A fresh id of 8 characters; 17 thousand million are possible, so a store checks for the rare double."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + check_character(body)


def derived_id(*parts: str) -> str:
    """The id that these parts always give: an import that is cut off finds its own records again.

    Two different keys can meet (about 30 times in a million): the caller adds a part and asks again.
    """
    number = int.from_bytes(hashlib.sha256("\0".join(parts).encode()).digest()[:12])
    body = ""
    for _ in range(LENGTH - 1):
        number, digit = divmod(number, len(ALPHABET))
        body += ALPHABET[digit]
    return body + check_character(body)


def is_id(text: str) -> bool:
    """Whether `text` is a well-formed id, its check character included."""
    return len(text) == LENGTH and _CHARACTERS.issuperset(text) and check_character(text[:-1]) == text[-1]


def is_mistyped(text: str) -> bool:
    """Whether `text` is an id but for its check character: somebody typed one character wrong."""
    return len(text) == LENGTH and _CHARACTERS.issuperset(text) and not is_id(text)
