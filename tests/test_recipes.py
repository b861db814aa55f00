"""The recipes of CONTRIBUTING.md and the walks of ARCHITECTURE.md name what there is, and what they promise holds."""

import importlib
import re
from pathlib import Path

import pytest

from catalog import language
from catalog.assets import Derivative
from catalog.derivatives import DerivativeRole
from catalog.jobs import JobType
from catalog.record.model import Record
from heritage.cli import COMMANDS
from ingest.media.kinds import KINDS
from ingest.media.mediatypes import Family
from ingest.sheets.fields.registry import FIELDS
from viewer.derivative_names import name_of
from viewer.labels import FAMILIES, LANGUAGES, own_name

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("catalog", "heritage", "ingest", "viewer", "tests", "templates", "static", "tools", "docs", "demo", "bench")


DOCUMENTS = (
    "CONTRIBUTING.md",
    "ARCHITECTURE.md",
    "README.md",
    "docs/glossary.md",
    "docs/walks.md",
    *sorted(f"docs/decisions/{page.name}" for page in (ROOT / "docs/decisions").glob("*.md")),
)
_NAME = re.compile(r"[a-z_0-9]+(\.[a-z_0-9]+)+:[A-Za-z_0-9]+")


def _quoted(text: str) -> list[str]:
    """What stands in backquotes outside of blocks of code, put together where a line ends in it."""
    prose = re.sub(r"```.*?```", "", text, flags=re.S)
    return [re.sub(r"\s+", " ", quoted) for quoted in re.findall(r"`([^`]+)`", prose)]


def _missing_paths(text: str) -> list[str]:
    paths = [quoted.split(" ")[0] for quoted in _quoted(text) if quoted.split("/")[0] in PACKAGES and "/" in quoted]
    return [path for path in paths if not any(ROOT.glob(re.sub(r"<\w+>", "*", path.rstrip("/"))))]


def _missing_names(text: str) -> list[str]:
    """The `module:name` that cannot be imported."""
    return [name for name in _quoted(text) if _NAME.fullmatch(name) and not _is_there(*name.split(":"))]


def _is_there(module: str, attribute: str) -> bool:
    try:
        return hasattr(importlib.import_module(module), attribute)
    except ModuleNotFoundError:
        return False


def _read(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_is_named_exists(document: str) -> None:
    assert _missing_paths(_read(document)) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_name_that_is_named_exists(document: str) -> None:
    assert _missing_names(_read(document)) == []


def test_the_recipes_are_read_at_all() -> None:
    named = _quoted(_read("CONTRIBUTING.md"))
    assert sum(bool(_NAME.fullmatch(name)) for name in named) > 20
    assert sum("/" in name for name in named) > 15
    unread = [name for name in named if ":" in name and not _NAME.fullmatch(name)]
    assert unread == []


def test_a_recipe_that_names_what_is_gone_is_found_out() -> None:
    recipe = """1. A row in `catalog.policy:row_level`, as `catalog.policy:gone` has, or `catalog.nowhere:FIELDS`.
    2. A file `catalog/policy.py`, a folder `catalog/gone/`, `tools/gone.py compile`, `catalog/locale/<tag>/gone`,
    `catalog/locale/<tag>/parts/*.po`."""
    assert _missing_paths(recipe) == ["catalog/gone/", "tools/gone.py", "catalog/locale/<tag>/gone"]
    assert _missing_names(recipe) == ["catalog.policy:gone", "catalog.nowhere:FIELDS"]


def test_every_language_of_the_interface_has_its_own_name_and_one_in_the_others() -> None:
    assert all(own_name(tag) != tag for tag in language.languages())
    assert set(language.languages()) <= set(LANGUAGES)


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


def test_visitors_have_a_word_for_every_family_of_files_that_they_see() -> None:
    assert set(FAMILIES) == set(Family) - {Family.REFUSED, Family.CAPTIONS}


def test_a_derivative_of_any_role_and_type_has_an_address() -> None:
    made = {role: Derivative(role, "key", "x/unknown", None, None, 1, "v") for role in DerivativeRole}
    assert all(re.fullmatch(r"[a-z0-9-]+\.bin", name_of(one)) for one in made.values())


def test_every_list_of_a_record_can_come_from_a_sheet() -> None:
    """A target is called as its list is, in the singular."""
    brought = {target.split(".")[0] for target in FIELDS}
    otherwise = {"assets": "file"}
    not_from_sheets = {"schema_version", "unmapped"}
    for name in set(Record.model_fields) - not_from_sheets:
        assert {name, name.removesuffix("s"), otherwise.get(name)} & brought, name


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
    modules = {path.stem for path in (ROOT / "heritage" / "cli").glob("*.py")} - {"__init__"}
    having = {name for name in modules if hasattr(importlib.import_module(f"heritage.cli.{name}"), "command")}
    assert having == set(COMMANDS)


def test_every_kind_of_work_is_performed() -> None:
    assert set(JobType) == {JobType.DERIVE}
