"""Backup and restore of a museum with small files, beside a plain copy of its data that hashes every file.

    python bench/backup.py [--records 20000] [--files 5000] [--database URL --store URL]

The backup is restored into SQLite and a folder, or into what --database and --store name (both empty), and backed up
again from there: the two backups must hold the same, byte for byte. Prints a table and a last line of JSON; exits 1
where they differ.
"""

import argparse
import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import zstandard
from import_records import run
from PIL import Image
from rows import write_sheet

ROOT = Path(__file__).resolve().parents[1]
HERITAGE = [sys.executable, "-m", "heritage"]


def main() -> None:
    """Make the museum, then measure each step."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--records", type=int, default=20_000)
    arguments.add_argument("--files", type=int, default=5_000)
    arguments.add_argument("--database", default="")
    arguments.add_argument("--store", default="")
    options = arguments.parse_args()
    places = {"HERITAGE_DATABASE_URL": options.database, "HERITAGE_STORE_URL": options.store}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        here = os.environ | {"HERITAGE_DATA": str(folder / "museum"), "HERITAGE_LANGUAGE": "en"}
        there = here | {"HERITAGE_DATA": str(folder / "other")} | {name: url for name, url in places.items() if url}
        run([*HERITAGE, "init", "--name", "Bench"], here)
        write_sheet(folder / "bang-ke.csv", options.records)
        write_photos(folder / "photos", options.files)
        run([*HERITAGE, "ingest", str(folder / "bang-ke.csv"), "--publish"], here)
        run([*HERITAGE, "ingest", str(folder / "photos")], here)
        seconds = {
            "plain copy, hashed": timed(lambda: plain_copy(folder / "museum", folder / "copy")),
            "backup": run([*HERITAGE, "backup", str(folder / "a")], here)[0],
            "backup again": run([*HERITAGE, "backup", str(folder / "a")], here)[0],
            "restore": run([*HERITAGE, "restore", str(folder / "a")], there)[0],
        }
        run([*HERITAGE, "backup", str(folder / "b")], there)
        same = contents(folder / "a") == contents(folder / "b")
        size_mb = sum(path.stat().st_size for path in (folder / "a").rglob("*") if path.is_file()) / 1e6
    for name, wall in seconds.items():
        print(f"{name:20}{wall:8.1f} s")
    print(f"{size_mb:.0f} MB; the museum that came back is {'the same' if same else 'ANOTHER'}, byte for byte")
    figures = {name.replace(", ", "_").replace(" ", "_"): round(wall, 2) for name, wall in seconds.items()}
    ratio = round(seconds["backup"] / seconds["plain copy, hashed"], 2)
    asked = {"bench": "backup", "records": options.records, "files": options.files, "size_mb": round(size_mb)}
    print(json.dumps({**asked, **figures, "ratio_to_copy": ratio, "same": same}))
    if not same:
        sys.exit(1)


def write_photos(folder: Path, number: int) -> None:
    """Small photographs, each with bytes of its own, in one folder to a hundred."""
    for at in range(number):
        path = folder / f"{at // 100:03}" / f"{at:05}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (24, 16), (at % 256, at // 256 % 256, 90)).save(path)


def timed(work: Callable[[], None]) -> float:
    """Seconds by the clock."""
    started = time.monotonic()
    work()
    return time.monotonic() - started


def plain_copy(source: Path, target: Path) -> None:
    """The peer: every file of the data folder copied, hashed and synced."""
    for path in source.rglob("*"):
        if path.is_file():
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            with copy.open("rb") as file:
                hashlib.file_digest(file, "sha256")
                os.fsync(file.fileno())


def contents(bag: Path) -> dict[str, str]:
    """What a backup holds: files by their hashes, tables by those of their lines; not when it was made."""
    found = {}
    for path in (bag / "data").rglob("*"):
        if path.is_file() and path.suffix == ".zst" and path.stem != "audit.jsonl":
            with zstandard.open(path, "rb") as file:
                found[path.name] = hashlib.sha256(file.read()).hexdigest()
        elif path.is_file() and path.suffix not in {".zst", ".json"}:
            with path.open("rb") as file:
                found[path.relative_to(bag).as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


if __name__ == "__main__":
    main()
