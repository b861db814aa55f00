"""heritage init: an empty museum with its name and institution."""

import click

from catalog import audit, institutions
from catalog.language import N_
from heritage.cli import say, settings_for_command
from heritage.cli.made import refuse_lost
from heritage.cli.words import WORD, by_option
from heritage.wiring import open_museum

THERE = N_("{name} is here already, under the short name '{slug}'. Nothing was changed.")
MADE = N_("{name} is ready in {folder}. Bring things in with: heritage ingest PATH --publish")


@click.command()
@click.option("--name", required=True, type=WORD, metavar=N_("NAME"), help=N_("The museum's name in Vietnamese."))
@click.option("--name-en", default="", metavar=N_("NAME"), help=N_("The museum's name in English."))
@by_option
def command(name: str, name_en: str, by: str) -> None:
    settings = settings_for_command()
    refuse_lost(settings)
    museum = open_museum(settings)
    with museum.store.batch():  # a store that cannot be used is told now, not when files come
        pass
    with museum.database.begin() as connection:
        before = {one.id for one in institutions.all_of(connection)}
        made = institutions.add(connection, {"vi": name, "en": name_en})
        if made.id not in before:
            audit.note(connection, by, "init", made.id)
    if made.id in before:
        say(THERE, name=name, slug=made.slug)
    else:
        say(MADE, name=name, folder=settings.data)
