"""Where templates and static files lie: beside the packages in a checkout, inside this one in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_ROOT = _PACKAGE if (_PACKAGE / "templates").is_dir() else _PACKAGE.parent

TEMPLATES = _ROOT / "templates"
STATIC = _ROOT / "static"
DEMO = _PACKAGE.parent / "demo" / "collection"
"""The demo museum's folder, which is part of a checkout and not of a wheel."""
