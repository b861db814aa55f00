"""The page of a record in a catalogue of 20,000, beside a bare Flask page of the same records, both under granian.

    python bench/record_page.py [--records 20000] [--pages 2000]

Every page is asked for once, by one client over one connection, in random order, so that nothing is answered from a
cache. The peer reads one row of SQLite by its key and fills one Jinja template with the record's cells: no access, no
relations, no map, no dates, no second language. Prints a table and a last line of JSON.
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
from pathlib import Path
from statistics import quantiles
from typing import Any

from flask import Flask, render_template_string
from rows import write_sheet
from serving import get, serving

ROOT = Path(__file__).resolve().parents[1]
WARM_UP = 50
BARE_DATABASE = "BENCH_BARE_DATABASE"
PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{{ record["Tên"] }}</title></head><body>
<h1>{{ record["Tên"] }}</h1><dl>{% for name, cell in record.items() %}{% if cell %}
<dt>{{ name }}</dt><dd>{{ cell }}</dd>
{% endif %}{% endfor %}</dl></body></html>"""


def main() -> None:
    """Import, serve, ask; then the same of the peer."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--records", type=int, default=20_000)
    arguments.add_argument("--pages", type=int, default=2_000)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        sheet = Path(scratch) / "bang-ke.csv"
        write_sheet(sheet, options.records)
        environment = os.environ | {
            "HERITAGE_DATA": str(Path(scratch) / "museum"),
            BARE_DATABASE: str(Path(scratch) / "bare.db"),
        }
        _heritage(environment, "init", "--name", "Bench")
        _heritage(environment, "ingest", str(sheet), "--publish")
        chance = random.Random(1)
        ours = chance.sample(_ids(environment), options.pages + WARM_UP)
        bare = chance.sample(range(_make_bare(sheet, environment)), options.pages + WARM_UP)
        figures = {
            "heritage": _measure(["-m", "heritage", "serve"], "/vi/records/{}/x", ours, environment, follow=True),
            "bare Flask": _measure(
                [
                    "-m",
                    "granian",
                    "--interface",
                    "wsgi",
                    "--factory",
                    "--blocking-threads",
                    "4",
                    "record_page:bare_app",
                ],
                "/{}",
                bare,
                environment | {"PYTHONPATH": str(ROOT / "bench")},
            ),
        }
    print(f"{'':12}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'kB':>7}")
    for name, (p50, p95, p99, size) in figures.items():
        print(f"{name:12}{p50:9.1f}{p95:9.1f}{p99:9.1f}{size:7.0f}")
    ours_p95, bare_p95 = figures["heritage"][1], figures["bare Flask"][1]
    print(
        json.dumps(
            {
                "bench": "record_page",
                "records": options.records,
                "p95_ms": round(ours_p95, 1),
                "bare_p95_ms": round(bare_p95, 1),
                "p95_ratio_to_bare": round(ours_p95 / bare_p95, 1),
            }
        )
    )


def _heritage(environment: dict[str, str], *arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", "heritage", *arguments], env=environment, cwd=ROOT, check=False)
    if done.returncode not in (0, 3):
        sys.exit(f"heritage {arguments[0]} failed")


def _ids(environment: dict[str, str]) -> list[str]:
    with sqlite3.connect(Path(environment["HERITAGE_DATA"]) / "museum.db") as database:
        return [row[0] for row in database.execute("SELECT id FROM record ORDER BY id")]


def _make_bare(sheet: Path, environment: dict[str, str]) -> int:
    """The peer's table: each row of the sheet as JSON; returns how many."""
    with sqlite3.connect(environment[BARE_DATABASE]) as database, sheet.open(encoding="utf-8", newline="") as source:
        database.execute("CREATE TABLE record (id INTEGER PRIMARY KEY, document TEXT)")
        rows = ((number, json.dumps(row, ensure_ascii=False)) for number, row in enumerate(csv.DictReader(source)))
        return database.executemany("INSERT INTO record VALUES (?, ?)", rows).rowcount


def bare_app() -> Flask:
    """The peer."""
    app = Flask(__name__)
    path = os.environ[BARE_DATABASE]

    @app.get("/<int:number>")
    def record(number: int) -> str:
        with sqlite3.connect(path) as database:
            [document] = database.execute("SELECT document FROM record WHERE id = ?", (number,)).fetchone()
        return render_template_string(PAGE, record=json.loads(document))

    return app


def _measure(
    command: list[str], path: str, keys: list[Any], environment: dict[str, str], *, follow: bool = False
) -> tuple[float, float, float, float]:
    """Milliseconds at the 50th, 95th and 99th percentile, and the mean size of a page in kB.

    With `follow`, the address of each page is asked for first, unmeasured: it ends in the record's name.
    """
    with serving([sys.executable, *command], environment, ROOT) as server:
        connection = server.connect()
        times: list[float] = []
        size = 0
        for key in keys:
            address = get(connection, path.format(key), wanted=301)[0] if follow else path.format(key)
            started = time.perf_counter()
            _, body = get(connection, address)
            times.append((time.perf_counter() - started) * 1000)
            size += len(body)
    cuts = quantiles(times[WARM_UP:], n=100)
    return cuts[49], cuts[94], cuts[98], size / len(keys) / 1000


if __name__ == "__main__":
    main()
