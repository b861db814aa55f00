"""Word and OpenDocument files: pages and title as their programs last counted them, and pictures without places."""

import zipfile
import zlib
from pathlib import Path

from ingest.media.facts import MetadataSource, Suggestion
from ingest.media.facts import SuggestedField as Field
from ingest.media.places import blank_places
from ingest.media.safe_xml import LIMIT_BYTES, XmlError, parse_xml
from ingest.media.tag_text import cleaned

_PROPERTY_PARTS = ("docProps/app.xml", "docProps/core.xml", "meta.xml")
_FIELDS = {"title": Field.TITLE, "creator": Field.CREATOR, "initial-creator": Field.CREATOR}
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".xml")
_PICTURE_LIMIT_BYTES = 200_000_000
_MEMBERS_LIMIT = 20_000
ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, RuntimeError)


def read_office(path: Path) -> tuple[int | None, tuple[Suggestion, ...]]:
    """Pages (None where the file does not say) and suggestions. Raises one of ZIP_FAULTS on a broken file."""
    pages: int | None = None
    found: dict[Field, Suggestion] = {}
    with zipfile.ZipFile(path) as archive:
        for part in set(_PROPERTY_PARTS) & set(archive.namelist()):
            try:
                root = parse_xml(_member(archive, part, LIMIT_BYTES))
            except XmlError:
                continue
            for element in root.iter():
                name = element.tag.rpartition("}")[2]
                counted = element.text if name == "Pages" else _attribute(element, "page-count")
                if counted and counted.isdecimal() and len(counted) < 7:
                    pages = int(counted)
                text = cleaned(element.text or "")
                if name in _FIELDS and text:
                    found.setdefault(_FIELDS[name], Suggestion(_FIELDS[name], text, MetadataSource.DOCUMENT))
    return pages, tuple(found.values())


def office_without_places(path: Path, workdir: Path) -> Path:
    """The file itself, or a copy whose pictures no longer tell where they were taken. May raise one of ZIP_FAULTS."""
    changed: dict[str, bytes] = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist()[:_MEMBERS_LIMIT]:
            if name.lower().endswith(_PICTURES):
                content = bytearray(_member(archive, name, _PICTURE_LIMIT_BYTES))
                if blank_places(content):
                    changed[name] = bytes(content)
        if not changed:
            return path
        copy = workdir / f"clean{path.suffix}"
        with zipfile.ZipFile(copy, "w") as out:
            for member in archive.infolist():
                out.writestr(member, changed.get(member.filename) or _member(archive, member.filename, None))
    return copy


def _member(archive: zipfile.ZipFile, name: str, limit_bytes: int | None) -> bytes:
    """The content of a member, counted as it is read; raises one of ZIP_FAULTS, ValueError above the limit."""
    try:
        with archive.open(name) as file:
            content = file.read(-1 if limit_bytes is None else limit_bytes + 1)
    except OSError as exc:  # an offset that leads nowhere
        raise zipfile.BadZipFile(str(exc)) from exc
    if limit_bytes is not None and len(content) > limit_bytes:
        raise ValueError("a part that is too large")
    return content


def _attribute(element: "object", local_name: str) -> str | None:
    attributes: dict[str, str] = getattr(element, "attrib", {})
    return next((value for name, value in attributes.items() if name.endswith(f"}}{local_name}")), None)
