"""What is known of records when files look for theirs, and what is found: the records, the rule, and the doubt."""

from dataclasses import dataclass, field
from enum import StrEnum

from catalog.language import N_
from ingest.names import Names


class Reason(StrEnum):
    """Why a file was given to a record."""

    SHEET = "sheet"
    DECIDED = "decided"
    WHOLE_NAME = "whole-name"
    NUMBER = "number"
    AGREEING = "number-and-title"
    TITLE = "title"
    FOLDER = "folder"


REASONS = {
    Reason.SHEET: N_("the sheet names the file"),
    Reason.DECIDED: N_("decided by a person"),
    Reason.WHOLE_NAME: N_("the whole name is the number or name"),
    Reason.NUMBER: N_("the number stands in the file's name"),
    Reason.AGREEING: N_("the record's number and its name stand in the file's name"),
    Reason.TITLE: N_("the record's name stands in the file's name"),
    Reason.FOLDER: N_("the folder bears the number or name"),
}


class Doubt(StrEnum):
    """Why the only record that a file may belong to is not surely meant."""

    YEAR = "year"
    COUNT = "count"
    PART = "part"
    BESIDE = "beside"


@dataclass(frozen=True)
class Known:
    """What the records can be recognised by: their numbers, and their titles."""

    numbers: Names
    titles: Names = field(default_factory=lambda: Names(()))


@dataclass(frozen=True)
class Found:
    """The records that a file may belong to, the rule that says so, its place among their files.

    `doubt`: why a person is asked although there is one record only; None where it is surely meant.
    """

    keys: tuple[str, ...] = ()
    reason: Reason = Reason.NUMBER
    order: int = 0
    doubt: Doubt | None = None

    @property
    def sure(self) -> bool:
        """Whether the record is meant, if there is one only."""
        return self.doubt is None

    @property
    def key(self) -> str | None:
        """The record that is meant, where one surely is."""
        return self.keys[0] if self.sure and len(self.keys) == 1 else None
