"""Why a single row of delimited text cannot be taken, while the rows around it can."""

from collections.abc import Sequence

from catalog.language import N_
from catalog.messages import Message, Severity, define

CELL_TOO_LONG = define(
    "cell-too-long",
    Severity.ERROR,
    N_(
        "A cell of this row holds more than {millions} million characters, which no record can take; the row was left "
        "out. Shorten it, or bring the text as a document (PDF, DOCX) beside the sheet."
    ),
)
OTHER_DELIMITER = define(
    "row-other-delimiter",
    Severity.ERROR,
    N_(
        "The columns of this row are parted by '{found}', those of the sheet by '{delimiter}': it would be one long "
        "number. Part the row as the others are."
    ),
)
CELLS_TOO_MANY = define(
    "row-cells-too-many",
    Severity.ERROR,
    N_(
        "This row has {count} cells, and no more than {limit} are read of a row; it was left out. See whether it is "
        "really one row, and whether a text in it should stand in quotation marks."
    ),
)

DELIMITERS = ",;\t|"
LONGEST_CELL = 1_000_000
MOST_COLUMNS = 16_384
"""As many as XLSX can have."""
_NAMES = {"\t": "Tab"}


def row_fault(record: Sequence[str], width: int, delimiter: str) -> Message | None:
    """What is wrong with a row of a table that is `width` columns wide; None where nothing is."""
    if len(record) > MOST_COLUMNS:
        return CELLS_TOO_MANY(count=len(record), limit=MOST_COLUMNS)
    if fault := long_cell(record):
        return fault
    if len(record) == 1 < width:
        found = next((sign for sign in DELIMITERS if sign != delimiter and sign in record[0].strip()), None)
        if found:
            return OTHER_DELIMITER(found=_NAMES.get(found, found), delimiter=_NAMES.get(delimiter, delimiter))
    return None


def long_cell(record: Sequence[str]) -> Message | None:
    """What is told of a row with a cell that no record can take; None where there is none."""
    if max(map(len, record), default=0) > LONGEST_CELL:
        return CELL_TOO_LONG(millions=LONGEST_CELL // 1_000_000)
    return None
