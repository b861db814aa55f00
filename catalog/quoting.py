"""What somebody wrote, as a sentence quotes it: of bearable length, on one line, nothing in it unseen."""

import unicodedata

LONGEST = 80
_ELLIPSIS = "…"
_ON_ONE_LINE = {"\n": "↵", "\r": "", "\t": "⇥", "\u2028": "↵", "\u2029": "↵"}
_JOINERS = "\u200c\u200d"
"""Invisible, but part of how words are written."""
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def quoted(text: str, longest: int = LONGEST) -> str:
    """The beginning of `text`, at most `longest` characters with '…' in place of the rest; control characters shown."""
    cut = text if len(text) <= longest else text[: longest - 1] + _ELLIPSIS
    return visible(cut)


def shortened(text: str, longest: int) -> str:
    """The beginning and the end of `text`: the end of a path is the file."""
    if len(text) <= longest:
        return visible(text)
    start = longest // 3
    return visible(text[:start] + _ELLIPSIS + text[start + 1 - longest :])


def visible(text: str) -> str:
    """All of `text`, control characters and other unseen ones shown."""
    return text if text.isprintable() else "".join(map(_seen, text))


def _seen(character: str) -> str:
    """Control characters as their pictures (␀), other unseen ones as their number <U+202E>."""
    if character in _ON_ONE_LINE:
        return _ON_ONE_LINE[character]
    if character < " ":
        return chr(0x2400 + ord(character))
    if unicodedata.category(character) in _UNSEEN and character not in _JOINERS:
        return f"<U+{ord(character):04X}>"
    return character


def written(text: str) -> str:
    """The text as a database can keep it: a path may hold what is no text, which is spelt out byte by byte."""
    return text.encode("utf-8", "backslashreplace").decode()
