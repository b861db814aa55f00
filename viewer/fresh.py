"""What was found out about a file, kept for as long as its record and itself stay as they are."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from sqlalchemy import Connection

from catalog.errors import NotFoundError
from catalog.freshness import Epoch, asset_state
from catalog.museum import Museum
from catalog.policy import Viewer

Found = TypeVar("Found")
Load = Callable[[Connection, str, Viewer], Found]
"""Opens an asset for a viewer, or raises NotFoundError."""
Place = tuple[str, frozenset[str]]
"""An asset and the tokens of who looks."""


@dataclass(slots=True)
class _Kept(Generic[Found]):
    """An answer, the state of the catalogue that it rests on, and when that was last compared."""

    found: Found
    state: tuple[object, ...]
    epoch: tuple[int, str] | None


class Fresh(Generic[Found]):
    """Opens files by `load` and remembers the answers, the latest used ones up to a weight of `most` in all.

    Whether a remembered answer still holds is asked of the catalogue every time, so that nothing is shown for a moment
    longer than it may be.
    """

    def __init__(self, museum: Museum, load: Load[Found], weigh: Callable[[Found], int], most: int) -> None:
        self._museum = museum
        self._epoch = Epoch(museum.commits)
        self._load = load
        self._weigh = weigh
        self._most = most
        self._weight = 0
        self._kept: OrderedDict[Place, _Kept[Found]] = OrderedDict()
        self._lock = Lock()

    def open(self, asset_id: str, viewer: Viewer) -> Found:
        """What `load` says of this asset to this viewer; raises NotFoundError as it does."""
        place = (asset_id, viewer.tokens)
        epoch = self._epoch.current()
        known = self._known(place)
        if known is not None and epoch is not None and known.epoch == epoch:
            return known.found
        with self._museum.database.connect() as connection:
            state = asset_state(connection, asset_id)
            if state is None:
                raise NotFoundError
            if known is not None and known.state == state:
                known.epoch = epoch
                return known.found
            found = self._load(connection, asset_id, viewer)
        self._keep(place, _Kept(found, state, epoch))
        return found

    def _known(self, place: Place) -> _Kept[Found] | None:
        with self._lock:
            known = self._kept.get(place)
            if known is not None:
                self._kept.move_to_end(place)
            return known

    def _keep(self, place: Place, made: _Kept[Found]) -> None:
        with self._lock:
            before = self._kept.pop(place, None)
            self._weight += self._weigh(made.found) - (self._weigh(before.found) if before else 0)
            self._kept[place] = made
            while self._weight > self._most and len(self._kept) > 1:
                _, oldest = self._kept.popitem(last=False)
                self._weight -= self._weigh(oldest.found)
