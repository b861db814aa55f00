"""What was found out about a file, kept for as long as its record and itself stay as they are."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from sqlalchemy import Connection

from catalog.errors import NotFoundError
from catalog.freshness import asset_state
from catalog.museum import Museum
from catalog.policy import Viewer

Found = TypeVar("Found")
Load = Callable[[Connection, str, Viewer], Found]
"""Opens an asset for a viewer, or raises NotFoundError."""


class Fresh(Generic[Found]):
    """Opens files by `load` and remembers the answers, the latest used ones up to a weight of `most` in all.

    Whether a remembered answer still holds is asked of the catalogue every time, so that nothing is shown for a moment
    longer than it may be.
    """

    def __init__(self, museum: Museum, load: Load[Found], weigh: Callable[[Found], int], most: int) -> None:
        self._museum = museum
        self._load = load
        self._weigh = weigh
        self._most = most
        self._weight = 0
        self._kept: OrderedDict[tuple[str, frozenset[str]], tuple[tuple[object, ...], Found]] = OrderedDict()
        self._lock = Lock()

    def open(self, asset_id: str, viewer: Viewer) -> Found:
        """What `load` says of this asset to this viewer; raises NotFoundError as it does."""
        place = (asset_id, viewer.tokens)
        with self._museum.database.connect() as connection:
            state = asset_state(connection, asset_id)
            if state is None:
                raise NotFoundError
            with self._lock:
                known = self._kept.get(place)
                if known and known[0] == state:
                    self._kept.move_to_end(place)
                    return known[1]
            found = self._load(connection, asset_id, viewer)
        self._keep(place, state, found)
        return found

    def _keep(self, place: tuple[str, frozenset[str]], state: tuple[object, ...], found: Found) -> None:
        with self._lock:
            before = self._kept.pop(place, None)
            self._weight += self._weigh(found) - (self._weigh(before[1]) if before else 0)
            self._kept[place] = (state, found)
            while self._weight > self._most and len(self._kept) > 1:
                _, (_, oldest) = self._kept.popitem(last=False)
                self._weight -= self._weigh(oldest)
