"""How far a command has come, on a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from catalog.language import translate
from heritage.cli import language


@contextmanager
def progress_bar(msgid: str) -> Iterator[Callable[[int, int], None]]:
    """A bar with rate and time left on a terminal; nothing but silence elsewhere."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=True),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task(translate(msgid, language()), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
