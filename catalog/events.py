"""What happened to records and files: received, derived, failed. PREMIS 3 events, reduced to what is asked for.

They are never taken away: that there is a new one tells whoever keeps what was reckoned (`catalog/freshness.py`).
"""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, insert

from catalog.clock import now
from catalog.tables import event


def note(connection: Connection, type_: str, subjects: Iterable[str], **detail: str | int | float) -> None:
    """Write one event for each subject (a record's or an asset's id)."""
    document = json.dumps(detail, ensure_ascii=False)
    rows = [{"happened_at": now(), "type": type_, "subject": subject, "detail": document} for subject in subjects]
    if rows:
        connection.execute(insert(event), rows)
