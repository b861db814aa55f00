"""Letters that were lost before a file came here, which no reading brings back: told by column, never guessed."""

import re
from collections.abc import Iterable, Iterator, Sequence

from catalog.language import N_
from catalog.messages import Message, Severity, define

LETTERS_LOST = define(
    "letters-lost",
    Severity.WARNING,
    N_(
        "Column '{column}' has letters that were lost before the file came here, first in row {row}: '{text}'. Nobody "
        "can tell what stood there. Bring the file that this one was made of."
    ),
)
QUESTION_MARKS = define(
    "letters-lost-question-marks",
    Severity.WARNING,
    N_(
        "Column '{column}' has question marks where letters should be, first in row {row}: '{text}'. They were lost "
        "when the file was saved without Unicode. Save it again as 'CSV UTF-8' or XLSX."
    ),
)

_LOST = "\ufffd"
_WITHIN_WORD = re.compile(r"[^\W\d_]\?+[^\W\d_]")
_ADDRESS = ("://", "www.", "=")
_NO_ACCIDENT = 3


def lost_letters(records: Iterable[tuple[int, Sequence[str]]], names: Sequence[str]) -> Iterator[Message]:
    """A warning for each column that has lost letters in these rows; `records` with their numbers."""
    lost: dict[int, tuple[int, str]] = {}
    marks: dict[int, list[tuple[int, str]]] = {}
    for number, cells in records:
        for at, cell in enumerate(cells[: len(names)]):
            if _LOST in cell:
                lost.setdefault(at, (number, cell))
            elif "?" in cell and _WITHIN_WORD.search(cell) and not any(sign in cell for sign in _ADDRESS):
                marks.setdefault(at, []).append((number, cell))
    for at, (number, cell) in sorted(lost.items()):
        yield LETTERS_LOST(names[at], column=names[at], row=number, text=cell)
    for at, found in sorted(marks.items()):
        if at not in lost and len(found) >= _NO_ACCIDENT:
            yield QUESTION_MARKS(names[at], column=names[at], row=found[0][0], text=found[0][1])
