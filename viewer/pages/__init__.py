"""The pages that visitors read, in every language of the museum."""

from viewer.pages import about, festivals, home, institutions, map, map_data, reading, record, search, timeline
from viewer.pages.routes import blueprint, front

__all__ = [
    "about",
    "blueprint",
    "festivals",
    "front",
    "home",
    "institutions",
    "map",
    "map_data",
    "reading",
    "record",
    "search",
    "timeline",
]
