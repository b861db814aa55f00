"""How the museum is doing: counts for whoever runs it."""

from dataclasses import dataclass
from typing import Any

from catalog import assets, jobs, lookup, outbox
from catalog.errors import UnavailableError
from catalog.jobs import PutOff
from catalog.museum import Museum


@dataclass(frozen=True)
class Condition:
    """Counts of records, assets by state, open jobs and given up ones, and how far the index is behind.

    `indexed` is None for an index that cannot be read.
    """

    records: int
    published: int
    assets: dict[str, int]
    jobs: int
    jobs_failed: int
    put_off: PutOff | None
    indexed: int | None
    behind: int

    def document(self) -> dict[str, Any]:
        """As `heritage status --json` prints it."""
        return {
            "records": self.records,
            "published": self.published,
            "assets": self.assets,
            "jobs": self.jobs,
            "jobs_failed": self.jobs_failed,
            "jobs_put_off": {"jobs": self.put_off.number, "reason": self.put_off.error} if self.put_off else None,
            "index": {"records": self.indexed, "behind": self.behind},
        }


def condition(museum: Museum) -> Condition:
    """The museum's condition now."""
    with museum.database.connect() as connection:
        total, published = lookup.counts(connection)
        return Condition(
            records=total,
            published=published,
            assets=assets.states(connection),
            jobs=jobs.open_jobs(connection),
            jobs_failed=jobs.failed_jobs(connection),
            put_off=jobs.all_put_off(connection),
            indexed=_indexed(museum),
            behind=outbox.behind(connection),
        )


def _indexed(museum: Museum) -> int | None:
    try:
        return museum.full.count()
    except UnavailableError:
        return None
