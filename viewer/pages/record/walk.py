"""Where a record stands in the collections that it belongs to: the step before it, the one after it, the way back.

A collection is walked as its own page shows it (`viewer/pages/record/thread.py`): first those that it names, in its
order, then the others from the oldest. What lies beyond the first that its page shows has no step.
"""

from collections.abc import Mapping
from dataclasses import replace

from flask import current_app
from flask.blueprints import BlueprintSetupState

from catalog.record.lists import Kind, RelationType
from catalog.shown import Card, RecordView, Related
from catalog.views import cards
from viewer.addresses import on_walk, record_path
from viewer.context import CardFace, Link, titled
from viewer.pages.caller import Caller
from viewer.pages.cards import face
from viewer.pages.record.orders import Order, Orders
from viewer.pages.record.steps import Walk, Walks
from viewer.pages.routes import blueprint

MOST = 6
"""Collections that a record's page leads through; all of them stand among its relations."""


@blueprint.record_once
def _make_orders(state: BlueprintSetupState) -> None:
    state.app.extensions["orders"] = Orders(state.app.extensions["museum"])


def walks(view: RecordView, asker: Caller, entered: str) -> Walks:
    """The walk that the reader is on: the one `entered`, or the only one; and the others in short.

    What the address says counts only where the record belongs to it, as far as the reader may know.
    """
    belongs = [one.card.record_id for one in view.related if _is_collection(one)]
    if not belongs:
        return Walks()
    chosen = entered if entered in belongs else belongs[0] if len(belongs) == 1 else ""
    orders: Orders = current_app.extensions["orders"]
    passing = [orders.of(one, asker) for one in sorted(belongs, key=lambda one: one != chosen)[:MOST]]
    leads = [one for one in passing if one and one.leads_past(view.id)]
    found = _walks(leads, view.id, asker)
    mine = next((walk for walk in found if walk.id == chosen), None)
    return Walks(mine, tuple(walk for walk in found if walk is not mine))


def _is_collection(one: Related) -> bool:
    return not one.inverse and one.type is RelationType.MEMBER_OF and one.card.kind == Kind.COLLECTION.value


def _walks(orders: list[Order], record_id: str, asker: Caller) -> list[Walk]:
    beside = {order.id: _beside(order, record_id) for order in orders}
    wanted = dict.fromkeys(one for both in beside.values() for one in both if one)
    known = cards(asker.connection, list(wanted), asker.viewer) if wanted else {}
    return [_walk(order, order.members.index(record_id) + 1, beside[order.id], known, asker) for order in orders]


def _beside(order: Order, record_id: str) -> tuple[str, str]:
    """The members before and after this one; empty where there is none."""
    at, around = order.members.index(record_id) + 1, ("", *order.members, "")
    return around[at - 1], around[at + 1]


def _walk(order: Order, step: int, beside: tuple[str, str], known: Mapping[str, Card], asker: Caller) -> Walk:
    before, after = beside
    title = titled(order.title, asker.language, order.id)
    return Walk(
        id=order.id,
        thread=Link(title, record_path(order.id, order.title, order.kind, asker.language)),
        step=step,
        total=order.total,
        previous=_step(known.get(before), order, asker),
        next=_step(known.get(after), order, asker),
    )


def _step(card: Card | None, order: Order, asker: Caller) -> CardFace | None:
    if card is None:
        return None
    shown = face(asker.lent(card), asker.language)
    return replace(shown, href=on_walk(shown.href, order.id))
