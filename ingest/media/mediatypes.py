"""The table of every kind of file the museum knows, and of those it knows and does not take."""

from dataclasses import dataclass
from enum import StrEnum

from catalog.language import N_
from catalog.messages import MessageType, Severity, define


class Family(StrEnum):
    """What a file is to a visitor; `ingest.media.kinds` has one module for each."""

    IMAGE = "image"
    MODEL = "model"
    SOUND = "sound"
    FILM = "film"
    DOCUMENT = "document"
    CAPTIONS = "captions"
    POINTCLOUD = "pointcloud"
    REFUSED = "refused"


@dataclass(frozen=True)
class MediaType:
    """One kind of file: its media type (IANA where there is one), family, name for people, and usual extensions."""

    mime: str
    family: Family
    name: str
    extensions: tuple[str, ...]
    refusal: MessageType | None = None


NO_PROGRAM = define(
    "media-program",
    Severity.ERROR,
    N_("{name} is a program or a script ({type}), which a museum never stores. Remove it from the folder."),
)
NO_ACTIVE = define(
    "media-active",
    Severity.ERROR,
    N_("{name} is {type}, which may carry scripts. Save it as PNG, TIFF or PDF and bring that."),
)
NO_PICTURE = define(
    "media-picture-format",
    Severity.ERROR,
    N_("{name} is a picture of the kind {type}, which the museum cannot show. Save it as TIFF, PNG or JPEG."),
)
NO_DRAWING = define(
    "media-drawing-format",
    Severity.ERROR,
    N_("{name} is a drawing of the program {type}, which browsers do not show. Plot it as PDF, and bring that."),
)
NO_FILM = define(
    "media-film-format",
    Severity.ERROR,
    N_("{name} is a film or sound of the kind {type}, which browsers cannot play. Save it as MP4 (H.264) or MP3."),
)
NO_ARCHIVE = define(
    "media-archive",
    Severity.ERROR,
    N_("{name} is a packed folder ({type}) without a model in it. Unpack it and bring the files themselves."),
)
NO_MACROS = define(
    "media-macros",
    Severity.ERROR,
    N_("{name} contains macros ({type}). Save it without them (.docx, .xlsx) or as PDF."),
)
NO_SLIDES = define(
    "media-document-format",
    Severity.ERROR,
    N_("{name} is a document of the kind {type}, which not everybody can open. Save it as PDF."),
)

IMAGE, MODEL, SOUND, FILM = Family.IMAGE, Family.MODEL, Family.SOUND, Family.FILM
DOCUMENT, CAPTIONS, POINTCLOUD, REFUSED = Family.DOCUMENT, Family.CAPTIONS, Family.POINTCLOUD, Family.REFUSED

JPEG = MediaType("image/jpeg", IMAGE, "JPEG", ("jpg", "jpeg", "jpe", "jfif", "mpo"))
PNG = MediaType("image/png", IMAGE, "PNG", ("png",))
TIFF = MediaType("image/tiff", IMAGE, "TIFF", ("tif", "tiff", "btf", "tf8"))
WEBP = MediaType("image/webp", IMAGE, "WebP", ("webp",))
GIF = MediaType("image/gif", IMAGE, "GIF", ("gif",))
JP2 = MediaType("image/jp2", IMAGE, "JPEG 2000", ("jp2", "jpf", "jpx", "j2k", "j2c", "jpc"))
HEIC = MediaType("image/heic", IMAGE, "HEIC", ("heic", "heif", "hif"))
AVIF = MediaType("image/avif", IMAGE, "AVIF", ("avif",))
BMP = MediaType("image/bmp", IMAGE, "BMP", ("bmp", "dib"))
RAW_EXTENSIONS = (
    *("dng", "nef", "nrw", "cr2", "cr3", "crw", "arw", "sr2", "srf", "orf", "rw2", "rwl", "raf", "pef", "srw", "x3f"),
    *("mrw", "3fr", "fff", "iiq", "erf", "kdc", "dcr", "mef", "mos"),
)
RAW = MediaType("image/x-raw", IMAGE, "RAW", RAW_EXTENSIONS)
PSD = MediaType("image/vnd.adobe.photoshop", IMAGE, "Photoshop", ("psd", "psb"))
JXL = MediaType("image/jxl", IMAGE, "JPEG XL", ("jxl",))
JXR = MediaType("image/jxr", IMAGE, "JPEG XR", ("jxr", "wdp", "hdp"))

