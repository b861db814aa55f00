"""Migrations: they make exactly the tables that the code knows, once, and refuse a database from the future."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from catalog.tables import metadata
from heritage.schema import HEAD, MIGRATIONS, NewerDatabaseError, bring_up_to_date
from heritage.wiring import open_database


def test_the_migrations_make_the_tables_of_the_code(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/museum.db")
    bring_up_to_date(database)
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_running_them_again_does_nothing(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/museum.db")
    bring_up_to_date(database)
    with database.engine.begin() as connection:
        connection.execute(text("INSERT INTO account VALUES ('an', 'curator', '2026')"))
    bring_up_to_date(database)
    with database.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM account")) == 1


def test_a_database_from_the_future_is_refused_and_left_alone(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/museum.db")
    bring_up_to_date(database)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabaseError, match="9999"):
        bring_up_to_date(database)
    with database.engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"


def test_the_code_knows_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD
