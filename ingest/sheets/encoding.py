"""Which encoding a text file is in: a mark at its start, UTF-16 by its zeros, strict UTF-8, else an old one by vote.

Files in TCVN3, VNI and Windows-1258 are read as Windows-1252 here; `old_text` then converts them column by column, as
it does inside workbooks.
"""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.encodings.legacy import OldEncoding, reads_as_latin, vote
from ingest.encodings.syllables import marked_words
from ingest.sheets.heading_votes import by_headings
from ingest.sheets.table import SheetRefusedError

SHEET_EMPTY = define(
    "sheet-empty",
    Severity.ERROR,
    N_("The file '{source}' is empty (nothing, or spaces only). Copy it again from where it came from."),
)
SHEET_BINARY = define(
    "sheet-binary",
    Severity.ERROR,
    N_("'{source}' is no text file, whatever its name says. Open it in the program that made it and save it as CSV."),
)
SHEET_DAMAGED = define(
    "sheet-damaged",
    Severity.ERROR,
    N_("'{source}' is cut off or damaged: it begins as Unicode text and does not go on so. Copy or save it again."),
)
UTF_8_DAMAGED = define(
    "utf-8-damaged",
    Severity.ERROR,
    N_(
        "'{source}' is text in UTF-8, but for bytes that are no letters (line {line}, character {place}: {bytes}): it "
        "was cut off or damaged there. Nothing of it was taken. Copy it again from where it came from, or save it "
        "again as 'CSV UTF-8'."
    ),
)
ENCODING_UNKNOWN = define(
    "encoding-unknown",
    Severity.ERROR,
    N_(
        "The encoding of '{source}' is neither Unicode nor one that Vietnamese files use (line {line}: {bytes}). "
        "Open it in the program that made it and save it as 'CSV UTF-8'."
    ),
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OF_BYTES = {"utf-8", "utf-8-sig", "cp1252"}
"""Codecs in which the byte of a line feed is nothing else."""
_HEAD_BYTES = 1 << 16
_CHUNK_BYTES = 1 << 20
_SAMPLE_LINES = 400
_ESCAPED = 0xDC00
"""What `surrogateescape` adds to a byte that is no text."""
_BAD = re.compile("[\udc80-\udcff]+")
_LETTER = re.compile("[^\x00-\x7f\udc80-\udcff]")
_LATIN = re.compile("[\u00a0-\u036f\u1e00-\u203a]")
"""Letters, marks and signs of Latin writing; what Chinese or Japanese bytes make by chance is seldom among them."""
_CELL_ENDS = re.compile(r'[\r"]*[,;|\t][\r"]*|^"|"?\r?$')
"""What may part headings, before it is known what does."""
_BINARY = set(range(0x20)) - {0x00, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B}


@dataclass(frozen=True)
class Encoding:
    """How a file's text is stored: `codec` is Python's, `name` the one for people.

    `old`: what its text is in after it was read as Windows-1252.
    """

    codec: str
    name: str
    old: OldEncoding | None = None

    def open(self, path: Path) -> TextIO:
        """The file as text, line ends untouched."""
        return path.open(encoding=self.codec, errors=self._errors, newline="")

    def open_part(self, path: Path, start: int = 0, end: int | None = None) -> TextIO:
        """The same of the bytes from `start` to before `end`, where lines begin as `line_after` tells them."""
        codec = "utf-8" if start and self.codec == "utf-8-sig" else self.codec
        file = io.BufferedReader(_Part(path, start, end), _CHUNK_BYTES)
        return io.TextIOWrapper(file, encoding=codec, errors=self._errors, newline="")

    def line_after(self, path: Path, place: int) -> int | None:
        """Where the next line after this byte begins; None where that cannot be told without reading all."""
        if self.codec not in _OF_BYTES:
            return None
        with path.open("rb") as file:
            file.seek(place)
            passed = file.read(_CHUNK_BYTES).find(b"\n") + 1
        return place + passed if passed else None

    @property
    def _errors(self) -> str:
        return "heritage-c1" if self.codec == "cp1252" else "strict"


class _Part(io.RawIOBase):
    """The bytes of a file from `start` to before `end`."""

    def __init__(self, path: Path, start: int, end: int | None) -> None:
        self._file = path.open("rb", buffering=0)
        self._file.seek(start)
        self._left = path.stat().st_size - start if end is None else end - start

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        number = self._file.readinto(buffer[: max(self._left, 0)]) or 0
        self._left -= number
        return number

    def close(self) -> None:
        self._file.close()
        super().close()


def _undefined_to_c1(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("heritage-c1", _undefined_to_c1)


def detect(path: Path, source: str) -> Encoding:
    """The encoding of the text file `path`; raises SheetRefusedError where it is empty, or no text we know."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise SheetRefusedError(SHEET_EMPTY(source=source))
    marked = next((codec for mark, codec in _MARKS if head.startswith(mark)), "") or _utf_16_by_zeros(head)
    if marked:
        if not _decodes(path, marked):
            raise SheetRefusedError(_utf_8_fault(path, source, marked) or SHEET_DAMAGED(source=source))
        return Encoding(marked, marked[:6].rstrip("-").upper())
    if len(_BINARY.intersection(head)) > 2:
        raise SheetRefusedError(SHEET_BINARY(source=source))
    if _decodes(path, "utf-8"):
        return Encoding("utf-8", "UTF-8")
    if fault := _utf_8_fault(path, source):
        raise SheetRefusedError(fault)
    return _by_vote(path, source)


def _utf_16_by_zeros(head: bytes) -> str:
    """The codec of UTF-16 without a mark: Latin letters leave every other byte zero; '' for anything else."""
    pairs = len(head) // 2
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > pairs * 0.3 and even < pairs * 0.05:
        return "utf-16-le"
    if even > pairs * 0.3 and odd < pairs * 0.05:
        return "utf-16-be"
    return ""


def _decodes(path: Path, codec: str, *, to_its_end: bool = True) -> bool:
    """Whether the whole file is sound text in that encoding, or all but a letter that its end cuts."""
    decoder = codecs.getincrementaldecoder(codec)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK_BYTES):
                decoder.decode(chunk)
            decoder.decode(b"", final=to_its_end)
        except UnicodeDecodeError:
            return False
    return True


def _utf_8_fault(path: Path, source: str, marked: str = "") -> Message | None:
    """What is said of text in UTF-8 with bytes among it that are none, as a file that was cut off inside a letter has.

    It is UTF-8 where the mark at its start says so, where nothing but its last letter is cut, and where there are more
    letters beyond ASCII, or as many Latin ones, as there are places where such bytes stand: in the old encodings
    hardly two bytes after each other make one. None for any other text.
    """
    letters = latin = places = line = before = 0
    first: Message | None = None
    for text in _forgiven(path):
        letters += len(_LETTER.findall(text))
        latin += len(_LATIN.findall(text))
        places += len(_BAD.findall(text))
        if first is None and (bad := _BAD.search(text)):
            odd = " ".join(f"{ord(one) - _ESCAPED:02X}" for one in bad.group()[:10])
            lines, place = text.count("\n", 0, bad.start()), _place_in_line(text, bad.start(), before)
            first = UTF_8_DAMAGED(source=source, line=line + lines + 1, place=place, bytes=odd)
        line += text.count("\n")
        before = _place_in_line(text, len(text), before) - 1
    is_utf_8 = letters > places or latin >= max(places, 1) or _decodes(path, "utf-8", to_its_end=False)
    return first if marked == "utf-8-sig" or (not marked and is_utf_8) else None


def _place_in_line(text: str, at: int, before: int) -> int:
    """Which character of its line the one `at` this place is, from 1; `before` are those of the line before `text`."""
    begins = text.rfind("\n", 0, at) + 1
    return at - begins + 1 + (0 if begins else before)


def _forgiven(path: Path) -> Iterator[str]:
    """The file read as UTF-8, in pieces, with each byte that is none as a surrogate."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _by_vote(path: Path, source: str) -> Encoding:
    lines = list(_marked_lines(path))
    sample = b"\n".join(line for _, line in lines)
    latin = sample.decode("cp1252", "heritage-c1")
    old = by_headings([_CELL_ENDS.split(text) for text in latin.split("\n")]) or vote(latin.splitlines())
    if old is not None or reads_as_latin(marked_words([latin])):
        return Encoding("cp1252", old.name if old else "Windows-1252", old)
    number, line = lines[0]
    odd = " ".join(f"{byte:02X}" for byte in line if byte >= 0x80)[:30]
    raise SheetRefusedError(ENCODING_UNKNOWN(source=source, line=number, bytes=odd))


def _marked_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    found = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.isascii():
                yield number, line[:2000]
                found += 1
                if found == _SAMPLE_LINES:
                    return
