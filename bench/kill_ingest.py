"""kill -9 at random moments of an ingest, then once more to the end: nothing lost, doubled or half visible.

    python bench/kill_ingest.py [--kills 50] [--photos FOLDER]

Prints a table and a last line of JSON; exits 1 where something was lost.
"""

import argparse
import csv
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image
from sqlalchemy import create_engine, text

ROOT = Path(__file__).resolve().parents[1]
SUSPICIOUS = {
    "assets that are ready without derivatives": "SELECT count(*) FROM asset a WHERE a.state = 'ready' AND NOT EXISTS "
    "(SELECT 1 FROM derivative d WHERE d.asset_id = a.id)",
    "assets doubled in a record": "SELECT count(*) FROM "
    "(SELECT 1 FROM asset GROUP BY record_id, sha256 HAVING count(*) > 1)",
    "records doubled": "SELECT count(*) FROM (SELECT 1 FROM record GROUP BY import_key HAVING count(*) > 1)",
    "records without their revision": "SELECT count(*) FROM record r WHERE NOT EXISTS "
    "(SELECT 1 FROM revision v WHERE v.record_id = r.id AND v.number = r.head)",
    "jobs left": "SELECT count(*) FROM job",
    "outbox left": "SELECT count(*) FROM search_outbox",
}


def main() -> None:
    """Make a folder, kill its ingest again and again, let it finish, and look for what is wrong."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--kills", type=int, default=50)
    arguments.add_argument("--photos", type=Path, help="a folder of photographs to use instead of made ones")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "in"
        count = make_folder(folder, options.photos)
        environment = os.environ | {"HERITAGE_DATA": str(Path(scratch) / "museum"), "HERITAGE_LANGUAGE": "en"}
        heritage(environment, "init", "--name", "Kill")
        kills = kill_often(environment, folder, options.kills)
        started = time.monotonic()
        last = heritage(environment, "ingest", str(folder), "--publish")
        seconds = time.monotonic() - started
        found = examine(Path(scratch) / "museum", environment, count)
    print(last.strip().splitlines()[-1])
    for name, value in found.items():
        print(f"{name:45} {value}")
    wrong = {name: value for name, value in found.items() if value != 0}
    print(json.dumps({"kills": kills, "photos": count, "last_run_s": round(seconds, 1), "wrong": wrong}))
    sys.exit(1 if wrong else 0)


def make_folder(folder: Path, photos: Path | None) -> int:
    """A sheet of records with a photograph each; returns their number."""
    folder.mkdir()
    if photos:
        paths = sorted(path for path in photos.rglob("*") if path.suffix.lower() in (".jpg", ".png", ".tif"))
        for number, path in enumerate(paths):
            (folder / f"TB-{number}{path.suffix.lower()}").write_bytes(path.read_bytes())
    else:
        paths = [folder / f"TB-{number}.jpg" for number in range(240)]
        for number, path in enumerate(paths):
            noise = Image.effect_noise((900, 600), 40 + number)
            Image.merge("RGB", (noise, noise.rotate(90, expand=False), noise.rotate(180))).save(path, quality=88)
    with (folder / "bang-ke.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["Số kiểm kê", "Loại", "Tên", "Liên quan"])
        for number in range(len(paths)):
            writer.writerow([f"TB-{number}", "hiện vật", f"Hiện vật {number}", f"TB-{(number + 7) % len(paths)}"])
    return len(paths)


def kill_often(environment: dict[str, str], folder: Path, wanted: int) -> int:
    """Start the ingest and kill it, process group and all, at a random moment; stops early when it gets through."""
    chance = random.Random(20261122)
    command = [sys.executable, "-m", "heritage", "ingest", str(folder), "--publish"]
    for kills in range(wanted):
        running = subprocess.Popen(
            command,
            env=environment,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            running.wait(timeout=chance.uniform(0.8, 2.4))
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
        else:
            return kills
    return wanted


def examine(data: Path, environment: dict[str, str], count: int) -> dict[str, int]:
    """What is wrong, by name; zeros where nothing is."""
    engine = create_engine(f"sqlite:///{data}/museum.db")
    with engine.connect() as connection:
        found = {name: int(connection.scalar(text(query)) or 0) for name, query in SUSPICIOUS.items()}
        for table in ("record", "asset"):
            number = int(connection.scalar(text(f"SELECT count(*) FROM {table}")) or 0)
            found[f"{table}s missing or too many"] = abs(number - count)
        dangling = text("SELECT count(*) FROM relation WHERE target_id NOT IN (SELECT id FROM record)")
        found["relations that lead nowhere"] = int(connection.scalar(dangling) or 0)
    audit = json.loads(heritage(environment, "audit", "--json"))
    found["originals damaged or missing"] = len(audit["damaged"]) + len(audit["missing"])
    status = json.loads(heritage(environment, "status", "--json"))
    found["records not in the index"] = status["records"] - status["index"]["records"]
    found["files left behind in .incoming"] = len(list((data / "files" / ".incoming").iterdir()))
    return found


def heritage(environment: dict[str, str], *arguments: str) -> str:
    """Run a command to its end and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "heritage", *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 3):
        sys.exit(f"heritage {' '.join(arguments)} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
