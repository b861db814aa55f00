"""The facts of a record as groups of labels and values, whatever its kind: what is empty does not appear."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from catalog.dates.lunar_words import in_lunar_words
from catalog.dates.span import DateSpan
from catalog.dates.wording import says_more
from catalog.language import FIRST, N_, languages, translate
from catalog.record.lists import (
    DESIGNATION_LABELS,
    RANK_LABELS,
    STANDING_LABELS,
    AgentRole,
    Certainty,
    Kind,
    NameType,
    Rank,
    TermRole,
    standing,
)
from catalog.record.model import Record
from catalog.record.parts import AgentRow, Designation, Event, Measurement, PlaceRow, Reference, Row, Term
from catalog.search.facets import facet_value
from catalog.search.query import Facet
from catalog.shown import Card
from viewer import labels
from viewer.addresses import record_path, room_path
from viewer.context import Said, plain, said
from viewer.pages.record.address import address
from viewer.pages.record.context import Fact, FactGroup, Value
from viewer.pages.record.readings import names_person, said_in_pixels

_SHOWN_TERMS = (
    TermRole.TYPE,
    TermRole.LEGAL_CLASS,
    TermRole.PERIOD,
    TermRole.OCCUPATION,
    TermRole.MATERIAL,
    TermRole.TECHNIQUE,
    TermRole.STYLE,
    TermRole.SUBJECT,
)


_TERM_FACETS = {
    TermRole.TYPE: Facet.TYPE,
    TermRole.MATERIAL: Facet.MATERIAL,
    TermRole.SUBJECT: Facet.SUBJECT,
    TermRole.PERIOD: Facet.PERIOD,
}


@dataclass(frozen=True)
class FactReader:
    """Reads a record's rows as facts in one language; `cards` are the records that the reader may be led to."""

    language: str
    cards: Mapping[str, Card]

    def groups(self, record: Record) -> tuple[FactGroup, ...]:
        """All groups that have facts."""
        found = (
            (N_("At a glance"), self.nature(record)),
            (N_("Where"), self.places(record)),
            (N_("Who"), self.people(record)),
            (N_("A life") if record.kind is Kind.PERSON else N_("When"), self.events(record)),
            (N_("Ranks and listings"), self.designations(record)),
            (N_("Inventory numbers"), self.identifiers(record)),
        )
        return tuple(FactGroup(self._words(title), facts) for title, facts in found if facts)

    def nature(self, record: Record) -> tuple[Fact, ...]:
        """What it is: other names, terms, measurements, languages."""
        names = [
            self._fact(labels.NAMES[row.type], [self._value(row.text, row)])
            for row in record.names
            if row.type is not NameType.PREFERRED and self._is_name_here(row.text)
        ]
        terms = [
            self._fact(labels.TERMS[role], [self._term(row) for row in rows])
            for role in _SHOWN_TERMS
            if (rows := [row for row in record.terms if row.role is role])
        ]
        measured = [self._fact(self._measure(row), [self._size(row)]) for row in record.measurements]
        spoken = [Value(plain(labels.language_name(tag, self.language))) for tag in record.languages]
        return _merged([*terms, *names, *measured, self._fact(N_("Language"), spoken)])

    def _is_name_here(self, text: Mapping[str, str]) -> bool:
        """Whether readers of this language know the thing by the name: a Vietnamese one everybody, others their own."""
        return not set(text) <= set(languages()) - {FIRST, self.language}

    def places(self, record: Record) -> tuple[Fact, ...]:
        """Where it is, was found, is kept or performed."""
        return _merged(
            self._fact(labels.PLACES[row.role], [value]) for row in record.places if (value := self._place(row))
        )

    def people(self, record: Record) -> tuple[Fact, ...]:
        """Persons and bodies in a standing role."""
        return _merged(
            self._fact(self._role(row, record.kind), [self._reference(row.agent, row)]) for row in record.agents
        )

    def _role(self, row: AgentRow, kind: Kind) -> str:
        if row.role is AgentRole.ISSUER and names_person(row.agent, self.cards):
            return labels.ISSUER_IN_PERSON
        return labels.AGENTS_OF.get(kind, {}).get(row.role, labels.AGENTS[row.role])

    def events(self, record: Record) -> tuple[Fact, ...]:
        """What happened to it, with dates, places and people."""
        return _merged(self._fact(labels.EVENTS[row.type], self._event(row)) for row in record.events)

    def designations(self, record: Record) -> tuple[Fact, ...]:
        """Ranks and listings with their decisions."""
        return _merged(
            self._fact(DESIGNATION_LABELS[row.list], [self._designation(row)]) for row in record.designations
        )

    def identifiers(self, record: Record) -> tuple[Fact, ...]:
        """Numbers by which the thing is known."""
        return _merged(
            self._fact(
                labels.IDENTIFIERS.get(row.type, row.type),
                [Value(plain(row.value), href=_wikidata(row.type, row.value), note=_noted(row.source or ""))],
            )
            for row in record.identifiers
        )

    def visit(self, record: Record) -> tuple[Fact, ...]:
        """What a visitor asks before coming."""
        if record.visit is None:
            return ()
        found = ((title, getattr(record.visit, name)) for name, title in labels.VISIT.items())
        return _merged(self._fact(title, [self._value(text)]) for title, text in found if text)

    def _designation(self, row: Designation) -> Value:
        """A designation by its own wording or its rank, with the decision, which is enough where the list says it."""
        own, decision, by = said(row.type, self.language), self._decision(row), said(row.authority, self.language)
        label = self._words(DESIGNATION_LABELS[row.list])
        in_own_words = own is not None and own.lang is None
        if own and in_own_words and not (decision and own.text.casefold() in label.casefold()):
            return Value(own, note=_noted(decision), below=by)
        if in_own_words or row.rank is Rank.LISTED:
            return Value(plain(decision or label), below=by)
        return Value(plain(self._words(RANK_LABELS[row.rank])), note=_noted(decision), below=by)

    def _words(self, msgid: str, **params: object) -> str:
        return translate(msgid, self.language, **params)

    def _fact(self, label: str, values: Iterable[Value | None]) -> Fact:
        return Fact(self._words(label), tuple(value for value in values if value is not None))

    def _value(self, text: Mapping[str, str], row: Row | None = None) -> Value | None:
        found = said(text, self.language)
        return Value(found, note=self._note(row)) if found else None

    def _note(self, row: Row | None, part: str | None = None) -> Said | None:
        """What is added in small: the part that is meant, as written where it has no name here, and doubt."""
        known = labels.PARTS.get(part or "") if self.language != FIRST else None
        foreign = part and not known and self.language != FIRST
        words = " · ".join(one for one in (self._words(known) if known else part, self._doubt(row)) if one)
        return Said(words, FIRST if foreign else None) if words else None

    def _doubt(self, row: Row | None) -> str:
        if row is None or row.certainty in (None, Certainty.CERTAIN):
            return ""
        return self._words(labels.CERTAINTY[row.certainty])

    def _reference(self, reference: Reference, row: Row | None = None, part: str | None = None) -> Value | None:
        """The name behind a pointer, leading to its record where there is one."""
        card = self.cards.get(reference.record or "")
        shown = said(card.title if card else reference.label, self.language)
        if shown is None:
            return Value(plain(reference.uri), href=reference.uri) if reference.uri else None
        note = self._note(row, part)
        if card is not None:
            return Value(shown, record_path(card.record_id, card.title, card.kind, self.language), note)
        return Value(shown, reference.uri or "", note)

    def _term(self, row: Term) -> Value | None:
        """A term, leading to everything that bears it."""
        value = self._reference(row.term, row, row.part)
        facet = _TERM_FACETS.get(row.role)
        if value is None or value.href or facet is None:
            return value
        return replace(value, href=f"{self._search}?{urlencode({facet.value: facet_value(row.term.label)})}")

    @cached_property
    def _search(self) -> str:
        return room_path("pages.search", self.language)

    def _measure(self, row: Measurement) -> str:
        return labels.MEASURES.get(row.type, row.type)

    def _size(self, row: Measurement) -> Value | None:
        written = said(row.text, self.language)
        if row.value is None:
            written = said_in_pixels(written, self.language) if written else None
            return Value(written, note=self._note(None, row.part)) if written else None
        least = "≥ " if row.qualifier == "at_least" else ""
        shown = Said(f"{least}{labels.decimal(row.value, self.language)} {row.unit or ''}".strip())
        return Value(shown, note=self._note(None, row.part))

    def _place(self, row: PlaceRow) -> Value | None:
        """The place by name or unit; below it what its source wrote, or else what it was called before."""
        written, position = said(row.written, self.language), said(row.position, self.language)
        line, leading, under = address(row, self.language, self._words)
        named = self._reference(row.place, row) if row.place else None
        if named is not None:
            below, leading = (plain(line), "") if line else (under, leading)
            return replace(named, note=position, below=below, leading=leading)
        if line:
            return Value(plain(line), note=position, below=under, leading=leading)
        return Value(written, note=position) if written else None

    def _event(self, row: Event) -> list[Value | None]:
        values: list[Value | None] = [self._dated(row.date, row)] if row.date else []
        values += [self._reference(where, None if row.date else row) for where in row.places]
        values += [self._reference(who.agent) for who in row.agents]
        values += [self._reference(term) for term in row.terms]
        values.append(self._value(row.text))
        return values

    def _dated(self, span: DateSpan, row: Row) -> Value | None:
        """A date; below it what its source wrote in another calendar and language, or its solar day."""
        shown = said({self.language: self.date(span)} if span.is_known else span.words, self.language)
        written = said(span.words, self.language)
        more = written is not None and (span.is_reckoned or (written.lang == FIRST and says_more(written.text)))
        below = written if more and written and written.lang and span.is_known else None
        lunar = in_lunar_words(span, self.language)
        below = plain(lunar) if lunar else below
        frame = labels.ERA_YEARS.get(span.calendar) if span.is_reckoned and span.calendar else None
        if frame and written and not any(map(str.isalpha, written.text)):  # a year without its era reads as another
            below = plain(translate(frame, self.language, year=written.text))
        below = below or _noted(span.solar(self.language))
        return Value(shown, note=self._note(row), below=below) if shown else None

    def date(self, span: DateSpan) -> str:
        """A date as it was written, or as its span says."""
        return span.display(self.language)

    def date_line(self, span: DateSpan) -> str:
        """As `date`, with the solar day beside a lunar one, in whichever language the source tells it."""
        lunar = in_lunar_words(span, self.language)
        if lunar:
            return f"{lunar}, {self._words(N_('that is {date}'), date=self.date(span))}"
        return ", ".join(one for one in (self.date(span), span.solar(self.language)) if one)

    def _decision(self, row: Designation) -> str:
        parts = (row.number, self.date(row.date) if row.date else None)
        return "\N{NO-BREAK SPACE}· ".join(part for part in parts if part)


def _noted(text: str) -> Said | None:
    return plain(text) if text else None


def _merged(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts with one label become one; those without a value are left out."""
    found: dict[str, list[Value]] = {}
    for fact in facts:
        found.setdefault(fact.label, []).extend(fact.values)
    return tuple(Fact(label, _each_once(values)) for label, values in found.items() if values)


def _each_once(values: Sequence[Value]) -> tuple[Value, ...]:
    return tuple(values if len(values) == 1 else dict.fromkeys(values))


def _wikidata(kind: str, value: str) -> str:
    return f"https://www.wikidata.org/wiki/{value}" if kind == "wikidata" and value[1:].isdecimal() else ""


def badges(record: Record, reader: FactReader) -> tuple[str, ...]:
    """What makes a visitor look twice: ranks and listings, in a few words each."""
    found = (_badge(row, reader) for row in record.designations)
    return tuple(dict.fromkeys(found))


def _badge(row: Designation, reader: FactReader) -> str:
    return translate(STANDING_LABELS[standing(row.list, row.rank)], reader.language)


def by_id(cards: Sequence[Card]) -> dict[str, Card]:
    """Cards by the id of their record."""
    return {card.record_id: card for card in cards}
