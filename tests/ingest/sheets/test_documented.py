"""The list of targets in docs/mappings/README.md is that of the code.

python -m tests.ingest.sheets.test_documented    writes it anew
"""

from pathlib import Path

from ingest.sheets.fields.registry import FIELDS, IGNORE, UNMAPPED

README = Path(__file__).parents[3] / "docs" / "mappings" / "README.md"


def _listed() -> str:
    nouns: dict[str, list[str]] = {}
    for target, field in FIELDS.items():
        nouns.setdefault(target.partition(".")[0], []).append(f"`{target}`{' (language)' if field.language else ''}")
    lines = [f"- {', '.join(targets)}" for _, targets in sorted(nouns.items())]
    return "\n".join([*lines, f"- `{IGNORE}`: left out; `{UNMAPPED}`: kept as it is, for staff", ""])


def test_every_target_is_documented() -> None:
    assert README.read_text(encoding="utf-8").endswith(f"-->\n{_listed()}"), __doc__


if __name__ == "__main__":
    before = README.read_text(encoding="utf-8").partition("-->\n")[0]
    README.write_text(f"{before}-->\n{_listed()}", encoding="utf-8")
