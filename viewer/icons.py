"""The site's own drawings, set into the page so that they take its colours."""

from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup

_OPENING = '<svg xmlns="http://www.w3.org/2000/svg" '
_INLINE = '<svg class="icon" aria-hidden="true" focusable="false" '


def read(folder: Path) -> Callable[[str], Markup]:
    """`icon(name)` for templates: the drawing of that name, which says nothing to those who do not see it."""
    drawings = {
        path.stem: Markup(path.read_text("utf-8").strip().replace(_OPENING, _INLINE))  # noqa: S704 - our own files
        for path in folder.glob("*.svg")
    }

    def icon(name: str) -> Markup:
        return drawings[name]

    return icon
