"""A museum whose commands are real processes, to be killed."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]


class House:
    """A museum in a folder of its own, its commands real processes; `files` photographs and a row for each."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "museum"
        self.brought = folder / "in"
        self.environment = os.environ | {
            "HERITAGE_DATA": str(self.data), "HERITAGE_LANGUAGE": "en", "PYTHONPATH": str(ROOT),
        }  # fmt: skip

    def bring(self, rows: int, photos: int) -> None:
        """Lay the folder out."""
        self.brought.mkdir(exist_ok=True)
        lines = ["Số kiểm kê,Loại,Tên", *(f"TB-{number},hiện vật,Chum {number}" for number in range(rows))]
        (self.brought / "bang-ke.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        for number in range(photos):
            Image.new("RGB", (60, 40), (number * 20, 9, 9)).save(self.brought / f"TB-{number}.png")

    def start(self, *arguments: object, script: str = "", **environment: str) -> "subprocess.Popen[str]":
        """Begin a command; `script` runs it in another way."""
        call = ["-c", script] if script else ["-m", "heritage"]
        return subprocess.Popen(
            [sys.executable, *call, *map(str, arguments)],
            env=self.environment | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: object, script: str = "", **environment: str) -> tuple[int, str]:
        """A command to its end: its exit code and all that it printed; never a trace."""
        with self.start(*arguments, script=script, **environment) as running:
            out, err = running.communicate(timeout=120)
        assert "Traceback" not in out + err
        return running.returncode, out + err

    def status(self) -> dict[str, object]:
        """What `heritage status --json` says."""
        _, told = self.run("status", "--json")
        found: dict[str, object] = json.loads(told)
        return found

    def counts(self, *tables: str) -> list[int]:
        """How many rows these tables have."""
        with sqlite3.connect(self.data / "museum.db") as connection:
            return [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables]

    def is_whole(self, records: int, files: int) -> bool:
        """Whether every record and file is there once, worked on, in the outbox no more, and as it was brought."""
        tables = ("record", "revision", "asset", "blob", "job", "search_outbox")
        assert self.counts(*tables) == [records, records, files, files + 1, 0, 0]  # the sheet is an original, too
        assert self.states() == dict.fromkeys(["ready"] if files else [], files)
        originals = [one for one in (self.data / "files" / "originals").rglob("*") if one.is_file()]
        return len(originals) == files + 1 and all(
            hashlib.sha256(one.read_bytes()).hexdigest() == one.name for one in originals
        )

    def states(self) -> dict[str, int]:
        """How many files are in each state."""
        with sqlite3.connect(self.data / "museum.db") as connection:
            return dict(connection.execute("SELECT state, count(*) FROM asset GROUP BY state").fetchall())
