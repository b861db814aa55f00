"""URLs that name a folder of this machine, whatever their scheme."""

from pathlib import Path
from urllib.parse import unquote, urlsplit


def folder_of(url: str) -> Path:
    """The folder of 'scheme:///path'; raises ValueError where there is no path, or another machine is named."""
    parsed = urlsplit(url)
    if parsed.netloc not in ("", "localhost") or not parsed.path:
        raise ValueError("a URL without a folder")
    return Path(unquote(parsed.path))
