"""The way out: the catalogue as sheets, in the shape in which they came."""
