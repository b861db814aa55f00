"""An institution's page: what it says of itself, and what it keeps."""

from dataclasses import dataclass

from flask import Response, url_for

from catalog.errors import NotFoundError
from catalog.language import N_
from catalog.search.query import Facet, Query, Sort
from viewer.context import CardFace, Frame, Link, Said, said, titled
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.cards import faces
from viewer.pages.hero import picture_of_the_day
from viewer.pages.pictures import in_a_room
from viewer.pages.routes import blueprint

SHOWN = 12


@dataclass(frozen=True)
class InstitutionPage:
    """A museum, ward or relic board with the newest of its records."""

    frame: Frame
    name: Said
    description: Said | None
    address: Said | None
    contact: Said | None
    website: str
    total: int
    cards: tuple[CardFace, ...]
    all: str


@blueprint.get("/institutions/<institution_id>")
def institution(institution_id: str) -> Response:
    """The institution with this id."""
    with caller() as asker:
        return answer("institution.html", _page(institution_id, asker))


def _page(institution_id: str, asker: Caller) -> InstitutionPage:
    found = next((one for one in asker.institutions if one.id == institution_id), None)
    if found is None:
        raise NotFoundError
    language = asker.language
    query = Query(
        viewer=asker.viewer, filters={Facet.INSTITUTION: (found.id,)}, sort=Sort.UPDATED, size=SHOWN, facets=()
    )
    results = asker.search(query)
    cards = faces(results.hits, language)
    name = titled(found.name, language, found.slug)
    description = said(found.description, language)
    return InstitutionPage(
        frame=asker.frame(
            lambda tag: url_for("pages.institution", language=tag, institution_id=found.id),
            name.text,
            description.text
            if description
            else asker.words(N_("What {institution} keeps and shows in this museum."), institution=name.text),
            picture=next((shown for card in results.hits if (shown := in_a_room(card, language))), None)
            or picture_of_the_day(asker),
            crumbs=(Link(asker.said(N_("Home")), url_for("pages.home")),),
        ),
        name=name,
        description=description,
        address=said(found.address, language),
        contact=said(found.contact, language),
        website=found.web_address,
        total=results.total,
        cards=cards,
        all=url_for("pages.search", institution=found.id),
    )
