"""A command as it was typed: its options in one value, and the words with which it is typed again."""

import os
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from catalog.quoting import written

Asked = TypeVar("Asked")
Decorator = Callable[[Callable[..., None]], Callable[..., None]]


def asked_with(kind: type[Asked], *options: Decorator) -> Callable[[Callable[[Asked], None]], Callable[..., None]]:
    """Give a command these options, and what was typed as one value: a dataclass with a field for each of them."""

    def decorate(command: Callable[[Asked], None]) -> Callable[..., None]:
        def asked(**typed: Any) -> None:
            command(kind(**typed))

        decorated: Callable[..., None] = asked
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


def typed_command() -> str:
    """The command under way as it can be typed again, whatever the folder it is typed in.

    However it was typed, it is told in one way: its options in their order, paths whole and without a slash at the end.
    A path that is no text is only told, its bytes spelt out (`written`): what lies there is refused when it is brought.
    """
    context = click.get_current_context()
    words = ["heritage", str(context.info_name)]
    for parameter in sorted(context.command.params, key=lambda one: isinstance(one, click.Argument)):
        name = str(parameter.name)
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            words += _words(parameter, context.params[name])
    return written(shlex.join(words))


def _words(parameter: click.Parameter, value: Any) -> Iterator[str]:
    if isinstance(parameter, click.Option):
        yield parameter.opts[0]
        if parameter.is_flag:
            return
    for one in value if isinstance(value, tuple) else (value,):
        yield os.path.abspath(one) if isinstance(one, Path) else str(one)  # noqa: PTH100 - without following links
