"""Cells that someone filled with spaces or signs: every reader of a cell comes to an end with them."""

import pytest

from ingest.alone import _about_text
from ingest.sheets.cells import put
from ingest.sheets.fields.draft import Column, Draft
from ingest.sheets.fields.measurements import read_size, read_sizes
from ingest.sheets.fields.registry import FIELDS, FINISHERS
from ingest.sheets.pasted import reading_of
from ingest.sheets.size_headings import is_unit, order_of_heading, size_heading, unit_of_heading
from ingest.sheets.synonyms import recognise

MANY = 30_000
FILLERS = [" ", "\u00a0", "\t", "\n"]


@pytest.mark.parametrize("target", FIELDS)
def test_every_reader_of_a_cell_ends_with_a_cell_full_of_spaces(target: str) -> None:
    column = Column("x", target, language="vi", unit="cm")
    for filler in FILLERS:
        for text in ("cao", "1783"):
            draft = Draft()
            put(draft, f"{text}{filler * MANY}không rõ", column)
            for finish in FINISHERS:
                finish(draft)


@pytest.mark.parametrize("filler", [*FILLERS, ".", ":", "_", "x ", "1 ", "- ", "(", ", "])
def test_sizes_and_headings_end_with_many_signs(filler: str) -> None:
    text = f"cao{filler * MANY}không rõ"
    column = Column("x", "measurement", language="vi", order=("height", "width"))
    read_sizes(text, column)
    read_size(text, column, "height")
    assert not is_unit(text)
    recognise(text)
    size_heading(text, lambda _: None)
    unit_of_heading(text)
    order_of_heading(text)
    reading_of(text)
    _about_text(text, "a.txt")


def test_a_size_among_many_spaces_is_read() -> None:
    size = read_size(f"cao{' ' * MANY}5 cm", Column("x", "measurement", language="vi"))
    assert size is None or size["value"] == 5
