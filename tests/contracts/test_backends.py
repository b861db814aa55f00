"""No backend goes without the contract of its port, and none is tried that cannot be chosen."""

from collections.abc import Mapping

import pytest

from heritage import wiring
from tests.contracts import backends
from tests.contracts.backends import Row


@pytest.mark.parametrize(
    ("chosen", "tried"),
    [
        (wiring.DATABASES, backends.DATABASES),
        (wiring.STORES, backends.STORES),
        (wiring.INDEXES, backends.INDEXES),
        (wiring.QUEUES, backends.QUEUES),
    ],
    ids=["database", "store", "index", "queue"],
)
def test_every_backend_that_can_be_chosen_is_held_to_its_contract(
    chosen: Mapping[str, wiring.Backend[object]], tried: tuple[Row, ...]
) -> None:
    by_opener = {chosen[row.scheme].open for row in tried}
    assert by_opener == {backend.open for backend in chosen.values()}


@pytest.mark.parametrize("port", [wiring.DATABASES, wiring.STORES, wiring.INDEXES, wiring.QUEUES])
def test_the_example_that_is_shown_has_the_scheme_of_its_backend(port: Mapping[str, wiring.Backend[object]]) -> None:
    for scheme, backend in port.items():
        assert backend.example.startswith(f"{scheme}:")
