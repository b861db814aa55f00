"""Import of records from CSV into SQLite with both search indexes, beside a bare script that only inserts and indexes.

    python bench/import_records.py [--rows 20000] [--database postgresql://...]

With --database the same sheet is also imported into that database, which must be empty; the indexes are folders as
before. The processor time of its server is not counted, but is in the seconds by the clock.

The peer reads the same CSV, inserts each row as JSON into one SQLite table and adds its words to one tantivy index: no
validation, no dates, no places, no revisions, no report. Prints a table and a last line of JSON.

The import runs in two processes, of which the second indexes: CPU is that of both, the peak that of the larger one.
"""

import argparse
import csv
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

import tantivy
from rows import write_sheet

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Measure both on the same rows, each in a process of its own."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rows", type=int, default=20_000)
    arguments.add_argument("--database", default="", help="an empty database to import into as well: postgresql://...")
    arguments.add_argument("--peer", nargs=2, help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.peer:
        bare(Path(options.peer[0]), Path(options.peer[1]))
        return
    with tempfile.TemporaryDirectory() as scratch:
        sheet = Path(scratch) / "bang-ke.csv"
        write_sheet(sheet, options.rows)
        environment = os.environ | {"HERITAGE_DATA": str(Path(scratch) / "museum"), "HERITAGE_LANGUAGE": "en"}
        heritage = [sys.executable, "-m", "heritage"]
        subprocess.run(
            [*heritage, "init", "--name", "Bench"], env=environment, cwd=ROOT, check=True, capture_output=True
        )
        figures = {
            "bare insert and index": run([sys.executable, __file__, "--peer", str(sheet), scratch], environment),
            "heritage ingest": run([*heritage, "ingest", str(sheet), "--publish"], environment),
            "the same again": run([*heritage, "ingest", str(sheet), "--publish"], environment),
        }
        if options.database:
            elsewhere = environment | {
                "HERITAGE_DATA": str(Path(scratch) / "elsewhere"),
                "HERITAGE_DATABASE_URL": options.database,
            }
            run([*heritage, "init", "--name", "Bench"], elsewhere)
            scheme = urlsplit(options.database).scheme
            figures[f"into {scheme}"] = run([*heritage, "ingest", str(sheet), "--publish"], elsewhere)
            figures[f"again into {scheme}"] = run([*heritage, "ingest", str(sheet), "--publish"], elsewhere)
    print(f"{'':24}{'records/s':>12}{'CPU us/record':>15}{'peak MB':>10}")
    for name, (wall, cpu, peak) in figures.items():
        print(f"{name:24}{options.rows / wall:12.0f}{cpu / options.rows * 1e6:15.0f}{peak:10.0f}")
    peer, ours = figures["bare insert and index"], figures["heritage ingest"]
    print(
        json.dumps(
            {
                "rows": options.rows,
                "records_per_s": round(options.rows / ours[0]),
                "again_rows_per_s": round(options.rows / figures["the same again"][0]),
                "wall_ratio_to_bare": round(ours[0] / peer[0], 2),
                "cpu_ratio_to_bare": round(ours[1] / peer[1], 2),
                "peak_mb": round(ours[2]),
                **elsewhere_ratios(figures, ours),
            }
        )
    )


def elsewhere_ratios(
    figures: dict[str, tuple[float, float, float]], ours: tuple[float, float, float]
) -> dict[str, float]:
    """How much longer the other database took than SQLite; nothing where there is none."""
    return {
        f"{what}_ratio_{name.removeprefix('into ')}_to_sqlite": round(one[at] / ours[at], 2)
        for name, one in figures.items()
        if name.startswith("into ")
        for at, what in enumerate(("wall", "cpu"))
    }


def run(command: list[str], environment: dict[str, str]) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds, and peak memory in MB of the largest process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    done = subprocess.run(
        ["/usr/bin/env", *command], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    wall = time.monotonic() - started
    if done.returncode not in (0, 3):
        sys.exit(done.stdout + done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, after.ru_maxrss / 1024


def bare(sheet: Path, folder: Path) -> None:
    """The peer: rows as JSON into one table, their words into one index."""
    database = sqlite3.connect(folder / "bare.db")
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE record (id INTEGER PRIMARY KEY, document TEXT)")
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text")
    builder.add_unsigned_field("id")
    (folder / "bare").mkdir()
    writer = tantivy.Index(builder.build(), str(folder / "bare")).writer(64_000_000)
    with sheet.open(encoding="utf-8", newline="") as source:
        batch: list[tuple[int, str]] = []
        for number, row in enumerate(csv.DictReader(source)):
            batch.append((number, json.dumps(row, ensure_ascii=False)))
            writer.add_document(tantivy.Document(text=" ".join(row.values()), id=number))
            if len(batch) == 500:
                database.executemany("INSERT INTO record VALUES (?, ?)", batch)
                database.commit()
                batch.clear()
        database.executemany("INSERT INTO record VALUES (?, ?)", batch)
        database.commit()
    writer.commit()
    writer.wait_merging_threads()


if __name__ == "__main__":
    main()
