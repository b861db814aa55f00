"""Addresses that are right but for a slash behind, capitals, or the point of the sentence that they stood in."""

from urllib.parse import quote

from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

from catalog.ids import is_id
from catalog.language import languages

_OF_THE_SENTENCE = ".,;:!?)]}>'\"…”’»"
_PERMANENT = "id"


def right_path(path: str, adapter: MapAdapter, *, leads_nowhere: bool) -> str | None:
    """The path that was meant, quoted; None where none is known. What there is decides nothing, the form alone does."""
    bare = path.rstrip(_OF_THE_SENTENCE + "/")
    start, _, rest = bare.lstrip("/").partition("/")
    if start.lower() not in (*languages(), _PERMANENT):
        return None
    if not rest:
        return f"/{start.lower()}/" if leads_nowhere and start.lower() in languages() else None
    if not leads_nowhere:
        is_record = path != bare and path[-1] != "/" and is_id(rest.rpartition("/")[2].lower())
        return quote(bare) if is_record else None
    right = f"/{start}/{rest}".lower()
    return quote(right) if right != path and _is_page(right, adapter) else None


def _is_page(path: str, adapter: MapAdapter) -> bool:
    try:
        adapter.match(path, method="GET")
    except HTTPException:
        return False
    return True
