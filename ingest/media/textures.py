"""Finding the materials and textures of a model where its makers put them, not where they say.

Paths inside OBJ and MTL files are often absolute, written with backslashes, in another case, or behind options
('map_Kd -s 1 1 1 C:\\Scan\\Texture.JPG'); trimesh drops such textures without a word.
"""

import re
import unicodedata
from pathlib import Path

from trimesh.resolvers import Resolver

_MAP_LINE = re.compile(r"^(\s*(?:map_\w+|bump|disp|decal|refl|norm)\s+)(.*)$", re.IGNORECASE)
_OPTION = re.compile(
    r"-(?:(?:blendu|blendv|cc|clamp|imfchan|type|boost|texres|bm)\s+\S+"
    r"|mm(?:\s+[-\d.eE]+){1,2}|[ost](?:\s+[-\d.eE]+){1,3})\s+"
)
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp", ".tga"})
_MATERIALS = frozenset({".mtl"})


class FolderResolver(Resolver):
    """Gives trimesh the files of one unpacked folder by name; remembers the pictures given and what was missing."""

    def __init__(self, files: list[Path], beside: Path) -> None:
        self._beside = beside
        self._files = sorted(files)
        self.missing: set[str] = set()
        self.given: set[Path] = set()

    def get(self, name: str) -> bytes:
        """The bytes of the file meant by `name`; an MTL file with its paths made plain. Raises FileNotFoundError."""
        found = self.find(name)
        if found is None:
            self.missing.add(name)
            raise FileNotFoundError(name)
        if found.suffix.lower() in _PICTURES:
            self.given.add(found)
        data = found.read_bytes()
        return self._plain_materials(data) if found.suffix.lower() == ".mtl" else data

    def write(self, name: str, data: bytes) -> None:
        """Nothing is ever written here."""
        raise PermissionError(name)

    def namespaced(self, namespace: str) -> "FolderResolver":
        """The same folder: names are looked for everywhere in it anyway."""
        return self

    def keys(self) -> list[str]:
        """The names that can be asked for."""
        return [path.name for path in self._files]

    def find(self, name: str) -> Path | None:
        """The file meant: of that name in any case, or the only picture or list of materials there is."""
        wanted = _folded(Path(name.strip().strip('"').replace("\\", "/")).name)
        same = [path for path in self._files if _folded(path.name) == wanted]
        if same:
            return min(same, key=lambda path: (path.parent != self._beside, path))
        for suffixes in (_PICTURES, _MATERIALS):
            if Path(wanted).suffix in suffixes:
                alike = [path for path in self._files if path.suffix.lower() in suffixes]
                return alike[0] if len(alike) == 1 else None
        return None

    def _plain_materials(self, data: bytes) -> bytes:
        lines = []
        for line in data.decode("utf-8", errors="replace").splitlines():
            found = _MAP_LINE.match(line)
            if found:
                texture = self.find(_OPTION.sub("", found.group(2) + " "))
                line = f"{found.group(1)}{texture.name}" if texture else line  # noqa: PLW2901
            lines.append(line)
        return "\n".join(lines).encode()


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
