"""The style guide: shown only to those who work on the site, and whole."""

import io
import re
import wave
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from jinja2 import Environment, nodes
from jinja2.runtime import Macro

from catalog import institutions
from heritage.app import create_app
from heritage.paths import STATIC, TEMPLATES
from heritage.settings import read_settings
from heritage.wiring import open_museum
from viewer.styleguide import awkward, served
from viewer.styleguide.components import Component, State
from viewer.styleguide.contents import CHAPTERS, COMPONENTS
from viewer.styleguide.sheet import Mode, forced

PARTS = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.glob("parts/*.html"))
PARTS += ["map/_map.html"]
OF_LIBRARIES = {"openseadragon-canvas", "pnlm-about-msg"}


def macros_of(name: str) -> set[str]:
    """What a file of components offers."""
    parsed = Environment(autoescape=True).parse((TEMPLATES / name).read_text("utf-8"))
    return {macro.name for macro in parsed.find_all(nodes.Macro)}


def classes_of(css: str) -> set[str]:
    """The classes that its selectors name."""
    rules = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    selectors = [one for one in re.findall(r"([^{};]+)\{", rules) if not one.strip().startswith("@")]
    return {name for one in selectors for name in re.findall(r"\.([a-z][\w-]*)", one)}


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    settings = replace(read_settings({}, data=tmp_path_factory.mktemp("guide")), styleguide=True)
    museum = open_museum(settings)
    with museum.database.begin() as connection:
        institutions.add(connection, {"vi": "Bảo tàng thử"})
    yield create_app(museum, settings).test_client()
    museum.database.dispose()


def test_visitors_have_no_style_guide(client: Any) -> None:
    assert client.get("/vi/styleguide").status_code == 404
    assert client.get("/styleguide").status_code == 404
    assert client.get("/vi/styleguide/hero/usual/day").status_code == 404
    assert client.get("/styleguide/files/bell.wav").status_code == 404
    assert client.get("/static/v/1/css/guide-night.css").status_code == 404


def address(language: str, component: Component, state: State, mode: Mode) -> str:
    return f"/{language}/styleguide/{component.name}/{state.name}/{mode}"


def shown(at_work: FlaskClient, language: str) -> str:
    """All specimens in daylight, and the guide's own pages, as one text."""
    pages = [f"/{language}/styleguide", *(f"/{language}/styleguide/{chapter.name}" for chapter in CHAPTERS)]
    pages += [address(language, one, state, Mode.DAY) for one in COMPONENTS.values() for state in one.states]
    return "\n".join(at_work.get(page).get_data(as_text=True) for page in pages)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_guide_shows_its_components(at_work: FlaskClient, language: str) -> None:
    page = shown(at_work, language)
    parts = ('class="door"', 'class="card"', 'class="link"', 'class="day"', 'class="verses"', 'class="pager"', "swatch")
    assert [one for one in parts if one not in page] == []
    assert "Hoàng Sa" in page


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("component", COMPONENTS.values(), ids=lambda one: one.name)
def test_a_component_is_shown_in_each_state_and_mode(at_work: FlaskClient, language: str, component: Component) -> None:
    pages = [address(language, component, state, mode) for state in component.states for mode in component.modes]
    answers = {page: at_work.get(page) for page in pages}
    assert {page: answer.status_code for page, answer in answers.items()} == dict.fromkeys(pages, 200)
    for page, answer in answers.items():
        text = answer.get_data(as_text=True)
        assert f'<html lang="{language}"' in text
        assert f"css/guide-{page.rpartition('/')[2]}.css" in text
        assert "css/site.css" not in text


