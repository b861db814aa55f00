"""Record ids: short, opaque, permanent, and typeable from a printed label.

Seven random characters of NOID's betanumeric alphabet (no vowels, no 'l', no 'y') and its check character, which
catches every single wrong character and every swap of two neighbours (NOID Check Digit Algorithm, J. Kunze, 2006).
"""

import secrets

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
LENGTH = 8
_VALUES = {character: value for value, character in enumerate(ALPHABET)}


def check_character(body: str) -> str:
    """NOID's check character: the sum of value x position (from 1), modulo 29."""
    return ALPHABET[sum(_VALUES[character] * place for place, character in enumerate(body, 1)) % len(ALPHABET)]


def new_id() -> str:
    """A fresh id of 8 characters; 17 thousand million are possible, so a store checks for the rare double."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + check_character(body)


def is_id(text: str) -> bool:
    """Whether `text` is a well-formed id, its check character included."""
    return (
        len(text) == LENGTH
        and all(character in _VALUES for character in text)
        and check_character(text[:-1]) == text[-1]
    )
