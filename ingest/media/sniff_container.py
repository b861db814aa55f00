"""Telling apart what lies in a zip or in an OLE file."""

import mmap
import zipfile
from pathlib import Path

from ingest.media import mediatypes as kind
from ingest.media.mediatypes import MediaType

_LISTED = 20_000
"""More members than this are not looked through."""
_MODEL_SUFFIXES = (".obj", ".ply", ".stl", ".glb", ".gltf")
_PACKAGES = {
    "word/": kind.DOCX,
    "xl/": kind.XLSX,
    "ppt/": kind.SLIDES,
}
_OPEN_DOCUMENT = {
    kind.ODT.mime.encode(): kind.ODT,
    kind.ODS.mime.encode(): kind.ODS,
    b"application/vnd.oasis.opendocument.presentation": kind.SLIDES,
}
_OLE_STREAMS = {
    "WordDocument": kind.DOC,
    "Workbook": kind.XLS,
    "Book": kind.XLS,
    "PowerPoint Document": kind.SLIDES,
}


def zip_type(head: bytes, path: Path | None) -> MediaType | None:
    """The kind of a zip: an office document, a packed model, or (refused) anything else.

    Without a path only the first bytes are looked at, and a zip that they do not explain is taken for a plain one.
    """
    if head[30:38] == b"mimetype":
        stored = head[38 : 38 + int.from_bytes(head[18:22], "little")]
        for mime, found in _OPEN_DOCUMENT.items():
            if stored.startswith(mime):
                return found
    if path is None:
        return next((found for folder, found in _PACKAGES.items() if folder.encode() in head), kind.ZIP)
    return _by_members(member_names(path))


def member_names(path: Path) -> list[str]:
    """The names in a zip, at most 20,000; none where it cannot be listed."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()[:_LISTED]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return []


def _by_members(names: list[str]) -> MediaType:
    if "[Content_Types].xml" in names:
        if any(name.endswith("vbaProject.bin") for name in names):
            return kind.OFFICE_MACROS
        for folder, found in _PACKAGES.items():
            if any(name.startswith(folder) for name in names):
                return found
    if "META-INF/MANIFEST.MF" in names:
        return kind.JAVA
    has_model = any(name.lower().endswith(_MODEL_SUFFIXES) for name in names if not is_clutter(name))
    return kind.MODEL_ZIP if has_model else kind.ZIP


def is_clutter(name: str) -> bool:
    """Whether a file was put there by an operating system or an office program, not by a person."""
    parts = name.replace("\\", "/").split("/")
    return (
        "__MACOSX" in parts
        or parts[-1].startswith(("._", "~$"))
        or parts[-1] in {".DS_Store", "Thumbs.db", "desktop.ini"}
    )


def ole_type(head: bytes, path: Path | None) -> MediaType | None:
    """The kind of an OLE file by the names in its directory ([MS-CFB] 2.6.1), which may lie anywhere in it."""
    found = _stream_in(head)
    if found is None and path is not None and path.stat().st_size:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
            found = _stream_in(whole)
    return found


def _stream_in(data: bytes | mmap.mmap) -> MediaType | None:
    for name, found in _OLE_STREAMS.items():
        entry = name.encode("utf-16-le") + b"\0\0"
        if data.find(entry) >= 0:
            return found
    return None
