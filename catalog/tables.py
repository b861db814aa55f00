"""Every table of the catalogue, in one place; who owns which is said beside it.

Documents are JSON text compressed with zstd, so that a million records with their revisions stay small.
Times are UTC, ISO 8601.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    select,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

BINARY = "BINARY"
"""The order of bytes, under the name that SQLite has for it; elsewhere, migrating makes a collation of this name."""

HEAD = 1
PUBLISHED = 2
"""A row extracted from a record says in `layers` which of its revisions carry it: head, published, or both (3)."""

institution = Table(  # catalog/institutions.py
    "institution",
    metadata,
    Column("id", String(8), primary_key=True),
    Column("slug", String(80), nullable=False, unique=True),
    Column("document", Text, nullable=False),
    Column("created_at", String(32), nullable=False),
)

acl = Table(  # catalog/records.py: reader sets, interned
    "acl",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("readers", Text, nullable=False, unique=True),
)

record = Table(  # catalog/records.py
    "record",
    metadata,
    Column("id", String(8), primary_key=True),
    Column("institution_id", String(8), ForeignKey("institution.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("head", Integer, nullable=False),
    Column("published", Integer),
    Column("head_acl", Integer, ForeignKey("acl.id"), nullable=False),
    Column("public_acl", Integer, ForeignKey("acl.id")),
    Column("embargo_until", String(10)),
    Column("version", Integer, nullable=False),
    Column("import_key", Text),
    Column("import_hash", String(32)),
    Column("import_revision", Integer),
    Column("import_said", LargeBinary),
    Column("created_at", String(32), nullable=False),
    Column("updated_at", String(32), nullable=False),
    Column("withdrawn_at", String(32)),
    UniqueConstraint("institution_id", "import_key"),
    Index(None, "public_acl", "updated_at"),
    Index(None, "updated_at"),
)

revision = Table(  # catalog/records.py writes, catalog/revisions.py reads
    "revision",
    metadata,
    Column("record_id", String(8), ForeignKey("record.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("made_at", String(32), nullable=False),
    Column("made_by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("run_id", String(8)),
    Column("document", LargeBinary, nullable=False),
    Column("published_before", Integer),
    Index(None, "run_id"),
)

tombstone = Table(  # catalog/removal.py: records that the public saw once and that are there no more
    "tombstone",
    metadata,
    Column("record_id", String(8), primary_key=True),
    Column("removed_at", String(32), nullable=False),
)

identifier = Table(  # catalog/extracts.py, as are the next seven
    "identifier",
    metadata,
    Column("record_id", String(8), ForeignKey("record.id"), nullable=False, index=True),
    Column("layers", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("access", String(16), nullable=False),
)

record_name = Table(
    "record_name",
    metadata,
    Column("record_id", String(8), ForeignKey("record.id"), nullable=False, index=True),
    Column("layers", Integer, nullable=False),
    Column("folded", Text, nullable=False, index=True),
)

label = Table(  # pointers that are only words, with what a record must bear to be meant
    "label",
    metadata,
    Column("record_id", String(8), ForeignKey("record.id"), nullable=False, index=True),
    Column("layers", Integer, nullable=False),
    Column("name", Text, nullable=False, index=True),
    Column("number", Text, nullable=False, index=True),
)

relation = Table(
    "relation",
    metadata,
    Column("record_id", String(8), ForeignKey("record.id"), nullable=False, index=True),
    Column("layers", Integer, nullable=False),
    Column("type", String(24), nullable=False),
    Column("target_id", String(8), nullable=False),
    Column("access", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    Column("name_key", Text(collation=BINARY), nullable=False),  # by which those that point to one record are listed
    Index(None, "target_id", "type", "name_key", "record_id"),
)

record_date = Table(  # this and the next two: the published layer holds what visitors may see, as they may see it
    "record_date",
    metadata,
    Column("record_id", String(8), ForeignKey("record.id"), nullable=False, index=True),
    Column("layers", Integer, nullable=False),
    Column("access", String(16), nullable=False),
    Column("type", String(24), nullable=False),
    Column("year_from", Integer, index=True),
    Column("year_to", Integer),
)

designation = Table(
    "designation",
    metadata,
    Column("record_id", String(8), ForeignKey("record.id"), nullable=False, index=True),
    Column("layers", Integer, nullable=False),
    Column("access", String(16), nullable=False),
    Column("list", String(32), nullable=False),
    Column("rank", String(24), nullable=False),
)

place = Table(
    "place",
    metadata,
    Column("record_id", String(8), ForeignKey("record.id"), nullable=False, index=True),
    Column("layers", Integer, nullable=False),
    Column("access", String(16), nullable=False),
    Column("role", String(16), nullable=False),
    Column("unit_code", String(16), index=True),
    Column("lat", Float),
    Column("lon", Float),
)

unit = Table(  # administrative units that records name, copied from the package's data so that SQL can name them
    "unit",
    metadata,
    Column("code", String(16), primary_key=True),
    Column("level", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("parent", String(16)),
)

blob = Table(  # catalog/assets.py: bytes, once
    "blob",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size_bytes", BigInteger, nullable=False, index=True),
    Column("mime", String(120), nullable=False),
    Column("stored_at", String(32), nullable=False),
    Column("missing_since", String(32)),  # catalog/missing.py
)

asset = Table(  # catalog/assets.py: a blob in a record
    "asset",
    metadata,
    Column("id", String(8), primary_key=True),
    Column("record_id", String(8), ForeignKey("record.id"), index=True),
    Column("sha256", String(64), ForeignKey("blob.sha256"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("family", String(16), nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("facts", Text, nullable=False),
    Column("messages", Text, nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("updated_at", String(32), nullable=False),
)

source_file = Table(  # catalog/visited.py: files seen before, so that an unchanged one is not read again
    "source_file",
    metadata,
    Column("path", Text, primary_key=True),
    Column("size_bytes", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("sha256", String(64), ForeignKey("blob.sha256"), nullable=False),
)

pairing = Table(  # catalog/pairings.py: whose a file is, as a person decided
    "pairing",
    metadata,
    Column("institution_id", String(8), ForeignKey("institution.id"), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("size_bytes", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("path", Text, nullable=False),
    Column("import_key", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", String(32), nullable=False),
)

derivative = Table(  # catalog/assets.py
    "derivative",
    metadata,
    Column("asset_id", String(8), ForeignKey("asset.id"), primary_key=True),
    Column("role", String(24), primary_key=True),
    Column("key", Text, nullable=False),
    Column("mime", String(120), nullable=False),
    Column("width_px", Integer),
    Column("height_px", Integer),
    Column("size_bytes", BigInteger, nullable=False),
    Column("version", String(16), nullable=False),
)

tile_index = Table(  # catalog/assets.py: where each tile lies in the pyramid
    "tile_index",
    metadata,
    Column("asset_id", String(8), ForeignKey("asset.id"), primary_key=True),
    Column("key", Text, nullable=False),
    Column("width_px", Integer, nullable=False),
    Column("height_px", Integer, nullable=False),
    Column("document", LargeBinary, nullable=False),
)

event = Table(  # catalog/events.py: what happened to records and files
    "event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("happened_at", String(32), nullable=False),
    Column("type", String(32), nullable=False),
    Column("subject", String(8), nullable=False, index=True),
    Column("detail", Text, nullable=False),
)

search_outbox = Table(  # catalog/outbox.py
    "search_outbox",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("record_id", String(8), nullable=False),
    sqlite_autoincrement=True,
)

job = Table(  # catalog/jobs.py: the state of all work; the queue only carries ids
    "job",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("type", String(24), nullable=False),
    Column("subject", String(8), nullable=False),
    Column("state", String(16), nullable=False),
    Column("holder", Text),
    Column("lease_until", Float),
    Column("tries", Integer, nullable=False),
    Column("faults", Integer, nullable=False),
    Column("not_before", Float, nullable=False),
    Column("error", Text),
    Column("created_at", String(32), nullable=False),
    UniqueConstraint("type", "subject"),
    Index(None, "state", "lease_until"),
    Index(None, "state", "id", "not_before"),
)

lease = Table(  # catalog/leases.py: who alone may do a thing now, the indexer for one
    "lease",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", Float, nullable=False),
)

import_run = Table(  # catalog/runs.py
    "import_run",
    metadata,
    Column("id", String(8), primary_key=True),
    Column("institution_id", String(8), ForeignKey("institution.id"), nullable=False),
    Column("started_at", String(32), nullable=False),
    Column("ended_at", String(32)),
    Column("made_by", Text, nullable=False),
    Column("document", Text, nullable=False),
)

import_message = Table(  # catalog/runs.py
    "import_message",
    metadata,
    Column("run_id", String(8), ForeignKey("import_run.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("document", Text, nullable=False),
)

account = Table(  # people; signing in comes with the curator's desk
    "account",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("role", String(24), nullable=False),
    Column("created_at", String(32), nullable=False),
)

audit = Table(  # catalog/audit.py: who did what
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("happened_at", String(32), nullable=False),
    Column("made_by", Text, nullable=False),
    Column("action", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
)


def read_every_table(connection: Connection) -> None:
    """Read a row of each table, with every column; raises SQLAlchemyError where one is missing or damaged."""
    for table in metadata.sorted_tables:
        connection.execute(select(table).limit(1)).first()
