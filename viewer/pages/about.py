"""About: who keeps the museum, what may be done with it, how to cite it, and how machines read it."""

from dataclasses import dataclass

from flask import Response, url_for

from catalog.language import N_
from viewer.addresses import permanent_url
from viewer.context import Frame, Link, Said, said
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.doors import Door, doors
from viewer.pages.hero import picture_of_the_day
from viewer.pages.routes import blueprint


@dataclass(frozen=True)
class Keeper:
    """An institution as the page names it."""

    link: Link
    description: Said | None


@dataclass(frozen=True)
class AboutPage:
    """What a reader should know of the museum itself."""

    frame: Frame
    keepers: tuple[Keeper, ...]
    is_reachable: bool
    doors: tuple[Door, ...]
    total: int
    example: str


@blueprint.get("/about")
def about() -> Response:
    """The museum about itself."""
    with caller() as asker:
        return answer("about.html", _page(asker))


def _page(asker: Caller) -> AboutPage:
    ways = doors(asker)
    return AboutPage(
        frame=asker.frame(
            lambda tag: url_for("pages.about", language=tag),
            asker.words(N_("About this museum")),
            asker.words(N_("Who keeps this museum, what may be done with what is in it, and how to cite it.")),
            section="about",
            picture=picture_of_the_day(asker),
        ),
        keepers=tuple(_keepers(asker)),
        is_reachable=bool(asker.reachable()),
        doors=ways,
        total=sum(door.count or 0 for door in ways),
        example=permanent_url(asker.museum.public_url),
    )


def _keepers(asker: Caller) -> list[Keeper]:
    described = zip(asker.keepers(), asker.institutions, strict=True)
    return [Keeper(link, said(one.description, asker.language)) for link, one in described]
