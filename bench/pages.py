"""Home, search and record pages of a catalogue of 100,000, beside Datasette serving the same records from SQLite.

    python bench/pages.py [--records 100000] [--pages 1000] [--museum FOLDER]

Datasette (Apache-2.0; fetched once from PyPI into a folder of its own) shows a table of the same 25 columns with full
text search over all of them: its start page, its list of hits, its page of a row. Each server is one process, asked by
one client over one connection, compressed; searches and records are asked in random order and no page twice, so that
nothing is answered from a cache; the home page is the same for everybody and is asked again and again, as in life.
--museum takes a museum that an earlier run kept there, or keeps this one. Prints a table and a last line of JSON.
"""

import argparse
import csv
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, quantiles
from urllib.parse import quote

from rows import COLUMNS, PLACES, WORDS, write_sheet
from serving import Server, get, serving

ROOT = Path(__file__).resolve().parents[1]
PEER = "datasette==0.65.5"
WARM_UP = 30


@dataclass(frozen=True)
class Figures:
    """What pages of one kind took: pages per second of the server's processors, milliseconds, kB sent."""

    per_cpu_second: float
    p50_ms: float
    p95_ms: float
    kb: float


def main() -> None:
    """Bring the same rows to both, serve, ask."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--records", type=int, default=100_000)
    arguments.add_argument("--pages", type=int, default=1_000)
    arguments.add_argument("--museum", type=Path)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.museum or Path(scratch)
        environment = os.environ | {"HERITAGE_DATA": str(folder / "museum"), "HERITAGE_LANGUAGE": "vi"}
        sheet = folder / "bang-ke.csv"
        if not sheet.exists():
            folder.mkdir(parents=True, exist_ok=True)
            write_sheet(sheet, options.records)
            _heritage(environment, "init", "--name", "Bench")
            _heritage(environment, "ingest", str(sheet), "--publish")
        catalogue = Path(scratch) / "catalogue.db"
        _make_table(sheet, catalogue)
        figures = {
            "heritage": _ours(environment, options.pages),
            "Datasette": _theirs(catalogue, environment, options.pages, options.records),
        }
    _tell(figures, options.records)


def _ours(environment: dict[str, str], pages: int) -> dict[str, Figures]:
    with sqlite3.connect(Path(environment["HERITAGE_DATA"]) / "museum.db") as database:
        ids = [row[0] for row in database.execute("SELECT id FROM record ORDER BY id")]
    with serving([sys.executable, "-m", "heritage", "serve"], environment, ROOT) as server:
        connection = server.connect()
        records = [
            get(connection, f"/vi/records/{one}/x", wanted=301)[0]
            for one in random.Random(1).sample(ids, pages + WARM_UP)
        ]
        return {
            "home": _asked(server, ["/vi/"] * (pages + WARM_UP)),
            "search": _asked(server, [f"/vi/search?q={quote(one)}" for one in _questions(pages + WARM_UP)]),
            "record": _asked(server, records),
        }


def _theirs(catalogue: Path, environment: dict[str, str], pages: int, records: int) -> dict[str, Figures]:
    numbers = random.Random(1).sample(range(1, records + 1), pages + WARM_UP)
    with serving([str(_datasette()), "serve", "--immutable", str(catalogue)], environment, ROOT) as server:
        questions = [f"/catalogue/record?_search={quote(one)}" for one in _questions(pages + WARM_UP)]
        return {
            "home": _asked(server, ["/"] * (pages + WARM_UP)),
            "search": _asked(server, questions),
            "record": _asked(server, [f"/catalogue/record/{number}" for number in numbers]),
        }


def _questions(count: int) -> Iterator[str]:
    """Two words and a place, no three alike by chance alone."""
    chance = random.Random(2)
    for _ in range(count):
        yield " ".join([*chance.sample(WORDS, 2), chance.choice(PLACES)])


def _asked(server: Server, paths: Sequence[str]) -> Figures:
    connection = server.connect()
    for path in paths[:WARM_UP]:
        get(connection, path)
    before, times, sizes = server.cpu_seconds(), [], []
    for path in paths[WARM_UP:]:
        started = time.perf_counter()
        _, body = get(connection, path)
        times.append((time.perf_counter() - started) * 1000)
        sizes.append(len(body) / 1000)
    cpu = server.cpu_seconds() - before
    cuts = quantiles(times, n=20)
    return Figures(len(times) / cpu, cuts[9], cuts[18], mean(sizes))


def _tell(figures: Mapping[str, Mapping[str, Figures]], records: int) -> None:
    print(f"{'':22}{'pages/CPU s':>12}{'p50 ms':>9}{'p95 ms':>9}{'kB':>7}")
    for name, kinds in figures.items():
        for kind, one in kinds.items():
            print(f"{name:12}{kind:10}{one.per_cpu_second:12.0f}{one.p50_ms:9.1f}{one.p95_ms:9.1f}{one.kb:7.1f}")
    ours, theirs = figures["heritage"], figures["Datasette"]
    ratios = {f"{kind}_ratio": round(one.per_cpu_second / theirs[kind].per_cpu_second, 2) for kind, one in ours.items()}
    p95 = {f"{kind}_p95_ms": round(one.p95_ms, 1) for kind, one in ours.items()}
    print(json.dumps({"bench": "pages", "records": records, "peer": PEER, **ratios, **p95}))


def _make_table(sheet: Path, catalogue: Path) -> None:
    """The rows as a table with full text search, as `sqlite-utils insert` and `enable-fts` would make it."""
    names = ", ".join(f'"{one}"' for one in COLUMNS)
    with sqlite3.connect(catalogue) as database, sheet.open(encoding="utf-8", newline="") as source:
        database.execute(f"CREATE TABLE record (id INTEGER PRIMARY KEY, {names})")
        rows = csv.reader(source)
        next(rows)
        database.executemany(
            f"INSERT INTO record ({names}) VALUES ({', '.join('?' * len(COLUMNS))})",
            rows,
        )
        database.execute(
            f'CREATE VIRTUAL TABLE record_fts USING fts5({names}, content="record", content_rowid="id",'
            ' tokenize="unicode61 remove_diacritics 2")'
        )
        database.execute("INSERT INTO record_fts (record_fts) VALUES ('rebuild')")


def _datasette() -> Path:
    """The peer's command, installed at the first run."""
    folder = Path(sys.prefix) / "cache" / PEER
    if not (folder / "bin" / "datasette").exists():
        print(f"Installing {PEER}...")
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", PEER], check=True)
    return folder / "bin" / "datasette"


def _heritage(environment: dict[str, str], *arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", "heritage", *arguments], env=environment, cwd=ROOT, check=False)
    if done.returncode not in (0, 3):
        sys.exit(f"heritage {arguments[0]} failed")


if __name__ == "__main__":
    main()
