"""Small XLSX files for tests, written cell by cell, so that each may be wrong in its own way."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from ingest.sheets.table import column_letter

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Value = str | int | float


def cell(at: str, value: Value) -> str:
    """The XML of one cell, text or number."""
    if isinstance(value, str):
        return f'<c r="{at}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{at}"><v>{value}</v></c>'


def rows_xml(rows: Sequence[Sequence[Value]], more: str = "") -> str:
    """The XML of a worksheet's rows; empty strings are no cells. `more` is XML of further rows."""
    written = (
        f'<row r="{number}">'
        + "".join(cell(f"{column_letter(at)}{number}", value) for at, value in enumerate(row) if value != "")
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    return f"<sheetData>{''.join(written)}{more}</sheetData>"


def write_xlsx(
    path: Path, sheets: Mapping[str, str], hidden: Sequence[str] = (), merged: Mapping[str, Sequence[str]] | None = None
) -> Path:
    """A workbook of these worksheets: name and XML of the rows; `merged` ranges by sheet."""
    parts = {name: f"worksheets/sheet{number}.xml" for number, name in enumerate(sheets, 1)}
    states = {name: ' state="hidden"' if name in hidden else "" for name in sheets}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        overrides = "".join(
            f'<Override PartName="/xl/{part}" ContentType="{_OFFICE}.worksheet+xml"/>' for part in parts.values()
        )
        book.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_OFFICE}.sheet.main+xml"/>{overrides}</Types>',
        )
        book.writestr("_rels/.rels", _relationships({"r0": ("officeDocument", "xl/workbook.xml")}))
        links = {f"r{number}": ("worksheet", part) for number, part in enumerate(parts.values(), 1)}
        book.writestr("xl/_rels/workbook.xml.rels", _relationships(links))
        listed = "".join(
            f'<sheet name="{escape(name)}" sheetId="{number}" r:id="r{number}"{states[name]}/>'
            for number, name in enumerate(sheets, 1)
        )
        book.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>'
        )
        for name, xml in sheets.items():
            ranges = "".join(f'<mergeCell ref="{each}"/>' for each in (merged or {}).get(name, ()))
            merges = f"<mergeCells>{ranges}</mergeCells>" if ranges else ""
            book.writestr(f"xl/{parts[name]}", f'<worksheet xmlns="{_MAIN}">{xml}{merges}</worksheet>')
    return path


def _relationships(links: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
