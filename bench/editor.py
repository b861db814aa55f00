"""A person who saves one record again and again while others write; tells how long each save took.

    python bench/editor.py OUTPUT

It prints a line once it has begun, ends at SIGTERM, and then writes one number of milliseconds a line. The museum is
that of HERITAGE_DATA.
"""

import signal
import sys
import time
from itertools import count
from pathlib import Path
from threading import Event

from catalog import institutions, records
from catalog.change import Change
from catalog.record.lists import Kind
from catalog.record.model import Record
from catalog.record.parts import Name
from heritage.settings import read_settings
from heritage.wiring import open_museum

PAUSE_SECONDS = 0.2


def main(output: Path) -> None:
    """Save until told to stop."""
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    museum = open_museum(read_settings())
    with museum.database.connect() as connection:
        home = institutions.choose(connection, None)
    record_id, waits = None, []
    for turn in count():
        document = Record(kind=Kind.ARTEFACT, names=[Name(text={"vi": f"Bản ghi đang sửa, lần {turn}"})])
        begun = time.perf_counter()
        with museum.database.begin() as connection:
            change = Change(document, "editor", "bench", record_id, turn or None)
            record_id = records.save(connection, home.id, [change])[0].record_id
        waits.append((time.perf_counter() - begun) * 1000)
        if not turn:
            print("begun", flush=True)
        if stop.wait(PAUSE_SECONDS):
            break
    output.write_text("\n".join(f"{wait:.1f}" for wait in waits), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
