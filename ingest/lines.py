"""The lines of the report about one judged row: the record's own, its further rows, its files that are not taken."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.judging import Judged
from ingest.plan import GoneRow
from ingest.planned_rows import Action
from ingest.report_rows import ReportRow, is_lost_file, line_of_lost_file

STAYS_WITHDRAWN = define(
    "record-stays-withdrawn",
    Severity.WARNING,
    N_("This record was withdrawn from the public and stays so. To show it again: heritage publish {record}"),
)

ROW_GONE = define(
    "row-gone",
    Severity.INFO,
    N_(
        "'{key}' stood in this sheet when it was brought last and stands there no more. Its record stays as it is. To "
        "take it from the public: heritage publish --withdraw {record}"
    ),
)


def is_silent(judged: Judged) -> bool:
    """Whether there is nothing to be told of the row but that its record is as it was."""
    row, known = judged.row, judged.known
    if judged.action is not Action.UNCHANGED or known is None or known.withdrawn or row.draft:
        return False
    said = (row.messages, row.further, row.files, judged.messages, judged.unready, judged.suggested, judged.publicity)
    return not any(said)


def lines_of(judged: Judged, *, publish: bool) -> Iterator[ReportRow]:
    """One line that counts for the record, then those beside it; of files alone, none of which is taken, only these."""
    row, record_id = judged.row, judged.record_id
    refused = list(_refused_files(judged)) if judged.refused else []
    if not row.draft or judged.action is not Action.REFUSED:
        lost = dict(refused)
        taken = {str(file.name): file.reason for file in row.files if file.name not in lost}
        messages = (*row.messages, *judged.messages, *_about_withdrawal(judged, publish=publish))
        number, public = row.number or None, judged.publicity
        yield ReportRow(
            row.source, number, judged.action, record_id, messages, tuple(taken), publicity=public, paired=taken
        )
    for further in row.further:
        yield ReportRow(row.source, further.number, Action.SAME_RECORD, record_id, further.messages, counted=False)
    for name, why in refused:
        yield ReportRow(str(name), None, Action.REFUSED, record_id, (why,), counted=False)


def line_of(judged: Judged) -> ReportRow:
    """A line that says something more of the row's record."""
    row = judged.row
    return ReportRow(row.source, row.number or None, Action.NOTED, judged.record_id, counted=False)


def line_of_gone(gone: GoneRow) -> ReportRow:
    """A row that the sheet of before had: nothing happens to its record."""
    why = ROW_GONE(key=gone.key, record=gone.record_id)
    return ReportRow(gone.source, None, Action.NOTED, gone.record_id, (why,), counted=False)


def left_over(source: str, number: int | None, why: Message, faults: Sequence[Message] = ()) -> ReportRow:
    """A row or a file that belongs to no record; `faults`: what is wrong with the file besides.

    What cannot be taken at all is told so and nothing else: whose record it is matters once it is mended.
    """
    if is_lost_file(why):
        return line_of_lost_file(why, f"{source} {number}")
    aside = why.severity is Severity.INFO
    action = Action.IGNORED if aside else Action.REFUSED
    counted = number is not None and not aside
    is_fatal = any(one.severity is Severity.ERROR for one in faults)
    told = tuple(faults) if is_fatal else (*faults, why)
    return ReportRow(source, number, action, None, told, counted=counted)


def _refused_files(judged: Judged) -> Iterator[tuple[PurePosixPath, Message]]:
    """The files of the row that were not taken, each with the reason."""
    why = {one.path: one.message for one in judged.refused}
    return ((file.name, why[file.path]) for file in judged.row.files if file.path in why)


def _about_withdrawal(judged: Judged, *, publish: bool) -> tuple[Message, ...]:
    """A person took the record back: an import does not undo that."""
    known = judged.known
    if known is None or not known.withdrawn or not publish or judged.action is Action.REFUSED:
        return ()
    return (STAYS_WITHDRAWN(record=known.record_id),)
