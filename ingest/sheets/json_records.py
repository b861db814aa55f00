"""JSON as a table: an array, an object, one object a line, GeoJSON, or a folder of files with a record each.

Members of objects become columns by their path ('dateRange.text', 'contributors[].fc'); numbers stay as written.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from catalog.language import N_
from catalog.machine import fault_of
from catalog.messages import Message, Severity, define
from catalog.text import has_hidden
from ingest.sheets import json_members
from ingest.sheets.delimited import SAMPLE_ROWS
from ingest.sheets.encoding import SHEET_EMPTY, Encoding, detect
from ingest.sheets.json_cells import JSON_TOO_DEEP, MOST_LEVELS, flatten, is_list_of_objects
from ingest.sheets.json_members import Members
from ingest.sheets.lost_letters import lost_letters
from ingest.sheets.old_text import conversions, judge, read_row, told, unread
from ingest.sheets.pasted import doubtful
from ingest.sheets.table import SHEET_GONE, Cell, Row, Sheet, SheetRefusedError, texts_of

JSON_INVALID = define(
    "json-invalid",
    Severity.ERROR,
    N_("'{source}' is not valid JSON (line {line}, column {column}). Mend it there and bring it again."),
)
JSON_NO_RECORDS = define(
    "json-no-records",
    Severity.ERROR,
    N_(
        '\'{source}\' holds no records. A record is an object with members, {{"id": ..., "name": ...}}, '
        "or a list of such objects."
    ),
)
JSON_NO_RECORD = define(
    "json-no-record",
    Severity.ERROR,
    N_(
        "Entry {number} of '{source}' is no record but a bare value, and was left out. A record "
        'is an object with members, {{"id": ..., "name": ...}}.'
    ),
)
JSON_TOO_LARGE = define(
    "json-too-large",
    Severity.ERROR,
    N_("'{source}' is {size_mb} MB of JSON in one piece. Save it with one record a line (JSONL) and bring that."),
)
NAME_HIDDEN = define(
    "member-name-hidden-signs",
    Severity.WARNING,
    N_(
        "The name of the member '{header}' in '{source}' holds signs that nobody sees. It is read with them, so that "
        "it is hardly recognised. Write the name anew in the file."
    ),
)

MOST_BYTES = 256 << 20
FOLDER, FILE = "[folder]", "[file]"
"""Columns that tell of a record in a folder where its file lies, and its file's name without ending."""


def read_json(path: Path, source: str) -> Sheet:
    """The records in a JSON or GeoJSON file; raises SheetRefusedError where it is none."""
    records = _records(load(path, source), source)
    rows = [_row(source, number, record) for number, record in enumerate(records, 1)]
    return _sheet(Sheet(path, source, (), lambda: iter(rows), tuple(rows[:SAMPLE_ROWS]), detect(path, source).name))


def read_json_lines(path: Path, source: str) -> Sheet:
    """The records in a file with one JSON object a line, read as they are asked for; a bad line costs only itself."""
    encoding = detect(path, source)

    def rows() -> Iterator[Row]:
        for number, line in enumerate(lines_of(path, source, encoding), 1):
            if line.strip():
                yield _row_of_line(source, number, line)

    sample = tuple(islice(rows(), SAMPLE_ROWS))
    first = next((row.fault for row in sample), None)
    if first is not None and all(row.fault for row in sample):
        raise SheetRefusedError(first)
    return _sheet(Sheet(path, source, (), rows, sample, encoding.name))


def _row_of_line(source: str, number: int, line: str) -> Row:
    try:
        return _row(source, number, decode(line, source, number))
    except SheetRefusedError as exc:
        return Row(source, number, {}, exc.message)


def _row(source: str, number: int, record: Any) -> Row:
    """One entry as a row; what is no object says so, and costs only itself. Raises SheetRefusedError if too deep."""
    if isinstance(record, dict):
        notes = record.notes if isinstance(record, Members) else ()
        return Row(source, number, flatten(record, source), notes=notes)
    return Row(source, number, {}, JSON_NO_RECORD(source=source, number=number))


def read_json_folder(folder: Path, files: Sequence[Path], source: str) -> Sheet:
    """A folder of JSON files, a record each (or a list of them); a file that cannot be read costs only itself.

    Rows bear the file's path below `folder` as their source, and its folder and name as columns of their own.
    """

    def rows() -> Iterator[Row]:
        for path in files:
            try:
                yield from _rows_of_file(folder, path)
            except SheetRefusedError:
                continue

    refused: list[Message] = []
    for path in files:
        try:
            next(_rows_of_file(folder, path), None)
        except SheetRefusedError as exc:
            refused.append(exc.message)
    sample = tuple(islice(rows(), SAMPLE_ROWS))
    return _sheet(Sheet(folder, source, (), rows, sample, "UTF-8", messages=tuple(refused)))


def _rows_of_file(folder: Path, path: Path) -> Iterator[Row]:
    name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
    place = {FOLDER: unicodedata.normalize("NFC", path.parent.name), FILE: unicodedata.normalize("NFC", path.stem)}
    try:
        rows = [_row(name, number, record) for number, record in enumerate(_records(load(path, name), name), 1)]
    except OSError as exc:
        raise SheetRefusedError(SHEET_GONE(source=name, reason=fault_of(exc))) from exc
    for row in rows:
        yield row if row.fault else replace(row, cells={**row.cells, **place})


