"""Two who put in the same at the same moment: neither fails, and it is there once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from sqlalchemy import Connection

from catalog import assets, institutions
from catalog.assets import Blob
from catalog.museum import Museum
from tests.ingest.bringing import number_of

PATIENCE_SECONDS = 20
WAYS: dict[str, tuple[Callable[[Connection], object], str, int]] = {
    "bytes": (lambda connection: assets.add_blobs(connection, [Blob("ab" * 32, 1, "image/png")]), "blob", 1),
    "an institution": (lambda connection: institutions.add(connection, {"vi": "Đình Yên"}), "institution", 2),
    "one's namesake": (lambda connection: institutions.add(connection, {"vi": "Đình Yên!"}), "institution", 3),
}


@pytest.mark.parametrize("way", WAYS)
def test_two_who_put_in_the_same_both_go_on(museum: Museum, way: str) -> None:
    put_in, table, expected = WAYS[way]
    first = WAYS["an institution"][0] if way == "one's namesake" else put_in

    def second() -> None:
        with museum.database.begin() as connection:
            put_in(connection)

    with ThreadPoolExecutor(1) as pool:
        with museum.database.begin() as connection:
            first(connection)
            other = pool.submit(second)
            wait([other], timeout=0.2)
        other.result(PATIENCE_SECONDS)
    assert number_of(museum, table) == expected
