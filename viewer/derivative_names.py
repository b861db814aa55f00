"""Under which names people fetch derivatives: what it is for, and the ending that its type has."""

from catalog.assets import Derivative
from catalog.derivatives import DerivativeRole
from catalog.shown import FileView

ORIGINAL = "original"
STEMS: dict[str, str] = {
    DerivativeRole.WEBP_400: "w400",
    DerivativeRole.WEBP_800: "w800",
    DerivativeRole.WEBP_1200: "w1200",
}
"""What addresses call derivatives otherwise than by their role."""
_ELSEWHERE = frozenset({DerivativeRole.PYRAMID, DerivativeRole.MODEL_GLB})
"""Derivatives that have an address of another kind, which sends what the viewer asks of them."""
ENDINGS = {
    "application/epub+zip": "epub",
    "application/json": "json",
    "application/msword": "doc",
    "application/pdf": "pdf",
    "application/rtf": "rtf",
    "application/vnd.ms-excel": "xls",
    "application/vnd.ms-powerpoint": "ppt",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/tei+xml": "xml",
    "application/xml": "xml",
    "application/zip": "zip",
    "audio/aac": "aac",
    "audio/aiff": "aiff",
    "audio/flac": "flac",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/webm": "weba",
    "audio/x-wav": "wav",
    "image/avif": "avif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "text/csv": "csv",
    "text/plain": "txt",
    "text/rtf": "rtf",
    "text/vtt": "vtt",
    "text/xml": "xml",
    "video/mp4": "mp4",
    "video/ogg": "ogv",
    "video/quicktime": "mov",
    "video/webm": "webm",
    "video/x-matroska": "mkv",
}


def name_of(made: Derivative) -> str:
    """The last part of the derivative's address, as 'w400.webp', 'sound.mp3'; every role has one."""
    return f"{STEMS.get(made.role, made.role)}.{ENDINGS.get(made.mime, 'bin')}"


def named(file: FileView, name: str) -> Derivative | None:
    """The file's derivative with this name; the ending may be left out."""
    for made in file.derivatives:
        full = name_of(made)
        if made.role not in _ELSEWHERE and name in (full, full.rpartition(".")[0]):
            return made
    return None


def derivative_path(file: FileView, made: Derivative) -> str:
    """The address of a derivative, whatever its kind, without the host: '/files/...', '/models/...', '/iiif/3/...'."""
    if made.role == DerivativeRole.PYRAMID:
        return f"/iiif/3/{file.id}/info.json"
    if made.role == DerivativeRole.MODEL_GLB:
        return f"/models/{file.id}/{made.version}/0.glb"
    return f"/files/{file.id}/{name_of(made)}"


def original_path(file: FileView) -> str:
    """The address of the file as it was brought, for those who may fetch it."""
    return f"/files/{file.id}/{ORIGINAL}"
