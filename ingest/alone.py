"""Files without a sheet, of which no record is made: what they are by what is in them, and what to bring instead."""

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.accept import follow
from ingest.asides import ASIDE, NOT_SHOWN, is_aside
from ingest.media.mediatypes import JSON, TEI, TEXT, XML, XMP
from ingest.media.refusal import MediaRefusedError, refusal_of
from ingest.media.sniff import HEAD_BYTES, identify
from ingest.media.sniff_text import decoded, root_of
from ingest.sheets.delimiters import RARE
from ingest.sheets.headings import known_headings
from ingest.sheets.row_faults import DELIMITERS

CATALOGUE = define(
    "file-catalogue",
    Severity.WARNING,
    N_(
        "'{file}' holds records in {format}, which this version does not read. Export them from the catalogue as CSV, "
        "Excel or JSON and bring that."
    ),
)
XML_ALONE = define(
    "file-xml-alone",
    Severity.WARNING,
    N_(
        "'{file}' is XML, which is not taken in by itself. If records are in it, export them as CSV, Excel or JSON; if "
        "it is a text to be read, save it as PDF or DOCX."
    ),
)
TABLE_ALONE = define(
    "file-table-in-text",
    Severity.WARNING,
    N_("'{file}' is a table by what is in it. Rename it to .csv and bring it again, and its rows become records."),
)
TRANSCRIPT_ALONE = define(
    "file-transcript-alone",
    Severity.WARNING,
    N_(
        "'{file}' looks like a transcript. Put it beside its recording and call it the same: 'song.txt' goes with "
        "'song.mp3'."
    ),
)
TEXT_ALONE = define(
    "file-text-alone",
    Severity.INFO,
    N_(
        "The text '{file}' was left aside: no record is made of a text alone. If it is about an object, save it as PDF "
        "or DOCX, or bring a sheet and name the file after the object's number."
    ),
)

_OF_ITSELF = frozenset(one.code for one in (CATALOGUE, XML_ALONE, TABLE_ALONE, TRANSCRIPT_ALONE))
_MARC = re.compile(r"\d{5}[\x20-\x7e]{5}22\d{5}[\x20-\x7e]{3}45")
"""The leader of a record (ISO 2709, MARC 21: length, five codes, '22', where the data begin, '4500')."""
_CATALOGUES = {
    "record": ("http://www.loc.gov/MARC21/slim", "MARCXML"),
    "collection": ("http://www.loc.gov/MARC21/slim", "MARCXML"),
    "ead": ("", "EAD"),
    "lido": ("", "LIDO"),
    "lidoWrap": ("", "LIDO"),
    "mods": ("", "MODS"),
    "modsCollection": ("", "MODS"),
    "mets": ("", "METS"),
    "OAI-PMH": ("", "OAI-PMH"),
    "RDF": ("", "RDF"),
}
"""By the first element of the XML: the namespace that must stand in it too where others use the word, and its name."""
_SPOKEN = re.compile(r"\s*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?\b|[^\W\d_][^:.!?]{0,30}:\s)")
_TRANSCRIPT_LINES, _TABLE_LINES = 3, 20


def why_alone(name: PurePosixPath, path: Path, root: Path) -> Message:
    """Why no record was made of the file at `path`, where there is no sheet; the file is opened only below `root`."""
    if is_aside(name):
        return ASIDE(str(name), file=str(name))
    try:
        follow(path, root.resolve())
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        if _MARC.match(head[:24].decode("latin-1")):
            return CATALOGUE(str(name), file=str(name), format="MARC")
        found = identify(path, str(name)).media_type
    except MediaRefusedError as exc:
        return exc.message.at(str(name))
    except OSError as exc:
        return refusal_of(exc, str(name)).message.at(str(name))
    text = decoded(head, whole=len(head) < HEAD_BYTES) or ""
    if found in {XML, XMP, TEI} or (found is TEXT and name.suffix.lower().removeprefix(".") in XML.extensions):
        return _about_xml(text, str(name))
    return _about_text(text, str(name)) if found in {TEXT, JSON} else NOT_SHOWN(str(name), file=str(name))


def tells_of_itself(why: Message) -> bool:
    """Whether `why` a file has no record was found in the file itself, so that no other look says more of it."""
    return why.severity is Severity.ERROR or why.code in _OF_ITSELF


def _about_xml(text: str, name: str) -> Message:
    namespace, format_ = _CATALOGUES.get(root_of(text), ("-", ""))
    if format_ and namespace in text:
        return CATALOGUE(name, file=name, format=format_)
    return XML_ALONE(name, file=name)


def _about_text(text: str, name: str) -> Message:
    lines = [line for line in text.splitlines() if line.strip()][:_TABLE_LINES]
    if _is_table(lines):
        return TABLE_ALONE(name, file=name)
    spoken = sum(_SPOKEN.match(line) is not None for line in lines)
    is_transcript = spoken >= _TRANSCRIPT_LINES and spoken * 2 >= len(lines)
    return (TRANSCRIPT_ALONE if is_transcript else TEXT_ALONE)(name, file=name)


def _is_table(lines: Sequence[str]) -> bool:
    """Whether the first line has headings that the museum knows, parted by a sign that every line has."""
    return len(lines) > 1 and any(
        all(sign in line for line in lines) and known_headings(lines[0].split(sign)) > 0 for sign in DELIMITERS + RARE
    )
