"""Files that were brought before, so that one that has not changed since need not be read again."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, update

from catalog.absent import add_absent
from catalog.portions import portions
from catalog.tables import source_file


@dataclass(frozen=True)
class SeenFile:
    """A file as it was at a visit: `mtime_ns` its time, `sha256` what was in it."""

    path: str
    size_bytes: int
    mtime_ns: int
    sha256: str


def seen_files(connection: Connection, paths: Iterable[str]) -> dict[str, SeenFile]:
    """Those of the paths that were visited before, with what was there then."""
    found: dict[str, SeenFile] = {}
    for some in portions(set(paths)):
        rows = connection.execute(
            select(source_file.c.path, source_file.c.size_bytes, source_file.c.mtime_ns, source_file.c.sha256).where(
                source_file.c.path.in_(some)
            )
        )
        found |= {row.path: SeenFile(*row) for row in rows}
    return found


def remember_files(connection: Connection, files: Iterable[SeenFile]) -> None:
    """Note what these files were, for the next visit; two who note the same at once wait for each other in turn."""
    rows = [vars(one) for one in sorted(files, key=lambda one: one.path)]
    add_absent(connection, source_file, rows)
    if rows:
        connection.execute(
            update(source_file).where(source_file.c.path == bindparam("of")),
            [{"of": row["path"], **{name: row[name] for name in ("size_bytes", "mtime_ns", "sha256")}} for row in rows],
        )
