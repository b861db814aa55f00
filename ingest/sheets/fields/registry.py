"""Every target that a column can have: the tables of all the fields in one, and what ends each row."""

from ingest.sheets.fields import (
    designations,
    files,
    inscriptions,
    living,
    measurements,
    names,
    places,
    relations,
    rights,
    terms,
    texts,
    times,
)
from ingest.sheets.fields.draft import Field, Finisher

FIELDS: dict[str, Field] = {
    **names.FIELDS,
    **texts.FIELDS,
    **terms.FIELDS,
    **times.FIELDS,
    **places.FIELDS,
    **measurements.FIELDS,
    **inscriptions.FIELDS,
    **designations.FIELDS,
    **relations.FIELDS,
    **rights.FIELDS,
    **files.FIELDS,
}

FINISHERS: tuple[Finisher, ...] = (
    times.finish,
    places.finish,
    measurements.finish,
    inscriptions.finish,
    designations.finish,
    relations.finish,
    rights.finish,
    files.finish,
    living.finish,
)

IGNORE = "ignore"
UNMAPPED = "unmapped"


def is_target(target: str) -> bool:
    """Whether a column may become `target`."""
    return target in FIELDS or target in (IGNORE, UNMAPPED)
