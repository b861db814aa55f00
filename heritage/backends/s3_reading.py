"""Reading an object of a bucket as a file: one request for as long as it is read in order, another after a seek."""

import io
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO

_BUFFER_BYTES = 1 << 20
_TRIES = 3


class S3File(io.RawIOBase):
    """An object of `size_bytes`; `fetch` gives its bytes from a position on, and is asked again where a line breaks.

    Raises `away` with a reason where it keeps breaking.
    """

    def __init__(self, fetch: Callable[[int], Any], size_bytes: int, away: Callable[[str], Exception]) -> None:
        super().__init__()
        self._fetch = fetch
        self._size = size_bytes
        self._away = away
        self._position = 0
        self._body: Any = None

    def buffered(self) -> BinaryIO:
        """The file as others read it."""
        return io.BufferedReader(self, _BUFFER_BYTES)

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """Where the next byte comes from."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go on elsewhere; the request under way is given up only where that is another place."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        position = max(start + offset, 0)
        if position != self._position:
            self._drop()
            self._position = position
        return position

    def readinto(self, buffer: Any, /) -> int:
        """The next bytes, as many as come at once; 0 at the end."""
        wanted = min(len(buffer), self._size - self._position)
        if wanted <= 0:
            return 0
        data = self._next(wanted)
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)

    def close(self) -> None:
        """Give the connection back."""
        self._drop()
        super().close()

    def _next(self, wanted: int) -> bytes:
        from botocore.exceptions import HTTPClientError, IncompleteReadError  # noqa: PLC0415

        reason = "IncompleteRead"
        for _ in range(_TRIES):
            try:
                if self._body is None:
                    self._body = self._fetch(self._position)
                data: bytes = self._body.read(wanted)
                if data:
                    return data
            except (HTTPClientError, IncompleteReadError) as exc:  # the line broke in the middle
                reason = type(exc).__name__
            self._drop()
        raise self._away(reason)

    def _drop(self) -> None:
        if self._body is not None:
            with suppress(Exception):
                self._body.close()
            self._body = None
