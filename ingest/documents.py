"""Telling a workbook that is a document of some record from one that lists records."""

from dataclasses import replace
from pathlib import Path

from catalog.language import N_
from catalog.messages import Severity, define
from ingest.mappings import Mappings
from ingest.sheets.columns import understand
from ingest.sheets.open import is_workbook, open_sheets
from ingest.sheets.table import SheetRefusedError
from ingest.sources import Sources

TAKEN_AS_DOCUMENT = define(
    "workbook-as-document",
    Severity.INFO,
    N_(
        "The workbook '{path}' has no heading that the museum knows, so it was taken for a document like the files "
        "beside it. If it lists records, name its columns, for example 'Inventory number' and 'Name'."
    ),
)


def with_documents(sources: Sources, mappings: Mappings) -> Sources:
    """The same, but workbooks that list no records are files where another table lists some: forms, filled in.

    The only table stays one, so that its curator hears what its headings lack.
    """
    found = [path for path in sources.sheets if is_workbook(path) and _is_document(path, sources, mappings)]
    sheets = tuple(path for path in sources.sheets if path not in found)
    if not found or not (sheets or sources.records):
        return sources
    told = [TAKEN_AS_DOCUMENT(path=str(sources.name(path))) for path in found]
    files = tuple(sorted((*sources.files, *found)))
    return replace(sources, sheets=sheets, files=files, messages=(*sources.messages, *told))


def _is_document(path: Path, sources: Sources, mappings: Mappings) -> bool:
    """Whether no sheet of a sound workbook has a column that tells records or files apart."""
    if len(sources.sheets) + len(sources.records) < 2:
        return False
    try:
        sheets, _ = open_sheets(path, str(sources.name(path)), mappings.headings)
    except (SheetRefusedError, OSError):
        return False
    return not any(understand(sheet, mappings.of(sheet)).lists_something for sheet in sheets)
