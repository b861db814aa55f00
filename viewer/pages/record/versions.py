"""An inscription as its page has it: what is carved, how it is read, what it means."""

from dataclasses import dataclass

from viewer.context import Said

LONG_VERSION = 40
"""Lines of a version of an inscription: some two screens of a phone."""
FIRST_LINES = 24
"""Lines of a longer version that the page shows before 'read on'."""


@dataclass(frozen=True)
class Reading:
    """One version of an inscription: as written, read, translated."""

    title: str
    text: str
    lang: str
    by: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines, by which it is put beside another version: blank ones are none."""
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())

    @property
    def first(self) -> str:
        """The lines that the page shows at once: all, or the first of many."""
        return "\n".join(self.text.splitlines()[:FIRST_LINES]) if self.rest_count else self.text

    @property
    def rest(self) -> str:
        """Those that wait behind 'read on'."""
        return "\n".join(self.text.splitlines()[FIRST_LINES:]) if self.rest_count else ""

    @property
    def rest_count(self) -> int:
        """How many lines wait there."""
        lines = len(self.text.splitlines())
        return 0 if lines <= LONG_VERSION else lines - FIRST_LINES


@dataclass(frozen=True)
class InscriptionFace:
    """A text that the thing carries, all versions side by side; one without a title of its own is not told apart.

    `lines`: how many it has, or which, as written. `verses`: the same line of every version together, the first line
    first, where all versions have as many lines; empty otherwise.
    """

    title: Said
    named: bool
    readings: tuple[Reading, ...]
    lines: str = ""
    verses: tuple[tuple[Reading, ...], ...] = ()

    @property
    def is_uneven(self) -> bool:
        """Whether its versions are divided into lines of their own, so that none can be found beside another."""
        counts = {len(one.lines) for one in self.readings}
        return not self.verses and len(counts) > 1
