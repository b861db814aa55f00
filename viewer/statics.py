"""Addresses of the site's own files and of the vendored ones, such that browsers may keep them for ever."""

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from viewer import han

STYLES = (
    "tokens",
    "fonts",
    "base",
    "layout",
    "tints",
    "header",
    "footer",
    "buttons",
    "search",
    "pager",
    "card",
    "hero",
    "doors",
    "walls",
    "ways",
    "record",
    "stage",
    "viewer",
    "facts",
    "inscription",
    "related",
    "calendar",
    "map",
    "places",
    "leaflet",
    "message",
    "guide",
    "print",
)
"""The components' files in `static/css`, in the order of the cascade."""

IMPORTS = {
    "maplibre-gl": ("maplibre-gl", "dist/maplibre-gl.mjs"),
    "openseadragon": ("openseadragon", "build/openseadragon/openseadragon.min.js"),
    "three": ("three", "build/three.module.min.js"),
    "three/addons/": ("three", "examples/jsm/"),
}
"""Bare names that vendored modules import, each with its package and what it stands for there."""

PRELOADED = (
    ("@fontsource-variable/lora", "files/lora-vietnamese-wght-normal.woff2"),
    ("@fontsource-variable/lora", "files/lora-latin-wght-normal.woff2"),
    ("@fontsource-variable/public-sans", "files/public-sans-vietnamese-wght-normal.woff2"),
    ("@fontsource-variable/public-sans", "files/public-sans-latin-wght-normal.woff2"),
)


@dataclass(frozen=True)
class Statics:
    """The static folder as it was at start: its version, style sheets, import map and fonts."""

    folder: Path
    version: str
    style_sheet: str
    han_sheet: str
    import_map: str
    fonts: tuple[str, ...]

    def url(self, name: str) -> str:
        """The address of one of the site's own files; it changes with any of them, since modules import each other."""
        return f"/static/v/{self.version}/{name}"

    @property
    def import_map_hash(self) -> str:
        """The import map's hash as a Content-Security-Policy names it."""
        return csp_hash(self.import_map)


def csp_hash(text: str) -> str:
    """'sha256-...' of an inline script or style (CSP level 3, section 2.3.1)."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def read(folder: Path) -> Statics:
    """What lies in `folder`; without vendored files the site does with the fonts that the reader has."""
    vendored = _vendored(folder / "vendor")
    sheets = [folder / "css" / f"{name}.css" for name in STYLES]
    style_sheet = "\n".join(sheet.read_text("utf-8") for sheet in sheets if sheet.exists())
    for package, address in vendored.items():
        style_sheet = style_sheet.replace(f"vendor:{package}/", address)
    imports = {name: vendored[package] + path for name, (package, path) in IMPORTS.items() if package in vendored}
    return Statics(
        folder=folder,
        version=_version(folder, style_sheet),
        style_sheet=style_sheet,
        han_sheet=_han_sheet(folder, vendored),
        import_map=json.dumps({"imports": imports}, separators=(",", ":")),
        fonts=tuple(vendored[package] + path for package, path in PRELOADED if package in vendored),
    )


def _vendored(folder: Path) -> dict[str, str]:
    """The address of each vendored package's folder, which carries the package's version."""
    manifest = folder / "manifest.json"
    if not manifest.exists():
        return {}
    packages = json.loads(manifest.read_text("utf-8"))["packages"]
    return {name: f"/static/vendor/{package['folder']}/" for name, package in packages.items()}


def _han_sheet(folder: Path, vendored: dict[str, str]) -> str:
    address = vendored.get(han.PACKAGE)
    return han.sheet_of(folder / "vendor" / address.split("/")[-2], address) if address else ""


def _version(folder: Path, style_sheet: str) -> str:
    digest = hashlib.sha256(style_sheet.encode())
    for path in sorted(folder.glob("js/**/*.js")) + sorted(folder.glob("icons/*")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]
