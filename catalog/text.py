"""Text as it may enter a record: NFC, no control or bidirectional characters, never empty."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints

_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\ufeff\u200b\u2060\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_UNCLEAN = re.compile(_FORBIDDEN.pattern[:-1] + r"\r\t\u00a0\u2000-\u200a\u202f\u3000]|  | \n|\n ")
_LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

MAX_CHARACTERS = 200_000


def has_hidden(value: str) -> bool:
    """Whether there are signs in it that nobody sees and that `clean_text` takes out: NUL, soft hyphens, zero-width."""
    return not value.isprintable() and _FORBIDDEN.search(value) is not None


def clean_text(value: str) -> str:
    """`value` in NFC without control characters, spaces folded within lines and blank edges removed."""
    if _is_tidy(value) and unicodedata.is_normalized("NFC", value):
        return value.strip()
    text = unicodedata.normalize("NFC", _FORBIDDEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n")))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()


def _is_tidy(text: str) -> bool:
    """Whether nothing of it is unclean; Python's own test of what can be printed, a tenth of the work, often tells."""
    return (text.isprintable() and "  " not in text) or not _UNCLEAN.search(text)


def _cleaned(value: object) -> object:
    return clean_text(value) if isinstance(value, str) else value


def _is_clean(text: object) -> bool:
    """Whether `clean_text` would leave it as it is, as it does with all that is stored."""
    return (
        type(text) is str
        and text != ""
        and text == text.strip()
        and _is_tidy(text)
        and unicodedata.is_normalized("NFC", text)
    )


def _cleaned_map(value: object) -> object:
    if not isinstance(value, dict) or all(map(_is_clean, value.values())):
        return value
    cleaned = {tag: clean_text(text) if isinstance(text, str) else text for tag, text in value.items()}
    return {tag: text for tag, text in cleaned.items() if text is not None and text != ""}


def _not_empty(value: dict[str, str]) -> dict[str, str]:
    if not value:
        raise ValueError("empty")
    return value


Text = Annotated[str, BeforeValidator(_cleaned), StringConstraints(min_length=1, max_length=MAX_CHARACTERS)]
LanguageTag = Annotated[str, StringConstraints(pattern=_LANGUAGE_TAG, max_length=35)]
_Clean = Annotated[str, StringConstraints(min_length=1, max_length=MAX_CHARACTERS)]
LangMap = Annotated[dict[LanguageTag, _Clean], BeforeValidator(_cleaned_map)]
"""Text by BCP 47 language tag: vi, en, lzh-Hant (Hán), vi-Hani (Nôm), lzh-Latn (the Hán-Việt reading), vi-x-easy."""
SomeText = Annotated[LangMap, AfterValidator(_not_empty)]


def best(text: Mapping[str, str], language: str) -> tuple[str, str]:
    """The text for a reader of `language` and the tag it is in; ('', '') where there is none at all."""
    if found := text.get(language):
        return found, language
    for tag in (*(tag for tag in text if tag.split("-")[0] == language), "vi", "en", *text):
        if text.get(tag):
            return text[tag], tag
    return "", ""


def shortened(text: str, most: int) -> str:
    """The text on one line of at most `most` characters: to the end of a sentence past its middle, else of a word."""
    line = " ".join(text[: 4 * most].split())
    if len(line) <= most:
        line = " ".join(text.split())
    if len(line) <= most:
        return line
    sentence = max(line.rfind(mark, 0, most) for mark in (". ", "! ", "? ", "… "))
    if sentence >= most // 2:
        return line[: sentence + 1]
    return line[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
