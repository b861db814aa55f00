"""How an entry becomes a tantivy document: tokens come ready-made, so the only tokenizer parts them at spaces."""

from copy import copy
from functools import lru_cache

import tantivy

from catalog.search.entry import PHRASED, YES, Body, Entry, KeyField, NumberField, SortField, TextField, facet_field
from catalog.search.query import Facet

SCHEMA_VERSION = 11
"""Raised with any change below: part of the index's name, as the analyzer's version is."""

CARD = "card"
_KEPT = 600
"""Bodies that were made a moment ago: of as many records as are added to one index, then to the other."""
_TOKENS = "tokens"
_COLUMN = "column"


def teach(index: tantivy.Index) -> None:
    """Make the schema's ways to part a text known to the index: at white space, and not at all.

    What is sorted by or counted, and never looked for, is a column alone. It gives no words to be looked for: lists of
    values that are all different are long to write and to merge.
    """
    index.register_tokenizer(_TOKENS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    whole = tantivy.Tokenizer.raw()
    index.register_tokenizer(_COLUMN, tantivy.TextAnalyzerBuilder(whole).filter(tantivy.Filter.remove_long(1)).build())
    index.register_fast_field_tokenizer(_COLUMN, tantivy.TextAnalyzerBuilder(whole).build())


def counted_field(facet: str) -> str:
    """The column from which a facet is counted."""
    return f"{facet_field(facet)}_n"


_FACETS = {facet.value: facet_field(facet) for facet in Facet}
_COUNTED = {facet.value: counted_field(facet) for facet in Facet}


def schema() -> tantivy.Schema:
    """Every field of the index."""
    builder = tantivy.SchemaBuilder()
    for text in TextField:
        kept = "position" if text in PHRASED else "freq"
        builder.add_text_field(text, tokenizer_name=_TOKENS, index_option=kept)
    for key in KeyField:
        stored = key in (KeyField.RECORD, KeyField.READERS)
        column = key is KeyField.RECORD  # by which hits within hits are named
        builder.add_text_field(key, tokenizer_name="raw", index_option="basic", stored=stored, fast=column)
    for facet in Facet:
        builder.add_text_field(facet_field(facet), tokenizer_name="raw", index_option="basic")
        builder.add_text_field(counted_field(facet), tokenizer_name=_COLUMN, index_option="basic", fast=True)
    for year in (NumberField.YEAR_FROM, NumberField.YEAR_TO):
        builder.add_integer_field(year, indexed=True, fast=True)
    for degrees in (NumberField.LAT, NumberField.LON):
        builder.add_float_field(degrees, indexed=True, fast=True)
    for order in (SortField.OLDEST, SortField.NEWEST, SortField.UPDATED):
        builder.add_integer_field(order, fast=True)
    builder.add_float_field(SortField.PRIOR, fast=True)
    for name in (SortField.NAME, SortField.NAME_EN):
        builder.add_text_field(name, tokenizer_name=_COLUMN, index_option="basic", fast=True)
    builder.add_bytes_field(CARD, stored=True)
    return builder.build()


def document(entry: Entry) -> tantivy.Document:
    """The entry as tantivy takes it."""
    made = _common(entry.body, entry.readers)
    if entry.staff:
        made = copy(made)
        for field, stream in entry.staff.items():
            made.add_text(field, stream)
    return made


@lru_cache(maxsize=_KEPT)
def _common(body: Body, readers: tuple[str, ...]) -> tantivy.Document:
    """What several documents share, in tantivy's hands, where a copy costs little: not to be changed."""
    made = tantivy.Document()
    add = made.add_text
    for field, stream in body.texts.items():
        add(field, stream)
    add(KeyField.RECORD, body.record_id)
    for token in readers:
        add(KeyField.READERS, token)
    for code in body.units:
        add(KeyField.UNIT, code)
    if body.comes_round:
        add(KeyField.COMES_ROUND, YES)
    for facet, terms in body.facets.items():
        values, counted = _FACETS[facet], _COUNTED[facet]
        for term in terms:
            add(values, term.value)
            add(counted, term.counted)
    for name, key in body.names.items():
        add(name, key)
    _add_numbers(made, body)
    made.add_bytes(CARD, body.card)
    return made


def _add_numbers(made: tantivy.Document, body: Body) -> None:
    if body.years is not None:
        made.add_integer(NumberField.YEAR_FROM, body.years[0])
        made.add_integer(NumberField.YEAR_TO, body.years[1])
    if body.point is not None:
        made.add_float(NumberField.LAT, body.point[0])
        made.add_float(NumberField.LON, body.point[1])
    for order, rank in body.order.items():
        made.add_integer(order, rank)
    made.add_float(SortField.PRIOR, 2.0**body.prior - 2.0)
