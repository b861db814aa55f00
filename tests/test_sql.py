"""SQL stands where ARCHITECTURE.md says it does: in the catalogue's own modules and in the backends."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("catalog", "heritage", "ingest", "viewer")
STATEMENTS = {"select", "insert", "update", "delete", "text", "func", "literal_column", "exists", "inspect"}
ASKERS = {
    "absent", "assets", "audit", "belonging", "blobs", "dump", "events", "extracts", "freshness", "holdings",
    "imported", "incoming", "institutions", "jobs", "labels", "leases", "lookup", "many", "missing", "outbox",
    "pairings", "records", "removal", "revisions", "rows", "runs", "search/sources", "tables", "views", "visibility",
    "visited",
}  # fmt: skip
"""The modules of the catalogue that make statements: each owns tables, or asks about those of others."""
OUTSIDE = {"heritage/schema.py", "heritage/migrations/env.py"}
"""Migrations have the tables in hand; backends may say what only their database understands."""
OWN_WORDS = ("PRAGMA ", "BEGIN ", "SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ")


def _modules() -> list[Path]:
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    assert len(found) > 200
    return found


def _asks(path: Path) -> bool:
    """Whether the module makes statements: imports what makes them, imports tables, or spells them out."""
    return any(_is_sql(node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def _is_sql(node: ast.AST) -> bool:
    match node:
        case ast.ImportFrom(module="catalog.tables"):
            return {name.name for name in node.names} != {"read_every_table"}
        case ast.ImportFrom(module=str(module)):
            return module.split(".")[0] == "sqlalchemy" and bool(STATEMENTS & {name.name for name in node.names})
        case ast.Constant(value=str(text)):
            return text.startswith(OWN_WORDS)
        case ast.Attribute(attr="exec_driver_sql"):
            return True
    return False


def test_sql_is_made_by_the_catalogues_own_modules_migrations_and_backends_only() -> None:
    asking = {path.relative_to(ROOT).as_posix() for path in _modules() if _asks(path)}
    backends = {name for name in asking if name.startswith("heritage/backends/")}
    assert asking - backends == {f"catalog/{name}.py" for name in ASKERS} | OUTSIDE


def test_no_module_but_a_backend_uses_one_databases_dialect() -> None:
    for path in _modules():
        if path.is_relative_to(ROOT / "heritage" / "backends"):
            continue
        source = path.read_text(encoding="utf-8")
        assert "sqlalchemy.dialects" not in source, path
        assert "dialect.name" not in source, path


@pytest.mark.parametrize(
    "line",
    [
        "from sqlalchemy import Connection, select",
        "from catalog.tables import record",
        'connection.exec_driver_sql("VACUUM")',
        'QUERY = "SELECT 1"',
    ],
)
def test_a_statement_is_recognised(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.py").write_text(line)
    assert _asks(tmp_path / "a.py")
