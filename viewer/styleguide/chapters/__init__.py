"""The chapters of the style guide."""
