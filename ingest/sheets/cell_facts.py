"""What calamine does not tell of the cells of a workbook, whatever its format."""

from dataclasses import dataclass, field

from ingest.sheets.shown_numbers import ShownNumbers


@dataclass
class CellFacts:
    """The first cell of each sort by its name ('B3'), '' for none; merged ranges by sheet, as `Merged` takes them.

    `shown`: by sheet, the numbers that are shown with zeros or words around them.
    """

    merged: dict[str, list[list[int]]] = field(default_factory=dict)
    shown: dict[str, ShownNumbers] = field(default_factory=dict)
    error: str = ""
    open_formula: str = ""
    far: str = ""
