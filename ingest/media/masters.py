"""Camera raw, Photoshop and JPEG XL files: kept as they are, and told from which program to export what is shown.

Nobody looks at a raw file but through a program that develops it, and each develops it another way; the museum shows
what its photographer exported.
"""

import io
from pathlib import Path

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.media import mediatypes as kind
from ingest.media import tiff_directories as tiff
from ingest.media.forms import program_of
from ingest.media.mediatypes import MediaType

RAW_KEPT = define(
    "media-raw-kept",
    Severity.ERROR,
    N_(
        "{name} is the raw data of a camera ({camera}). It is kept, and nobody sees it until you bring what you "
        "export from it: open it in {program}, save it as TIFF (16 bit) or JPEG under the same name, and put that "
        "beside it."
    ),
)
LAYERED_KEPT = define(
    "media-layered-kept",
    Severity.ERROR,
    N_(
        "{name} is a picture of the kind {type}, written by {program}. It is kept, and nobody sees it until you bring "
        "what you export from it: open it in {program}, save a copy without layers as TIFF or JPEG under the same "
        "name, and put that beside it."
    ),
)
LAYERED_KEPT_OF_NOBODY = define(
    "media-layered-kept-of-nobody",
    Severity.ERROR,
    N_(
        "{name} is a picture of the kind {type}, which browsers do not show. It is kept, and nobody sees it until you "
        "bring what you export from it: open it in the program it comes from, or in {program}, save a copy without "
        "layers as TIFF or JPEG under the same name, and put that beside it."
    ),
)
JXL_KEPT = define(
    "media-jxl-kept",
    Severity.ERROR,
    N_(
        "{name} is a picture of the kind JPEG XL, which few browsers show. It is kept, and nobody sees it until you "
        "bring what you export from it: open it in {program}, save it as TIFF (16 bit) or JPEG under the same name, "
        "and put that beside it. Where a JPEG was packed into it, 'djxl {name} {stem}.jpg' gives that back unchanged."
    ),
)
_DEVELOPERS = {
    "canon": "Digital Photo Professional",
    "nikon": "NX Studio",
    "sony": "Imaging Edge Desktop",
    "fujifilm": "Fujifilm X RAW Studio",
    "olympus": "OM Workspace",
    "om": "OM Workspace",
    "panasonic": "SILKYPIX Developer Studio",
    "pentax": "Digital Camera Utility",
    "ricoh": "Digital Camera Utility",
    "hasselblad": "Phocus",
    "phase": "Capture One",
    "leaf": "Capture One",
    "sigma": "SIGMA Photo Pro",
}
"""What the camera's maker hands out; by the first word of the maker's name."""
_FREE_DEVELOPER = "darktable"
_USUAL = {kind.PSD: "Photoshop", kind.JXR: "Paint.NET"}
_OPENS_JXL = "darktable / GIMP 3 / XnView MP"
_TIFF_STARTS = (b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08")
_HEAD_BYTES = 1 << 20


def why_not_shown(path: Path, media_type: MediaType, name: str) -> Message:
    """What it is, what wrote it, and what to export from there."""
    if media_type is kind.JXL:
        program = program_of(path, media_type) or _OPENS_JXL
        return JXL_KEPT(name=name, program=program, stem=Path(name).stem)
    if media_type is not kind.RAW:
        if program := program_of(path, media_type):
            return LAYERED_KEPT(name=name, type=media_type.name, program=program)
        return LAYERED_KEPT_OF_NOBODY(name=name, type=media_type.name, program=_USUAL[media_type])
    make, model = _camera(path)
    camera = model if model.lower().startswith(make.lower()[:5]) else f"{make} {model}".strip()
    words = make.lower().split() or [""]
    developer = _DEVELOPERS.get(words[0], "")
    program = f"{developer} / {_FREE_DEVELOPER}" if developer else _FREE_DEVELOPER
    return RAW_KEPT(name=name, camera=camera or media_type.name, program=program)


def _camera(path: Path) -> tuple[str, str]:
    """Maker and model by the TIFF that the file is, or by the first EXIF block in it (CR3, RAF, X3F)."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    starts = sorted(at for start in _TIFF_STARTS if (at := head.find(start)) >= 0)
    for at in (0, *starts):
        block = io.BytesIO(head[at:])
        try:
            first = tiff.directories_in(block)[0]
        except tiff.TiffError:
            continue
        if tiff.MAKE in first.values:
            return tiff.text_in(block, first, tiff.MAKE), tiff.text_in(block, first, tiff.MODEL)
    return "", ""
