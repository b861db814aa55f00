"""Ranks and listings: by Vietnamese law with their decision, and UNESCO's."""

from typing import Any

from catalog.language import N_
from catalog.messages import Severity, define
from catalog.record.lists import DesignationList, Kind, Rank
from ingest.sheets.fields.draft import Column, Draft, Field, Piece, Setter, Settled, remembered
from ingest.sheets.fields.times import span
from ingest.sheets.terms import known_word
from ingest.sheets.vocabulary import LISTINGS, NO_RANK, Listing

RANK_UNKNOWN = define(
    "rank-unknown",
    Severity.WARNING,
    N_("'{value}' is no rank or list that the museum knows, and is kept for staff as it is. Known are: {expected}."),
)
RANK_MISSING = define(
    "rank-missing",
    Severity.WARNING,
    N_("There is a decision ('{value}') but no rank; it is kept for staff. Fill in the rank as well."),
)


def _rank(slot: str) -> Setter:
    def set_rank(draft: Draft, piece: Piece, column: Column) -> None:
        if NO_RANK.get(piece.text):
            return
        listing = LISTINGS.get(piece.text)
        if listing is None:
            draft.tell(RANK_UNKNOWN, column, value=piece.text, expected=LISTINGS.expected)
            draft.keep(column, piece.text)
            return
        found = draft.slot(slot)
        found.setdefault("listings", []).append((listing, piece.text, column))

    return set_rank


rank = _rank("designation")
"""Sets a rank by Vietnamese law."""


def _detail(slot: str, name: str) -> Setter:
    def set_detail(draft: Draft, piece: Piece, column: Column) -> None:
        found = draft.slot(slot)
        first = found.setdefault(name, (piece.text, column))
        if first[1].language != column.language:
            found.setdefault(f"{name} {column.language}", (piece.text, column))

    return set_detail


def finish(draft: Draft) -> None:
    """One designation for each rank of this row, with the decision that stands beside it."""
    for name in ("designation", "unesco"):
        slot = draft.slots.get(name)
        if not slot:
            continue
        listings = slot.get("listings") or _without_rank(draft, name, slot)
        if slot.keys() == {"listings"} and len(listings) == 1:
            listing, text, column = listings[0]
            draft.add("designations", _alone(listing, text, column.language or "vi"), column.header)
            continue
        for listing, said, column in _by_listing(listings):
            draft.add("designations", _row(draft, slot, listing, said), column.header)


Said = list[tuple[Listing, str, Column]]


def _by_listing(listings: Said) -> list[tuple[Listing, dict[str, str], Column]]:
    """Each listing with its words; a column in another language says those of the first again, in their order."""
    found: list[tuple[Listing, dict[str, str], Column]] = []
    for listing, text, column in listings:
        language = column.language or "vi"
        words = next((words for one, words, _ in found if one == listing and language not in words), None)
        if words is None:
            words = {}
            found.append((listing, words, column))
        if text:
            words[language] = text
    return [(listing, _in_english(words), column) for listing, words, column in found]


def _in_english(words: dict[str, str]) -> dict[str, str]:
    """The words, in English too where that is the fixed name of a body or list."""
    known = known_word(words.get("vi", ""))
    return {**words, "en": words.get("en", known.en)} if known else words


def _without_rank(draft: Draft, name: str, slot: dict[str, Any]) -> Said:
    """A decision without a rank: a site is on the list of sites at least; of anything else nobody knows which list."""
    text, column = next(iter(slot.values()))
    if name == "designation" and draft.likely_kind is Kind.SITE:
        return [(Listing(DesignationList.SITE), "", column)]
    for text, column in slot.values():
        draft.tell(RANK_MISSING, column, value=text)
        draft.keep(column, text)
    return []


@remembered
def _alone(listing: Listing, text: str, language: str) -> Settled:
    """A rank of which nothing else is said."""
    return Settled(_row(Draft(), {}, listing, _in_english({language: text} if text else {})))


def _row(draft: Draft, slot: dict[str, Any], listing: Listing, said: dict[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {"list": listing.list, "rank": listing.rank}
    if listing.rank is Rank.LISTED and said:
        row["type"] = said
    if "number" in slot:
        row["number"] = slot["number"][0]
    if "authority" in slot:
        row["authority"] = _in_english(_in_words(slot, "authority"))
    elif listing.list.value.startswith("unesco"):
        row["authority"] = {"vi": "UNESCO", "en": "UNESCO"}
    if "date" in slot:
        row["date"] = span(draft, *slot["date"])
        row["date"]["text"] |= _in_words(slot, "date")
    return row


def _in_words(slot: dict[str, Any], name: str) -> dict[str, str]:
    """What the columns of one detail say, by language."""
    found = (said for key, said in slot.items() if key.partition(" ")[0] == name)
    return {column.language or "vi": text for text, column in found}


FIELDS: dict[str, Field] = {
    "designation": Field(_rank("designation"), language=True, many=True),
    "designation.number": Field(_detail("designation", "number")),
    "designation.date": Field(_detail("designation", "date"), language=True),
    "designation.authority": Field(_detail("designation", "authority"), language=True),
    "unesco": Field(_rank("unesco"), language=True, many=True),
    "unesco.number": Field(_detail("unesco", "number")),
    "unesco.date": Field(_detail("unesco", "date"), language=True),
}
