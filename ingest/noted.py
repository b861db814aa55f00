"""What is noted of each row at the first reading, so that a sheet in which nothing changed is not read once more."""

from array import array
from collections.abc import Iterator

DIGEST_BYTES = 16


class NotedRows:
    """The rows of one table in their order: number, key and digest of each; some forty bytes a row."""

    def __init__(self) -> None:
        self._numbers = array("q")
        self._keys = bytearray()
        self._ends = array("q", [0])
        self._digests = bytearray()

    def note(self, number: int, key: str, digest: bytes) -> None:
        """The next row."""
        self._numbers.append(number)
        self._keys += key.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._keys))
        self._digests += digest

    def extend(self, other: "NotedRows", passed: int) -> None:
        """The rows of another part, whose numbers are short by `passed`."""
        self._numbers.extend(number + passed for number in other._numbers)
        self._ends.extend(len(self._keys) + end for end in other._ends[1:])
        self._keys += other._keys
        self._digests += other._digests

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[tuple[int, str, bytes]]:
        for at, number in enumerate(self._numbers):
            key = self._keys[self._ends[at] : self._ends[at + 1]].decode("utf-8", "surrogatepass")
            yield number, key, bytes(self._digests[at * DIGEST_BYTES : (at + 1) * DIGEST_BYTES])
