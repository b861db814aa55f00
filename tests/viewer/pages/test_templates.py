"""Templates know nothing but their page and the tools that the site gives to all."""

import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import meta, nodes
from markupsafe import escape

from heritage.paths import TEMPLATES
from viewer.context import Said

FILES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
TOOLS = {"_", "ngettext", "url_for", "icon", "static", "fonts", "import_map", "own_name"}
LOGIC = (nodes.Assign, nodes.AssignBlock, nodes.CallBlock, nodes.Import)


def parsed(gallery: Any, name: str) -> nodes.Template:
    source = Path(TEMPLATES, name).read_text("utf-8")
    found: nodes.Template = gallery.app.jinja_env.parse(source, name)
    return found


def macros_of(template: nodes.Template) -> set[str]:
    """The macros that a template makes or imports."""
    imported = [name for node in template.find_all(nodes.FromImport) for name in node.names]
    return {name if isinstance(name, str) else name[1] for name in imported} | {
        macro.name for macro in template.find_all(nodes.Macro)
    }


@pytest.mark.parametrize("name", FILES)
def test_a_template_uses_its_page_and_the_sites_tools(gallery: Any, name: str) -> None:
    used = meta.find_undeclared_variables(parsed(gallery, name))
    macros = macros_of(parsed(gallery, name)) | macros_of(parsed(gallery, "base.html"))
    assert used - macros <= {"page", "gettext", *TOOLS}


@pytest.mark.parametrize("name", FILES)
def test_a_template_has_no_logic_but_loops_and_ifs(gallery: Any, name: str) -> None:
    assert not list(parsed(gallery, name).find_all(LOGIC))


@pytest.mark.parametrize("name", FILES)
def test_a_template_never_calls_text_safe(name: str) -> None:
    assert "|safe" not in Path(TEMPLATES, name).read_text("utf-8").replace(" ", "")


@pytest.mark.parametrize("name", FILES)
def test_an_element_that_says_the_language_of_its_text_holds_it_bare(name: str) -> None:
    twice = r"\{\{ lang\(([\w.]+)\) \}\}>\{\{ \1 \}\}"
    assert not re.search(twice, Path(TEMPLATES, name).read_text("utf-8"))


def test_the_site_gives_the_tools_that_templates_use(gallery: Any) -> None:
    assert TOOLS - {"_", "ngettext"} <= gallery.app.jinja_env.globals.keys()


def test_what_a_page_always_says_in_a_language_is_written_into_its_template(gallery: Any) -> None:
    source = '{{ _("Map") }} {{ url_for("pages.map") }} {{ icon("pin") }} {{ _("Lines: %(lines)s", lines=page) }}'
    for language, word in (("vi", "Bản đồ"), ("en", "Map")):
        with gallery.app.test_request_context(f"/{language}/"):
            settled = gallery.app.extensions["templates"][language].parse(source)
        said = [node.value for node in settled.find_all(nodes.Const)]
        assert not list(settled.find_all(nodes.Call))
        assert said[:2] == [word, f"/{language}/map"]


def test_what_fills_the_gaps_of_a_sentence_is_escaped(gallery: Any) -> None:
    source = '{{ _("Lines: %(lines)s", lines=page) }}'
    for language, word in (("vi", "Số dòng"), ("en", "Lines")):
        with gallery.app.test_request_context(f"/{language}/"):
            made = gallery.app.extensions["templates"][language].from_string(source).render(page="<b>")
        assert word in made
        assert made.endswith("&lt;b&gt;")


def test_a_text_says_its_language_where_it_is_not_the_pages() -> None:
    assert escape(Said("<b>", "en")) == '<span lang="en">&lt;b&gt;</span>'
    assert escape(Said("<b>")) == "&lt;b&gt;"
