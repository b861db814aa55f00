"""What a spreadsheet program takes for a formula where it opens text.

In reports and in tables of files to pair it is quoted, in exports counted.
"""

_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""Those of full width too, which Excel reads in some languages; white space before them, it skips."""


def is_like_formula(text: str) -> bool:
    """Whether a spreadsheet program may compute the text: a sign alone is none."""
    bare = text.strip()
    return len(bare) > 1 and bare.startswith(_SIGNS)


def as_text(text: str) -> str:
    """The text so that a spreadsheet program shows it and computes nothing: for what is never read again."""
    return f"'{text}" if is_like_formula(text) else text
