"""Addresses of the site's own files and of the vendored ones, such that browsers may keep them for ever."""

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from viewer.han import typeface

STYLES = (
    "tokens",
    "fonts",
    "base",
    "lazy",
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
    "walk",
    "days",
    "calendar",
    "map",
    "places",
    "leaflet",
    "message",
    "forced",
    "print",
)
"""The components' files in `static/css`, in the order of the cascade; `static/guide` is the style guide's own."""

IMPORTS = {
    "maplibre-gl": ("maplibre-gl", "dist/maplibre-gl.mjs"),
    "openseadragon": ("openseadragon", "build/openseadragon/openseadragon.min.js"),
    "pannellum": ("pannellum", "build/pannellum.js"),
    "three": ("three", "build/three.module.min.js"),
    "three/addons/": ("three", "examples/jsm/"),
}
"""Bare names that vendored modules import, each with its package and what it stands for there."""

PRELOADED = ("serif-vietnamese", "serif-latin", "sans-vietnamese", "sans-latin")
"""The fonts that every page needs, of those in `static/fonts`."""


@dataclass(frozen=True)
class Statics:
    """The static folder as it was at start: its version, style sheet, Hán face, import map and fonts."""

    folder: Path
    version: str
    style_sheet: str
    han: typeface.Typeface | None
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
    """What lies in `folder`; without vendored files the site does with the fonts that the reader has, and a component
    whose file is gone stops the start.
    """
    vendored = _vendored(folder / "vendor")
    imports = {name: vendored[package] + path for name, (package, path) in IMPORTS.items() if package in vendored}
    sheets = [folder / "css" / f"{name}.css" for name in STYLES]
    style_sheet = "\n".join(_squeezed(sheet.read_text("utf-8")) for sheet in sheets)
    address = vendored.get(typeface.PACKAGE, "")
    return Statics(
        folder=folder,
        version=_version(folder, style_sheet + address),
        style_sheet=style_sheet,
        han=typeface.Typeface(folder / "vendor" / address.split("/")[-2]) if address else None,
        import_map=json.dumps({"imports": imports}, separators=(",", ":")),
        fonts=tuple(f"fonts/{name}.woff2" for name in PRELOADED if (folder / "fonts" / f"{name}.woff2").exists()),
    )


def _squeezed(css: str) -> str:
    """The rules without what only their writers read: comments and the space around lines."""
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))


def _vendored(folder: Path) -> dict[str, str]:
    """The address of each vendored package's folder, which carries the package's version."""
    manifest = folder / "manifest.json"
    if not manifest.exists():
        return {}
    packages = json.loads(manifest.read_text("utf-8"))["packages"]
    return {name: f"/static/vendor/{package['folder']}/" for name, package in packages.items()}


def _version(folder: Path, style_sheet: str) -> str:
    digest = hashlib.sha256(style_sheet.encode())
    kinds = ("js/**/*.js", "icons/*", "fonts/*", "guide/*")
    for path in [path for kind in kinds for path in sorted(folder.glob(kind))]:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]
