"""Small XLSX and ODS files for tests, written cell by cell, so that each may be wrong in its own way."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

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
    path: Path,
    sheets: Mapping[str, str],
    hidden: Sequence[str] = (),
    merged: Mapping[str, Sequence[str]] | None = None,
    formats: Sequence[str] = (),
    since_1904: bool = False,
) -> Path:
    """A workbook of these worksheets: name and XML of the rows; `merged` ranges by sheet, `formats` of styles 1 on."""
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
            f'<Override PartName="/xl/workbook.xml" ContentType="{_OFFICE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_OFFICE}.styles+xml"/>{overrides}</Types>',
        )
        book.writestr("_rels/.rels", _relationships({"r0": ("officeDocument", "xl/workbook.xml")}))
        book.writestr("xl/styles.xml", _styles(formats))
        links = {f"r{number}": ("worksheet", part) for number, part in enumerate(parts.values(), 1)}
        links["rs"] = ("styles", "styles.xml")
        book.writestr("xl/_rels/workbook.xml.rels", _relationships(links))
        listed = "".join(
            f'<sheet name="{escape(name)}" sheetId="{number}" r:id="r{number}"{states[name]}/>'
            for number, name in enumerate(sheets, 1)
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><workbookPr date1904="{int(since_1904)}"/>'
            f"<sheets>{listed}</sheets></workbook>",
        )
        for name, xml in sheets.items():
            ranges = "".join(f'<mergeCell ref="{each}"/>' for each in (merged or {}).get(name, ()))
            merges = f"<mergeCells>{ranges}</mergeCells>" if ranges else ""
            book.writestr(f"xl/{parts[name]}", f'<worksheet xmlns="{_MAIN}">{xml}{merges}</worksheet>')
    return path


def _styles(formats: Sequence[str]) -> str:
    """The styles part: style 0 is plain, the others have these formats."""
    written = "".join(
        f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>' for number, code in enumerate(formats, 164)
    )
    used = "".join(f'<xf numFmtId="{number}" applyNumberFormat="1"/>' for number in range(164, 164 + len(formats)))
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(formats)}">{written}</numFmts>'
        f"<cellStyleXfs><xf/></cellStyleXfs>"
        f'<cellXfs count="{len(formats) + 1}"><xf numFmtId="0"/>{used}</cellXfs></styleSheet>'
    )


def ods_cell(value: Value, down: int = 1) -> str:
    """The XML of one cell of an ODS worksheet, over so many rows."""
    spans = f' table:number-rows-spanned="{down}" table:number-columns-spanned="1"' if down > 1 else ""
    kind = f'"float" office:value="{value}"' if not isinstance(value, str) else '"string"'
    return f"<table:table-cell{spans} office:value-type={kind}><text:p>{value}</text:p></table:table-cell>"


def ods_row(*cells: str) -> str:
    """The XML of one row of an ODS worksheet."""
    return f"<table:table-row>{''.join(cells) or '<table:table-cell/>'}</table:table-row>"


def write_ods(path: Path, sheets: Mapping[str, str], hidden: Sequence[str] = (), doctype: str = "") -> Path:
    """A workbook of these worksheets: name and XML of the rows."""
    names = ("office", "table", "text", "style")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    tables = "".join(
        f'<table:table table:name="{name}" table:style-name="{"off" if name in hidden else "on"}">{rows}</table:table>'
        for name, rows in sheets.items()
    )
    off = '<style:table-properties table:display="false"/>'
    styles = f'<style:style style:name="off" style:family="table">{off}</style:style>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr(
            "META-INF/manifest.xml", "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>"
        )
        book.writestr(
            "content.xml",
            f"<?xml version='1.0'?>{doctype}<office:document-content {spaces} "
            f"xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'>"
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def _relationships(links: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
