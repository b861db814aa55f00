"""Files that lie in a folder of objects without being of one: notes about the folder, and what programs leave there."""

import codecs
from pathlib import Path, PurePosixPath

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.media.mediatypes import JSON, TEI, TEXT, XML
from ingest.sheets.folding import fold
from ingest.sheets.headings import known_headings

ASIDE = define(
    "file-left-aside",
    Severity.INFO,
    N_("The file '{file}' is a note about the folder or a program's own, not of an object, so it was left aside."),
)
NOT_SHOWN = define(
    "file-not-shown",
    Severity.WARNING,
    N_(
        "The file '{file}' is by its ending of no kind that the museum shows, so no record was made of it. If it is a "
        "picture, save it as JPEG, PNG or TIFF; give it the right ending, or take it out of the folder."
    ),
)
SHEETS_BROKEN = define(
    "file-without-sheet",
    Severity.WARNING,
    N_(
        "The file '{file}' waits for its sheet: no sheet that was brought could be read, so it is not known whose it "
        "is. Mend the sheet and run the same command again."
    ),
)

SHEET_AS_TEXT = define(
    "file-looks-like-sheet",
    Severity.WARNING,
    N_(
        "The file '{file}' looks like a sheet, but is called a text, so it was left aside. Bring it with "
        "--sheet '{file}', or give it the ending .tsv or .csv."
    ),
)

_LOOKED_AT_BYTES = 8192
_NOTES = (
    "readme",
    "read me",
    "license",
    "licence",
    "copying",
    "copyright",
    "notice",
    "authors",
    "changelog",
    "doc toi",
)
_OWN = {"db", "ini", "lnk", "tmp", "bak", "log", "md5", "sha1", "sha256", "sha512", "url", "part", "crdownload"}
_TEXTS = {extension for kind in (TEXT, XML, JSON, TEI) for extension in kind.extensions} | {"md", "rst", "toml", "yaml"}


def is_aside(name: PurePosixPath) -> bool:
    """Whether the name says that the file is no object's: README, LICENCE, Thumbs.db, a list of checksums."""
    stem = fold(name.stem)
    return stem.startswith(_NOTES) or stem.endswith(_NOTES) or _ending(name) in _OWN


def without_sheet(name: PurePosixPath, root: Path) -> Message:
    """Why no record was made of a file, where there is no sheet: a text that stands alone is a note, or a sheet."""
    if _ending(name) in TEXT.extensions and _looks_like_sheet(root / name):
        return SHEET_AS_TEXT(str(name), file=str(name))
    aside = is_aside(name) or _ending(name) in _TEXTS
    return (ASIDE if aside else NOT_SHOWN)(str(name), file=str(name))


def _looks_like_sheet(path: Path) -> bool:
    """Whether a line at the start of the text has several headings that sheets have."""
    try:
        with path.open("rb") as file:
            head = file.read(_LOOKED_AT_BYTES)
    except OSError:
        return False
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    lines = head.decode(encoding, "ignore").splitlines()
    return any(known_headings(line.split("\t")) > 1 or known_headings(line.split(",")) > 2 for line in lines)


def beside_sheet(name: PurePosixPath, why: Message) -> Message:
    """What is told of a file that no row of the sheet has: `why`, unless nobody would expect it to have one."""
    return ASIDE(str(name), file=str(name)) if is_aside(name) else why


def _ending(name: PurePosixPath) -> str:
    return name.suffix.lower().removeprefix(".")
