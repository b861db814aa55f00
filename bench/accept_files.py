"""Files taken in: 10,000 small ones and a few large ones, beside a loop that copies and hashes them.

    python bench/accept_files.py [--files 10000] [--large 2] [--large-mb 2048] [--rounds 3]

Measured is `ingest.accept.accept`, the part of an ingest that makes bytes safe: each file is recognised by its bytes,
streamed into the store while hashed, and is durable (bytes, then names, one sync for fifty) before the database says
that it is there, which SQLite syncs once more. Not measured: the sheet, records, jobs, what is made of a picture.
Small files are JPEG by their first bytes and chance after it, 50 kB; large ones are WAV.

The peers read, hash and write each file into folders of the same kind: "copy and hash" trusts the system to write it
some day, as a script would; "synced each" calls fsync for each file. They recognise nothing and know no database. CPU
seconds are those of the process from its first file on, without what starting Python takes. The ways take turns, and
of the rounds the one with the least CPU counts: the system's part of it changes with what else the disk has to do.
Memory is what the process holds at most, the program included; "grown" is how much of that came with the files.

Prints a table and a last line of JSON.
"""

import argparse
import hashlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHUNK_BYTES = 1 << 20
SMALL_BYTES = 50_000
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000")
OURS, COPY, SYNCED = "heritage", "copy and hash", "synced each"
Figures = dict[str, float]


def main() -> None:
    """Make the files, then measure each way in a process of its own."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--files", type=int, default=10_000)
    arguments.add_argument("--large", type=int, default=2)
    arguments.add_argument("--large-mb", type=int, default=2_048)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--way", nargs=3, help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.way:
        name, source, target = options.way
        print(json.dumps(measured(WAYS[name], Path(source), Path(target))))
        return
    with tempfile.TemporaryDirectory() as scratch:
        small, large = Path(scratch) / "small", Path(scratch) / "large"
        write_small(small, options.files)
        figures = least(list(WAYS), small, Path(scratch), options.rounds)
        write_large(large, options.large, options.large_mb)
        big = least([OURS, COPY], large, Path(scratch), options.rounds)
    told(figures, big, options.files, options.large * options.large_mb)


def least(ways: list[str], source: Path, scratch: Path, rounds: int) -> dict[str, Figures]:
    """Each way's figures, the ways in turn and the round with the least CPU: what the disk is busy with is in them."""
    found = [{name: in_a_process(name, source, scratch) for name in ways} for _ in range(rounds)]
    return {name: min((one[name] for one in found), key=lambda one: one["cpu"]) for name in ways}


def told(figures: dict[str, Figures], big: dict[str, Figures], files: int, large_mb: int) -> None:
    """The table, then the line of JSON."""
    for title, unit, amount, found in (("50 kB each", "files", files, figures), ("large", "MB", large_mb, big)):
        print(f"{title:16}{unit + '/CPU s':>14}{unit + '/s':>10}{'peak MB':>10}{'grown MB':>10}")
        for name, one in found.items():
            speeds = f"{amount / one['cpu']:14.0f}{amount / one['wall']:10.0f}"
            print(f"{name:16}{speeds}{one['peak_mb']:10.0f}{one['grown_mb']:10.0f}")
    ours, peer = figures[OURS], figures[COPY]
    facts = {
        "bench": "accept_files",
        "files": files,
        "files_per_cpu_s": round(files / ours["cpu"]),
        "cpu_ratio_to_copy": round(ours["cpu"] / peer["cpu"], 2),
        "large_mb": large_mb,
        "large_speed_of_copy": round(big[COPY]["wall"] / big[OURS]["wall"], 2),
        "large_cpu_speed_of_copy": round(big[COPY]["cpu"] / big[OURS]["cpu"], 2),
        "peak_mb": round(max(ours["peak_mb"], big[OURS]["peak_mb"])),
        "grown_mb": round(max(ours["grown_mb"], big[OURS]["grown_mb"])),
    }
    print(json.dumps(facts))


def write_small(folder: Path, count: int) -> None:
    """Files that begin as JPEG does, no two alike, a hundred to a folder."""
    chance = random.Random(1)
    for number in range(count):
        path = folder / f"{number // 100:03}" / f"{number:05}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(JPEG + chance.randbytes(SMALL_BYTES - len(JPEG)))


def write_large(folder: Path, count: int, size_mb: int) -> None:
    """Sound files, no two alike."""
    folder.mkdir()
    for number in range(count):
        with (folder / f"{number}.wav").open("wb") as file:
            file.write(b"RIFF\xff\xff\xff\x7fWAVEfmt ")
            block = random.Random(number).randbytes(CHUNK_BYTES)
            for _ in range(size_mb):
                file.write(block)


def in_a_process(name: str, source: Path, scratch: Path) -> Figures:
    """The figures of one way; what it wrote is thrown away, and what waited to be written is written before."""
    with tempfile.TemporaryDirectory(dir=scratch) as target:
        os.sync()
        command = [sys.executable, __file__, "--way", name, str(source), target]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stdout + done.stderr)
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def measured(way: Callable[[Path], Callable[[list[Path]], None]], source: Path, target: Path) -> Figures:
    """Seconds by the clock and of this process's CPU, and its peak memory in MB."""
    take = way(target)
    paths = sorted(path for path in source.rglob("*") if path.is_file())
    before, wall, cpu = peak_mb(), time.monotonic(), time.process_time()
    take(paths)
    wall, cpu = time.monotonic() - wall, time.process_time() - cpu
    return {"wall": wall, "cpu": cpu, "peak_mb": peak_mb(), "grown_mb": peak_mb() - before}


def peak_mb() -> float:
    """The most memory that this process held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def heritage(target: Path) -> Callable[[list[Path]], None]:
    """A museum that was made before, which takes the files in."""
    environment = os.environ | {"HERITAGE_DATA": str(target / "museum")}
    command = [sys.executable, "-m", "heritage", "init", "--name", "Bench"]
    subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True)
    from heritage.settings import read_settings  # noqa: PLC0415 - the peers' memory is without it
    from heritage.wiring import open_museum  # noqa: PLC0415
    from ingest.accept import Refused, accept  # noqa: PLC0415

    museum = open_museum(read_settings({"HERITAGE_DATA": str(target / "museum")}))

    def take(paths: list[Path]) -> None:
        for batch in accept(museum, paths, paths[0].parents[1]):
            refused = [one for one in batch if isinstance(one, Refused)]
            if refused:
                sys.exit(str(refused[0]))

    return take


def copy(target: Path, *, synced: bool = False) -> Callable[[list[Path]], None]:
    """Each file read once, hashed and written to the place that its hash names."""

    def take(paths: list[Path]) -> None:
        for path in paths:
            copied = target / "incoming"
            with path.open("rb") as source, copied.open("wb") as written:
                sha256 = hashlib.sha256()
                for chunk in chunks(source.read):
                    sha256.update(chunk)
                    written.write(chunk)
                written.flush()
                if synced:
                    os.fsync(written.fileno())
            name = sha256.hexdigest()
            place = target / "originals" / name[:2] / name[2:4] / name
            place.parent.mkdir(parents=True, exist_ok=True)
            copied.rename(place)

    return take


def chunks(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """A file in pieces."""
    return iter(lambda: read(CHUNK_BYTES), b"")


WAYS = {OURS: heritage, COPY: copy, SYNCED: lambda target: copy(target, synced=True)}


if __name__ == "__main__":
    main()
