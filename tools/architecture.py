"""Draws the pictures of ARCHITECTURE.md, and writes docs/walks.md, from what the code imports and calls.

    .venv/bin/python tools/architecture.py

Imports are read by grimp, backends from the tables of `heritage/wiring.py`. For the two lives a museum is made for a
while: a photo is brought, its tile fetched and a question asked, while each call between our own functions is noted.
What the child process does for a photo is done in this one, so that it is seen. A box is a file of `PHOTO` or `QUERY`,
an arrow says that the one called the other, through whatever lies between.
"""

import ast
import os
import re
import shutil
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from types import FrameType
from typing import Any
from unittest.mock import patch

import grimp

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("heritage", "viewer", "ingest", "catalog")
PHOTOS = ("DT-04-van-mieu/1-khue-van-cac.webp", "DT-07-thanh-co-loa/1-so-do-ba-vong-thanh.webp")
"""One to warm up, since a walk shall show no imports, and the one that is followed."""
PHOTO = (
    "heritage/cli/ingest.py",
    "ingest/run.py",
    "ingest/accept.py",
    "catalog/records.py",
    "catalog/jobs.py",
    "heritage/catch_up.py",
    "heritage/worker.py",
    "ingest/process.py",
    "ingest/media/kinds.py",
    "ingest/media/image.py",
    "ingest/media/pyramid.py",
    "catalog/assets.py",
    "heritage/indexer.py",
    "catalog/search/build.py",
    "viewer/iiif/shortcut.py",
    "viewer/iiif/images.py",
    "catalog/tiles.py",
    "heritage/backends/folder_store.py",
)
QUERY = (
    "viewer/pages/routes.py",
    "viewer/pages/search.py",
    "viewer/pages/asked.py",
    "viewer/pages/caller.py",
    "catalog/museum.py",
    "heritage/backends/tantivy_index.py",
    "catalog/search/ask.py",
    "catalog/search/question.py",
    "catalog/analyzer.py",
    "catalog/search/scoring.py",
    "heritage/backends/tantivy_reader.py",
    "catalog/shown.py",
    "viewer/pages/cards.py",
    "viewer/pages/facets.py",
    "viewer/site.py",
)
QUESTION = "/vi/search?q=DT"
COLOURS = "\n".join(
    f"  classDef {package} fill:{colour},stroke:#7a6a55,color:#221a12"
    for package, colour in zip(PACKAGES, ("#f3d9c9", "#dfe8d3", "#f5eac4", "#d6e3ea"), strict=True)
)
INTRODUCTION = """# Two walks through the code

Which functions a photo passes from a folder to a tile, and a query from the address bar to the page, as they were
called: `tools/architecture.py` follows them and writes this. A function stands where it was first entered from another
file, below the one from which it was called; what a file does within itself is left out."""


@dataclass(frozen=True)
class Call:
    """A function of ours that was entered: its file, its name, and the place in the walk of whoever called it."""

    file: str
    name: str
    caller: int | None

    @property
    def is_named(self) -> bool:
        """Whether it is a function that somebody named, not a comprehension or a lambda."""
        return "<" not in self.name.replace("<locals>", "")


@dataclass(frozen=True)
class Walks:
    """What was called while a photo was brought, its tile fetched, and a question asked."""

    photo: list[Call]
    tile: list[Call]
    query: list[Call]


