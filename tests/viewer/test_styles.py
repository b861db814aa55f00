"""The style sheet: every file is in it once, no rule shouts, and both palettes say the same."""

import re
import shutil
from pathlib import Path
from unicodedata import normalize

import pytest

from heritage.paths import STATIC, TEMPLATES
from viewer import statics
from viewer.tints import TINTS, tint

CSS = STATIC / "css"
FILES = [*sorted(CSS.glob("*.css")), STATIC / "guide" / "guide.css"]


def test_every_component_is_in_the_sheet() -> None:
    assert sorted(statics.STYLES) == [path.stem for path in sorted(CSS.glob("*.css"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_component_is_well_made(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert "!important" not in text
    assert text.count("{") == text.count("}")
    assert not re.search(
        r"(margin|padding|border)-(left|right|top|bottom)\b|^\s*(width|height|left|right|top):", text, re.M
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_colours_are_tokens(path: Path) -> None:
    if path.stem in ("tokens", "tints", "print"):
        pytest.skip("says colours itself")
    shades = re.findall(r"#[0-9a-f]{3,8}\b", path.read_text("utf-8"))
    assert shades == []


def test_the_browsers_bar_has_the_colour_of_the_lintel() -> None:
    bar = re.findall(r"#[0-9a-f]{3,8}\b", (TEMPLATES / "base.html").read_text("utf-8"))
    assert bar == re.findall(r"--black: (#[0-9a-f]{6});", (CSS / "tokens.css").read_text("utf-8"))


def test_a_dark_room_ends_at_the_screen() -> None:
    conditions = [one for path in FILES for one in re.findall(r"@media ([^{]*dark[^{]*) \{", path.read_text("utf-8"))]
    assert conditions
    assert set(conditions) == {"screen and (prefers-color-scheme: dark)"}


def test_every_token_that_is_used_is_there() -> None:
    texts = [path.read_text("utf-8") for path in FILES]
    known = set(re.findall(r"^\s*(--[a-z0-9-]+):", "\n".join(texts), re.MULTILINE))
    used = set(re.findall(r"var\((--[a-z0-9-]+)", "\n".join(texts)))
    assert used - known == set()


def test_the_placeholder_colours_are_those_of_the_sheet() -> None:
    text = (CSS / "tints.css").read_text("utf-8")
    found = dict(re.findall(r"\.tint-(\w+) \{\s*background-color: (#[0-9a-f]{6})", text))
    assert found == {name: "#{:02x}{:02x}{:02x}".format(*colour) for name, colour in TINTS.items()}


def test_a_colour_gets_the_nearest_tint() -> None:
    assert tint("#7c221a") == "tint-lacquer"
    assert tint("#000000") == "tint-ink"
    assert tint(None) == tint("red") == tint("#zzzzzz") == "tint-paper"


def test_the_sheet_names_fonts_that_are_there_and_those_that_are_preloaded() -> None:
    made = statics.read(STATIC)
    named = re.findall(r'url\("\.\./(fonts/[^"]+)"', made.style_sheet)
    assert {f"fonts/{path.name}" for path in (STATIC / "fonts").glob("*.woff2")} == set(named)
    assert len(made.fonts) == len(statics.PRELOADED)
    assert set(made.fonts) < set(named)


def test_both_faces_have_every_letter_of_vietnamese_without_waiting_for_another_file() -> None:
    letters = "aăâeêioôơuưy"
    spelled = [normalize("NFC", one + mark) for one in letters for mark in ("", *"\u0300\u0301\u0303\u0309\u0323")]
    wanted = {ord(form) for one in [*spelled, "đ"] for form in (one, one.upper())}
    sheet = (CSS / "fonts.css").read_text("utf-8")
    for face in ("serif", "sans"):
        ranges = re.findall(rf'{face}-(?:latin|vietnamese)\.woff2"\).*?unicode-range: ([^;]+);', sheet, re.DOTALL)
        pairs = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ",".join(ranges))
        had = {letter for first, last in pairs for letter in range(int(first, 16), int(last or first, 16) + 1)}
        assert wanted - had == set()


def test_the_version_changes_with_any_file(tmp_path: Path) -> None:
    shutil.copytree(CSS, tmp_path / "css")
    (tmp_path / "js").mkdir()
    before = statics.read(tmp_path).version
    (tmp_path / "js" / "x.js").write_text("1")
    assert statics.read(tmp_path).version != before


@pytest.mark.parametrize("name", [statics.STYLES[0], statics.STYLES[-1]])
def test_a_component_without_its_file_stops_the_start(tmp_path: Path, name: str) -> None:
    shutil.copytree(CSS, tmp_path / "css")
    (tmp_path / "css" / f"{name}.css").unlink()
    with pytest.raises(FileNotFoundError, match=rf"{name}\.css"):
        statics.read(tmp_path)
