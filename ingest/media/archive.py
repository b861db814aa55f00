"""Unpacking a zip that somebody else made: no path leaves the folder, no bomb fills the disk."""

import errno
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from catalog.language import N_
from catalog.messages import Severity, define
from ingest.media.refusal import MediaRefusedError
from ingest.media.sniff_container import is_clutter

MEMBERS_LIMIT = 2_000
TOTAL_LIMIT_BYTES = 4_000_000_000
RATIO_LIMIT = 200
RATIO_FREE_BYTES = 10_000_000
"""Small members may be as dense as they like."""
_CHUNK_BYTES = 1 << 20
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    ValueError,
    FileExistsError,
    IsADirectoryError,
    NotADirectoryError,
)

BROKEN = define(
    "media-zip-broken",
    Severity.ERROR,
    N_("The zip {name} is damaged and cannot be unpacked. Pack the folder again and bring the new zip."),
)
LEAVES = define(
    "media-zip-path",
    Severity.ERROR,
    N_("The zip {name} wants to write outside its own folder ('{member}'). It is refused; do not open it at home."),
)
TOO_MANY = define(
    "media-zip-members",
    Severity.ERROR,
    N_("The zip {name} holds more than {limit} files. Pack only the model, its materials and its textures."),
)
BOMB = define(
    "media-zip-bomb",
    Severity.ERROR,
    N_(
        "The zip {name} would unpack to far more than a model needs ('{member}'). Pack only the model and its textures."
    ),
)
LOCKED = define(
    "media-zip-locked",
    Severity.ERROR,
    N_("The zip {name} is locked with a password. Pack it again without one."),
)


def unpack(path: Path, folder: Path, name: str) -> list[Path]:
    """Every file of the zip, written below `folder`; clutter of operating systems and zips within are left out.

    Raises MediaRefusedError where a path leaves the folder, a link hides, or sizes go beyond the limits; sizes are
    counted as they are written, whatever the zip says.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist() if not one.is_dir() and not is_clutter(one.filename)]
            if len(members) > MEMBERS_LIMIT:
                raise MediaRefusedError(TOO_MANY(name=name, limit=MEMBERS_LIMIT))
            targets = [(member, _target(member, folder, name)) for member in members]
            written: list[Path] = []
            left = TOTAL_LIMIT_BYTES
            for member, target in targets:
                if target.suffix.lower() != ".zip":
                    left -= _write(archive, member, target, min(left, _allowed(member)), name)
                    written.append(target)
            return written
    except _FAULTS as exc:
        raise MediaRefusedError(BROKEN(name=name)) from exc
    except OSError as exc:
        if exc.errno != errno.EINVAL:  # an offset that leads nowhere; a full disk is no fault of the zip
            raise
        raise MediaRefusedError(BROKEN(name=name)) from exc


def _target(member: zipfile.ZipInfo, folder: Path, name: str) -> Path:
    shown = member.filename.replace("\\", "/")
    parts = PurePosixPath(shown).parts
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    if is_link or shown.startswith("/") or ".." in parts or ":" in parts[0] or not parts:
        raise MediaRefusedError(LEAVES(name=name, member=member.filename[:80]))
    if member.flag_bits & 1:
        raise MediaRefusedError(LOCKED(name=name))
    return folder.joinpath(*parts)


def _allowed(member: zipfile.ZipInfo) -> int:
    return max(RATIO_FREE_BYTES, RATIO_LIMIT * member.compress_size)


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, limit_bytes: int, name: str) -> int:
    """Write one member; returns its size in bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    size = 0
    with archive.open(member) as source, target.open("wb") as out:
        while chunk := source.read(_CHUNK_BYTES):
            size += len(chunk)
            if size > limit_bytes:
                raise MediaRefusedError(BOMB(name=name, member=member.filename[:80]))
            out.write(chunk)
    return size
