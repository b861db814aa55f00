"""How a cell names another record: by the number that its row is known by, else by its name."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.record.parts import Reference


@dataclass(frozen=True)
class Pointing:
    """Words for records, by id."""

    words: Mapping[str, str]

    def to(self, reference: Reference, language: str) -> str | None:
        """The words for what is pointed to; None where there are none."""
        if reference.record:
            return self.words.get(reference.record)
        return reference.label.get(language or "vi") or next(iter(reference.label.values()), None) or reference.uri
