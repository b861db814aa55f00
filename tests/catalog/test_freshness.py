"""What is kept holds for as long as no record changes, and there is no more of it than was said."""

from collections.abc import Callable

from catalog import leases
from catalog.freshness import KeptByKey
from catalog.museum import Museum
from heritage.indexer import Indexer
from tests.records import make_record, save


def _asking(museum: Museum, most: int) -> tuple[Callable[[str], str], list[str]]:
    kept: KeptByKey[str, str] = KeptByKey(museum.commits, most)
    found: list[str] = []

    def find(key: str) -> str:
        found.append(key)
        return f"{key}{len(found)}"

    def ask(key: str) -> str:
        with museum.database.connect() as connection:
            return kept.current(connection, key, lambda: find(key))

    return ask, found


def test_each_key_is_looked_for_once_until_a_record_changes_and_the_index_knows_it(museum: Museum) -> None:
    ask, found = _asking(museum, 10)
    for key in ("a", "b", "a", "b"):
        ask(key)
    leases.hold(museum.database, "search-indexer", "somebody", 60)
    leases.release(museum.database, "search-indexer", "somebody")
    assert (ask("a"), found) == ("a1", ["a", "b"])
    save(museum, make_record("site", vi="Đình"))
    assert ask("a") == "a3"
    Indexer(museum, "test").drain()
    assert (ask("a"), ask("a")) == ("a4", "a4")


def test_the_key_that_was_asked_for_least_lately_goes_first(museum: Museum) -> None:
    ask, found = _asking(museum, 2)
    for key in ("a", "b", "a", "c", "a", "c"):
        ask(key)
    assert found == ["a", "b", "c"]
    ask("b")
    assert found == ["a", "b", "c", "b"]
