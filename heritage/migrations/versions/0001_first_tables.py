"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table of the first version."""
    op.create_table(
        "account",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_account")),
    )
    op.create_table(
        "acl",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("readers", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acl")),
        sa.UniqueConstraint("readers", name=op.f("uq_acl_readers")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("happened_at", sa.String(length=32), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("mime", sa.String(length=120), nullable=False),
        sa.Column("stored_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob")),
    )
    op.create_index(op.f("ix_blob_size_bytes"), "blob", ["size_bytes"], unique=False)
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("happened_at", sa.String(length=32), nullable=False),
        sa.Column("type", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=8), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_subject"), "event", ["subject"], unique=False)
    op.create_table(
        "institution",
        sa.Column("id", sa.String(length=8), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_institution")),
        sa.UniqueConstraint("slug", name=op.f("uq_institution_slug")),
    )
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=24), nullable=False),
        sa.Column("subject", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("lease_until", sa.Float(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("faults", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.Float(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("type", "subject", name=op.f("uq_job_type_subject")),
    )
    op.create_index(op.f("ix_job_state_lease_until"), "job", ["state", "lease_until"], unique=False)
    op.create_index(op.f("ix_job_state_id_not_before"), "job", ["state", "id", "not_before"], unique=False)
    op.create_table(
        "lease",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )
    op.create_table(
        "search_outbox",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.String(length=8), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_search_outbox")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "unit",
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent", sa.String(length=16), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_unit")),
    )
    op.create_table(
        "import_run",
        sa.Column("id", sa.String(length=8), nullable=False),
        sa.Column("institution_id", sa.String(length=8), nullable=False),
        sa.Column("started_at", sa.String(length=32), nullable=False),
        sa.Column("ended_at", sa.String(length=32), nullable=True),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name=op.f("fk_import_run_institution_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
    )
    op.create_table(
        "record",
        sa.Column("id", sa.String(length=8), nullable=False),
        sa.Column("institution_id", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("head", sa.Integer(), nullable=False),
        sa.Column("published", sa.Integer(), nullable=True),
        sa.Column("head_acl", sa.Integer(), nullable=False),
        sa.Column("public_acl", sa.Integer(), nullable=True),
        sa.Column("embargo_until", sa.String(length=10), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("import_key", sa.Text(), nullable=True),
        sa.Column("import_hash", sa.String(length=32), nullable=True),
        sa.Column("import_revision", sa.Integer(), nullable=True),
        sa.Column("import_said", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("updated_at", sa.String(length=32), nullable=False),
        sa.Column("withdrawn_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["head_acl"], ["acl.id"], name=op.f("fk_record_head_acl")),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name=op.f("fk_record_institution_id")),
        sa.ForeignKeyConstraint(["public_acl"], ["acl.id"], name=op.f("fk_record_public_acl")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record")),
        sa.UniqueConstraint("institution_id", "import_key", name=op.f("uq_record_institution_id_import_key")),
    )
    op.create_index(op.f("ix_record_public_acl_updated_at"), "record", ["public_acl", "updated_at"], unique=False)
    op.create_index(op.f("ix_record_updated_at"), "record", ["updated_at"], unique=False)
    op.create_table(
        "source_file",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("mtime_ns", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["blob.sha256"], name=op.f("fk_source_file_sha256")),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_source_file")),
    )
    op.create_table(
        "asset",
        sa.Column("id", sa.String(length=8), nullable=False),
        sa.Column("record_id", sa.String(length=8), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("family", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("messages", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("updated_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_asset_record_id")),
        sa.ForeignKeyConstraint(["sha256"], ["blob.sha256"], name=op.f("fk_asset_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asset")),
    )
    op.create_index(op.f("ix_asset_record_id"), "asset", ["record_id"], unique=False)
    op.create_index(op.f("ix_asset_sha256"), "asset", ["sha256"], unique=False)
    op.create_index(op.f("ix_asset_state"), "asset", ["state"], unique=False)
    op.create_table(
        "designation",
        sa.Column("record_id", sa.String(length=8), nullable=False),
        sa.Column("layers", sa.Integer(), nullable=False),
        sa.Column("access", sa.String(length=16), nullable=False),
        sa.Column("list", sa.String(length=32), nullable=False),
        sa.Column("rank", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_designation_record_id")),
    )
    op.create_index(op.f("ix_designation_record_id"), "designation", ["record_id"], unique=False)
    op.create_table(
        "identifier",
        sa.Column("record_id", sa.String(length=8), nullable=False),
        sa.Column("layers", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("access", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_identifier_record_id")),
    )
    op.create_index(op.f("ix_identifier_folded"), "identifier", ["folded"], unique=False)
    op.create_index(op.f("ix_identifier_record_id"), "identifier", ["record_id"], unique=False)
    op.create_table(
        "import_message",
        sa.Column("run_id", sa.String(length=8), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["import_run.id"], name=op.f("fk_import_message_run_id")),
        sa.PrimaryKeyConstraint("run_id", "position", name=op.f("pk_import_message")),
    )
    op.create_table(
        "place",
        sa.Column("record_id", sa.String(length=8), nullable=False),
        sa.Column("layers", sa.Integer(), nullable=False),
        sa.Column("access", sa.String(length=16), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("unit_code", sa.String(length=16), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_place_record_id")),
    )
    op.create_index(op.f("ix_place_record_id"), "place", ["record_id"], unique=False)
    op.create_index(op.f("ix_place_unit_code"), "place", ["unit_code"], unique=False)
    op.create_table(
        "label",
        sa.Column("record_id", sa.String(length=8), nullable=False),
        sa.Column("layers", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_label_record_id")),
    )
    op.create_index(op.f("ix_label_name"), "label", ["name"], unique=False)
    op.create_index(op.f("ix_label_number"), "label", ["number"], unique=False)
    op.create_index(op.f("ix_label_record_id"), "label", ["record_id"], unique=False)
    op.create_table(
        "record_name",
        sa.Column("record_id", sa.String(length=8), nullable=False),
        sa.Column("layers", sa.Integer(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_record_name_record_id")),
    )
    op.create_index(op.f("ix_record_name_folded"), "record_name", ["folded"], unique=False)
    op.create_index(op.f("ix_record_name_record_id"), "record_name", ["record_id"], unique=False)
    op.create_table(
        "record_date",
        sa.Column("record_id", sa.String(length=8), nullable=False),
        sa.Column("layers", sa.Integer(), nullable=False),
        sa.Column("access", sa.String(length=16), nullable=False),
        sa.Column("type", sa.String(length=24), nullable=False),
        sa.Column("year_from", sa.Integer(), nullable=True),
        sa.Column("year_to", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_record_date_record_id")),
    )
    op.create_index(op.f("ix_record_date_record_id"), "record_date", ["record_id"], unique=False)
    op.create_index(op.f("ix_record_date_year_from"), "record_date", ["year_from"], unique=False)
    op.create_table(
        "relation",
        sa.Column("record_id", sa.String(length=8), nullable=False),
        sa.Column("layers", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=24), nullable=False),
        sa.Column("target_id", sa.String(length=8), nullable=False),
        sa.Column("access", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name_key", sa.Text(collation="BINARY"), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_relation_record_id")),
    )
    op.create_index(op.f("ix_relation_record_id"), "relation", ["record_id"], unique=False)
    op.create_index(
        op.f("ix_relation_target_id_type_name_key_record_id"),
        "relation",
        ["target_id", "type", "name_key", "record_id"],
        unique=False,
    )
    op.create_table(
        "revision",
        sa.Column("record_id", sa.String(length=8), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("run_id", sa.String(length=8), nullable=True),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_revision_record_id")),
        sa.PrimaryKeyConstraint("record_id", "number", name=op.f("pk_revision")),
    )
    op.create_index(op.f("ix_revision_run_id"), "revision", ["run_id"], unique=False)
    op.create_table(
        "derivative",
        sa.Column("asset_id", sa.String(length=8), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("mime", sa.String(length=120), nullable=False),
        sa.Column("width_px", sa.Integer(), nullable=True),
        sa.Column("height_px", sa.Integer(), nullable=True),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("fk_derivative_asset_id")),
        sa.PrimaryKeyConstraint("asset_id", "role", name=op.f("pk_derivative")),
    )
    op.create_table(
        "tile_index",
        sa.Column("asset_id", sa.String(length=8), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("width_px", sa.Integer(), nullable=False),
        sa.Column("height_px", sa.Integer(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("fk_tile_index_asset_id")),
        sa.PrimaryKeyConstraint("asset_id", name=op.f("pk_tile_index")),
    )
