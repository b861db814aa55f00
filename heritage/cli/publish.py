"""heritage publish: show records to the public, or take them back."""

from collections.abc import Sequence
from dataclasses import dataclass

import click
from sqlalchemy import Connection

from catalog import audit, lookup, records, views, visibility
from catalog.language import N_
from catalog.policy import STAFF, VISITOR
from catalog.quoting import quoted
from catalog.record.lists import Level
from heritage.catch_up import catch_up_index
from heritage.cli import EXIT_REFUSED, language, say, settings_for_command
from heritage.cli.made import open_made_museum
from heritage.cli.words import WORD, by_option

SHOWN = N_("Shown to the public: {count}. Public already, as they stand: {same}.")
WITHDRAWN = N_("Taken back: {count}; their addresses say so. Not public before: {same}.")
FOR_OTHERS = {
    Level.STAFF: N_(
        "No visitor sees {record} '{name}': its access is for staff. To show it, let its row in the sheet say that it "
        "is public and bring the sheet again with --publish."
    ),
    Level.SIGNED_IN: N_(
        "No visitor sees {record} '{name}': its access is for people who are signed in. To show it to all, let its row "
        "in the sheet say that it is public and bring the sheet again with --publish."
    ),
}
EMBARGOED = N_("Visitors see {record} '{name}' from {date} on: until then it is under embargo.")
UNKNOWN = N_("No record has the id or number '{text}'.")
AMBIGUOUS = N_("Several records have the number '{text}': {candidates}. Name one of them by its id.")


@dataclass(frozen=True)
class Named:
    """The records that words on the command line mean, each once, and the sentences about words that mean none."""

    record_ids: tuple[str, ...]
    faults: tuple[tuple[str, dict[str, str]], ...]


@click.command()
@click.argument(
    "names",
    metavar=N_("RECORD..."),
    nargs=-1,
    required=True,
    type=WORD,
    help=N_("Ids or inventory numbers of records."),
)
@click.option("--withdraw", is_flag=True, help=N_("Take them back from the public instead."))
@click.option("--reason", default="", metavar=N_("TEXT"), help=N_("Why this is done, for the history."))
@by_option
def command(names: tuple[str, ...], withdraw: bool, reason: str, by: str) -> None:
    museum = open_made_museum(settings_for_command())
    with museum.database.begin() as connection:
        named = find(connection, names)
        changed = _withdraw(connection, named) if withdraw else records.publish(connection, named.record_ids)
        shown = visibility.readable(connection, named.record_ids, VISITOR)
        closed = [] if withdraw else _closed(connection, [one for one in named.record_ids if one not in shown])
        why = {"reason": reason} if reason else {}
        for record_id in changed:
            audit.note(connection, by, "withdraw" if withdraw else "publish", record_id, **why)
    if changed:
        catch_up_index(museum)
    for msgid, params in named.faults:
        say(msgid, **params)
    for msgid, params in closed:
        say(msgid, **params)
    if withdraw:
        say(WITHDRAWN, count=len(changed), same=len(named.record_ids) - len(changed))
    else:
        say(SHOWN, count=len(shown & set(changed)), same=len(shown - set(changed)))
    if named.faults:
        raise click.exceptions.Exit(EXIT_REFUSED)


def find(connection: Connection, names: Sequence[str]) -> Named:
    """Which records are meant: by id, else by an inventory number that only one record has."""
    ids = lookup.existing(connection, names)
    numbers = lookup.find_by_identifier(connection, None, [name for name in names if name not in ids])
    found: list[str] = []
    faults: list[tuple[str, dict[str, str]]] = []
    for name in names:
        meant = [name] if name in ids else numbers.get(name, [])
        if len(meant) == 1:
            found += meant
        elif meant:
            faults.append((AMBIGUOUS, {"text": name, "candidates": ", ".join(sorted(meant))}))
        else:
            faults.append((UNKNOWN, {"text": name}))
    return Named(tuple(dict.fromkeys(found)), tuple(faults))


def _closed(connection: Connection, record_ids: Sequence[str]) -> list[tuple[str, dict[str, str]]]:
    """Why visitors do not see these records, though they are published: a sentence for each."""
    told = []
    for view in views.open_records(connection, record_ids, STAFF):
        params = {"record": view.id, "name": quoted(view.record.title(language()))}
        level, until = view.record.access.level, view.record.access.until
        told.append((FOR_OTHERS.get(level, EMBARGOED), params | {"date": until or ""}))
    return told


def _withdraw(connection: Connection, named: Named) -> list[str]:
    return [record_id for record_id in named.record_ids if records.withdraw(connection, record_id)]
