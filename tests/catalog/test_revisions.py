"""Revisions as they are stored: packed and unpacked by many threads at once, each document stays its own."""

from concurrent.futures import ThreadPoolExecutor
from random import Random

from catalog import revisions
from tests.records import make_record

THREADS = 8
ROUNDS = 400


def test_eight_threads_get_the_documents_that_they_ask_for() -> None:
    chance = Random(1)
    made = [
        make_record(vi=f"Bia {number}", texts=[{"text": {"vi": f"{chance.random()} " * chance.randrange(1, 900)}}])
        for number in range(200)
    ]
    packed = [revisions.pack(one) for one in made]
    read = revisions.unpack.__wrapped__

    def ask(seed: int) -> int:
        own = Random(seed)
        numbers = [own.randrange(len(made)) for _ in range(ROUNDS)]
        return sum(read(packed[one]) == made[one] and revisions.pack(made[one]) == packed[one] for one in numbers)

    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(ask, range(THREADS))) == [ROUNDS] * THREADS
