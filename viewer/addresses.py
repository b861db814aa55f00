"""Where things are on the site: the addresses that pages, feeds and harvesters give out."""

from collections.abc import Mapping
from functools import lru_cache

from flask import url_for

from catalog.institutions import slug_of
from catalog.text import best


def record_path(record_id: str, title: Mapping[str, str], kind: str, language: str) -> str:
    """The page of a record for a reader of `language`; its last part is read by people only."""
    return f"{_records(language)}{record_id}/{slug(title, kind, language)}"


WALK = "walk"
"""What an address calls the collection through which a reader came to a record."""


def on_walk(path: str, collection_id: str) -> str:
    """A record's page as a step of the walk through this collection; its own address is the one without."""
    return f"{path}?{WALK}={collection_id}"


@lru_cache(maxsize=64)
def _records(language: str) -> str:
    """What the addresses of all records begin with; ids and slugs are of letters that need no quoting."""
    return url_for("pages.record", language=language, record_id="0", slug="0").removesuffix("0/0")


@lru_cache(maxsize=2048)
def room_path(endpoint: str, language: str, **values: str | tuple[str, ...]) -> str:
    """A page that many pages lead to, in `language`; its address is made once."""
    return url_for(endpoint, **{"language": language, **values})  # type: ignore[arg-type]


def slug(title: Mapping[str, str], fallback: str, language: str) -> str:
    """The title in an address or a file's name; `fallback` where nothing of it can stand there."""
    return _slug(best(title, language)[0], fallback)


_slug = lru_cache(maxsize=2048)(slug_of)


def permanent_url(public_url: str, record_id: str = "") -> str:
    """The address of a record that never changes, to be printed and cited; without an id how all begin."""
    return f"{public_url}/id/{record_id}"
