"""What the style guide is made of: chapters of components, each in its states.

A component is shown by `templates/styleguide/show/<name>.html`, which calls the site's own macros with the sample that
its state makes; a whole page by the site's own template.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from viewer.styleguide.sheet import Mode
from viewer.styleguide.studio import Studio

BOTH = (Mode.DAY, Mode.NIGHT)


class Extent(StrEnum):
    """How much of the page a component wants."""

    HALF = "half"
    WHOLE = "whole"
    STAGE = "stage"


class Viewers(StrEnum):
    """What happens to the viewers of a specimen when it is opened."""

    CLOSED = "closed"
    OPENED = "opened"
    WITHOUT_WEBGL = "without-webgl"


@dataclass(frozen=True)
class State:
    """A component in one state.

    `hover` and `focus` are CSS selectors of what the pointer or the keyboard is on, `unfolded` of folds that are open.
    `fails`: it shows a file that is not there, of which browsers complain in their console.
    """

    name: str
    title: str
    make: Callable[[Studio], object]
    hover: str = ""
    focus: str = ""
    unfolded: str = ""
    viewers: Viewers = Viewers.CLOSED
    fails: bool = False


@dataclass(frozen=True)
class Component:
    """A component: what it is called, its states, the modes in which it is looked at.

    `page` is the template of a page of the site, where a whole page is shown and not a part of one.
    """

    name: str
    title: str
    states: tuple[State, ...]
    room: Extent = Extent.WHOLE
    modes: tuple[Mode, ...] = BOTH
    page: str = ""


@dataclass(frozen=True)
class Chapter:
    """Components that are found in one place."""

    name: str
    title: str
    about: str
    components: tuple[Component, ...]
