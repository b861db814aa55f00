"""The running museum: its backends, wired once at start and handed to whoever needs them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from catalog.ports import Jobs, SearchIndex, Store

if TYPE_CHECKING:
    from catalog.policy import Viewer


@dataclass(frozen=True)
class Museum:
    """What pages, commands and workers work with; `public_url` has no final slash.

    `commits` is a number that changes with every commit to the database, None where that is not cheap to know; `work`
    is a folder of this machine for files under way, closed to others (`catalog.own_folders`).
    """

    database: Engine
    commits: Callable[[], int | None]
    store: Store
    public: SearchIndex
    full: SearchIndex
    jobs: Jobs
    public_url: str
    work: Path

    def index_for(self, viewer: "Viewer") -> SearchIndex:
        """The index this viewer's searches go to: the public one holds nothing that must be hidden."""
        return self.public if viewer.name is None else self.full
