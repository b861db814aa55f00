"""What files of data and of text are called: the one place where their endings stand."""

LINES = frozenset({".jsonl", ".ndjson"})
"""JSON with one record a line."""
DATA = frozenset({".json", ".geojson"}) | LINES
"""Records without columns: where a member is left out its value is empty, and nothing in it is a printed form."""
TEXT = frozenset({".csv", ".tsv", ".tab"})
"""Tables in text, which a spreadsheet program opens by itself and reads formulas in."""
