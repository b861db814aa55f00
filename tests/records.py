"""Builders of small records for tests, and the shortest way to save them."""

from typing import Any

from catalog import institutions, records
from catalog.change import Change
from catalog.museum import Museum
from catalog.record.model import RECORD, Record


def make_record(kind: str = "site", vi: str = "Đình Chu Quyến", en: str | None = None, **fields: Any) -> Record:
    """A record with one name; `fields` are those of the model, as JSON has them."""
    names = fields.pop("names", [{"type": "preferred", "text": {"vi": vi, **({"en": en} if en else {})}}])
    return RECORD.validate_python({"kind": kind, "names": names, **fields})


def save(museum: Museum, *made: Record, publish: bool = True, run_id: str | None = None) -> list[str]:
    """Save the records into the museum's first institution, as an import's where it is named; returns their ids."""
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None)
        changes = [Change(record, by="test", reason="test", publish=publish, run_id=run_id) for record in made]
        return [saved.record_id for saved in records.save(connection, home.id, changes)]
