"""Commands and their help in the language of the person at the terminal."""

import gettext
import os
from copy import copy
from typing import TypeVar

import click

from catalog.language import DOMAIN, LOCALE_DIR, N_, translate

COMMAND = TypeVar("COMMAND", bound=click.Command)

OPTIONS = N_("[OPTIONS]")
SUBCOMMAND = N_("COMMAND [ARGS]...")


def let_click_speak(language: str) -> None:
    """Have click's own words, those of help and of usage errors, in `language` from now on.

    click asks gettext's default domain, and gettext asks LANGUAGE (https://click.palletsprojects.com/, "Help Pages").
    """
    gettext.bindtextdomain(DOMAIN, str(LOCALE_DIR))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language


def spoken(command: COMMAND, language: str) -> COMMAND:
    """The command with its help, and that of its options and arguments, in `language`; `command` stays as it is."""
    said = copy(command)
    said.help = translate(command.help or "", language)
    said.options_metavar = translate(OPTIONS, language)
    said.params = [_spoken(param, language) for param in command.params]
    if isinstance(said, click.Group):
        said.subcommand_metavar = translate(SUBCOMMAND, language)
    return said


def _spoken(param: click.Parameter, language: str) -> click.Parameter:
    said = copy(param)
    said.metavar = translate(param.metavar, language) if param.metavar else None
    if isinstance(said, (click.Option, click.Argument)):
        said.help = translate(said.help or "", language)
    return said
