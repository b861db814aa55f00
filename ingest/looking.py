"""Files that go to no record, looked into all the same: one that lies is told now, not once its row has been mended.

Nothing of them is kept: whatever is made while one is looked into lies in a work folder that is gone afterwards.
"""

import os
import queue
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from catalog.errors import HeritageError
from catalog.language import N_
from catalog.machine import fault_of
from catalog.messages import Message, Severity, define
from catalog.museum import Museum
from catalog.own_folders import own_folder
from ingest.alone import tells_of_itself, why_alone
from ingest.asides import NOT_SHOWN
from ingest.child import MediaChild
from ingest.lines import left_over
from ingest.media.facts import MediaRequest
from ingest.media.refusal import MediaInterruptedError, MediaRefusedError, refusal_of
from ingest.plan import Plan
from ingest.report import Report
from ingest.report_rows import ReportRow

LOOKING_S = 120.0
"""By the clock, for all of them: a thousand photographs whose sheet is broken are not worth an hour."""

NOT_LOOKED_INTO = define(
    "files-not-looked-into",
    Severity.INFO,
    N_(
        "Files that go to no record and were not looked into, since that would have taken too long: {count}. Whether "
        "they can be read is told once they have a record."
    ),
)
NOT_TO_BE_LOOKED_INTO = define(
    "files-not-to-be-looked-into",
    Severity.WARNING,
    N_(
        "Files that go to no record and could not be looked into, since the machine refused ({reason}): {count}. Mend "
        "that and run the same command again: it tells whether they can be read."
    ),
)


@dataclass(frozen=True)
class Looked:
    """What there is to say of each file, where there is something, and how many were not looked into.

    `left_out`: for want of time; `faults`: what the machine refused, for each file that it kept from being looked into.
    """

    said: Mapping[PurePosixPath, tuple[Message, ...]] = field(default_factory=dict)
    left_out: int = 0
    faults: tuple[str, ...] = ()


def look_into(museum: Museum, files: Mapping[PurePosixPath, Path], root: Path, seconds: float = LOOKING_S) -> Looked:
    """Read every file to its end, in limited child processes, until the time is over; raises nothing for bad files."""
    if not files:
        return Looked()
    looking = _Looking(museum, root, time.monotonic() + seconds)
    try:
        said = dict(zip(files, looking.all(files), strict=True))
    finally:
        looking.close()
    found = {name: messages for name, messages in said.items() if messages}
    unsaid = sum(messages is None for messages in said.values())
    return Looked(found, unsaid - len(looking.faults), tuple(looking.faults))


def lines_of_nobodys(museum: Museum, plan: Plan, refused: Mapping[str, str], report: Report) -> list[ReportRow]:
    """The files that go to no record, or wait for their `refused` rows: why, and what is wrong with them besides."""
    files = plan.files
    left = {files.name(path): why for path, why in plan.left.items()}
    left |= plan.paired.waiting(refused) if refused else {}
    settled = {name for name, why in left.items() if why.severity is Severity.INFO or tells_of_itself(why)}
    open_ones = {name: files.root / name for name in left if name not in settled}
    looked = look_into(museum, open_ones, files.root)
    if looked.left_out:
        report.messages.append(NOT_LOOKED_INTO(count=looked.left_out))
    if looked.faults:
        report.messages.append(NOT_TO_BE_LOOKED_INTO(reason=looked.faults[0], count=len(looked.faults)))
    return [left_over(str(name), None, why, looked.said.get(name, ())) for name, why in left.items()]


class _Looking:
    """Looks into files, as many at once as there are processors; `faults` has what the machine refused meanwhile."""

    def __init__(self, museum: Museum, root: Path, until: float) -> None:
        self._museum, self._root, self._until = museum, root, until
        self.faults: list[str] = []
        self._at_once = os.cpu_count() or 1
        self._children: queue.SimpleQueue[MediaChild] = queue.SimpleQueue()
        for _ in range(self._at_once):
            self._children.put(MediaChild())

    def all(self, files: Mapping[PurePosixPath, Path]) -> list[tuple[Message, ...] | None]:
        """What there is to say of each; None of those for which no time was left, or which the machine failed."""
        with ThreadPoolExecutor(max_workers=self._at_once) as pool:
            try:
                return list(pool.map(self._look, files, files.values()))
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def close(self) -> None:
        while not self._children.empty():
            self._children.get().close()

    def _look(self, name: PurePosixPath, path: Path) -> tuple[Message, ...] | None:
        said = why_alone(name, path, self._root)
        if said.code != NOT_SHOWN.code:
            return () if said.severity is Severity.INFO else (said,)
        return self._decoded(path) if time.monotonic() < self._until else None

    def _decoded(self, path: Path) -> tuple[Message, ...] | None:
        child = self._children.get()
        try:
            with own_folder(self._museum.work) as workdir:
                processed = child.process(path, workdir, MediaRequest(path.name, only_looked=True))
        except MediaInterruptedError as exc:
            return (exc.message,) if path.exists() else (refusal_of(FileNotFoundError(), path.name).message,)
        except MediaRefusedError as exc:
            return (exc.message,)
        except (HeritageError, OSError) as exc:  # the machine's fault: it says nothing about the file
            self.faults.append(fault_of(exc) if isinstance(exc, OSError) else exc.msgid)
            return None
        finally:
            self._children.put(child)
        return tuple(one for one in processed.facts.messages if one.severity is not Severity.INFO)
