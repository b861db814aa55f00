"""Which part of a file is asked for (RFC 9110, 14.1.2 and 14.2): what makes no sense, and several at once, is whole."""

import re

_ONE = re.compile(r"bytes=[ \t]*(\d{0,18})-(\d{0,18})[ \t]*", re.ASCII | re.IGNORECASE)


def one_range(asked: str, size_bytes: int) -> str | None:
    """The Range to answer for a file of `size_bytes`, possibly behind its end; None where the file is to be whole."""
    found = _ONE.fullmatch(asked)
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        return "bytes=0-" if int(last) >= size_bytes else f"bytes=-{int(last)}"
    if last and int(last) < int(first):
        return None
    return f"bytes={int(first)}-{int(last) if last else ''}"
