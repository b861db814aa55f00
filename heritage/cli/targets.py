"""Where a command may write: never over what it reads, nor over a file that is not its own, nor into the museum."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from catalog.language import N_, translate
from catalog.machine import fault_of
from catalog.own_folders import for_oneself
from heritage.cli import language
from heritage.settings import Settings, folders_of
from ingest.mappings import is_mapping
from ingest.report import is_report

READ_TOO = N_(
    "'{path}' is used by this very command and would be overwritten. Nothing was done. Name another file to write to."
)
FOREIGN = N_(
    "'{path}' is there already and was not written by this command before. Nothing was done. "
    "Name another file, or move this one away."
)
INSIDE = N_(
    "{folder} lies in the museum's own folder ({place}), and what saves the museum must lie elsewhere: on another "
    "disk, or at least in another folder. Nothing was done. Name another folder."
)
NOT_WRITABLE = N_("'{path}' cannot be written: {reason}. Nothing was taken in.")


def check_report(path: Path, used: Iterable[Path]) -> None:
    """Refuse a place where no report can be written, before anything is done that it should tell of.

    A new report is its owner's only: it tells of what only staff may see.
    """
    _check(path, used, is_report)
    with for_oneself():
        _check_writable(path)


def check_elsewhere(folder: Path, settings: Settings) -> None:
    """Refuse to write what leaves the museum into the museum: its data folder, or the folder of its store."""
    wanted = Path(os.path.realpath(folder))
    for place in folders_of(settings):
        if wanted.is_relative_to(os.path.realpath(place)):
            raise click.UsageError(translate(INSIDE, language(), folder=folder, place=place))


def check_mapping(path: Path, used: Iterable[Path]) -> None:
    """Refuse to save a mapping over anything but an earlier one, and where no file can be made."""
    _check(path, used, is_mapping)
    _check_writable(path)


def check_pairs(path: Path, used: Iterable[Path]) -> None:
    """Refuse to write over any table of pairs: a person may have filled it in."""
    _check(path, used, lambda _: False)
    _check_writable(path)


def _check_writable(path: Path) -> None:
    try:
        with path.open("a"):
            pass
    except OSError as exc:
        reason = translate(fault_of(exc), language())
        raise click.UsageError(translate(NOT_WRITABLE, language(), path=path, reason=reason)) from exc


def _check(path: Path, used: Iterable[Path], is_ours: Callable[[Path], bool]) -> None:
    if any(_is_same(path, one) for one in used):
        raise click.UsageError(translate(READ_TOO, language(), path=path))
    if os.path.isfile(path) and path.stat().st_size and not is_ours(path):  # noqa: PTH113 - False where none may look
        raise click.UsageError(translate(FOREIGN, language(), path=path))


def _is_same(path: Path, other: Path) -> bool:
    """Whether both are one file, also by a link or before it is there."""
    try:
        return path.samefile(other)
    except OSError:
        return os.path.realpath(path) == os.path.realpath(other)
