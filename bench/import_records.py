"""Import of records from CSV into SQLite with both search indexes, beside a bare script that only inserts and indexes.

    python bench/import_records.py [--rows 20000] [--database postgresql://...]

With --database the same sheet is also imported into that database, which must be empty; the indexes are folders as
before. The processor time of its server is not counted, but is in the seconds by the clock.

The peer reads the same CSV, inserts each row as JSON into one SQLite table and adds its words to one tantivy index: no
validation, no dates, no places, no revisions, no report. Prints a table and a last line of JSON.

The import runs in two processes, of which the second indexes: CPU is that of both, the peak that of the larger one;
`all MB` is the most that all processes of a command had together, by their proportional shares (Linux), and `own MB`
the part of it that is no page of a file: mapped files of an index grow with it, and the system takes them back at need.

At the end some thousand of the rows are imported into another museum while a person saves one record again and again
(`editor.py`): what is told is how long each save took.
"""

import argparse
import csv
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

import tantivy
from rows import write_sheet

ROOT = Path(__file__).resolve().parents[1]
LOOK_SECONDS = 0.5
"""Between two looks at how much memory there is in use."""
ROWS_BESIDE_EDITOR = 10_000
Figures = tuple[float, float, float, float, float]
"""Seconds by the clock, of the processors, MB of the largest process, of all together, and of these without files."""


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
        waits = saves_meanwhile(Path(scratch), min(options.rows, ROWS_BESIDE_EDITOR))
    print(f"{'':24}{'records/s':>12}{'CPU us/record':>15}{'peak MB':>10}{'all MB':>10}{'own MB':>10}")
    for name, (wall, cpu, *mb) in figures.items():
        per_row = f"{options.rows / wall:12.0f}{cpu / options.rows * 1e6:15.0f}"
        print(f"{name:24}{per_row}{''.join(f'{one:10.0f}' for one in mb)}")
    p50, p95, most = (waits[len(waits) * share // 100] for share in (50, 95, 99))
    print(
        f"{'saves meanwhile':24}{len(waits):12d}  of them 50 %, 95 %, 99 % within {p50:.0f}, {p95:.0f}, {most:.0f} ms"
    )
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
                "all_processes_mb": round(ours[3]),
                "all_processes_own_mb": round(ours[4]),
                "save_wait_p50_ms": round(p50),
                "save_wait_p95_ms": round(p95),
                "save_wait_p99_ms": round(most),
                **elsewhere_ratios(figures, ours),
            }
        )
    )


def elsewhere_ratios(figures: dict[str, Figures], ours: Figures) -> dict[str, float]:
    """How much longer the other database took than SQLite; nothing where there is none."""
    return {
        f"{what}_ratio_{name.removeprefix('into ')}_to_sqlite": round(one[at] / ours[at], 2)
        for name, one in figures.items()
        if name.startswith("into ")
        for at, what in enumerate(("wall", "cpu"))
    }


def run(command: list[str], environment: dict[str, str]) -> Figures:
    """What one command took."""
    held, done = [(0.0, 0.0)], Event()
    started = time.monotonic()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(["/usr/bin/env", *command], env=environment, cwd=ROOT, stdout=said, stderr=said)
        looking = Thread(target=look, args=(process.pid, held, done))
        looking.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        done.set()
        looking.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 3):
            said.seek(0)
            sys.exit(said.read())
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, *map(max, zip(*held, strict=True))


def look(pid: int, held: list[tuple[float, float]], done: Event) -> None:
    """Note again and again how many MB the process and all that it started have together, and without files."""
    while not done.wait(LOOK_SECONDS):
        shares = [proportional_mb(one) for one in family(pid)]
        held.append((sum(share for share, _ in shares), sum(own for _, own in shares)))


def family(pid: int) -> list[int]:
    """The process and all that it started; only itself where the system does not tell."""
    try:
        children = [
            int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()
        ]
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in family(child))]


def proportional_mb(pid: int) -> tuple[float, float]:
    """What the process has in memory, what it shares with others counted in part, and how much of it is no page of a
    file; 0 where nobody tells.
    """
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0, 0.0
    kilobytes = {line.split()[0]: int(line.split()[1]) for line in lines[1:]}
    return kilobytes.get("Pss:", 0) / 1024, kilobytes.get("Pss_Anon:", 0) / 1024


def saves_meanwhile(scratch: Path, rows: int) -> list[float]:
    """How many milliseconds each save of a person took while an import of so many rows was under way, sorted."""
    sheet, waits = scratch / "beside-editor.csv", scratch / "waits"
    write_sheet(sheet, rows)
    environment = os.environ | {"HERITAGE_DATA": str(scratch / "edited"), "HERITAGE_LANGUAGE": "en"}
    environment["PYTHONPATH"] = str(ROOT)
    heritage = [sys.executable, "-m", "heritage"]
    subprocess.run([*heritage, "init", "--name", "Bench"], env=environment, cwd=ROOT, check=True, capture_output=True)
    editor = subprocess.Popen(
        [sys.executable, ROOT / "bench" / "editor.py", waits], env=environment, cwd=ROOT, stdout=subprocess.PIPE
    )
    assert editor.stdout
    editor.stdout.readline()  # its first save is done
    run([*heritage, "ingest", str(sheet), "--publish"], environment)
    editor.terminate()
    editor.wait()
    return sorted(map(float, waits.read_text(encoding="utf-8").split()))


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
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as at anybody's: modules are compiled at the first start only
    main()
