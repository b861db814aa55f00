"""Alembic's entry: runs on the connection and in the transaction that `heritage/schema.py` opened."""

from alembic import context

from catalog.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
