"""PDF by PDFium: how many pages, what it says about itself, and a picture of the first page."""

import math
import re
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium

from ingest.media.facts import MetadataSource, Suggestion
from ingest.media.facts import SuggestedField as Field
from ingest.media.resize import Pixels
from ingest.media.tag_text import cleaned, iso_date

_FIELDS = (("Title", Field.TITLE), ("Author", Field.CREATOR), ("Subject", Field.CAPTION), ("Keywords", Field.KEYWORDS))
_BY_MACHINES = re.compile(r"(?i)^(?:adobe photoshop pdf|microsoft word - .*|untitled|\W*)$")
_EXTREME_RATIO = 200


class PdfError(Exception):
    """A PDF that cannot be opened; `is_locked` where it asks for a password."""

    def __init__(self, reason: str, *, is_locked: bool) -> None:
        super().__init__(reason)
        self.is_locked = is_locked


def read_pdf(path: Path) -> tuple[int, tuple[Suggestion, ...]]:
    """The number of pages and the suggestions of a PDF; raises PdfError."""
    with _opened(path) as document:
        told = document.get_metadata_dict(skip_empty=True)
        pages = len(document)
    found = [
        Suggestion(field, text, MetadataSource.DOCUMENT)
        for name, field in _FIELDS
        if (text := cleaned(told.get(name, ""))) and not _BY_MACHINES.match(text)
    ]
    date = iso_date(told.get("CreationDate", "").removeprefix("D:"))
    if date:
        found.append(Suggestion(Field.DATE, date[:10], MetadataSource.DOCUMENT))
    return pages, tuple(found)


def first_page(path: Path, long_side_px: int) -> Pixels | None:
    """The first page as sRGB pixels, its longer side `long_side_px`; None where it has no sensible size or content."""
    try:
        with _opened(path) as document:
            page = document[0]
            width, height = page.get_size()
            longer, shorter = max(width, height), min(width, height)
            if not (math.isfinite(longer) and shorter > 0 and longer / shorter < _EXTREME_RATIO):
                return None
            picture = page.render(scale=long_side_px / longer, rev_byteorder=True).to_pil().convert("RGB")
            return np.asarray(picture)
    except (pdfium.PdfiumError, ValueError):
        return None


def _opened(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as exc:
        raise PdfError(str(exc), is_locked="password" in str(exc).lower()) from exc
