"""What would become of files, before any of them is taken: the dry run's stand-in for `ingest.accept`."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from catalog import blobs
from catalog.messages import Message
from catalog.museum import Museum
from ingest.accept import Accepted, Refused, follow
from ingest.batches import DigestsOf
from ingest.judging import Judged
from ingest.media.cut_short import is_cut_short
from ingest.media.masters import why_not_shown
from ingest.media.mediatypes import MASTERS
from ingest.media.refusal import EMPTY, TRUNCATED, MediaRefusedError, refusal_of
from ingest.media.sniff import identify
from ingest.media.support import lacking
from ingest.planned_rows import Action
from ingest.report_rows import ReportRow


class Foresight:
    """Looks at files below `root` without storing anything; remembers what it saw, to tell doubles.

    A file is read to its end only where another one, in the museum or seen before, has its size.
    """

    def __init__(self, museum: Museum, root: Path, digests_of: DigestsOf) -> None:
        self._museum = museum
        self._root = root.resolve()
        self._digests_of = digests_of
        self._first: dict[int, Path] = {}
        self._seen: set[str] = set()

    def look(self, paths: Iterable[Path]) -> list[Accepted | Refused]:
        """Each file as `accept` would have it; one that is surely new goes by its path instead of its hash."""
        some = list(paths)
        known = self._digests_of(some)
        stored = self._stored_sizes(path for path in some if path not in known)
        outcomes: list[Accepted | Refused] = []
        for path in some:
            try:
                outcomes.append(self._look(path, known.get(path), stored))
            except MediaRefusedError as exc:
                outcomes.append(Refused(path, exc.message))
            except OSError as exc:
                outcomes.append(Refused(path, refusal_of(exc, path.name).message))
        return self._beside_stored(outcomes)

    def _look(self, path: Path, known: str | None, stored: Collection[int]) -> Accepted:
        if known is None:
            follow(path, self._root)
        size_bytes = path.stat().st_size
        if size_bytes == 0:
            raise MediaRefusedError(EMPTY(name=path.name))
        found = identify(path, path.name)
        sha256 = known or self._hash(path, size_bytes, stored)
        duplicate = sha256 in self._seen
        self._seen.add(sha256)
        return Accepted(path, sha256, size_bytes, found.media_type, duplicate, found.messages)

    def _hash(self, path: Path, size_bytes: int, stored: Collection[int]) -> str:
        """The file's SHA-256 where it may be a double, else a word that no other file has."""
        alike = self._first.setdefault(size_bytes, path)
        if alike != path:
            self._seen.add(_sha256(alike))
            return _sha256(path)
        return _sha256(path) if size_bytes in stored else f"new:{path}"

    def _stored_sizes(self, paths: Iterable[Path]) -> set[int]:
        """The sizes of these files that originals have, too."""
        sizes: set[int] = set()
        for path in paths:
            with suppress(OSError):
                sizes.add(path.stat().st_size)
        with self._museum.database.connect() as connection:
            return blobs.known_sizes(connection, sizes)

    def _beside_stored(self, outcomes: Iterable[Accepted | Refused]) -> list[Accepted | Refused]:
        """The outcomes, those marked as duplicates that the museum has."""
        some = list(outcomes)
        with self._museum.database.connect() as connection:
            there = blobs.known_blobs(connection, (one.sha256 for one in some if isinstance(one, Accepted)))
        return [
            replace(one, duplicate=True) if isinstance(one, Accepted) and one.sha256 in there else one for one in some
        ]


def foretold(judged: Iterable[Judged], taken: Mapping[Path, Accepted | Refused]) -> list[ReportRow]:
    """Lines about files that will be stored but cannot be shown, as far as that is known without decoding."""
    rows: list[ReportRow] = []
    for one in judged:
        paths = {str(file.name): file.path for file in one.row.files}
        for file in one.unready:
            outcome = taken.get(paths[file.name])
            why = None if file.failed or not isinstance(outcome, Accepted) else _why_unreadable(outcome)
            if why:
                line = ReportRow(file.name, None, Action.UNREADABLE, one.record_id, (why,), counted=False)
                rows.append(replace(line, duplicate=file.duplicate))
    return rows


def _why_unreadable(file: Accepted) -> Message | None:
    """The same sentence as working on the file would give; None where only that would tell."""
    if file.media_type in MASTERS:
        return why_not_shown(file.path, file.media_type, file.path.name)
    why = lacking(file.media_type, file.path.name)
    if why is None and is_cut_short(file.path, file.media_type):
        return TRUNCATED(name=file.path.name)
    return why


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
