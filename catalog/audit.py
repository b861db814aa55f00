"""Who did what to the museum, by command or at the desk."""

import json

from sqlalchemy import Connection, insert

from catalog.clock import now
from catalog.tables import audit


def note(connection: Connection, made_by: str, action: str, subject: str, **detail: str | int | float) -> None:
    """Write one line of the audit trail."""
    connection.execute(
        insert(audit).values(
            happened_at=now(),
            made_by=made_by,
            action=action,
            subject=subject,
            detail=json.dumps(detail, ensure_ascii=False),
        )
    )
