"""The report of an ingest in words: what was noticed, the rows that there is something to say of, then the sums."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import click

from catalog.language import N_, translate
from catalog.messages import Severity
from catalog.quoting import quoted
from heritage.cli import language, say
from heritage.cli.grouped import AND_MORE, Alike, lines_about_tables
from ingest.differing import FIELD_CHANGES
from ingest.finding import REASONS
from ingest.merge import KEPT_EDIT
from ingest.plan import Action
from ingest.report import Publicity, Report
from ingest.sheets.decomposed import DECOMPOSED, in_words

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
PUBLIC = N_("What visitors see: records newly shown: {shown}; no longer shown: {hidden}.")
PUBLIC_PLANNED = N_("What visitors would see: records newly shown: {shown}; no longer shown: {hidden}.")
PAIRED = N_("Files paired, by rule: {rules}.")
ITS_FILES = N_("files: {names}")
ALSO = N_("(also row {rows})")
AND_MORE_ROWS = N_("{names}, and further rows: {count}")
RUN = N_("This run is {run}. To take it back: heritage undo {run}")
MORE = N_("... and {count} more; --report FILE writes them all.")
MORE_SUGGESTIONS = N_("Further files that say something about themselves: {count}; --report FILE writes it all.")
CONVERTED = N_("{source}: column '{column}' was converted from {encoding}: '{before}' became '{after}'.")
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
}
NAMING_THEIR_FIELD = frozenset({FIELD_CHANGES.code, KEPT_EDIT.code})
"""Messages whose sentence says of which column they are."""
SHOWN_ROWS = 40
SHOWN_FILES = 4
SHOWN_ALSO = 8
MOST_SENTENCES = 10_000
"""How many different sentences are watched for coming again, so that a report of any length needs little memory."""


def tell(told: Report, *, dry_run: bool) -> None:
    """Say the report."""
    for message in told.messages:
        click.echo(f"- {message.text(told.language)}")
    said = ((facts.source, message) for facts in told.sources for message in facts.messages)
    for line in lines_about_tables(said, told.language):
        click.echo(f"- {line}")
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
    tell_rows(told, dry_run=dry_run)
    for line in told.untied.lines(language()):
        click.echo(f"- {line}")
    _tell_suggestions(told)
    counts = {action.value: told.counts[action] for action in Action}
    say(PLANNED if dry_run else DONE, **counts)
    shown, hidden = told.public[Publicity.SHOWN], told.public[Publicity.HIDDEN]
    if shown or hidden:
        say(PUBLIC_PLANNED if dry_run else PUBLIC, shown=shown, hidden=hidden)
    files = told.files
    if any(vars(files).values()):
        say(FILES_PLANNED if dry_run else FILES_DONE, **vars(files))
    if told.paired:
        rules = (f"{translate(REASONS[reason], language())}: {number}" for reason, number in told.paired.items())
        say(PAIRED, rules="; ".join(rules))
    if told.run and (told.counts[Action.CREATED] or told.counts[Action.CHANGED]):
        say(RUN, run=told.run)


Sentence = tuple[str, str, str]
"""What a message is known again by: its source, its path and its text."""


@dataclass
class _Again:
    """Where a sentence stands: in `first`, and in how many rows after it, the first few by number."""

    first: int
    rows: list[int] = field(default_factory=list)
    count: int = 0


def tell_rows(told: Report, *, dry_run: bool) -> None:
    """The rows that there is something to say of, as they stand in their sheets; a refusal never falls to the cut.

    What is to be said of several rows alike is said at the first of them, or of many refusals in a line for all.
    """
    again, alike = _sentences(told.rows()), Alike(row for row in told.rows() if _is_gathered(row))
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


def _to_tell(told: Report, again: dict[Sentence, _Again], alike: Alike, *, dry_run: bool) -> Iterator[dict[str, Any]]:
    """The rows to be told, refusals first, each with what is not told elsewhere."""
    for row in filter(_is_refusal, told.rows()):
        own = alike.without_grouped(row)
        if own["messages"] or not row["messages"]:
            yield own
    for row in told.rows():
        if _is_gathered(row):
            own = alike.without_grouped(row)
            if own["messages"] and not _is_refusal(row):
                yield own
        elif _is_told(own := _without_repeated(row, again), dry_run=dry_run):
            yield own


def _sentences(rows: Iterable[dict[str, Any]]) -> dict[Sentence, _Again]:
    """The sentences about rows that are taken, each with the rows in which it stands; the first of these tells it."""
    found: dict[Sentence, _Again] = {}
    for row in rows:
        for sentence in _said(row):
            known = found.get(sentence)
            if known is None and len(found) < MOST_SENTENCES:
                found[sentence] = _Again(row["row"])
            elif known is not None and known.first != row["row"]:
                known.count += 1
                if len(known.rows) < SHOWN_ALSO:
                    known.rows.append(row["row"])
    return found


def _said(row: dict[str, Any]) -> Iterator[Sentence]:
    if row["row"] and not _is_refusal(row):
        yield from ((row["source"], one["path"], one["text"]) for one in row["messages"])


def _without_repeated(row: dict[str, Any], again: dict[Sentence, _Again]) -> dict[str, Any]:
    """The row with only those messages that are not told at a row before it."""
    told = [known is None or known.first == row["row"] for known in map(again.get, _said(row))]
    if not told or all(told):
        return row
    return {**row, "messages": [one for one, is_told in zip(row["messages"], told, strict=True) if is_told]}


def _is_refusal(row: dict[str, Any]) -> bool:
    return row["action"] == Action.REFUSED or any(one["severity"] == Severity.ERROR for one in row["messages"])


def _is_gathered(row: dict[str, Any]) -> bool:
    """Whether it is told together with others that are like it: what is refused, and files that are left aside."""
    return _is_refusal(row) or row["action"] == Action.IGNORED


def _is_told(row: dict[str, Any], *, dry_run: bool) -> bool:
    unchanged = row["action"] == Action.UNCHANGED
    turned = row["public"] == Publicity.HIDDEN or (bool(row["public"]) and unchanged)
    return bool(row["messages"]) or turned or (dry_run and not unchanged)


def _tell_row(row: dict[str, Any], again: dict[Sentence, _Again], alike: Alike, *, dry_run: bool) -> None:
    place = f"{row['source']} {row['row']}" if row["row"] else row["source"]
    words = ACTIONS | FORESEEN if dry_run else ACTIONS
    action = translate(words[row["action"]], language())
    if row["public"]:
        action = translate(PUBLICITY[row["public"]], language(), action=action)
    click.echo(f"{place}: {action}")
    if dry_run and row["files"]:
        names = _listed(row["files"], len(row["files"]), SHOWN_FILES, AND_MORE)
        click.echo("    " + translate(ITS_FILES, language(), names=names))
    for message in row["messages"]:
        is_said = message["path"] in {"", quoted(row["source"])} or message["code"] in NAMING_THEIR_FIELD
        where = "" if is_said else f"{message['path']}: "
        if _is_gathered(row):
            more = alike.likewise(row, message, language())
        else:
            more = _also(again.get((row["source"], message["path"], message["text"])))
        click.echo(f"    {where}{message['text']}{more and f' {more}'}")


def _also(known: _Again | None) -> str:
    """In which other rows the sentence stands."""
    if known is None or not known.count:
        return ""
    rows = _listed(list(map(str, known.rows)), known.count, SHOWN_ALSO, AND_MORE_ROWS)
    return translate(ALSO, language(), rows=rows)


def _listed(names: list[str], count: int, most: int, with_more: str) -> str:
    """The first names, and how many there are beside."""
    listed, left = ", ".join(names[:most]), count - min(most, len(names))
    return translate(with_more, language(), names=listed, count=left) if left > 0 else listed


def _tell_suggestions(told: Report) -> None:
    """What the files of this run say about themselves, the first few of them."""
    for one in told.shown_suggestions:
        click.echo(f"{one['file']}: {one['text']}")
    left = told.fresh_suggestions - len(told.shown_suggestions)
    if left:
        say(MORE_SUGGESTIONS, count=left)
