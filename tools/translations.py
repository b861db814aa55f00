"""Bring the translations up to date: what the code and the templates say, in every language of the museum.

    python tools/translations.py            extract, merge the parts, compile, and say what is missing
    python tools/translations.py check      only say what is missing; exit code 1 where something is
    python tools/translations.py compile    only compile what was merged before

Translators write `catalog/locale/<language>/parts/<part>.po`; this merges them into `LC_MESSAGES/heritage.po`, which is
what the wheel carries. English says what the code says, so that only its plurals are written.
"""

import argparse
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "catalog" / "locale"
PACKAGES = ("catalog", "heritage", "ingest", "viewer")
CLICK = Path(click.__file__).parent
CLICK_MODULES = ("core.py", "decorators.py", "exceptions.py", "formatting.py", "parser.py", "types.py")
"""What `heritage -h` and a wrong usage say is click's own: it asks gettext, and our catalogue answers."""
TEMPLATES = "templates"
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None}
TEMPLATE_OPTIONS = {"newstyle_gettext": "true", "silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"}
SOURCE_LANGUAGE = "en"
DOMAIN = "heritage"
_CHANGING = (
    b'"Project-Id-Version:',
    b'"Report-Msgid-Bugs-To:',
    b'"POT-Creation-Date:',
    b'"PO-Revision-Date:',
    b'"Last-Translator:',
    b'"Language-Team:',
    b'"Generated-By:',
)


def main() -> int:
    """Do what the argument asks; 0 where every text has its translation."""
    parser = argparse.ArgumentParser(description="Bring the translations up to date.")
    parser.add_argument("task", nargs="?", choices=("update", "check", "compile"), default="update")
    task = parser.parse_args().task
    if task == "compile":
        for language in languages():
            compile_if_older(language)
        return 0
    template = extracted()
    faults = []
    for language in languages():
        catalogue, conflicts = merged(template, language)
        if task == "update":
            save(catalogue, language)
        faults += conflicts + [f"{language}: not translated: {message.id!r}" for message in untranslated(catalogue)]
    print("\n".join(faults) if faults else f"{len(template)} texts, all translated: {', '.join(languages())}.")
    return 1 if faults else 0


def languages() -> list[str]:
    """Every language that has a folder."""
    return sorted(path.parent.name for path in LOCALE.glob("*/LC_MESSAGES"))


def extracted(root: Path = ROOT) -> Catalog:
    """Every text that the packages and the templates mark, with the files in which it stands."""
    catalogue = Catalog(project="heritage", charset="utf-8", header_comment=HEADER)
    for folder, methods, options in _sources(root):
        found = extract_from_dir(folder, methods, options, KEYWORDS, strip_comment_tags=True)
        for name, _line, text, _comments, context in found:
            catalogue.add(text, None, [(f"{folder.name}/{name}", None)], context=context)
    return catalogue


def merged(template: Catalog, language: str) -> tuple[Catalog, list[str]]:
    """The template with the translations of all parts, and a line for every text that two parts translate apart."""
    catalogue = Catalog(locale=language, domain=DOMAIN, project="heritage", charset="utf-8", header_comment=HEADER)
    known, conflicts = _known(language)
    for message in template:
        if message.id:
            string = known.get(_key(message)) or _as_it_is(message, language)
            catalogue.add(message.id, string, sorted(set(message.locations)), message.flags, context=message.context)
    return catalogue, conflicts


def untranslated(catalogue: Catalog) -> list[Message]:
    """The texts without a translation, whole or in one of their plurals."""
    return [
        message
        for message in catalogue
        if message.id and not all(message.string if message.pluralizable else [message.string])
    ]


def save(catalogue: Catalog, language: str) -> None:
    """Write heritage.po and heritage.mo of a language."""
    folder = LOCALE / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    if language == SOURCE_LANGUAGE:
        catalogue = _plurals_only(catalogue)
    (folder / f"{DOMAIN}.po").write_bytes(written(catalogue))
    with (folder / f"{DOMAIN}.mo").open("wb") as file:
        write_mo(file, catalogue)


def compile_if_older(language: str) -> None:
    """Make heritage.mo of heritage.po where it is not there or older, as the build does."""
    source = LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    target = source.with_suffix(".mo")
    if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
        with source.open("rb") as file, target.open("wb") as made:
            write_mo(made, read_po(file))


def written(catalogue: Catalog) -> bytes:
    """The catalogue as a .po file that is the same for the same texts: without names and times in its header."""
    catalogue.fuzzy = False
    file = BytesIO()
    write_po(file, catalogue, width=120, sort_output=True, include_lineno=False)
    lines = file.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(_CHANGING))


def parts(language: str) -> Iterator[Path]:
    """The files in which translators work."""
    yield from sorted((LOCALE / language / "parts").glob("*.po"))


def _sources(root: Path) -> Iterator[tuple[Path, list[tuple[str, str]], dict[str, dict[str, str]]]]:
    for package in PACKAGES:
        yield root / package, [("**.py", "python")], {}
    yield CLICK, [(name, "python") for name in CLICK_MODULES], {}
    yield root / TEMPLATES, [("**.html", "jinja2")], {"**.html": TEMPLATE_OPTIONS}


def _known(language: str) -> tuple[dict[tuple[str, str | None], object], list[str]]:
    known: dict[tuple[str, str | None], object] = {}
    conflicts = []
    for path in parts(language):
        with path.open("rb") as file:
            part = read_po(file, locale=language, abort_invalid=True)
        for message in part:
            if not message.id or not message.string or message.fuzzy:
                continue
            before = known.setdefault(_key(message), message.string)
            if before != message.string:
                conflicts.append(f"{language}: {path.name}: {message.id!r}: {message.string!r}, before {before!r}")
    return known, conflicts


def _key(message: Message) -> tuple[str, str | None]:
    text = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
    return text, message.context


def _as_it_is(message: Message, language: str) -> object:
    if language != SOURCE_LANGUAGE:
        return None
    return tuple(message.id) if message.pluralizable else message.id


def _plurals_only(catalogue: Catalog) -> Catalog:
    kept = Catalog(locale=SOURCE_LANGUAGE, domain=DOMAIN, project="heritage", charset="utf-8", header_comment=HEADER)
    for message in catalogue:
        if message.id and message.pluralizable:
            kept.add(message.id, message.string, message.locations, message.flags)
    return kept


HEADER = """\
# Texts of Heritage. Made by tools/translations.py from the files in parts/: change those, not this.
#"""

if __name__ == "__main__":
    sys.exit(main())
