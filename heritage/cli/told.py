"""The report of an ingest in words: what was noticed, the rows that there is something to say of, then the sums."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import click

from catalog.language import N_, translate
from catalog.messages import Severity
from catalog.quoting import quoted
from heritage.cli import language, say
from heritage.cli.grouped import AND_MORE, Alike, lines_about_tables
from heritage.cli.repeated import Repeated
from ingest.differing import FIELD_CHANGES
from ingest.found import REASONS
from ingest.merge import EDIT_REPLACED, FILES_STAY_OUT, KEPT_EDIT
from ingest.planned_rows import Action
from ingest.report import Report
from ingest.report_rows import Publicity
from ingest.sheets.decomposed import DECOMPOSED, in_words
from ingest.sheets.kinds import KIND_OF_SHEET
from ingest.sheets.of_files import FILE_NOTES_FOR_STAFF
from ingest.sheets.told import (
    COLUMNS_KEPT,
    GIVERS_FOR_STAFF,
    NOTES_FOR_STAFF,
    PERSONS_FOR_STAFF,
    PERSONS_ROUGHLY,
)

PLANNED = N_(
    "This is what would happen (nothing was written): {created} new, {changed} changed, {unchanged} unchanged, "
    "{refused} refused."
)
DONE = N_("Records: {created} new, {changed} changed, {unchanged} unchanged, {refused} refused.")
FILES_DONE = N_(
    "Files: {stored} stored, {unreadable} stored but unreadable, {duplicates} known already, {refused} refused."
)
FILES_PLANNED = N_(
    "Files: {stored} to be stored, {unreadable} that cannot be read, {duplicates} known already, {refused} to be "
    "refused."
)
PUBLIC = N_(
    "What visitors see: records newly shown: {shown}; shown in their newer version: {replaced}; no longer shown: "
    "{hidden}."
)
PUBLIC_PLANNED = N_(
    "What visitors would see: records newly shown: {shown}; shown in their newer version: {replaced}; no longer shown: "
    "{hidden}."
)
WAITING = N_(
    "Visitors still see the earlier version of records that changed: {count}. To show the newer one: the same command "
    "with --publish, or heritage publish NUMBER for one record; one edited by hand needs heritage publish."
)
WAITING_PLANNED = N_(
    "Visitors would still see the earlier version of records that change: {count}. To show the newer one: --publish, "
    "and for one that was edited by hand heritage publish NUMBER."
)
PAIRED = N_("Files paired, by rule: {rules}.")
ITS_FILES = N_("files: {names}")
RUN = N_("This run is {run}. To take it back: heritage undo {run}")
RUN_WENT_ON = N_(
    "This run is {run}, and went on with what was cut off before. To take all of it back, in this order: {commands}"
)
MORE = N_("... and {count} more; --report FILE writes them all.")
MORE_SUGGESTIONS = N_("Further files that say something about themselves: {count}; --report FILE writes it all.")
CONVERTED = N_("{source}: column '{column}' was converted from {encoding}: '{before}' became '{after}'.")
NOTICES_KNOWN = N_(
    "- Nothing is new or changed, so notices about the columns are not told again: {count}; --report FILE writes them."
)
ACTIONS = {
    Action.CREATED: N_("new"),
    Action.CHANGED: N_("changed"),
    Action.UNCHANGED: N_("as it was"),
    Action.REFUSED: N_("refused"),
    Action.SAME_RECORD: N_("goes into the same record"),
    Action.NOTED: N_("to be noted"),
    Action.UNREADABLE: N_("stored, but unreadable"),
    Action.IGNORED: N_("left aside"),
    Action.REMOVED: N_("taken away"),
    Action.RESTORED: N_("as it was before"),
    Action.KEPT: N_("kept"),
}
FORESEEN = {Action.UNREADABLE: N_("cannot be read")}
"""What a dry run says instead: of such a file it does not matter yet whether it is stored."""
PUBLICITY = {
    Publicity.SHOWN: N_("{action}, shown to the public"),
    Publicity.HIDDEN: N_("{action}, no longer shown to the public"),
    Publicity.REPLACED: N_("{action}, shown to the public in its newer version"),
    Publicity.WAITING: N_("{action}, visitors still see its earlier version"),
}
NAMING_THEIR_FIELD = frozenset({FIELD_CHANGES.code, KEPT_EDIT.code, EDIT_REPLACED.code, FILES_STAY_OUT.code})
"""Messages whose sentence says of which column they are."""
OF_COLUMNS = frozenset(
    one.code
    for one in (
        NOTES_FOR_STAFF,
        FILE_NOTES_FOR_STAFF,
        COLUMNS_KEPT,
        PERSONS_FOR_STAFF,
        PERSONS_ROUGHLY,
        GIVERS_FOR_STAFF,
        KIND_OF_SHEET,
    )
)
"""Notices of how columns are read, which are the same as long as the sheet is."""
SHOWN_ROWS = 40
SHOWN_FILES = 4


def tell(told: Report, *, dry_run: bool) -> None:
    """Say the report."""
    for message in told.messages:
        click.echo(f"- {message.text(told.language)}")
    _tell_tables(told)
    tell_rows(told, dry_run=dry_run)
    for line in told.untied.lines(language()):
        click.echo(f"- {line}")
    _tell_suggestions(told)
    counts = {action.value: told.counts[action] for action in Action}
    say(PLANNED if dry_run else DONE, **counts)
    _tell_publicity(told, dry_run=dry_run)
    files = told.files
    if any(vars(files).values()):
        say(FILES_PLANNED if dry_run else FILES_DONE, **vars(files))
    if told.paired:
        rules = (f"{translate(REASONS[reason], language())}: {number}" for reason, number in told.paired.items())
        say(PAIRED, rules="; ".join(rules))
    _tell_run(told)


def _tell_run(told: Report) -> None:
    """How what was done is taken back, with what runs did before that were cut off."""
    if told.run and told.continues:
        commands = "; ".join(f"heritage undo {run}" for run in (told.run, *told.continues))
        say(RUN_WENT_ON, run=told.run, commands=commands)
    elif told.run and (told.counts[Action.CREATED] or told.counts[Action.CHANGED]):
        say(RUN, run=told.run)


def _tell_publicity(told: Report, *, dry_run: bool) -> None:
    """What visitors see from now on, and of what they do not see the newest."""
    shown, hidden, replaced, waiting = (
        told.public[one] for one in (Publicity.SHOWN, Publicity.HIDDEN, Publicity.REPLACED, Publicity.WAITING)
    )
    if shown or hidden or replaced:
        say(PUBLIC_PLANNED if dry_run else PUBLIC, shown=shown, hidden=hidden, replaced=replaced)
    if waiting:
        say(WAITING_PLANNED if dry_run else WAITING, count=waiting)


def _tell_tables(told: Report) -> None:
    """What was noticed of the tables as wholes."""
    said = [(facts.source, message) for facts in told.sources for message in facts.messages]
    wanted = [(source, one) for source, one in said if not (one.code in OF_COLUMNS and _is_all_as_it_was(told))]
    for line in lines_about_tables(wanted, told.language):
        click.echo(f"- {line}")
    if known := len(said) - len(wanted):
        say(NOTICES_KNOWN, count=known)
    for facts in told.sources:
        for one in facts.converted:
            if one.encoding == DECOMPOSED:
                click.echo(in_words(facts.source, one, language()))
                continue
            say(
                CONVERTED,
                source=facts.source,
                column=quoted(one.column),
                encoding=translate(one.encoding, language()),
                before=quoted(one.before),
                after=quoted(one.after),
            )


def _is_all_as_it_was(told: Report) -> bool:
    """Whether its rows came before, and nothing in them is new or changed."""
    return told.counts[Action.UNCHANGED] > 0 and not (told.counts[Action.CREATED] or told.counts[Action.CHANGED])


def tell_rows(told: Report, *, dry_run: bool) -> None:
    """The rows that there is something to say of, as they stand in their sheets; refusals come before what is taken.

    What is to be said of several rows alike is said at the first of them, or of many refusals in a line for all. So a
    refusal falls to the cut only where more than `SHOWN_ROWS` rows are each refused for something of their own.
    """
    again = Repeated(row for row in told.telling() if not _is_gathered(row))
    alike = Alike(row for row in told.telling() if _is_gathered(row))
    for line in alike.lines(language()):
        click.echo(f"- {line}")
    wanted = _to_tell(told, again, alike, dry_run=dry_run)
    shown = list(islice(wanted, SHOWN_ROWS))
    order = {source: at for at, source in enumerate(dict.fromkeys(facts.source for facts in told.sources))}
    for row in sorted(shown, key=lambda one: (order.get(one["source"], len(order)), one["row"] or 0)):
        _tell_row(row, again, alike, dry_run=dry_run)
    left = sum(1 for _ in wanted)
    if left:
        say(MORE, count=left)


def _to_tell(told: Report, again: Repeated, alike: Alike, *, dry_run: bool) -> Iterator[dict[str, Any]]:
    """The rows to be told, refusals first, each with what is not told elsewhere."""
    for row in filter(_is_refusal, told.telling()):
        own = alike.without_grouped(row)
        if own["messages"] or not row["messages"]:
            yield own
    for row in told.rows() if dry_run else told.telling():
        if _is_gathered(row):
            own = alike.without_grouped(row)
            if own["messages"] and not _is_refusal(row):
                yield own
        elif _is_told(own := again.without_told(row), dry_run=dry_run):
            yield own


def _is_refusal(row: dict[str, Any]) -> bool:
    return row["action"] == Action.REFUSED or any(one["severity"] == Severity.ERROR for one in row["messages"])


def _is_gathered(row: dict[str, Any]) -> bool:
    """Whether it is told together with others that are like it: what is refused, and files that are left aside."""
    return _is_refusal(row) or row["action"] == Action.IGNORED


def _is_told(row: dict[str, Any], *, dry_run: bool) -> bool:
    unchanged = row["action"] == Action.UNCHANGED
    turned = row["public"] == Publicity.HIDDEN or (bool(row["public"]) and unchanged)
    return bool(row["messages"]) or turned or (dry_run and not unchanged)


def _tell_row(row: dict[str, Any], again: Repeated, alike: Alike, *, dry_run: bool) -> None:
    place = f"{row['source']} {row['row']}" if row["row"] else row["source"]
    words = ACTIONS | FORESEEN if dry_run else ACTIONS
    action = translate(words[row["action"]], language())
    if row["public"]:
        action = translate(PUBLICITY[row["public"]], language(), action=action)
    click.echo(f"{place}: {action}")
    if dry_run and row["files"]:
        names = _listed(row["files"], SHOWN_FILES)
        click.echo("    " + translate(ITS_FILES, language(), names=names))
    for message in row["messages"]:
        is_said = message["path"] in {"", quoted(row["source"])} or message["code"] in NAMING_THEIR_FIELD
        where = "" if is_said else f"{message['path']}: "
        more = (alike.likewise if _is_gathered(row) else again.more)(row, message, language())
        click.echo(f"    {where}{message['text']}{more and f' {more}'}")


def _listed(names: list[str], most: int) -> str:
    """The first names, and how many there are beside."""
    listed, left = ", ".join(names[:most]), len(names) - most
    return translate(AND_MORE, language(), names=listed, count=left) if left > 0 else listed


def _tell_suggestions(told: Report) -> None:
    """What the files of this run say about themselves, the first few of them."""
    for one in told.shown_suggestions:
        click.echo(f"{one['file']}: {one['text']}")
    left = told.fresh_suggestions - len(told.shown_suggestions)
    if left:
        say(MORE_SUGGESTIONS, count=left)