def test_no_component_is_forgotten(at_work: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a file of `templates/parts` offers is called by a specimen: each of its macros, not its import alone."""
    called: set[tuple[str, str]] = set()
    invoke = Macro._invoke

    def noted(macro: Macro, arguments: list[Any], autoescape: bool) -> str:
        called.add((macro._func.__globals__["name"], macro.name))
        return invoke(macro, arguments, autoescape)

    monkeypatch.setattr(Macro, "_invoke", noted)
    for component in COMPONENTS.values():
        for state in component.states:
            if not component.page:
                at_work.get(address("vi", component, state, Mode.DAY))
    offered = {(name, macro) for name in PARTS for macro in macros_of(name)}
    assert offered - called == set()


def test_a_forgotten_component_is_found_out() -> None:
    assert ("parts/hero.html", "hero") in {(name, macro) for name in PARTS for macro in macros_of(name)}
    assert macros_of("parts/viewer_words.html") == {"zoom_words", "model_words", "map_words", "panorama_words"}


def test_every_part_of_every_style_is_worn_by_a_specimen(at_work: FlaskClient) -> None:
    """A class that a style names and nothing wears is dead, or its component is missing here."""
    worn = {name for found in re.findall(r'class="([^"]*)"', shown(at_work, "vi")) for name in found.split()}
    scripts = "\n".join(path.read_text("utf-8") for path in (STATIC / "js").glob("*.js"))
    made = {
        name for found in re.findall(r'(?:className = |classList\.add\()"([^"]*)"', scripts) for name in found.split()
    }
    named = {path.stem: classes_of(path.read_text("utf-8")) for path in (STATIC / "css").glob("*.css")}
    assert {name: found for name, classes in named.items() if (found := classes - worn - made - OF_LIBRARIES)} == {}


def test_every_template_of_the_guide_belongs_to_a_component() -> None:
    files = {path.stem for path in (TEMPLATES / "styleguide" / "show").glob("*.html")}
    assert files == {one.name for one in COMPONENTS.values() if not one.page}
    assert len(COMPONENTS) == sum(len(chapter.components) for chapter in CHAPTERS)


def test_every_colour_stands_among_the_colours(at_work: FlaskClient) -> None:
    tokens = re.findall(r"^ {2}--([a-z-]+): #", (STATIC / "css" / "tokens.css").read_text("utf-8"), re.M)
    page = at_work.get("/vi/styleguide/colours/all/day").get_data(as_text=True)
    sheet = (STATIC / "guide" / "guide.css").read_text("utf-8")
    assert [one for one in tokens if f"swatch-{one}" not in page or f".swatch-{one} {{" not in sheet] == []


def test_the_guide_speaks_one_language_at_a_time(at_work: FlaskClient) -> None:
    titles = {one.title for one in COMPONENTS.values()} | {chapter.title for chapter in CHAPTERS}
    titles |= {state.title for one in COMPONENTS.values() for state in one.states}
    for chapter in CHAPTERS:
        page = at_work.get(f"/vi/styleguide/{chapter.name}").get_data(as_text=True)
        assert [title for title in titles if re.search(rf">{re.escape(title)}<", page)] == []


def test_a_chapter_may_hold_frames_of_the_site_and_no_other_page_may(at_work: FlaskClient) -> None:
    policy = at_work.get("/vi/styleguide/front").headers["Content-Security-Policy"]
    assert policy.endswith("; frame-src 'self'")
    assert "frame-src" not in at_work.get("/vi/styleguide").headers["Content-Security-Policy"]


def test_visitors_do_not_fetch_the_guides_own_styles(at_work: FlaskClient) -> None:
    home = at_work.get("/vi/").get_data(as_text=True)
    assert "guide" not in home
    sheet = re.search(r'href="([^"]*css/site.css)"', home)
    assert sheet is not None
    assert "guide" not in at_work.get(sheet[1]).get_data(as_text=True)


def test_a_mode_is_forced_upon_the_sites_own_rules() -> None:
    rules = "@media screen and (prefers-color-scheme: dark) {a{}}@media print {b{}}:root{color-scheme: light dark}"
    assert forced(rules, Mode.DAY) == "@media not all {a{}}@media print {b{}}:root{color-scheme: light}"
    assert forced(rules, Mode.NIGHT) == "@media all {a{}}@media print {b{}}:root{color-scheme: dark}"
    assert forced(rules, Mode.PAPER) == "@media not all {a{}}@media all {b{}}:root{color-scheme: light}"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("a:hover{}", "a:is(:hover, .is-hover){}"),
        (".link:hover h4 a{}", ".link:is(:hover, .is-hover) h4 a{}"),
        (".skip:focus{}", ".skip:is(:focus, .is-focus){}"),
        (":focus-visible{}", ":is(:focus-visible, .is-focus){}"),
        ("form:focus-within{}", "form:focus-within{}"),
        (".hover{} a::after{}", ".hover{} a::after{}"),
    ],
)
def test_a_state_can_be_called_by_a_class(rule: str, expected: str) -> None:
    assert forced(rule, Mode.DAY) == expected


@pytest.mark.parametrize("mode", list(Mode))
def test_no_mode_is_left_to_the_browser_in_the_real_style_sheet(at_work: FlaskClient, mode: Mode) -> None:
    page = at_work.get(f"/vi/styleguide/whole-record/site/{mode}").get_data(as_text=True)
    address = re.search(r'href="([^"]*css/guide-[a-z]+\.css)"', page)
    assert address is not None
    sheet = at_work.get(address[1]).get_data(as_text=True)
    assert "prefers-color-scheme" not in sheet
    assert "light dark" not in sheet
    assert ("@media print" in sheet) is (mode is not Mode.PAPER)
    assert 'url("../fonts/' in sheet


def test_the_guides_files_are_what_they_say(at_work: FlaskClient) -> None:
    with wave.open(io.BytesIO(at_work.get("/styleguide/files/bell.wav").data)) as bell:
        assert bell.getnframes() / bell.getframerate() == 4
    model = at_work.get("/styleguide/files/hall.glb").data
    assert (model[:4], int.from_bytes(model[8:12], "little")) == (b"glTF", len(model))
    assert at_work.get("/styleguide/files/gone.glb").status_code == 404
    assert at_work.get("/styleguide/files/nothing-4x3.svg").status_code == 404
    assert 'width="400" height="300"' in at_work.get("/styleguide/files/drum-400x300.svg").get_data(as_text=True)


def test_a_slow_file_comes_whole(at_work: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "SLOW_SECONDS", 0)
    slow = at_work.get("/styleguide/files/slow.glb")
    assert slow.data == at_work.get("/styleguide/files/hall.glb").data
    assert slow.headers["Content-Length"] == str(len(slow.data))


@pytest.mark.parametrize(
    "path",
    ["hero/usual/noon", "hero/nobody/day", "nobody/usual/day", "hero/usual/paper", "hero/usual"],
)
def test_a_state_or_mode_that_is_not_there_is_not_found(at_work: FlaskClient, path: str) -> None:
    assert at_work.get(f"/vi/styleguide/{path}").status_code == 404


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", awkward.NAMES)
def test_an_awkward_record_has_its_page(at_work: FlaskClient, language: str, name: str) -> None:
    answer = at_work.get(f"/{language}/styleguide/{name}")
    assert answer.status_code == 200
    assert answer.get_data(as_text=True).count("<h1") == 1


def test_many_relations_wait_behind_the_first(at_work: FlaskClient) -> None:
    page = at_work.get("/vi/styleguide/four-hundred-relations").get_data(as_text=True)
    assert page.count('class="more-links"') == 8
    assert page.count('class="link"') == awkward.MANY
    assert 'href="#fine-print"' not in page


@pytest.mark.parametrize(("name", "folds"), [("forty-pages", 1), ("right-to-left", 0)])
def test_a_long_text_is_begun_and_has_ways_on_and_past_it(at_work: FlaskClient, name: str, folds: int) -> None:
    page = at_work.get(f"/vi/styleguide/{name}").get_data(as_text=True)
    assert page.count('href="#fine-print"') == folds
    shown, _, rest = page.partition('<details class="more-links">')
    assert bool(rest) is bool(folds)
    assert "<p>" in shown
    assert rest.partition("</details>")[0].count("<p>") >= 50 * folds


def test_a_record_without_a_picture_stands_under_a_roof(at_work: FlaskClient) -> None:
    assert 'class="stage stage-none"' in at_work.get("/vi/styleguide/no-picture").get_data(as_text=True)


def test_a_name_that_is_not_there_is_not_found(at_work: FlaskClient) -> None:
    assert at_work.get("/vi/styleguide/nobody").status_code == 404


def test_a_guest_who_writes_from_right_to_left_may(at_work: FlaskClient) -> None:
    page = at_work.get("/vi/styleguide/right-to-left").get_data(as_text=True)
    assert 'lang="ar" dir="rtl"' in page
    assert "Dưới đây là bản tiếng Ả Rập." in page


def test_a_text_that_does_not_say_its_language_goes_the_way_of_its_letters(at_work: FlaskClient) -> None:
    page = at_work.get("/vi/styleguide/right-to-left-untold").get_data(as_text=True)
    sheet = (STATIC / "css" / "base.css").read_text("utf-8")
    [(elements, rule)] = re.findall(r"^:is\(([^)]*)\):not\(\[dir\], \[dir\] \*\) \{([^}]*)\}", sheet, re.MULTILINE)
    assert rule.strip() == "unicode-bidi: plaintext;"
    for words in ("رسالة", "وصلت", "سلام"):
        [tag] = re.findall(rf"<(\w+)[^>]*>{words}[^<]*</(?:h1|p|blockquote)>", page)
        assert tag in elements.split(", ")
    assert "dir=" not in page
