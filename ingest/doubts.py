"""What is told of a file that only one record is possible for, and why it was not given to that one."""

from pathlib import PurePosixPath

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.found import Doubt

MAYBE_YEAR = define(
    "file-maybe-year",
    Severity.WARNING,
    N_(
        "The file '{file}' bears the number of {candidates} where it may as well be a year, so it was given to none. "
        "If the record is meant, put its name behind the number, name the file in a column 'Tệp' (file) of the sheet, "
        "or decide it in the table that --save-pairs writes."
    ),
)
MAYBE_COUNT = define(
    "file-maybe-count",
    Severity.WARNING,
    N_(
        "The file '{file}' bears a short number that may be {candidates}, or only count the files of its folder, so it "
        "was given to none. If the record is meant, put its name behind the number, name the file in a column 'Tệp' "
        "(file) of the sheet, or decide it in the table that --save-pairs writes."
    ),
)
MAYBE_PART = define(
    "file-maybe-part",
    Severity.WARNING,
    N_(
        "The file '{file}' bears the number of {candidates} and a further part that no row has, so it was given to "
        "none. If it is a photograph of that record, end its name in '_1' instead, name it in a column 'Tệp' (file) of "
        "the sheet, or decide it in the table that --save-pairs writes."
    ),
)
MORE_BESIDE = define(
    "file-more-beside-number",
    Severity.WARNING,
    N_(
        "The file '{file}' bears the number of {candidates}, but beside it in the file's or folder's name stands what "
        "is neither this record's name nor a view, so it was given to none. If the record is meant, put its name "
        "behind the number, name the file in a column 'Tệp' (file) of the sheet, or decide it in the table that "
        "--save-pairs writes."
    ),
)
DOUBTS = {
    Doubt.YEAR: MAYBE_YEAR,
    Doubt.COUNT: MAYBE_COUNT,
    Doubt.PART: MAYBE_PART,
    Doubt.BESIDE: MORE_BESIDE,
}
WHY_IN_DOUBT = {
    MAYBE_YEAR.code: N_("the number may as well be a year"),
    MAYBE_COUNT.code: N_("a short number, which may only count the files"),
    MAYBE_PART.code: N_("the number has a further part that no row has"),
    MORE_BESIDE.code: N_("beside the number stands what is neither the record's name nor a view"),
}
"""The same in a few words, by the code of what is told."""


def told_of_one(path: PurePosixPath, key: str, doubt: Doubt) -> Message:
    """What is told of a file for which this record alone is possible."""
    return DOUBTS[doubt](str(path), file=str(path), candidates=key)
