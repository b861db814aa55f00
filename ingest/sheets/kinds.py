"""Of what kind the records of a sheet are, guessed where no column and no mapping says it.

What tells is in data/telling.tsv: some columns only persons have, some only sites, and files are called after what they
list. A guess needs two signs or a strong one, and no other kind may have as many.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.record.lists import KIND_LABELS, Kind
from ingest.sheets.fields.draft import Column
from ingest.sheets.folding import fold, spelled
from ingest.sheets.synonyms import without_brackets
from ingest.sheets.terms import kind_of_type
from ingest.sheets.vocabulary import KINDS

KIND_OF_SHEET = define(
    "kind-of-sheet",
    Severity.INFO,
    N_(
        "No column of '{source}' says what its records are. By '{signs}' they were taken as: {kind}. Where that is "
        "wrong, add a column 'Kind', or write kind = \"…\" in a mapping file."
    ),
)
KIND_OF_SHEET_DEFAULT = define(
    "kind-of-sheet-default",
    Severity.INFO,
    N_(
        "No column of '{source}' says what its records are, so they were taken as what they are when nothing is said: "
        "{kind} (columns such as '{signs}' fit that, and prove nothing). Where that is wrong, add a column 'Kind', or "
        'write kind = "…" in a mapping file.'
    ),
)
KIND_OF_SHEET_UNKNOWN = define(
    "kind-of-sheet-unknown",
    Severity.WARNING,
    N_(
        "Nothing in '{source}' says what its records are. Where a record's type or name does not tell, it was taken "
        "as: {kind}. Add a column 'Kind', or write kind = \"…\" in a mapping file."
    ),
)

_TABLE = Path(__file__).parent / "data" / "telling.tsv"
_ENOUGH = 2
_SHOWN_SIGNS = 4


@dataclass(frozen=True)
class Guess:
    """The kind that most of a sheet's signs tell, and those signs, the strongest first.

    `is_default`: none of them is strong, and it is the kind that is taken where there are none.
    """

    kind: Kind
    signs: tuple[str, ...]
    is_default: bool = False


@cache
def _telling(where: str) -> Mapping[str, tuple[Kind, int]]:
    """Kind and weight of the words that tell at one place, spelled with their marks and without."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    told = [(word, (Kind(kind), int(weight))) for at, word, kind, weight in rows if at == where]
    if where == "column":
        return dict(told)
    return {form(word): tells for form in (fold, spelled) for word, tells in told}


def guess_kind_of_sheet(
    columns: Mapping[str, Column], texts: Mapping[str, Sequence[str]], called: Iterable[str]
) -> Guess | None:
    """What the records most likely are, by headings, types and the names of sheet and file; None where it is open."""
    signs = [*_of_columns(columns), *_of_types(columns, texts), *_of_names(called)]
    weights: Counter[Kind] = Counter()
    for _, kind, weight in signs:
        weights[kind] += weight
    best = max(weights, key=lambda kind: weights[kind], default=None)
    if best is None or weights[best] < _ENOUGH or list(weights.values()).count(weights[best]) > 1:
        return None
    telling = sorted((sign for sign in signs if sign[1] is best), key=lambda sign: -sign[2])
    is_default = best is Kind.ARTEFACT and telling[0][2] < _ENOUGH
    return Guess(best, tuple(dict.fromkeys(word for word, _, _ in telling)), is_default)


def told_of_kind(source: str, guess: Guess | None) -> Message:
    """What is said of a sheet whose kind nothing states."""
    if guess is None:
        return KIND_OF_SHEET_UNKNOWN(source=source, kind=KIND_LABELS[Kind.ARTEFACT])
    said = KIND_OF_SHEET_DEFAULT if guess.is_default else KIND_OF_SHEET
    return said(source=source, signs=", ".join(guess.signs[:_SHOWN_SIGNS]), kind=KIND_LABELS[guess.kind])


def types_tell(columns: Mapping[str, Column], texts: Mapping[str, Sequence[str]]) -> bool:
    """Whether a column of types tells the kind of most rows by itself."""
    return bool(_of_types(columns, texts))


Sign = tuple[str, Kind, int]


def _of_columns(columns: Mapping[str, Column]) -> list[Sign]:
    by_target, by_heading = _telling("column"), _telling("heading")
    found: list[Sign] = []
    for header, column in columns.items():
        tells = [by_target.get(column.target), by_heading.get(spelled(without_brackets(header)))]
        strongest = max((one for one in tells if one), key=lambda one: one[1], default=None)
        if strongest is not None:
            found.append((header, *strongest))
    return found


def _of_types(columns: Mapping[str, Column], texts: Mapping[str, Sequence[str]]) -> list[Sign]:
    """The kind that more than half of the cells in a column of types are of: 'đình', 'chùa' are sites."""
    found: list[Sign] = []
    for header, column in columns.items():
        if column.target == "term.type":
            words = texts.get(header, ())
            kinds = Counter(KINDS.get(word) or kind_of_type(word, column.language) for word in words)
            kind, count = next(iter(kinds.most_common(1)), (None, 0))
            if kind is not None and 2 * count > len(words):
                found.append((header, kind, _ENOUGH))
    return found


def _of_names(called: Iterable[str]) -> list[Sign]:
    """What each name tells first: 'hiện vật ở di tích Cổ Loa' lists things, not sites."""
    found: list[Sign] = []
    for name in called:
        words = f" {spelled(name)} "
        at = [(words.find(f" {word} "), -len(word), tells) for word, tells in _telling("called").items()]
        first = min((one for one in at if one[0] >= 0), default=None)
        if first is not None:
            found.append((name, *first[2]))
    return found
