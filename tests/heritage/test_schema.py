"""Migrations: they make exactly the tables that the code knows, once, and refuse a database from the future."""

import hashlib
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from catalog.ports import Database
from catalog.tables import metadata
from heritage.schema import (
    HEAD,
    MIGRATIONS,
    NewerDatabaseError,
    UnreleasedDatabaseError,
    bring_up_to_date,
)
from heritage.wiring import open_database

FROZEN = {
    "0001_first_tables": "083bd0540bff18a7c18168e9f3df7b97f40303ef4e23ad2a0bd9157ea88e6aa5",
    "0002_undo": "61a29f1234efd8aa4c55745de2438cd187e1cba022fa53973863065b955aefca",
    "0003_pairings": "29168d6490034b6d452b28bbdf918f4e65110e7eba94c08463c7aa64190fc673",
}
"""The SHA-256 of what each migration that was given out does: museums stand on it, so a change needs a new one.

A migration is entered here with the release, or the first version for others, that has it.
"""


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


@pytest.mark.parametrize("name", FROZEN)
def test_a_migration_that_was_given_out_is_never_changed(name: str) -> None:
    source = (MIGRATIONS / "versions" / f"{name}.py").read_text(encoding="utf-8")
    does = source[source.index("def upgrade()") :]
    assert hashlib.sha256(does.encode()).hexdigest() == FROZEN[name], "make a new migration instead"


def test_only_the_newest_migration_may_still_be_changed() -> None:
    older = {path.stem for path in (MIGRATIONS / "versions").glob("*.py") if not path.stem.startswith(HEAD)}
    assert older <= set(FROZEN)


@pytest.mark.parametrize(
    "lack",
    [
        "DROP TABLE tile_index",
        "ALTER TABLE asset DROP COLUMN messages",
        "ALTER TABLE asset RENAME COLUMN messages TO notes",
        "ALTER TABLE asset ADD COLUMN once TEXT",
    ],
)
def test_a_database_of_a_version_under_development_is_refused_and_left_alone(tmp_path: Path, lack: str) -> None:
    database = open_database(f"sqlite:///{tmp_path}/museum.db")
    bring_up_to_date(database)
    with database.engine.begin() as connection:
        connection.execute(text(lack))
    before = _tables(database)
    with pytest.raises(UnreleasedDatabaseError, match="heritage init"):
        bring_up_to_date(database)
    assert _tables(database) == before


def _tables(database: Database) -> list[str]:
    with database.engine.connect() as connection:
        return list(connection.scalars(text("SELECT sql FROM sqlite_master ORDER BY name")))
