"""Which columns of a table are in an old encoding, what becomes of them, and what is told of it.

Each column with enough words has a vote of its own, for people paste columns; the others go with the whole table.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from typing import TextIO

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.encodings.legacy import (
    OLD_ENCODINGS,
    TCVN3,
    VNI,
    OldEncoding,
    is_old,
    old_words,
    read_cell,
    reads_as_latin,
    reads_wholly,
    vote,
    vote_on_bad_words,
)
from ingest.encodings.syllables import marked_words, share_of_syllables
from ingest.sheets.decomposed import DECOMPOSED
from ingest.sheets.heading_votes import by_headings, has_heading_in
from ingest.sheets.pasted import beside, read_alone, reading_of
from ingest.sheets.table import Conversion

TEXT_CONVERTED = define(
    "text-converted",
    Severity.INFO,
    N_("Text is in {kind} and was converted to Unicode, in these columns: {columns}. Look at it before and after."),
)
FILE_ENCODING = define(
    "file-encoding",
    Severity.INFO,
    N_("The file is written in {kind} and was read as such."),
)
CAPITALS_BY_FONT = define(
    "capitals-by-font",
    Severity.INFO,
    N_(
        "Text in TCVN3 knows no capitals with marks: fonts such as .VnTimeH only draw them. What such a font drew as "
        "capitals comes as small letters; the museum does not guess them."
    ),
)
VNI_CAPITALS = define(
    "capitals-vni",
    Severity.INFO,
    N_(
        "Text in VNI: a capital with marks is read as one, whether its marks are typed large or small. What stands in "
        "small letters and was only drawn as capitals by a font comes as small letters; the museum does not guess them."
    ),
)
OLD_TEXT_UNREAD = define(
    "cells-of-no-encoding",
    Severity.WARNING,
    N_(
        "Column '{column}' is in {kind}, but '{text}' in row {row} makes no sense in that or in any other encoding. It "
        "was kept as it is written. Look at it, and correct it in the sheet if it is no foreign word."
    ),
)

Numbered = tuple[int, list[str]]
"""A row with its number."""
Pair = tuple[int, Sequence[str], Sequence[str]]
"""The number of a row, its cells as they are stored, and as they were read."""
_ENOUGH_WORDS = 5
_READS_WELL = 0.5
_SOME = 0.1
_SIGNS = re.compile("[¡-ª¬-¯µ-¸º¼-¿\xad×÷]")
"""Signs that stand for letters in TCVN3, and within no word of French or English."""
_LOOKED_THROUGH, _LOOKED_THROUGH_CHARACTERS = 20_000, 8 << 20
_LATE_ROWS = 300
_SUSPICIOUS = re.compile("[\x80-\x9f¡-ª¬-¯µ-º¼-¿ÃÄÅÆÑØÛäåæëïñöøûüþ\xad\ufffd\u0300\u0301\u0303\u0309\u0323]")


@dataclass(frozen=True)
class OldText:
    """The old encoding of each column, None for Unicode; `rest` is that of columns that nothing is known of."""

    columns: tuple[OldEncoding | None, ...] = ()
    rest: OldEncoding | None = None

    def __bool__(self) -> bool:
        return self.rest is not None or any(self.columns)

    def of(self, column: int) -> OldEncoding | None:
        """The encoding of the column with this index."""
        return self.columns[column] if column < len(self.columns) else self.rest

    def read(self, cells: Sequence[str]) -> list[str]:
        """The cells of one row as Unicode."""
        if all(map(str.isascii, cells)):
            return list(cells)
        return read_row(cells, list(map(self.of, range(len(cells))))) if self else read_alone(cells)

    def read_headings(self, cells: Sequence[str]) -> list[str]:
        """The same for a row of headings, which may be in Unicode above old text: 'Tên' could be 'Tến' in TCVN3."""
        is_modern = any(not cell.isascii() and not is_old(cell) for cell in cells)
        reads_well = share_of_syllables(old_words(cells)) >= _READS_WELL
        return list(cells) if is_modern and reads_well else self.read(cells)

    @property
    def main(self) -> str:
        """The encoding of most columns; '' where all is Unicode."""
        names = [old.name for old in (*self.columns, self.rest) if old]
        return max(names, key=names.count, default="")


def read_row(cells: Sequence[str], columns: Sequence[OldEncoding | None]) -> list[str]:
    """The cells of one row as Unicode; `columns`: the encoding of each one's column.

    Where the cells that leave no doubt are in another encoding than a column, the row decides before the column does.
    """
    sure = _sure_of_row(cells, columns)
    of_columns = (
        cell if cell.isascii() or old is None else read_cell(cell, old, () if old.name in sure else [*sure.values()])
        for cell, old in zip(cells, columns, strict=True)
    )
    alone = read_alone(cells)
    return [one if one != cell else other for cell, one, other in zip(cells, of_columns, alone, strict=True)]


def _sure_of_row(cells: Sequence[str], columns: Sequence[OldEncoding | None]) -> dict[str, OldEncoding]:
    """The encodings that cells of the row are in without doubt, by name; its column's where it reads well in that."""
    found: dict[str, OldEncoding] = {}
    for cell, column in zip(cells, columns, strict=True):
        if not cell.isascii() and (one := reading_of(cell)) and one.is_sure:
            old = column if column and reads_wholly(cell, column) else one.old
            found[old.name] = old
    return found


def judge(records: Sequence[Sequence[str]], file_encoding: OldEncoding | None = None) -> OldText:
    """The verdict on the first rows of a table, headings included; `file_encoding`: what its bytes were found to be."""
    columns = [[cell for cell in column if not cell.isascii()] for column in zip_longest(*records, fillvalue="")]
    by_name = by_headings(records)
    verdicts = [_verdict(column, by_name) for column in columns]
    open_ones = [cell for column, (sure, _) in zip(columns, verdicts, strict=True) if not sure for cell in column]
    all_ones = [cell for column in columns for cell in column]
    rest = _with_care(by_name, all_ones) if by_name else _vote_with_care(all_ones) or _vote_with_care(open_ones)
    rest = rest or file_encoding
    found = (beside(cells, old if sure else rest) for cells, (sure, old) in zip(columns, verdicts, strict=True))
    return OldText(tuple(found), rest)


def _verdict(column: Sequence[str], by_name: OldEncoding | None) -> tuple[bool, OldEncoding | None]:
    """Whether the column's own words say enough, and what they say; `by_name`: what headings of the table are in."""
    words = old_words(column)
    if len(words) < _ENOUGH_WORDS:
        return False, None
    if old := _vote_with_care(column):
        return True, old
    mixed = vote_on_bad_words(words)
    if mixed or len(set(words)) < _ENOUGH_WORDS:
        return mixed is not None, mixed
    if by_name and has_heading_in(by_name, column):
        return False, None
    is_latin = reads_as_latin(words) and not any(_SIGNS.search(word) for word in words)
    return is_latin or share_of_syllables(words) >= _READS_WELL, None


def _vote_with_care(cells: Sequence[str]) -> OldEncoding | None:
    """What the cells vote for, careful where some of them can only be Unicode."""
    old = vote(cells)
    return _with_care(old, cells) if old else None


def _with_care(old: OldEncoding, cells: Sequence[str]) -> OldEncoding:
    return replace(old, careful=sum(not is_old(cell) for cell in cells) > _SOME * len(cells))


def may_be_old(text: str) -> bool:
    """Whether it has a letter or sign that old text is full of and Unicode text hardly has."""
    return not text.isascii() and _SUSPICIOUS.search(text) is not None


def looked_through(records: Iterator[Numbered], head: int, file: TextIO) -> Iterator[Numbered]:
    """The first `head` of the rows, and of those that follow the first hundreds that may hold old text.

    `file`: their text, which is looked at in one piece first, for most have nothing of the kind in it.
    """
    yield from islice(records, head)
    if may_be_old(file.read(_LOOKED_THROUGH_CHARACTERS)):
        late = (one for one in islice(records, _LOOKED_THROUGH) if may_be_old("\n".join(one[1])))
        yield from islice(late, _LATE_ROWS)


def conversions(pairs: Iterable[Pair], names: Sequence[str], old: OldText) -> tuple[Conversion, ...]:
    """For each column whose text is not stored as composed Unicode, its first value of each kind, before and after."""
    found: dict[tuple[int, str], Conversion] = {}
    cells: Counter[tuple[int, str]] = Counter()
    for row, was, now in pairs:
        for at, (name, before, after) in enumerate(zip(names, was, now, strict=False)):
            if before != after:
                place = at, _encoding_of(before, after, old.of(at))
                cells[place] += 1
                if place not in found:
                    found[place] = Conversion(name, place[1], before, after, row)
    return tuple(replace(found[place], cells=cells[place]) for place in sorted(found, key=lambda place: place[0]))


def _encoding_of(before: str, after: str, expected: OldEncoding | None) -> str:
    """What a cell was in by its reading: its column's encoding, or the one that it was pasted in."""
    composed = unicodedata.normalize("NFC", before)
    if composed == after:
        return DECOMPOSED
    tried = sorted(OLD_ENCODINGS, key=lambda old: expected is None or old.name != expected.name)
    return next((old.name for old in tried if old.convert(composed) == after), tried[0].name)


def unread(pairs: Iterable[Pair], names: Sequence[str], old: OldText) -> Iterator[Message]:
    """A warning for each column of old text with a cell that reads well in nothing and was kept."""
    found: dict[int, Message] = {}
    for row, was, now in pairs:
        for at, (name, before, after) in enumerate(zip(names, was, now, strict=False)):
            column = None if after.isascii() or at in found or before != after else old.of(at)
            words = marked_words([after]) if column and not column.careful and is_old(after) else []
            if column and words and not any(map(_SIGNS.search, words)) and share_of_syllables(words) < _READS_WELL:
                found[at] = OLD_TEXT_UNREAD(name, column=name, kind=column.name, text=after, row=row)
    yield from (found[at] for at in sorted(found))


def told(file_encoding: str, converted: Sequence[Conversion]) -> Iterator[Message]:
    """What is said of the encodings of a table: of its file, '' where it is of no account, and of its columns."""
    by_encoding: dict[str, list[str]] = {}
    for one in converted:
        by_encoding.setdefault(one.encoding, []).append(one.column)
    if file_encoding not in {"", "UTF-8", *by_encoding}:
        yield FILE_ENCODING(kind=file_encoding)
    for encoding, columns in by_encoding.items():
        yield TEXT_CONVERTED(kind=encoding, columns=", ".join(columns))
    if TCVN3.name in by_encoding:
        yield CAPITALS_BY_FONT()
    if VNI.name in by_encoding:
        yield VNI_CAPITALS()
