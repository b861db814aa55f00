"""Since when an original is missing from the store."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No original of before is noted as missing: an audit finds those that are."""
    op.add_column("blob", sa.Column("missing_since", sa.String(length=32), nullable=True))
