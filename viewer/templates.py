"""Templates, compiled for each language by itself: what every page of a language says alike is written into the code.

So a sentence of the interface, an address of a room, a drawing or a static file costs nothing when a page is made.
"""

from collections.abc import Callable, MutableMapping
from typing import Any

from flask.templating import Environment
from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from catalog.language import languages, translate

SETTLED = frozenset({"_", "url_for", "static", "icon"})
"""The tools that always answer the same in one language, where the template itself says what they are asked for."""


class Templates(Environment):
    """The templates as pages of `language` need them."""

    language = ""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What all templates know: the tools themselves, not a chain of mappings that is asked for each of them."""
        return super().make_globals(d) if d else self.globals

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        settled: nodes.Template = _Settling(self).visit(parsed) if self.language else parsed
        return settled


def in_each_language(templates: Environment) -> dict[str, Templates]:
    """The same templates for each language; a template is compiled when a request first asks for it."""
    return {tag: _in_language(templates, tag) for tag in languages()}


def _in_language(templates: Environment, language: str) -> Templates:
    made = templates.overlay()
    assert isinstance(made, Templates)
    made.language = language
    return made


class _Settling(NodeTransformer):
    """Puts what the settled tools answer where a template asks them."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        """The answer in the place of a question that names all it asks for; a sentence, with gaps where it has some."""
        values = [*node.args, *(one.value for one in node.kwargs)]
        tool = node.node.name if isinstance(node.node, nodes.Name) else ""
        if tool == "_" and isinstance(node.args[0], nodes.Const) and node.kwargs:
            gaps = [nodes.Pair(nodes.Const(one.key), self.visit(one.value)) for one in node.kwargs]
            sentence = nodes.Const(self._sentence(node.args[0].value))
            return nodes.Mod(sentence, nodes.Dict(gaps), lineno=node.lineno)
        if tool not in SETTLED or not all(isinstance(one, nodes.Const) for one in values):
            return self.generic_visit(node)
        args, kwargs = [one.as_const() for one in node.args], dict(one.as_const() for one in node.kwargs)
        return nodes.Const(self._answer(tool, args, kwargs), lineno=node.lineno)

    def _answer(self, tool: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        if tool == "_":
            return self._sentence(args[0]) % kwargs
        answer: Callable[..., Any] = self._templates.globals[tool]  # type: ignore[assignment]
        return answer(*args, **kwargs)

    def _sentence(self, msgid: str) -> Markup:
        """What fills its gaps is escaped, as `Markup` does."""
        return Markup(translate(msgid, self._templates.language))  # noqa: S704 - our own words
