"""A change to a record, as it is handed to the record store (`catalog/records.py`)."""

from dataclasses import dataclass
from functools import cached_property

from catalog import extracts
from catalog.record.model import Record
from catalog.revisions import pack


@dataclass(frozen=True)
class Change:
    """A record as it shall be: new where `record_id` is None or unknown to `version`.

    `version` is the version that the change was made from (None for a new record); `publish` makes the new revision the
    published one at once, though a withdrawn record stays so. Without it the public keeps its revision, but what
    narrows the access of the record as a whole, level or embargo, takes effect at once. The import fields tie the
    record to its row in a sheet, `import_said` being what the row says where `record` is something else, because a
    person's edit was kept.
    """

    record: Record
    by: str
    reason: str
    record_id: str | None = None
    version: int | None = None
    publish: bool = False
    run_id: str | None = None
    import_key: str | None = None
    import_hash: str | None = None
    import_said: Record | None = None

    @cached_property
    def document(self) -> bytes:
        """The record as it is stored."""
        return pack(self.record)

    @cached_property
    def rows(self) -> extracts.Rows:
        """What a new record puts into the tables of extracts; `record_id` is known."""
        assert self.record_id is not None
        return extracts.rows_of(extracts.Extract(self.record_id, self.record, self.record if self.publish else None))

    def prepare(self) -> "Change":
        """The same, with what takes time done: before a transaction, in which others wait."""
        _ = self.document
        if self.version is None:
            _ = self.rows
        return self
