"""What is asked of an engine, in terms every engine has: tokens, phrases, ranges and how they are joined and weighed.

The policy (`catalog.search.ask`) makes a plan; a backend executes it, without a thought of its own. Plans are values:
they compare and hash, so that answers can be kept.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document, all with the same score."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No document."""


@dataclass(frozen=True, slots=True)
class Term:
    """Documents whose `field` has `token`; scored by BM25 times `boost`."""

    field: str
    token: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Documents whose `field` has the tokens side by side."""

    field: str
    tokens: tuple[str, ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Between:
    """Documents whose number in `field` is within the bounds, both included; None is open."""

    field: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Constant:
    """Documents that match the clause, all with the same score."""

    clause: "Clause"
    score: float


@dataclass(frozen=True, slots=True)
class Best:
    """Documents that match one of the clauses; the best of their scores counts, the others `tie` times."""

    clauses: "tuple[Clause, ...]"
    tie: float = 0.0


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Documents that match at least so many of the clauses; their scores add up."""

    clauses: "tuple[Clause, ...]"
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class AllOf:
    """Documents that match every `must` and every `filters`; `should` only adds to the score, `filters` never do."""

    must: "tuple[Clause, ...]" = ()
    should: "tuple[Clause, ...]" = ()
    filters: "tuple[Clause, ...]" = ()


Clause = Everything | Nothing | Term | Phrase | Between | Constant | Best | AnyOf | AllOf
