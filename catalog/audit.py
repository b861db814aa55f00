"""Who did what to the museum, by command or at the desk."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from catalog.clock import now
from catalog.tables import audit


@dataclass(frozen=True)
class Line:
    """One line of the audit trail."""

    made_by: str
    action: str
    subject: str
    detail: dict[str, Any]


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


def last(connection: Connection, actions: Collection[str]) -> Line | None:
    """The last line of one of these actions."""
    found = select(audit).where(audit.c.action.in_(actions)).order_by(audit.c.id.desc()).limit(1)
    row = connection.execute(found).first()
    return Line(row.made_by, row.action, row.subject, json.loads(row.detail)) if row else None
