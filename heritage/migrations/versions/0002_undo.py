"""What a run may be undone by: what the public saw before each revision, and tombstones of records taken away."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Revisions of before do not know what the public saw before them: an undo leaves what it sees alone."""
    op.add_column("revision", sa.Column("published_before", sa.Integer(), nullable=True))
    op.create_table(
        "tombstone",
        sa.Column("record_id", sa.String(length=8), nullable=False),
        sa.Column("removed_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_tombstone")),
    )
