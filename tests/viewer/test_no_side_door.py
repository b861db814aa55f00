"""No side door: every route, as every role, in search of planted secrets; and beside a world that never had them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from urllib.parse import quote, unquote_plus

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from catalog.record.lists import Kind, Level, RelationType
from catalog.search.query import Sort
from tests.viewer.exhibits import Pyramid
from tests.viewer.planted import ASSETS, HOME, MODEL_VERSION, NOT_TOLD, PLANTED, SECRETS, record_id
from tests.viewer.worlds import ROLES, World, open_world
from viewer.han.pages import code_of
from viewer.map.style import Scheme
from viewer.pages.reading import LEAFLETS
from viewer.statics import Statics

NOBODY = record_id("nobody")
HAN = code_of([ord("慶")])
RECORDS = (*(record_id(name) for name in PLANTED), NOBODY)
ARGUMENTS: Mapping[str, Sequence[str]] = {
    "language": ("vi", "en"),
    "record_id": RECORDS,
    "slug": ("sai",),
    "asset": (*ASSETS, NOBODY),
    "institution_id": (HOME, NOBODY),
    "relation": tuple(RelationType),
    "kind": tuple(Kind),
    "code": ("CH-01", "DT-07", *SECRETS, *RECORDS),
    "pages.search language": ("vi",),
    "pages.browse language": ("vi",),
    "region": ("full", "0,0,256,256"),
    "size": ("256,256", "max"),
    "rotation": ("0",),
    "last": ("default.jpg",),
    "level": ("0",),
    "filename": ("css/tokens.css",),
    "files.derivative name": ("w400.webp", "w1200.webp", "document", "captions", "sound", "original"),
    "leaflet": tuple(LEAFLETS),
    "scheme": tuple(Scheme),
    "seo.sitemap name": ("pages", "records-00000000", "records-1"),
    "versioned name": ("css/tokens.css",),
    "han_sheet code": (HAN,),
    "han_font code": (HAN,),
}
"""Samples for the arguments of routes, by name, or by endpoint and name where a name means several things."""

WORDS = tuple(f"q={quote(word)}" for word in SECRETS)
SLIPS = tuple(f"q={quote(word[:-1])}" for word in SECRETS)
CHOICES = tuple(f"{facet}={quote(word)}" for word in SECRETS for facet in ("collection", "subject"))
SORTS = tuple(f"sort={sort}" for sort in Sort)
QUERIES: Mapping[str, Sequence[str]] = {
    "api.search": ("", "q=chuong", "q=lời", *WORDS, *SLIPS, *CHOICES, *SORTS, "bbox=105.65,21.12,105.66,21.13"),
    "pages.search": ("", "q=chuong", "q=lời", *WORDS),
    "pages.browse": ("", "q=lời"),
    "pages.map": ("", "q=lời"),
    "pages.map_records": ("", "bbox=105.65,21.12,105.66,21.13", "bbox=105.6,21.1,105.7,21.2"),
    "api.permanent": ("", "format=json", "format=jsonld"),
}
TIES = frozenset({"/api/search?sort=relevance"})
"""Where equals stand in the order in which their index took them: the full one took others in between."""


@dataclass(frozen=True)
class Answer:
    """What a route said, redirects on the way to it included."""

    status: int
    text: str
    compared: tuple[object, ...]


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory, pyramid: Pyramid) -> Iterator[Mapping[Level, World]]:
    """The museum with all its secrets, and what it would be without those above each level."""
    opened = {level: open_world(tmp_path_factory.mktemp(level.value), pyramid, level) for level in Level}
    yield opened
    for world in opened.values():
        world.museum.database.dispose()


@pytest.fixture(scope="module")
def walks(worlds: Mapping[Level, World]) -> "Walks":
    """Walks through all routes, each made once."""
    return Walks(worlds)


class Walks:
    """What each role is told by each address."""

    def __init__(self, worlds: Mapping[Level, World]) -> None:
        self._worlds = worlds
        self.addresses = addresses(worlds[Level.STAFF].app)
        self.of = cache(self._of)

    def _of(self, role: Level, world: Level = Level.STAFF) -> dict[str, Answer]:
        """The answers to a viewer of this level in the world that knows all up to `world`."""
        app = self._worlds[world].app
        app.config["VIEWER"] = lambda: ROLES[role]
        client = app.test_client()
        headers = {} if role is Level.PUBLIC else {"Authorization": "Bearer somebody"}
        return {
            address: answer(client.get(address, headers=headers, follow_redirects=True))
            for some in self.addresses.values()
            for address in some
        }


def answer(response: TestResponse) -> Answer:
    said = (*response.history, response)
    headers = [[(name, value) for name, value in one.headers if name != "Date"] for one in said]
    text = "\n".join(f"{unquote_plus(str(one.headers))}\n{one.data.decode('utf-8', 'replace')}" for one in said)
    return Answer(response.status_code, text.casefold(), (tuple(one.data for one in said), headers))


def addresses(app: Flask) -> dict[str, list[str]]:
    """Sample addresses of every rule, by the rule."""
    return {rule.rule: list(of_rule(app, rule)) for rule in app.url_map.iter_rules()}


def of_rule(app: Flask, rule: Rule) -> Iterator[str]:
    assert rule.methods is not None and "GET" in rule.methods, f"{rule} cannot be walked by GET: walk it here by hand"
    names = sorted(rule.arguments - (rule.defaults or {}).keys())
    for values in product(*(samples(app, rule, name) for name in names)):
        built = rule.build(dict(zip(names, values, strict=True)) | dict(rule.defaults or {}), append_unknown=False)
        assert built is not None, f"{rule} does not take {values}"
        for query in QUERIES.get(rule.endpoint, ("",)):
            yield f"{built[1]}?{query}" if query else built[1]


def samples(app: Flask, rule: Rule, name: str) -> Sequence[str]:
    if name == "version":
        statics: Statics = app.extensions["statics"]
        return (statics.version, MODEL_VERSION)
    found = ARGUMENTS.get(f"{rule.endpoint} {name}") or ARGUMENTS.get(name)
    assert found, f"{rule} needs samples for '{name}': give it some in ARGUMENTS"
    return found


def told(answers: Mapping[str, Answer], secrets: Sequence[str]) -> set[tuple[str, str]]:
    """Which secrets which addresses tell; what an address itself says is no secret to who asked."""
    return {
        (secret, address)
        for address, one in answers.items()
        for secret in secrets
        if secret in one.text and secret not in address
    }


def above(role: Level) -> list[str]:
    """The secrets that a role may not know."""
    return [secret for secret, level in SECRETS.items() if not ROLES[role].may(level)]


def test_every_route_answers_visitors_with_something(walks: Walks) -> None:
    answers = walks.of(Level.PUBLIC)
    shut = [rule for rule, some in walks.addresses.items() if not any(answers[one].status == 200 for one in some)]
    assert shut == [], "samples under which these routes show nothing prove nothing"


@pytest.mark.parametrize("role", [Level.PUBLIC, Level.SIGNED_IN])
def test_no_route_tells_a_secret(walks: Walks, role: Level) -> None:
    assert told(walks.of(role), above(role)) == set()


@pytest.mark.parametrize("role", [Level.SIGNED_IN, Level.STAFF])
def test_those_who_may_know_a_secret_find_it_so_this_test_can_fail(walks: Walks, role: Level) -> None:
    known = SECRETS.keys() - set(above(role)) - NOT_TOLD
    assert known - {secret for secret, _ in told(walks.of(role), sorted(known))} == set()


@pytest.mark.parametrize("role", [Level.PUBLIC, Level.SIGNED_IN])
def test_every_route_says_what_it_would_say_in_a_world_without_the_secrets(walks: Walks, role: Level) -> None:
    here, there = walks.of(role), walks.of(role, role)
    different = {address for address, one in here.items() if one.compared != there[address].compared}
    assert different - (set() if role is Level.PUBLIC else TIES) == set()
