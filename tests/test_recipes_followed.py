"""Two recipes of CONTRIBUTING.md followed to the letter in a copy: what they name is all that it takes."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("catalog", "heritage", "ingest", "viewer", "templates", "static")

FIELD_RECIPE = (
    (
        "catalog/record/parts.py",
        "class Visit(Part):",
        'class Mood(Row):\n    """How the thing feels."""\n\n    text: SomeText\n\n\nclass Visit(Part):',
    ),
    (
        "catalog/record/model.py",
        "    labels: list[Text]",
        '    moods: list[Mood] = Field(default=[], title=N_("Moods"))\n    labels: list[Text]',
    ),
    (
        "catalog/record/model.py",
        "    Measurement,\n",
        "    Measurement,\n    Mood,\n",
    ),
    (
        "ingest/sheets/fields/texts.py",
        "FIELDS: dict[str, Field] = {",
        "def _mood(draft: Draft, piece: Piece, column: Column) -> None:\n"
        "    draft.add('moods', {'text': {column.language: piece.text}}, column.header)\n"
        "\n"
        "\n"
        "FIELDS: dict[str, Field] = {\n"
        "    'mood': Field(_mood, language=True),",
    ),
    (
        "viewer/pages/record/facts.py",
        '            (N_("Where"), self.places(record)),',
        "            (N_('Moods'), _merged([self._fact(N_('Mood'), [self._value(r.text, r) for r in record.moods])])),",
    ),
    (
        "catalog/search/build.py",
        "        words.add(event.text)\n",
        "        words.add(event.text)\n    for mood in record.moods:\n        words.add(mood.text)\n",
    ),
    (
        "ingest/sheets/data/headings.tsv",
        "số kiểm kê\tidentifier\tvi\n",
        "số kiểm kê\tidentifier\tvi\ntâm trạng\tmood\tvi\n",
    ),
)
"""What the recipe names: a file, what stands in it, and what stands there afterwards."""
KIND_RECIPE = (
    (
        "ingest/media/mediatypes.py",
        'POINTCLOUD = "pointcloud"\n',
        'POINTCLOUD = "pointcloud"\n    SCORE = "score"\n',
    ),
    (
        "ingest/media/sniff.py",
        '    (0, b"GIF87a", kind.GIF),',
        '    (0, b"MThd", kind.MIDI),\n    (0, b"GIF87a", kind.GIF),',
    ),
    (
        "ingest/media/kinds.py",
        '        Family.IMAGE: "ingest.media.image",',
        '        Family.IMAGE: "ingest.media.image",\n        Family.SCORE: "ingest.media.score",',
    ),
    (
        "viewer/labels.py",
        '    "model": N_("3D model"),',
        '    "model": N_("3D model"),\n    "score": N_("Score"),',
    ),
    (
        "catalog/derivatives.py",
        '    DOCUMENT = "document"',
        '    SCORE = "score"\n    DOCUMENT = "document"',
    ),
    (
        "viewer/derivative_names.py",
        '    "audio/mp4": "m4a",',
        '    "audio/mp4": "m4a",\n    "audio/midi": "mid",',
    ),
    (
        "ingest/media/mediatypes.py",
        "PNG = MediaType(",
        'MIDI = MediaType("audio/midi", Family.SCORE, "MIDI", ("mid",))\nPNG = MediaType(',
    ),
)
KIND_MODULE = """
from catalog.derivatives import DerivativeRole
from ingest.media.facts import Derivative, Facts, Processed
from ingest.media.mediatypes import Family


def inspect(path, media_type, request):
    return Facts(media_type.mime, Family.SCORE)


def derive(path, workdir, facts, request):
    return Processed(facts, (Derivative(DerivativeRole.SCORE, path, facts.mime, path.stat().st_size),))
"""
SEEN = """
import json, sys
from pathlib import Path
from click.testing import CliRunner
from heritage.app import create_app
from heritage.cli import root
from heritage.settings import read_settings
from heritage.wiring import open_museum

folder = sys.argv[1]
for words in (["init", "--name", "Bảo tàng thử"], ["ingest", folder, "--publish"]):
    done = CliRunner().invoke(root, words)
    assert done.exit_code == 0, (words, done.output, done.exception)
settings = read_settings(__import__("os").environ)
client = create_app(open_museum(settings), settings).test_client()
[hit] = client.get("/api/search?q=u+hoài").json["hits"]
record = client.get(f"/api/records/{hit['id']}").json
url = record["files"][0]["derivatives"][0]["url"]
got = client.get("/" + url.split("/", 3)[3])
print(json.dumps({
    "record": record,
    "page": client.get(f"/vi/records/{hit['id']}/", follow_redirects=True).text,
    "schema": client.get("/api/schema/record").json,
    "file": [url, got.status_code, got.data.decode("latin-1"), got.headers.get("Content-Disposition", "")],
}))
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the copy with both toys in it shows of a record that has them."""
    copy = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "vendor"))
    for path, before, after in (*FIELD_RECIPE, *KIND_RECIPE):
        text = (copy / path).read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{path}: '{before}' stands there {text.count(before)} times"
        (copy / path).write_text(text.replace(before, after), encoding="utf-8")
    (copy / "ingest/media/score.py").write_text(KIND_MODULE, encoding="utf-8")
    return _look(copy)


def _look(copy: Path) -> dict[str, Any]:
    folder = copy / "brought"
    folder.mkdir()
    (folder / "bang-ke.csv").write_text("Số kiểm kê,Tên,Tâm trạng,Ảnh\nA1,Khúc hát,u hoài,khuc.mid\n", encoding="utf-8")
    (folder / "khuc.mid").write_bytes(b"MThd\0\0\0\6\0\0\0\1\0\x60")
    environ = os.environ | {"PYTHONPATH": str(copy), "HERITAGE_DATA": str(copy / "museum"), "HERITAGE_LANGUAGE": "vi"}
    done = subprocess.run(
        [sys.executable, "-c", SEEN, str(folder)],
        check=False,
        cwd=copy,
        env=environ,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_a_new_field_is_brought_described_shown_and_found(seen: dict[str, Any]) -> None:
    assert [row["text"] for row in seen["record"]["moods"]] == [{"vi": "u hoài"}]
    assert seen["schema"]["properties"]["moods"]["title"] == "Moods"
    assert "u hoài" in seen["page"]


def test_a_new_kind_of_file_has_an_address_and_is_offered_on_the_page(seen: dict[str, Any]) -> None:
    url, status, body, disposition = seen["file"]
    assert url.endswith("/score.mid")
    assert (status, body[:4]) == (200, "MThd")
    assert disposition.startswith("attachment")
    assert url.split("/", 3)[3] in seen["page"]
    assert "MID" in seen["page"]
