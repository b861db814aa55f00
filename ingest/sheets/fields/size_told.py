"""What is told of sizes that are kept as they are written."""

from catalog.language import N_
from catalog.messages import Severity, define
from ingest.sheets.fields.draft import Column, Draft
from ingest.sheets.fields.size_words import has_doubtful_letter

SIZE_AS_TEXT = define(
    "size-as-text",
    Severity.INFO,
    N_("The size '{value}' is kept as it is written; 'height 63 cm; width 20 cm' could be searched and compared."),
)
SIZE_LETTER = define(
    "size-letter",
    Severity.INFO,
    N_(
        "The size '{value}' is kept as it is written: D may be a length, a thickness or a diameter. Write 'dài', 'dày' "
        "or 'ĐK' for it to be searched and compared."
    ),
)


def tell_as_text(draft: Draft, text: str, column: Column, kind: str = "") -> None:
    """Tell why the size is not read: for a letter that may be several sizes, where no heading names the `kind`."""
    is_doubtful = not kind and has_doubtful_letter(text, column.language)
    draft.tell(SIZE_LETTER if is_doubtful else SIZE_AS_TEXT, column, value=text)
