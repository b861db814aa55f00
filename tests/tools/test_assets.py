"""What tools/assets.py promises, without going to the network."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))  # as Python does for a script
spec = importlib.util.spec_from_file_location("assets_tool", ROOT / "tools" / "assets.py")
assert spec is not None
assert spec.loader is not None
assets = importlib.util.module_from_spec(spec)
sys.modules["assets_tool"] = assets
spec.loader.exec_module(assets)


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERITAGE_LANGUAGE", "en")


def vendor_with(folder: Path, stamp: str) -> Path:
    (folder / "thing-1.0").mkdir()
    (folder / "thing-1.0" / "thing.js").write_text("1;")
    packages = {"thing": {"folder": "thing-1.0", "version": "1.0", "files": {"thing.js": 2}}}
    (folder / "manifest.json").write_text(json.dumps({"stamp": stamp, "packages": packages}))
    return folder


def test_a_folder_made_from_the_same_packages_is_current(tmp_path: Path) -> None:
    assert assets.is_current(vendor_with(tmp_path, "abc"), "abc")


def test_a_new_lock_file_makes_the_folder_stale(tmp_path: Path) -> None:
    assert not assets.is_current(vendor_with(tmp_path, "abc"), "def")


def test_a_missing_or_cut_file_makes_the_folder_stale(tmp_path: Path) -> None:
    vendor = vendor_with(tmp_path, "abc")
    (vendor / "thing-1.0" / "thing.js").write_text("1")
    assert not assets.is_current(vendor, "abc")
    (vendor / "thing-1.0" / "thing.js").unlink()
    assert not assets.is_current(vendor, "abc")


@pytest.mark.parametrize("text", ["", "[]", "{", '{"stamp": "abc"}'])
def test_a_broken_manifest_makes_the_folder_stale(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    assert not assets.is_current(tmp_path, "abc")


def test_every_package_is_pinned_exactly_and_locked_with_a_hash() -> None:
    wanted = json.loads((assets.NPM_FOLDER / "package.json").read_text())["dependencies"]
    locked = json.loads((assets.NPM_FOLDER / "package-lock.json").read_text())["packages"]
    assert {package.name for package in assets.PACKAGES} == set(wanted)
    for name, version in wanted.items():
        assert version[0].isdigit(), f"{name} must be pinned exactly"
        assert locked[f"node_modules/{name}"]["version"] == version
        assert locked[f"node_modules/{name}"]["integrity"].startswith("sha512-")


def test_an_unreachable_registry_is_told_in_a_sentence() -> None:
    assert "registry cannot be reached" in assets._advice("npm error code ECONNREFUSED")
    assert "mirror" in assets._advice("npm error network request failed")


def test_a_package_that_lost_a_file_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "modules" / "thing").mkdir(parents=True)
    (tmp_path / "modules" / "thing" / "package.json").write_text('{"version": "2.0"}')
    package = assets.Package("thing", ("gone.js",))
    with pytest.raises(assets.AssetsError, match=r"thing 2\.0 has no gone\.js"):
        assets._copied(package, tmp_path / "modules", tmp_path / "staged")
