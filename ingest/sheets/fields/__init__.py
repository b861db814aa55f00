"""What a column can be: one module for each part of a record, each with its table of targets."""
