"""The wheel works: built, installed in an empty environment outside the checkout, and a page opened with its styles."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools.environment import UV

ROOT = Path(__file__).resolve().parents[2]

OPEN_A_PAGE = """
import os, re, sys
os.environ["HERITAGE_DATA"] = sys.argv[1]
import heritage
assert sys.argv[2] not in heritage.__file__, heritage.__file__
from catalog import institutions
from heritage.app import create_app
from heritage.settings import read_settings
from heritage.wiring import open_museum
settings = read_settings()
museum = open_museum(settings)
with museum.database.begin() as connection:
    institutions.add(connection, {"vi": "Bảo tàng thử"})
client = create_app(museum, settings).test_client()
page = client.get("/vi/search")
assert page.status_code == 200, page.status
found = re.findall(r'(?:href|src)="(/static/[^"]+\\.(?:css|js|woff2))"', page.text)
assert any(name.endswith(".css") for name in found), found
assert any(name.endswith(".js") for name in found), found
for name in found:
    answer = client.get(name)
    assert answer.status_code == 200 and answer.data, name
    for inner in re.findall(r'url\\("?(/static/[^")]+)"?\\)', answer.text if name.endswith(".css") else ""):
        assert client.get(inner).status_code == 200, inner
print("opened", len(found))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "uv", "build", "--wheel", "--quiet", "--out-dir", folder, ROOT)
    [built] = folder.glob("*.whl")
    return built


def test_the_wheel_carries_templates_styles_scripts_and_translations(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        r"heritage/templates/.+\.html",
        r"heritage/static/css/.+\.css",
        r"heritage/static/vendor/.+\.js",
        r"catalog/locale/vi/LC_MESSAGES/heritage\.mo",
        r"heritage/migrations/versions/0001.+\.py",
    ):
        assert any(re.fullmatch(needed, name) for name in names), needed
    assert not [name for name in names if name.startswith(("tests/", "demo/", "bench/"))]


def test_an_installed_wheel_opens_a_page_with_styles_and_scripts(wheel: Path, tmp_path: Path) -> None:
    python = tmp_path / "env" / "bin" / "python"
    _run(sys.executable, "-m", "uv", "venv", "--quiet", "--python", sys.executable, tmp_path / "env")
    _run(
        sys.executable,
        "-m",
        "uv",
        "pip",
        "install",
        "--quiet",
        "--python",
        python,
        "-c",
        ROOT / "requirements.lock",
        wheel,
    )
    opened = _run(python, "-c", OPEN_A_PAGE, tmp_path / "data", ROOT, cwd=tmp_path)
    assert opened.startswith("opened")
    assert "heritage" in _run(python.parent / "heritage", "--version", cwd=tmp_path)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What a build reads, without the libraries that 'make assets' brings."""
    folder = tmp_path / "checkout"
    for name in ("catalog", "heritage", "ingest", "viewer", "templates", "static"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("vendor", "__pycache__"))
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    return folder


def _refused(checkout: Path) -> str:
    refused = _call(sys.executable, "-m", "uv", "build", "--wheel", "--out-dir", checkout / "dist", checkout)
    assert refused.returncode != 0
    assert not list((checkout / "dist").glob("*.whl"))
    return refused.stderr


def test_a_wheel_without_the_sites_libraries_is_refused(checkout: Path) -> None:
    said = _refused(checkout)
    assert "manifest.json is missing or damaged. Run 'make assets' first." in said
    assert "Traceback" not in said


def test_a_wheel_that_lacks_what_the_manifest_lists_is_refused(checkout: Path) -> None:
    vendor = checkout / "static" / "vendor"
    vendor.mkdir()
    packages = {"thing": {"folder": "thing-1.0", "files": {"thing.js": 2}}}
    (vendor / "manifest.json").write_text(json.dumps({"stamp": "x", "packages": packages}))
    assert "thing-1.0/thing.js is missing or cut off. Run 'make assets' first." in _refused(checkout)


def test_an_editable_install_and_a_source_archive_need_no_libraries(checkout: Path, tmp_path: Path) -> None:
    _run(sys.executable, "-m", "uv", "build", "--sdist", "--quiet", "--out-dir", checkout / "dist", checkout)
    python = tmp_path / "env" / "bin" / "python"
    _run(sys.executable, "-m", "uv", "venv", "--quiet", "--python", sys.executable, tmp_path / "env")
    _run(sys.executable, "-m", "uv", "pip", "install", "--quiet", "--no-deps", "--python", python, "-e", checkout)
    assert (checkout / "catalog" / "locale" / "vi" / "LC_MESSAGES" / "heritage.mo").exists()


def _run(*command: object, cwd: Path | None = None) -> str:
    done = _call(*command, cwd=cwd)
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout


def _call(*command: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**UV, **os.environ}
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, cwd=cwd, env=environment, check=False
    )
