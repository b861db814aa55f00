"""The site's style sheet as the style guide needs it: one mode forced, and states that a class can call.

Nothing is copied: the rules are those of `static/css`, read as they are served. What a browser decides by itself is
replaced in their text: `@media screen and (prefers-color-scheme: dark)` and `@media print` by what holds always or
never, and `:hover`, `:focus` and `:focus-visible` by themselves or a class: `.door:hover` becomes
`.door:is(:hover, .is-hover)`, which weighs the same.
"""

import re
from enum import StrEnum


class Mode(StrEnum):
    """In which light a component is looked at."""

    DAY = "day"
    NIGHT = "night"
    PAPER = "paper"


SCHEMES = {Mode.DAY: "light", Mode.NIGHT: "dark", Mode.PAPER: "light"}
"""What browsers call the colours of each."""
_STATES = re.compile(r":(hover|focus-visible|focus)(?![\w-])")
_CLASSES = {"hover": "is-hover", "focus": "is-focus", "focus-visible": "is-focus"}
_NIGHT = "@media screen and (prefers-color-scheme: dark)"
_PAPER = "@media print"
_SCHEME = "color-scheme: light dark"


def forced(style_sheet: str, mode: Mode) -> str:
    """The rules as they are in this mode, whatever the browser prefers."""
    sheet = style_sheet.replace(_NIGHT, "@media all" if mode is Mode.NIGHT else "@media not all")
    if mode is Mode.PAPER:
        sheet = sheet.replace(_PAPER, "@media all")
    sheet = sheet.replace(_SCHEME, f"color-scheme: {SCHEMES[mode]}")
    return _STATES.sub(lambda found: f":is({found[0]}, .{_CLASSES[found[1]]})", sheet)