def _sheet(sheet: Sheet) -> Sheet:
    """The sheet with the headers that its first rows have, its text in Unicode."""
    if not sheet.sample and not sheet.messages:
        raise SheetRefusedError(SHEET_EMPTY(source=sheet.source))
    headers = tuple(dict.fromkeys(header for row in sheet.sample for header in row.cells))
    numbered = [(row.number, [_text(row.cells.get(header, "")) for header in headers]) for row in sheet.sample]
    texts = [record for _, record in numbered]
    old = judge(texts)
    pairs = [(number, record, old.read(record)) for number, record in numbered]
    converted = conversions(pairs, headers, old)
    noticed = (
        *sheet.messages,
        *told(sheet.encoding, converted),
        *lost_letters(numbered, headers),
        *_hidden_in(headers, sheet),
        *doubtful(pairs, headers),
        *unread(pairs, headers, old),
    )
    by_header = dict(zip(headers, old.columns, strict=False))

    def in_unicode(row: Row) -> Row:
        texts = [(text, name) for name, cell in row.cells.items() for text in texts_of(cell) if not text.isascii()]
        if not texts:
            return row
        read = read_row([text for text, _ in texts], [by_header.get(name, old.rest) for _, name in texts])
        read_as = dict(zip(texts, read, strict=True))
        return replace(row, cells={name: _in_unicode(cell, name, read_as) for name, cell in row.cells.items()})

    return replace(
        sheet,
        headers=headers,
        converted=converted,
        messages=noticed,
        read=lambda: map(in_unicode, sheet.read()),
        sample=tuple(map(in_unicode, sheet.sample)),
    )


def _hidden_in(headers: Sequence[str], sheet: Sheet) -> Iterator[Message]:
    """A warning for each name that has signs which nobody sees."""
    return (NAME_HIDDEN(one, header=one, source=sheet.source) for one in headers if has_hidden(one))


def _text(cell: Cell) -> str:
    """All the text in a cell, a line for each leaf."""
    if isinstance(cell, str):
        return cell
    return "\n".join(_text(each) for each in (cell.values() if isinstance(cell, dict) else cell))


def _in_unicode(cell: Cell, header: str, read: Mapping[tuple[str, str], str]) -> Cell:
    """The cell of the column `header` with its texts as they were `read` there."""
    if isinstance(cell, str):
        return read.get((cell, header), cell)
    if isinstance(cell, list):
        return [_in_unicode(each, header, read) for each in cell]
    return {name: _in_unicode(each, header, read) for name, each in cell.items()}


def load(path: Path, source: str, decoder: json.JSONDecoder = json_members.decoder) -> Any:
    """What the file holds; raises SheetRefusedError where that is no JSON."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise SheetRefusedError(JSON_TOO_LARGE(source=source, size_mb=size >> 20))
    encoding = detect(path, source)
    return decode("".join(lines_of(path, source, encoding)), source, 0, decoder)


def lines_of(path: Path, source: str, encoding: Encoding) -> Iterator[str]:
    """The file's lines in Unicode, composed."""
    try:
        with encoding.open(path) as file:
            for line in file:
                yield line if line.isascii() else unicodedata.normalize("NFC", line)
    except UnicodeDecodeError as exc:
        raise SheetRefusedError(JSON_INVALID(source=source, line=0, column=0)) from exc


def decode(text: str, source: str, line: int = 0, decoder: json.JSONDecoder = json_members.decoder) -> Any:
    """What the text says; raises SheetRefusedError with the place of the fault."""
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as exc:
        where = JSON_INVALID(source=source, line=line or exc.lineno, column=exc.colno)
        raise SheetRefusedError(where) from exc
    except RecursionError as exc:
        raise SheetRefusedError(JSON_TOO_DEEP(source=source, limit=MOST_LEVELS)) from exc


def is_of_features(document: Any) -> bool:
    """Whether it is GeoJSON."""
    return isinstance(document, dict) and document.get("type") == "FeatureCollection"


def entries_of(document: Any, source: str) -> list[Any]:
    """Where the records stand: the document, its elements, its features, or those of its only list.

    Elements that are no objects keep their places among them, to be told.
    """
    if is_of_features(document):
        features = document.get("features")
        return features if isinstance(features, list) else []
    if isinstance(document, dict):
        lists = [value for value in document.values() if is_list_of_objects(value)]
        others = [value for value in document.values() if isinstance(value, (list, dict)) and value not in lists]
        if len(lists) == 1 and not others and len(document) <= 5:
            document = lists[0]
        elif document:
            return [document]
    if not isinstance(document, list) or not any(isinstance(each, dict) for each in document):
        raise SheetRefusedError(JSON_NO_RECORDS(source=source))
    return document


def _records(document: Any, source: str) -> list[Any]:
    """The objects that are records."""
    entries = entries_of(document, source)
    if not is_of_features(document):
        return entries
    return [feature_as_record(each) if isinstance(each, dict) else each for each in entries]


def feature_as_record(feature: dict[str, Any]) -> dict[str, Any]:
    """The properties of a feature with its id and its geometry, as text, beside them."""
    properties = feature.get("properties")
    geometry = feature.get("geometry")
    record = dict(properties) if isinstance(properties, dict) else {}
    if feature.get("id") is not None:
        record.setdefault("id", feature["id"])
    if isinstance(geometry, dict):
        record["geometry"] = json.dumps(geometry, ensure_ascii=False)
    return Members(record, feature.notes) if isinstance(feature, Members) else record
