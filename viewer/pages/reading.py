"""The pages that are read like a leaflet: visiting, for curators, for researchers, privacy, accessibility."""

from dataclasses import dataclass

from flask import Response, url_for

from catalog.language import N_
from viewer.addresses import permanent_url
from viewer.context import Frame, Link
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.hero import picture_of_the_day
from viewer.pages.routes import blueprint


@dataclass(frozen=True)
class Leaflet:
    """What a leaflet is called, and the sentence under its title."""

    title: str
    lead: str


LEAFLETS = {
    "visiting": Leaflet(N_("Your visit"), N_("Here on the screen, and one day in front of the gate itself.")),
    "curators": Leaflet(
        N_("For curators"), N_("Bring what you have: photographs, scans, a spreadsheet with your own column names.")
    ),
    "researchers": Leaflet(
        N_("For researchers"), N_("Search it, cite it, take it with you: the data is a shared good.")
    ),
    "privacy": Leaflet(N_("Privacy"), N_("You may look at everything here without telling us who you are.")),
    "accessibility": Leaflet(
        N_("Accessibility"), N_("Heritage belongs to everybody, also to those who cannot climb its steps.")
    ),
}
"""By the name in the address, which is also the template's."""


@dataclass(frozen=True)
class ReadingPage:
    """One leaflet, and the ways to all of them, of which it is the current one."""

    frame: Frame
    title: str
    lead: str
    leaflets: tuple[Link, ...]
    reachable: tuple[Link, ...]
    example: str


@blueprint.get(f"/<any({','.join(LEAFLETS)}):leaflet>")
def reading(leaflet: str) -> Response:
    """A leaflet."""
    with caller() as asker:
        return answer(f"reading/{leaflet}.html", _page(asker, leaflet))


def _page(asker: Caller, name: str) -> ReadingPage:
    leaflet = LEAFLETS[name]
    title, lead = asker.words(leaflet.title), asker.words(leaflet.lead)
    return ReadingPage(
        frame=asker.frame(
            lambda tag: url_for("pages.reading", leaflet=name, language=tag),
            title,
            lead,
            section=name,
            picture=picture_of_the_day(asker),
        ),
        title=title,
        lead=lead,
        leaflets=tuple(
            Link(asker.said(one.title), url_for("pages.reading", leaflet=other), current=other == name)
            for other, one in LEAFLETS.items()
        ),
        reachable=asker.reachable(),
        example=permanent_url(asker.museum.public_url),
    )