class _Noting:
    """A profile function of Python (`sys.setprofile`) that notes calls of our functions, each thread for itself."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self._open: dict[int, list[int]] = defaultdict(list)

    def __call__(self, frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        if event not in ("call", "return") or not code.co_filename.startswith(f"{ROOT}/"):
            return
        file = code.co_filename[len(f"{ROOT}/") :]
        if file.split("/")[0] not in PACKAGES or code.co_name == "<module>":
            return
        within = self._open[threading.get_ident()]
        if event == "call":
            self.calls.append(Call(file, code.co_qualname, within[-1] if within else None))
            within.append(len(self.calls) - 1)
        elif within:
            within.pop()


def noted(act: Callable[[], object]) -> list[Call]:
    """The calls of our functions while `act` runs, in the order of time."""
    noting = _Noting()
    threading.setprofile(noting)
    sys.setprofile(noting)
    try:
        act()
    finally:
        sys.setprofile(None)
        threading.setprofile(None)  # type: ignore[arg-type]  # None ends it, as for sys.setprofile
    return noting.calls


def walks() -> Walks:
    """Bring a photo, fetch its tile and ask a question, in a museum of its own."""
    from heritage.app import create_app  # noqa: PLC0415  # imports are drawn without the application
    from heritage.settings import read_settings  # noqa: PLC0415
    from heritage.wiring import open_museum  # noqa: PLC0415

    with _a_museum() as folder:
        _heritage("init", "--name", "Bảo tàng")
        _heritage("ingest", str(_inbox(folder, PHOTOS[0])), "--publish")
        inbox = _inbox(folder, PHOTOS[1])
        photo = noted(lambda: _heritage("ingest", str(inbox), "--publish"))
        settings = read_settings(os.environ)
        museum = open_museum(settings)
        client = create_app(museum, settings).test_client()
        hits = re.findall(r"/files/(\w+)/", client.get(QUESTION).text)
        tile = f"/iiif/3/{hits[0]}/0,0,512,512/512,512/0/default.jpg"
        client.get(tile)
        walked = Walks(photo, noted(lambda: client.get(tile)), noted(lambda: client.get(QUESTION)))
        museum.database.dispose()
    return walked


@contextmanager
def _a_museum() -> Iterator[Path]:
    """A folder for a museum, and one process for all that it does."""
    from ingest.child import MediaChild  # noqa: PLC0415
    from ingest.media import kinds  # noqa: PLC0415

    def here(_: MediaChild, *job: Any) -> Any:
        return kinds.process(*job)

    with tempfile.TemporaryDirectory() as folder, patch.object(MediaChild, "process", here):
        settings = {"HERITAGE_DATA": f"{folder}/museum", "HERITAGE_LANGUAGE": "vi"}
        with patch.dict(os.environ, settings):
            yield Path(folder)


def _heritage(*words: str) -> None:
    """The command, as a terminal calls it, in this process; its words go nowhere."""
    from heritage.cli import main  # noqa: PLC0415

    with patch.object(sys, "argv", ["heritage", *words]), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        try:
            main()
        except SystemExit as end:
            if end.code:
                raise RuntimeError(f"heritage {words[0]} ended with {end.code}") from end


def _inbox(folder: Path, photo: str) -> Path:
    """A folder with one photo of the demo museum, named after its record."""
    inbox = folder / photo.partition("/")[0]
    inbox.mkdir()
    shutil.copy(ROOT / "demo/collection" / photo, inbox / f"{photo[:5]}_1.webp")
    return inbox


def layers() -> str:
    """The four packages with their folders, and who imports whom."""
    graph = grimp.build_graph(*PACKAGES)
    folders = {package: _folders(graph, package) for package in PACKAGES}
    boxes = [
        line
        for package, names in folders.items()
        for line in (f'  subgraph {package}["{package}/"]', *(_box(f"{n.replace('.', '/')}/") for n in names), "  end")
    ]
    pairs = [(one, other) for one in PACKAGES for other in PACKAGES]
    pairs += [(one, other) for names in folders.values() for one in names for other in names]
    arrows = [
        f"  {_id(one)} --> {_id(other)}"
        for one, other in pairs
        if one != other and graph.direct_import_exists(importer=one, imported=other, as_packages=True)
    ]
    return "\n".join(["flowchart TB", *boxes, *arrows])


def _folders(graph: grimp.ImportGraph, package: str) -> list[str]:
    return sorted(child for child in graph.find_children(package) if graph.find_children(child))


def ports() -> str:
    """The protocols of `catalog/ports.py`, and by which scheme of a URL each backend is chosen."""
    from heritage import wiring  # noqa: PLC0415  # imports are drawn without the application

    tables: Mapping[str, Mapping[str, Any]] = {
        "Database": wiring.DATABASES,
        "Store": wiring.STORES,
        "SearchIndex": wiring.INDEXES,
        "Jobs": wiring.QUEUES,
    }
    lines = ["flowchart LR"]
    for port, backends in tables.items():
        lines.append(f'  {port}(["{port}"])')
        for scheme, backend in backends.items():
            file = f"{backend.open.__module__.replace('.', '/')}.py"
            lines += [f'  {port} -- "{scheme}://" --> {_id(file)}', _box(file)]
    return "\n".join(dict.fromkeys(lines))


def life(calls: Sequence[Call], stations: Sequence[str]) -> str:
    """The stations that were passed, with an arrow for each that called another through whatever lies between.

    Raises ValueError for a station that was not passed: it has another name today, or the walk leads elsewhere.
    """
    missed = set(stations) - {call.file for call in calls}
    if missed:
        raise ValueError(f"The walk does not pass {', '.join(sorted(missed))}.")
    steps = {(before, call.file) for place, call in enumerate(calls) if (before := _before(calls, place, stations))}
    arrows = [f"  {_id(one)} --> {_id(other)}" for one in stations for other in stations if (one, other) in steps]
    boxes = [_box(station, f"{number} · ") for number, station in enumerate(stations, 1)]
    return "\n".join(["flowchart TB", *boxes, *arrows])


def _before(calls: Sequence[Call], place: int, stations: Sequence[str]) -> str | None:
    """The station from which this call came."""
    here, caller = calls[place].file, calls[place].caller
    while caller is not None and (calls[caller].file not in stations or calls[caller].file == here):
        caller = calls[caller].caller
    return None if caller is None else calls[caller].file


def _box(path: str, number: str = "") -> str:
    """A file or folder with what its docstring says it is, in the colour of its package."""
    return f'  {_id(path)}["{number}{path}<br/><small>{_says(path)}</small>"]:::{path.partition("/")[0]}'


def _id(path: str) -> str:
    return re.sub(r"\W", "_", path.strip("/"))


def _says(path: str) -> str:
    """The first sentence of the docstring, or the first half of one that has two."""
    source = ROOT / path / "__init__.py" if path.endswith("/") else ROOT / path
    said = ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))) or ""
    first = re.split(r"[.;](?:\s|$)|\n\n", said)[0]
    return re.sub(r"\s+", " ", first).replace("`", "").replace('"', "'")


def written(calls: Sequence[Call]) -> str:
    """Each function that was entered from another file, the first time, below the one that called it."""
    seen: set[tuple[str, str]] = set()
    depths: dict[int, int] = {}
    lines = []
    for place, call in enumerate(calls):
        caller = calls[call.caller] if call.caller is not None else None
        comes_in = caller is None or caller.file != call.file
        depths[place] = (depths[call.caller] if call.caller is not None else -1) + comes_in
        if comes_in and call.is_named and (call.file, call.name) not in seen:
            seen.add((call.file, call.name))
            lines.append(f"{'  ' * depths[place]}- `{call.file}` {call.name}")
    return "\n".join(lines)


def in_place(text: str, pictures: Mapping[str, str]) -> str:
    """The document with each picture between its two marks.

    Raises ValueError for a picture that has no place in it.
    """
    for name, picture in pictures.items():
        mark = re.compile(rf"(<!-- drawn: {name} -->\n).*?(<!-- end -->)", re.S)
        if not mark.search(text):
            raise ValueError(f"There is no place for the picture '{name}'.")
        text = mark.sub(lambda found, drawn=picture: f"{found[1]}```mermaid\n{drawn}\n{COLOURS}\n```\n{found[2]}", text)
    return text


def pictures(walked: Walks) -> dict[str, str]:
    """All pictures of ARCHITECTURE.md by their names."""
    return {
        "layers": layers(),
        "ports": ports(),
        "photo": life([*walked.photo, *_after(walked.photo, walked.tile)], PHOTO),
        "query": life(walked.query, QUERY),
    }


def _after(first: Sequence[Call], then: Sequence[Call]) -> Iterator[Call]:
    """The second walk as the continuation of the first."""
    for call in then:
        yield Call(call.file, call.name, None if call.caller is None else call.caller + len(first))


def main() -> None:
    """Draw and write."""
    walked = walks()
    document = ROOT / "ARCHITECTURE.md"
    document.write_text(in_place(document.read_text(encoding="utf-8"), pictures(walked)), encoding="utf-8")
    sheet = ROOT / "docs/walks.md"
    parts = {"A photo, from folder to ready": walked.photo, "Its tile": walked.tile, "A query": walked.query}
    text = "\n\n".join(f"## {title}\n\n{written(calls)}" for title, calls in parts.items())
    sheet.write_text(f"{INTRODUCTION}\n\n{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
