"""All of those that point to a record in one way, where its own page shows only the first."""

from dataclasses import dataclass

from flask import Response, request, url_for

from catalog.errors import NotFoundError
from catalog.language import N_
from catalog.record.lists import INVERSE_LABELS, Kind, RelationType
from catalog.search.query import PAGE_SIZE
from catalog.shown import RecordView, Related
from catalog.views import open_record, pointing
from viewer.addresses import record_path
from viewer.context import CardFace, Frame, Link, titled
from viewer.pages.asked import Asked, read
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.cards import face
from viewer.pages.pager import Pager, pager
from viewer.pages.record.members import walked
from viewer.pages.routes import blueprint


@dataclass(frozen=True)
class PointingPage:
    """A page of the records that stand in one relation to `whole`."""

    frame: Frame
    heading: str
    whole: Link
    total: int
    cards: tuple[CardFace, ...]
    pager: Pager


@blueprint.get("/records/<record_id>/related/<relation>")
def related(record_id: str, relation: str) -> Response:
    """The records that point here in this way, by name; members of a collection first in its own order."""
    if relation not in list(RelationType):
        raise NotFoundError
    with caller() as asker:
        view = open_record(asker.connection, record_id, asker.viewer)
        return answer("pointing.html", _page(view, RelationType(relation), asker))


def _page(view: RecordView, type_: RelationType, asker: Caller) -> PointingPage:
    asked = Asked(page=read(request.args).page)
    total = next((one.total for one in view.incoming if one.type is type_), 0)
    offset = (asked.page - 1) * PAGE_SIZE
    found = _found(view, type_, asker, offset)
    if not found:
        raise NotFoundError
    heading = asker.words(INVERSE_LABELS[type_])
    title = titled(view.record.preferred, asker.language, view.id)

    def address(of: Asked, language: str) -> str:
        page = of.page if of.page > 1 else None
        return url_for("pages.related", language=language, record_id=view.id, relation=type_.value, page=page)

    whole = Link(title, record_path(view.id, view.record.preferred, view.kind.value, asker.language))
    return PointingPage(
        frame=asker.frame(
            lambda tag: address(asked, tag),
            f"{heading} · {title}",
            section="browse",
            crumbs=(Link(asker.said(N_("Home")), url_for("pages.home")), whole),
            robots="noindex, follow" if asked.page > 1 else "",
        ),
        heading=heading,
        whole=whole,
        total=total,
        cards=tuple(face(asker.lent(one.card), asker.language, says=one.note) for one in found),
        pager=pager(asked, total, lambda of: address(of, asker.language)),
    )


def _found(view: RecordView, type_: RelationType, asker: Caller, offset: int) -> list[Related]:
    if view.kind is Kind.COLLECTION and type_ is RelationType.MEMBER_OF:
        return walked(view, asker, offset=offset, limit=PAGE_SIZE)
    return pointing(asker.connection, view, asker.viewer, type_, offset=offset, limit=PAGE_SIZE)
