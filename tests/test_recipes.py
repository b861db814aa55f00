"""The recipes of CONTRIBUTING.md and the walks of ARCHITECTURE.md name what there is, and what they promise holds."""

import importlib
import re
from pathlib import Path

import pytest

from catalog import language
from catalog.jobs import JobType
from catalog.record.model import Record
from heritage.cli import COMMANDS
from ingest.media.kinds import KINDS
from ingest.media.mediatypes import Family
from ingest.sheets.fields.registry import FIELDS

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("catalog", "heritage", "ingest", "viewer", "tests", "templates", "static", "tools", "docs", "demo", "bench")


def _quoted(name: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.S))


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "ARCHITECTURE.md", "README.md"])
def test_every_path_that_is_named_exists(document: str) -> None:
    paths = [quoted for quoted in _quoted(document) if "/" in quoted and quoted.split("/")[0] in PACKAGES]
    missing = [path for path in paths if "<" not in path and not (ROOT / path.split(" ")[0]).exists()]
    assert missing == []


def test_every_name_that_is_named_exists() -> None:
    names = [quoted for quoted in _quoted("CONTRIBUTING.md") if re.fullmatch(r"[a-z_.]+:[A-Za-z_]+", quoted)]
    assert len(names) > 8
    for name in names:
        module, _, attribute = name.partition(":")
        assert hasattr(importlib.import_module(module), attribute), name


def test_links_in_the_documents_lead_somewhere() -> None:
    for document in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
            assert (ROOT / target).exists(), f"{document}: {target}"


def test_every_family_of_files_has_its_module() -> None:
    assert set(KINDS) == set(Family) - {Family.REFUSED}
    for name in KINDS.values():
        module = importlib.import_module(name)
        assert callable(module.inspect)
        assert callable(module.derive)


def test_every_list_of_a_record_can_come_from_a_sheet() -> None:
    brought = {target.split(".")[0] for target in FIELDS}
    by_field = {
        "identifiers": "identifier", "names": "name", "texts": "text", "terms": "term", "measurements": "measurement",
        "inscriptions": "inscription", "languages": "language", "events": "date", "agents": "agent", "places": "place",
        "designations": "designation", "recurrence": "recurrence", "relations": "relation", "rights": "rights",
        "sources": "source", "assets": "file", "visit": "visit", "access": "access", "kind": "kind",
    }  # fmt: skip
    not_from_sheets = {"schema_version", "labels", "unmapped"}
    assert set(by_field) | not_from_sheets == set(Record.model_fields)
    assert set(by_field.values()) <= brought


def test_a_new_folder_is_a_new_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for tag in ("vi", "en", "fr"):
        (tmp_path / tag / "LC_MESSAGES").mkdir(parents=True)
    monkeypatch.setattr(language, "LOCALE_DIR", tmp_path)
    language.languages.cache_clear()
    try:
        assert language.languages() == ("vi", "en", "fr")
    finally:
        monkeypatch.undo()
        language.languages.cache_clear()


def test_every_command_has_its_module_and_every_module_its_command() -> None:
    paths = (ROOT / "heritage" / "cli").glob("*.py")
    modules = {path.stem for path in paths if "\ndef command(" in path.read_text(encoding="utf-8")}
    assert modules == set(COMMANDS)
    for name in COMMANDS:
        assert hasattr(importlib.import_module(f"heritage.cli.{name}"), "command")


def test_every_kind_of_work_is_performed() -> None:
    assert set(JobType) == {JobType.DERIVE}
