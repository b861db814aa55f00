"""What these tests share: texts with their spans, and translations whether or not they have been compiled yet."""

import gettext
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from catalog import language

_FOLDER = language.LOCALE_DIR / "vi"
_TEXTS = Path(__file__).with_name("dated_texts.tsv")


def _rows() -> Iterator[tuple[str, str, str | None, str | None]]:
    for line in _TEXTS.read_text(encoding="utf-8").splitlines()[1:]:
        group, text, earliest, latest = line.split("\t")
        yield group, text, earliest or None, latest or None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for `dated` with every text of the table, one that asks for `worded` with those in words."""
    for name in ("dated", "worded"):
        if name in metafunc.fixturenames:
            rows = [row[1:] for row in _rows() if name == "dated" or row[0] != "edtf"]
            metafunc.parametrize(name, rows, ids=[row[0] for row in rows])


@pytest.fixture(scope="session")
def vietnamese() -> gettext.GNUTranslations:
    """Every Vietnamese sentence of the dates."""
    together = read_po(io.BytesIO(b""))
    for source in (*_FOLDER.glob("parts/dates.po"), *_FOLDER.glob("LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            for message in read_po(file):
                if message.id and message.string and message.id not in together:
                    together.add(message.id, message.string)
    compiled = io.BytesIO()
    write_mo(compiled, together)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@pytest.fixture
def in_vietnamese(vietnamese: gettext.GNUTranslations, monkeypatch: pytest.MonkeyPatch) -> None:
    """`translate` speaks Vietnamese for 'vi', English otherwise."""
    english = gettext.NullTranslations()
    monkeypatch.setattr(language, "_catalogue", lambda tag: vietnamese if tag == "vi" else english)
