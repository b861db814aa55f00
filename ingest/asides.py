"""Files that lie in a folder of objects without being of one: notes about the folder, and what programs leave there."""

import re
from pathlib import PurePosixPath

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets.folding import fold

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
        "The file '{file}' waits for its sheet: of no sheet that was brought can the rows be read, so it is not known "
        "whose it is. Mend the sheet, or bring a mapping, and run the same command again. If that sheet does not list "
        "these files, move them into a folder of their own and bring that: each folder then makes a record."
    ),
)


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
_BAG = re.compile(r"bagit|bag-info|fetch|(?:tag)?manifest-[a-z0-9]+")
"""What a bag holds beside its payload (BagIt, RFC 8493, 2.1 and 2.2)."""


def is_aside(name: PurePosixPath) -> bool:
    """Whether the name says that the file is no object's: README, LICENCE, Thumbs.db, a list of checksums."""
    stem = fold(name.stem)
    is_of_bag = _ending(name) == "txt" and _BAG.fullmatch(name.stem.lower()) is not None
    return is_of_bag or stem.startswith(_NOTES) or stem.endswith(_NOTES) or _ending(name) in _OWN


def beside_sheet(name: PurePosixPath, why: Message) -> Message:
    """What is told of a file that no row of the sheet has: `why`, unless nobody would expect it to have one."""
    return ASIDE(str(name), file=str(name)) if is_aside(name) else why


def _ending(name: PurePosixPath) -> str:
    return name.suffix.lower().removeprefix(".")
