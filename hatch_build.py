"""Build hook: compiles the translations for wheels and editable installs, lets out no wheel without its libraries."""

import json
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompleteBuild(BuildHookInterface[Any]):
    """Writes heritage.mo beside every heritage.po below catalog/locale; a wheel must hold all of static/vendor."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if self.target_name == "wheel" and version != "editable":
            lacking = lacking_libraries(root / "static" / "vendor")
            if lacking:
                self.app.abort(
                    f"A wheel without the site's libraries would be broken: {lacking}. Run 'make assets' first."
                )
        for po in (root / "catalog" / "locale").glob("*/LC_MESSAGES/*.po"):
            with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source))


def lacking_libraries(vendor: Path) -> str:
    """What is not in `vendor` although its manifest, which tools/assets.py wrote, lists it; '' where all is there."""
    manifest = vendor / "manifest.json"
    try:
        packages = json.loads(manifest.read_text("utf-8"))["packages"].values()
        listed = {
            vendor / one["folder"] / name: size_bytes for one in packages for name, size_bytes in one["files"].items()
        }
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return f"{manifest} is missing or damaged"
    lacking = [path for path, size_bytes in listed.items() if not path.is_file() or path.stat().st_size != size_bytes]
    return f"{lacking[0]} is missing or cut off" if lacking else ""