GLB = MediaType("model/gltf-binary", MODEL, "GLB", ("glb",))
GLTF = MediaType("model/gltf+json", MODEL, "glTF", ("gltf",))
OBJ = MediaType("model/obj", MODEL, "OBJ", ("obj",))
PLY = MediaType("model/ply", MODEL, "PLY", ("ply",))
STL = MediaType("model/stl", MODEL, "STL", ("stl",))
MODEL_ZIP = MediaType("application/zip", MODEL, "zip", ("zip",))

PDF = MediaType("application/pdf", DOCUMENT, "PDF", ("pdf",))
_OPEN_XML = "application/vnd.openxmlformats-officedocument"
DOCX = MediaType(f"{_OPEN_XML}.wordprocessingml.document", DOCUMENT, "Word", ("docx", "dotx"))
XLSX = MediaType(f"{_OPEN_XML}.spreadsheetml.sheet", DOCUMENT, "Excel", ("xlsx", "xltx"))
ODT = MediaType("application/vnd.oasis.opendocument.text", DOCUMENT, "OpenDocument", ("odt", "ott"))
ODS = MediaType("application/vnd.oasis.opendocument.spreadsheet", DOCUMENT, "OpenDocument", ("ods", "ots"))
DOC = MediaType("application/msword", DOCUMENT, "Word 97", ("doc", "dot"))
XLS = MediaType("application/vnd.ms-excel", DOCUMENT, "Excel 97", ("xls", "xlt"))
RTF = MediaType("application/rtf", DOCUMENT, "RTF", ("rtf",))
TEI = MediaType("application/tei+xml", DOCUMENT, "TEI", ("xml", "tei"))
XML = MediaType("application/xml", DOCUMENT, "XML", ("xml", "xsd", "rdf", "gpx", "kml"))
XMP = MediaType("application/rdf+xml", DOCUMENT, "XMP", ("xmp",))
JSON = MediaType("application/json", DOCUMENT, "JSON", ("json", "geojson", "jsonld"))
TEXT = MediaType("text/plain", DOCUMENT, "text", ("txt", "text", "md", "rst", "csv", "tsv", "log", "readme", "jsonl"))

FLAC = MediaType("audio/flac", SOUND, "FLAC", ("flac",))
MP3 = MediaType("audio/mpeg", SOUND, "MP3", ("mp3",))
OGG = MediaType("audio/ogg", SOUND, "Ogg", ("ogg", "oga", "opus"))
WAV = MediaType("audio/wav", SOUND, "WAV", ("wav", "wave", "bwf"))
M4A = MediaType("audio/mp4", SOUND, "M4A", ("m4a", "m4b"))

MP4 = MediaType("video/mp4", FILM, "MP4", ("mp4", "m4v", "3gp"))
MOV = MediaType("video/quicktime", FILM, "QuickTime", ("mov", "qt"))
WEBM = MediaType("video/webm", FILM, "WebM", ("webm",))

VTT = MediaType("text/vtt", CAPTIONS, "WebVTT", ("vtt",))
SRT = MediaType("application/x-subrip", CAPTIONS, "SubRip", ("srt",))

LAS = MediaType("application/vnd.las", POINTCLOUD, "LAS", ("las",))
LAZ = MediaType("application/vnd.laszip", POINTCLOUD, "LAZ", ("laz",))
E57 = MediaType("model/e57", POINTCLOUD, "E57", ("e57",))

