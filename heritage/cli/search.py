"""heritage search: the catalogue asked from the terminal, as staff or as a visitor sees it."""

import json

import click

from catalog import lookup
from catalog.language import N_
from catalog.museum import Museum
from catalog.policy import STAFF, VISITOR
from catalog.search.query import MAX_PAGE_SIZE, Query, Results
from catalog.shown import Card
from catalog.text import best
from heritage.catch_up import IndexBehindError
from heritage.cli import EXIT_FAILED, language, say, settings_for_command
from heritage.cli.made import open_made_museum
from heritage.cli.unfinished import warn_of_restore
from heritage.cli.words import WORD, Number
from viewer.addresses import permanent_url
from viewer.api.search import answer

FOUND = N_("Records found: {total}.")
NOTHING = N_("Nothing found. Try fewer words, or words without marks.")
TRIED = N_("Nothing matches as typed. This was searched instead: {tried}")
FEWER = N_("No record has all of these words. These have most of them: {tried}")

VIEWERS = {"staff": STAFF, "visitor": VISITOR}


@click.command()
@click.argument(
    "query",
    metavar=N_("WORDS..."),
    nargs=-1,
    required=True,
    type=WORD,
    help=N_("What to look for; quotation marks are not needed, nor marks on letters."),
)
@click.option(
    "--as",
    "as_whom",
    type=click.Choice(list(VIEWERS)),
    default="staff",
    show_default=True,
    help=N_("Search as staff, who see drafts too, or as a visitor."),
)
@click.option(
    "--limit",
    type=Number(1, MAX_PAGE_SIZE),
    default=10,
    show_default=True,
    metavar=N_("NUMBER"),
    help=N_("How many to show."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print JSON, for programs."))
def command(query: tuple[str, ...], as_whom: str, limit: int, as_json: bool) -> None:
    settings = settings_for_command()
    museum = open_made_museum(settings)
    is_unsettled = warn_of_restore(museum)
    viewer = VIEWERS[as_whom]
    asked = Query(" ".join(query), viewer, size=limit)
    index = museum.index_for(viewer)
    if not index.is_ready():
        if is_unsettled:
            raise click.exceptions.Exit(EXIT_FAILED)
        _check_that_nothing_is_missing(museum)
    results = index.search(asked)
    if as_json:
        document = answer(results, asked, {"q": [asked.text]}, museum.public_url)
        click.echo(json.dumps(document, ensure_ascii=False))
        return
    _tell(results)
    for card in results.hits:
        click.echo(_line(card, museum.public_url))


def _check_that_nothing_is_missing(museum: Museum) -> None:
    """Raises IndexBehindError where there are records, and no index that could know them."""
    with museum.database.connect() as connection:
        if lookup.counts(connection)[0]:
            raise IndexBehindError


def _tell(results: Results) -> None:
    if results.tried:
        say(FEWER if results.fewer else TRIED, tried=results.tried)
    if results.total:
        say(FOUND, total=results.total)
    else:
        say(NOTHING)


def _line(card: Card, public_url: str) -> str:
    shown = (best(text, language())[0] for text in (card.title, card.type_label, card.place, card.date))
    return "  ".join([" · ".join(filter(None, shown)), permanent_url(public_url, card.record_id)])
