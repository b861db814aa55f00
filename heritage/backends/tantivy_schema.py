"""How an entry becomes a tantivy document: tokens come ready-made, so the only tokenizer parts them at spaces."""

import tantivy

from catalog.search.entry import PHRASED, Entry, KeyField, NumberField, SortField, TextField, facet_field
from catalog.search.query import Facet

SCHEMA_VERSION = 5
"""Raised with any change below: part of the index's name, as the analyzer's version is."""

CARD = "card"


def tokenizer() -> tantivy.TextAnalyzer:
    """Parts at white space, and nothing else."""
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()


def counted_field(facet: str) -> str:
    """The column from which a facet is counted."""
    return f"{facet_field(facet)}_n"


def schema() -> tantivy.Schema:
    """Every field of the index."""
    builder = tantivy.SchemaBuilder()
    for text in TextField:
        kept = "position" if text in PHRASED else "freq"
        builder.add_text_field(text, tokenizer_name="tokens", index_option=kept)
    for key in KeyField:
        stored = key in (KeyField.RECORD, KeyField.READERS)
        builder.add_text_field(key, tokenizer_name="raw", index_option="basic", stored=stored)
    for facet in Facet:
        builder.add_text_field(facet_field(facet), tokenizer_name="raw", index_option="basic")
        builder.add_text_field(counted_field(facet), tokenizer_name="raw", index_option="basic", fast=True)
    for year in (NumberField.YEAR_FROM, NumberField.YEAR_TO):
        builder.add_integer_field(year, indexed=True, fast=True)
    for degrees in (NumberField.LAT, NumberField.LON):
        builder.add_float_field(degrees, indexed=True, fast=True)
    for order in (SortField.OLDEST, SortField.NEWEST, SortField.UPDATED):
        builder.add_integer_field(order, fast=True)
    builder.add_float_field(SortField.PRIOR, fast=True)
    for name in (SortField.NAME, SortField.NAME_EN):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_bytes_field(CARD, stored=True)
    return builder.build()


def document(entry: Entry) -> tantivy.Document:
    """The entry as tantivy takes it."""
    made = tantivy.Document()
    for field, stream in entry.texts.items():
        made.add_text(field, stream)
    made.add_text(KeyField.RECORD, entry.record_id)
    for token in entry.readers:
        made.add_text(KeyField.READERS, token)
    for code in entry.units:
        made.add_text(KeyField.UNIT, code)
    for facet, values in entry.facets.items():
        name, name_counted = facet_field(facet), counted_field(facet)
        for value in values:
            made.add_text(name, value)
        for value in entry.counted[facet]:
            made.add_text(name_counted, value)
    if entry.years is not None:
        made.add_integer(NumberField.YEAR_FROM, entry.years[0])
        made.add_integer(NumberField.YEAR_TO, entry.years[1])
    if entry.point is not None:
        made.add_float(NumberField.LAT, entry.point[0])
        made.add_float(NumberField.LON, entry.point[1])
    for order, rank in entry.order.items():
        made.add_integer(order, rank)
    made.add_float(SortField.PRIOR, 2.0**entry.prior - 2.0)
    for name, key in entry.names.items():
        made.add_text(name, key)
    made.add_bytes(CARD, entry.card)
    return made
