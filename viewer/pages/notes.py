"""What the search page says of how a question was understood."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalog.analyzer import words
from catalog.dates.display import years_line
from catalog.language import N_
from catalog.search.query import NamedYears, Results
from viewer.context import Link, Said, plain, said
from viewer.pages.asked import MAX_CHARACTERS, Asked
from viewer.pages.caller import Caller
from viewer.pages.facets import Address, as_read


@dataclass(frozen=True)
class Note:
    """A sentence, and where it leads, if anywhere."""

    text: Said
    link: Link | None = None


def notes(asked: Asked, found: Results, asker: Caller, address: Address) -> tuple[Note, ...]:
    """Everything that was understood in another way than it was typed."""
    return (
        *(Note(asker.said(text)) for text in _of_years(asked)),
        *(Note(asker.said(text, most=MAX_CHARACTERS)) for text in _of_length(asked)),
        *(Note(plain(text)) for text in _of_words(asked, found, asker)),
        *(_of_named_years(named, as_read(asked, found), asker, address) for named in found.years),
    )


def nothing(asked: Asked, found: Results, asker: Caller) -> Said | None:
    """What was looked for in vain; None where something was found, or a note has said so already."""
    if found.total or found.absent:
        return None
    if not asked.text:
        return asker.said(N_("No record fits all of these choices together."))
    return asker.said(
        N_(
            "We looked for “{text}” as it is written, without its marks, and in the other forms people use, "
            "and found nothing."
        ),
        text=asked.text,
    )


def _of_years(asked: Asked) -> Iterator[str]:
    if asked.exchanged:
        yield N_("The first year came after the last one, so the two were exchanged.")


def _of_length(asked: Asked) -> Iterator[str]:
    if asked.cut:
        yield N_("Only the first {most} characters were looked for; what came after them was left out.")


def _of_words(asked: Asked, found: Results, asker: Caller) -> Iterator[str]:
    if asked.text and not words(asked.text):
        if _is_seen(asked.text):
            yield asker.words(N_("“{text}” has no letter or number to look for, so it was left out."), text=asked.text)
        else:
            yield asker.words(N_("What was asked has nothing that can be seen, so it was left out."))
    for names in found.absent:
        place = said(names, asker.language) or ""
        if found.total and not found.fewer:
            yield asker.words(N_("The museum has no record from {place} yet. These only speak of it."), place=place)
        else:
            yield asker.words(N_("The museum has no record from {place} yet."), place=place)
    if not found.total:
        return
    if found.tried and found.tried.casefold() != asked.text.casefold():
        yield asker.words(
            N_("Nothing is written exactly as “{text}”. These are the results for “{tried}”."),
            text=asked.text,
            tried=found.tried,
        )
    if found.exact is not None:
        yield asker.words(
            N_("With the marks as typed: {exact}. {others} more match only when marks are left out."),
            exact=found.exact,
            others=found.total - found.exact,
        )
    if found.fewer:
        yield asker.words(N_("No record has all of these words. These have most of them."))


def _is_seen(text: str) -> bool:
    """Whether any character of it leaves a mark; those of no width that are pasted with others do not."""
    return any(unicodedata.category(character)[0] not in "CZ" for character in text)


def _of_named_years(named: NamedYears, asked: Asked, asker: Caller, address: Address) -> Note:
    """What was taken for years, and the way to its words alone."""
    only_words = replace(asked, text=asked.text.replace(named.text, f'"{named.text}"', 1), page=1)
    years = years_line(named.first, named.last, asker.language)
    return Note(
        asker.said(
            N_("“{text}” was taken for a time: this is what dates from it ({years}) or speaks of it."),
            text=named.text,
            years=years,
        ),
        Link(asker.said(N_("Look for the words only")), address(only_words)),
    )
