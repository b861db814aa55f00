"""A place in the tokens of a date."""

from catalog.dates.lexer import Token, Tokens
from catalog.dates.lexicon import ORDINAL_ENDINGS, Sign
from catalog.dates.names import Name
from catalog.dates.numerals import read_roman
from catalog.dates.span import Calendar

DASHES = ("-", "–")


class Cursor:
    """Where reading has come to, and what the whole text lets assume of a bare number."""

    __slots__ = ("_of_centuries", "at", "bce", "calendar", "name", "present", "tokens", "words")

    def __init__(self, tokens: Tokens, calendar: Calendar | None = None) -> None:
        self.tokens, self.words = tokens
        self.at = 0
        self._of_centuries: bool | None = None
        self.calendar = calendar
        self.bce = False
        self.present = Sign.PRESENT in self.tokens or Sign.AGO in self.tokens
        """Whether the numbers count back from the present."""
        self.name: Name | None = None
        """The reign last named, for 'Cảnh Hưng 44-47'."""

    def token(self, ahead: int = 0) -> Token:
        """The token `ahead` of here; '' after the last (up to four ahead)."""
        return self.tokens[self.at + ahead]

    def word(self, ahead: int = 0) -> str:
        """The word it was made of; '' for phrases."""
        return self.words[self.at + ahead]

    def number(self, ahead: int = 0) -> int | None:
        """The number there in digits, or None."""
        word = self.words[self.at + ahead]
        return int(word) if word.isdigit() and len(word) <= 6 else None

    def take(self, *signs: Token) -> bool:
        """Pass the next token if it is one of `signs`."""
        found = self.tokens[self.at] in signs
        self.at += found
        return found

    def at_end(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.tokens) - 4

    def ordinal_ending(self, ahead: int) -> bool:
        """Whether the token there ends an ordinal number: the 'th' of 18th."""
        return self.words[self.at + ahead] in ORDINAL_ENDINGS

    def of_centuries(self) -> bool:
        """Whether the text is about centuries, so that a bare 17 or XVII is one."""
        if self._of_centuries is None:
            romans = (read_roman(word) for word in self.words if word.endswith("e"))
            self._of_centuries = Sign.CENTURY in self.tokens or any(roman and roman[1] for roman in romans)
        return self._of_centuries
