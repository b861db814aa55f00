"""URLs that name a file or folder of this machine, whatever their scheme."""

import re
from pathlib import Path
from urllib.parse import unquote


def path_of(url: str, prefix: str) -> Path:
    """The absolute path in `url` after `prefix` ('file://', 'sqlite:///'); raises ValueError where there is none."""
    written = url.removeprefix(prefix)
    path = Path(unquote(written))
    is_plain = url.startswith(f"{prefix}/") and not re.search(r"[?#]", written) and str(path).isprintable()
    if not is_plain or path == path.parent:
        raise ValueError("a URL without a path of this machine")
    return path
