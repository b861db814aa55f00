"""Documents: pages counted where that is cheap, a picture of a PDF's first page, and the file to be downloaded."""

import re
from dataclasses import replace
from pathlib import Path

from catalog.derivatives import DerivativeRole
from catalog.language import N_
from catalog.messages import Severity, define
from ingest.media import mediatypes as kind
from ingest.media.facts import Derivative, Facts, MediaRequest, MetadataSource, Processed, Suggestion
from ingest.media.film import PLACE_REMOVED
from ingest.media.looks import dominant_colour
from ingest.media.mediatypes import Family, MediaType, media_type_of
from ingest.media.metadata import said_in_xmp, suggestions_of
from ingest.media.office import ZIP_FAULTS, office_without_places, read_office
from ingest.media.pdf import PdfError, first_page, read_pdf
from ingest.media.places import without_places
from ingest.media.refusal import MediaRefusedError
from ingest.media.safe_xml import LIMIT_BYTES, XmlError
from ingest.media.webp import LONG_SIDES_PX, webp_pictures

DAMAGED = define(
    "media-document-damaged",
    Severity.ERROR,
    N_(
        "{name} is damaged and cannot be opened (technical detail: {reason}). Save it again from the program it comes "
        "from."
    ),
)
LOCKED = define(
    "media-document-locked",
    Severity.ERROR,
    N_("{name} asks for a password. Save it without one, so that it can still be opened in fifty years."),
)
_OFFICE = frozenset({kind.DOCX, kind.XLSX, kind.ODT, kind.ODS})
_RTF_PAGES = re.compile(rb"\\nofpages(\d{1,6})")
_HEAD_BYTES = 65_536


def inspect(path: Path, media_type: MediaType, request: MediaRequest) -> Facts:
    """Pages and what the document says about itself; raises MediaRefusedError where it is locked or broken."""
    facts = Facts(media_type.mime, Family.DOCUMENT)
    if media_type is kind.PDF:
        try:
            pages, suggestions = read_pdf(path)
        except PdfError as exc:
            message = LOCKED(name=request.name) if exc.is_locked else DAMAGED(name=request.name, reason=str(exc)[:120])
            raise MediaRefusedError(message) from exc
        return replace(facts, pages=pages, suggestions=suggestions)
    if media_type in _OFFICE:
        try:
            office_pages, suggestions = read_office(path)
        except ZIP_FAULTS as exc:
            raise MediaRefusedError(DAMAGED(name=request.name, reason=str(exc)[:120])) from exc
        return replace(facts, pages=office_pages, suggestions=suggestions)
    if media_type is kind.XMP:
        return replace(facts, suggestions=_said_in_sidecar(path, request.name))
    if media_type is kind.RTF:
        with path.open("rb") as file:
            counted = _RTF_PAGES.search(file.read(_HEAD_BYTES))
        return replace(facts, pages=int(counted.group(1)) if counted else None)
    return facts


def _said_in_sidecar(path: Path, name: str) -> tuple[Suggestion, ...]:
    with path.open("rb") as file:
        packet = file.read(LIMIT_BYTES + 1)
    try:
        return tuple(suggestions_of(list(said_in_xmp([packet])), MetadataSource.XMP))
    except XmlError as exc:
        raise MediaRefusedError(DAMAGED(name=name, reason=str(exc)[:120])) from exc


def derive(path: Path, workdir: Path, facts: Facts, request: MediaRequest) -> Processed:
    """The document for download, its pictures without places; of a PDF also the first page as a picture."""
    media_type = media_type_of(facts.mime)
    if media_type is kind.XMP:  # words of a program about a photograph, with its place: for the curator
        return Processed(facts)
    try:
        clean = office_without_places if media_type in _OFFICE else without_places
        shown = clean(path, workdir)
    except ZIP_FAULTS as exc:
        raise MediaRefusedError(DAMAGED(name=request.name, reason=str(exc)[:120])) from exc
    if shown != path:
        facts = replace(facts, messages=(*facts.messages, PLACE_REMOVED(name=request.name)))
    derivatives = [Derivative(DerivativeRole.DOCUMENT, shown, facts.mime, shown.stat().st_size)]
    page = first_page(path, max(LONG_SIDES_PX.values())) if media_type is kind.PDF else None
    if page is not None:
        high, wide = page.shape[:2]
        derivatives += webp_pictures([page], (wide, high), workdir, request)
        facts = replace(facts, dominant_colour=dominant_colour(page))
    return Processed(facts, tuple(derivatives))