EXECUTABLE = MediaType("application/vnd.microsoft.portable-executable", REFUSED, "EXE", ("exe", "dll"), NO_PROGRAM)
ELF = MediaType("application/x-executable", REFUSED, "ELF", (), NO_PROGRAM)
SCRIPT = MediaType("text/x-shellscript", REFUSED, "script", ("sh", "py"), NO_PROGRAM)
JAVA = MediaType("application/java-archive", REFUSED, "Java", ("jar", "class"), NO_PROGRAM)
SVG = MediaType("image/svg+xml", REFUSED, "SVG", ("svg",), NO_ACTIVE)
HTML = MediaType("text/html", REFUSED, "HTML", ("html", "htm", "xhtml"), NO_ACTIVE)
FLI = MediaType("video/x-fli", REFUSED, "FLI", ("fli", "flc"), NO_PICTURE)
ICO = MediaType("image/vnd.microsoft.icon", REFUSED, "ICO", ("ico", "cur"), NO_PICTURE)
EPS = MediaType("application/postscript", REFUSED, "PostScript", ("eps", "ps", "ai"), NO_PICTURE)
CDR = MediaType("application/vnd.corel-draw", REFUSED, "CorelDRAW", ("cdr", "cmx"), NO_PICTURE)
DWG = MediaType("image/vnd.dwg", REFUSED, "AutoCAD", ("dwg",), NO_DRAWING)
TGA = MediaType("image/x-tga", REFUSED, "TGA", ("tga",), NO_PICTURE)
AVI = MediaType("video/x-msvideo", REFUSED, "AVI", ("avi",), NO_FILM)
MKV = MediaType("video/matroska", REFUSED, "Matroska", ("mkv", "mka"), NO_FILM)
ASF = MediaType("video/x-ms-asf", REFUSED, "Windows Media", ("wmv", "wma", "asf"), NO_FILM)
FLV = MediaType("video/x-flv", REFUSED, "Flash", ("flv",), NO_FILM)
AIFF = MediaType("audio/aiff", REFUSED, "AIFF", ("aif", "aiff"), NO_FILM)
ZIP = MediaType("application/zip", REFUSED, "zip", ("zip",), NO_ARCHIVE)
RAR = MediaType("application/vnd.rar", REFUSED, "RAR", ("rar",), NO_ARCHIVE)
SEVEN_ZIP = MediaType("application/x-7z-compressed", REFUSED, "7-Zip", ("7z",), NO_ARCHIVE)
GZIP = MediaType("application/gzip", REFUSED, "gzip", ("gz", "tgz"), NO_ARCHIVE)
TAR = MediaType("application/x-tar", REFUSED, "tar", ("tar",), NO_ARCHIVE)
OFFICE_MACROS = MediaType(
    "application/vnd.ms-word.document.macroEnabled.12", REFUSED, "Office", ("docm", "xlsm", "pptm"), NO_MACROS
)
SLIDES = MediaType(
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    REFUSED,
    "PowerPoint",
    ("pptx", "ppt", "odp"),
    NO_SLIDES,
)

MEDIA_TYPES: tuple[MediaType, ...] = tuple(value for value in globals().values() if isinstance(value, MediaType))
"""Every row above."""
_TAKEN = {media_type.mime: media_type for media_type in MEDIA_TYPES if media_type.family is not REFUSED}


MASTERS = frozenset({RAW, PSD, JXL, JXR})
"""Pictures that are kept and not shown: somebody exports from them what visitors see."""
WRITTEN = frozenset({TEXT, JSON, XML, XMP, TEI, HTML, VTT, SRT, RTF, SCRIPT})
"""What any text may be called; another name claims more than words: a text that is a model is known as one."""


def claimed_types(extension: str) -> tuple[MediaType, ...]:
    """Every kind that a name ending in `extension` (small letters, no point) says a file is."""
    return tuple(media_type for media_type in MEDIA_TYPES if extension in media_type.extensions)


def media_type_of(mime: str) -> MediaType:
    """The row of a media type that the museum takes; raises KeyError for any other."""
    return _TAKEN[mime]
