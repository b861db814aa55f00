"""What may be written on a command line; nothing that is empty, as a script's variable is that is not set."""

from pathlib import Path
from typing import Any

import click

from catalog.language import N_, translate
from heritage.cli import language
from heritage.people import system_user

EMPTY_PATH = N_("The path is empty. Name the file or folder; '.' is the current folder.")
EMPTY_WORD = N_("Nothing is written there. A script's variable that is not set gives this.")


class WrittenPath(click.Path):
    """A path that is not empty: Python would take '' for the current folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path as typed."""
        if not value:
            self.fail(translate(EMPTY_PATH, language()), param, ctx)
        return super().convert(value, param, ctx)


class WrittenWord(click.types.StringParamType):
    """A text that has more in it than spaces."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The text as typed."""
        if isinstance(value, str) and not value.strip():
            self.fail(translate(EMPTY_WORD, language()), param, ctx)
        return super().convert(value, param, ctx)


class Number(click.IntRange):
    """A whole number of a range; in a sentence, click would call it an integer range."""

    name = "whole number"


PATH = WrittenPath(path_type=Path)
FILE = WrittenPath(path_type=Path, exists=True, dir_okay=False)
WORD = WrittenWord()

by_option = click.option(
    "--by",
    type=WORD,
    default=system_user,
    metavar=N_("NAME"),
    help=N_("Who does this, for the history; otherwise the system's user."),
)
