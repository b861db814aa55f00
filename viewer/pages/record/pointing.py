"""All of those that are tied to a record in one way, where its own page shows only the first."""

from dataclasses import dataclass

from flask import Response, request, url_for

from catalog.errors import NotFoundError
from catalog.language import N_
from catalog.record.lists import Kind, RelationType
from catalog.search.query import PAGE_SIZE
from catalog.shown import RecordView, Related
from catalog.views import open_record
from viewer.addresses import record_path
from viewer.context import CardFace, Frame, Link, titled
from viewer.pages.asked import Asked, read
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.cards import face
from viewer.pages.pager import Pager, pager
from viewer.pages.record.members import after
from viewer.pages.record.relations import way_endpoint, way_title
from viewer.pages.record.told import Way, named_so, walked
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
    """The records that point here in this way, by name; first those that the record names, where it has an order."""
    return _answer(record_id, relation, inverse=True)


@blueprint.get("/records/<record_id>/named/<relation>")
def named(record_id: str, relation: str) -> Response:
    """The records to which this one points in this way, in its order."""
    return _answer(record_id, relation, inverse=False)


def _answer(record_id: str, relation: str, *, inverse: bool) -> Response:
    """A page of them; 'see also' is one way, whoever says it, and has the address of those that point here."""
    if relation not in list(RelationType) or (relation == RelationType.RELATED and not inverse):
        raise NotFoundError
    with caller() as asker:
        view = open_record(asker.connection, record_id, asker.viewer)
        return answer("pointing.html", _page(view, Way(RelationType(relation), inverse), asker))


def _page(view: RecordView, way: Way, asker: Caller) -> PointingPage:
    asked = Asked(page=read(request.args).page)
    total, found = _found(view, way, asker, (asked.page - 1) * PAGE_SIZE)
    if not found:
        raise NotFoundError
    heading = asker.words(way_title(way, view.kind))
    title = titled(view.record.preferred, asker.language, view.id)

    def address(of: Asked, language: str) -> str:
        page = of.page if of.page > 1 else None
        return url_for(way_endpoint(way), language=language, record_id=view.id, relation=way.type.value, page=page)

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


def _found(view: RecordView, way: Way, asker: Caller, offset: int) -> tuple[int, list[Related]]:
    """How many there are in all, and those from `offset` on that a page holds."""
    own = named_so(view, way.type)
    if not way.inverse:
        return len(own), list(own[offset : offset + PAGE_SIZE])
    total = next((one.total for one in view.incoming if one.type is way.type), 0)
    if way.type is RelationType.RELATED:
        return len(own) + total, after(own, view, way.type, asker, offset=offset, unnamed=False)
    if view.kind is Kind.COLLECTION and way.type is RelationType.MEMBER_OF:
        return total, after(walked(view, asker), view, way.type, asker, offset=offset, unnamed=True)
    return total, after((), view, way.type, asker, offset=offset, unnamed=False)
