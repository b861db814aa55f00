"""Home, search and record pages of a catalogue of 100,000, beside Datasette serving the same records from SQLite.

    python bench/pages.py [--records 100000] [--pages 1000] [--museum FOLDER]

Datasette (Apache-2.0; fetched once from PyPI into a folder of its own) shows a table of the same 25 columns with full
text search over all of them: its start page, its list of hits, its page of a row. Each server is one process, asked by
one client over one connection, compressed; searches and records are asked in random order and no page twice, so that
nothing is answered from a cache; the home page is the same for everybody and is asked again and again, as in life.
Both are up at once and asked in turns, so that what else the machine does meanwhile weighs on both alike; a turn ends
after ten seconds, for Datasette needs seconds for one search among 100,000.
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
TURNS = 8
TURN_SECONDS = 10.0


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
        figures = _compared(environment, catalogue, options.pages, options.records)
    _tell(figures, options.records)


def _compared(environment: dict[str, str], catalogue: Path, pages: int, records: int) -> dict[str, dict[str, Figures]]:
    """What pages of each kind took of each server."""
    datasette = [str(_datasette()), "serve", "--immutable", str(catalogue)]
    with (
        serving([sys.executable, "-m", "heritage", "serve"], environment, ROOT) as ours,
        serving(datasette, environment, ROOT) as theirs,
    ):
        wanted = {"heritage": (ours, _ours(ours, environment, pages)), "Datasette": (theirs, _theirs(pages, records))}
        figures: dict[str, dict[str, Figures]] = {name: {} for name in wanted}
        for kind in ("home", "search", "record"):
            asked = {name: Asked(server, paths[kind]) for name, (server, paths) in wanted.items()}
            for turn in range(TURNS):
                for one in asked.values():
                    one.take(turn)
            for name, one in asked.items():
                figures[name][kind] = one.figures()
    return figures


def _ours(server: Server, environment: dict[str, str], pages: int) -> dict[str, list[str]]:
    """The addresses of our pages; those of records end in their names, which the site knows."""
    with sqlite3.connect(Path(environment["HERITAGE_DATA"]) / "museum.db") as database:
        ids = [row[0] for row in database.execute("SELECT id FROM record ORDER BY id")]
    connection = server.connect()
    return {
        "home": ["/vi/"] * (pages + WARM_UP),
        "search": [f"/vi/search?q={quote(one)}" for one in _questions(pages + WARM_UP)],
        "record": [
            get(connection, f"/vi/records/{one}/x", wanted=301)[0]
            for one in random.Random(1).sample(ids, pages + WARM_UP)
        ],
    }


def _theirs(pages: int, records: int) -> dict[str, list[str]]:
    numbers = random.Random(1).sample(range(1, records + 1), pages + WARM_UP)
    return {
        "home": ["/"] * (pages + WARM_UP),
        "search": [f"/catalogue/record?_search={quote(one)}" for one in _questions(pages + WARM_UP)],
        "record": [f"/catalogue/record/{number}" for number in numbers],
    }


def _questions(count: int) -> Iterator[str]:
    """Two words and a place, no three alike by chance alone."""
    chance = random.Random(2)
    for _ in range(count):
        yield " ".join([*chance.sample(WORDS, 2), chance.choice(PLACES)])


class Asked:
    """Pages of one kind that one server is asked for, a share of them in each turn."""

    def __init__(self, server: Server, paths: Sequence[str]) -> None:
        self._server, self._paths = server, paths[WARM_UP:]
        self._cpu_seconds = 0.0
        self._times_ms: list[float] = []
        self._sizes_kb: list[float] = []
        connection = server.connect()
        end = time.monotonic() + TURN_SECONDS
        for path in paths[:WARM_UP]:
            get(connection, path)
            if time.monotonic() > end:
                break

    def take(self, turn: int) -> None:
        """Ask for the share of this turn."""
        connection, before = self._server.connect(), self._server.cpu_seconds()
        end = time.monotonic() + TURN_SECONDS
        for path in self._paths[turn::TURNS]:
            started = time.perf_counter()
            _, body = get(connection, path)
            self._times_ms.append((time.perf_counter() - started) * 1000)
            self._sizes_kb.append(len(body) / 1000)
            if time.monotonic() > end:
                break
        self._cpu_seconds += self._server.cpu_seconds() - before

    def figures(self) -> Figures:
        """What all of them took."""
        cuts = quantiles(self._times_ms, n=20)
        return Figures(len(self._times_ms) / self._cpu_seconds, cuts[9], cuts[18], mean(self._sizes_kb))


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
