"""The store in a bucket of any S3 server: for files that outgrow a disk, or that several machines read."""

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import IO, Any, BinaryIO
from urllib.parse import parse_qsl, unquote, urlsplit

from catalog.errors import UnavailableError
from catalog.language import N_
from catalog.machine import naming
from catalog.own_folders import own_folder
from catalog.ports import Readable, StoreBatch, StoredFile
from heritage.backends.keys import parts_of
from heritage.backends.s3_reading import S3File
from heritage.backends.s3_writing import Upload, upload

CONNECT_SECONDS = 5
READ_SECONDS = 30
ATTEMPTS = 4
CONNECTIONS = 32
UPLOADS = 8
"""How many files of a batch go out at once."""
PAGE_KEYS = 1000

_ABSENT = ("404", "NoSuchKey", "NotFound")
_FULL = ("QuotaExceeded", "XMinioStorageFull", "InsufficientStorage", "507")
_OPTIONS = {"endpoint", "public", "region"}
_CHUNK_BYTES = 1 << 20


class StoreAwayError(UnavailableError, OSError):
    """A bucket that does not answer, or refuses: also an OSError, as that of a folder on a drive that is gone."""

    code = "store-unavailable"
    msgid = N_("The store of files does not answer ({reason}). Nothing is lost; please try again in a minute.")

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)
        self.errno = errno.EHOSTUNREACH


def open_s3(url: str, work: Path | None = None) -> "S3Store":
    """The store at `url`: s3://bucket/prefix?endpoint=https://host&region=name; nothing is asked before it is used.

    Files on their way lie in `work`, or where there is none in the system's folder for such.

    `public` is the endpoint by which browsers reach the same bucket, where sound, film and models shall come from it.
    Who we are, the usual places say: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, the machine's role. Raises
    ValueError for a URL of no use.
    """
    parsed = urlsplit(url)
    options = dict(parse_qsl(parsed.query, strict_parsing=True)) if parsed.query else {}
    prefix = unquote(parsed.path).strip("/")
    if parsed.hostname is None or parsed.netloc != parsed.hostname or parsed.fragment or options.keys() - _OPTIONS:
        raise ValueError("not the URL of a bucket")
    if prefix:
        parts_of(prefix)
    if any(urlsplit(options.get(name, "http:")).scheme not in ("http", "https") for name in ("endpoint", "public")):
        raise ValueError("an endpoint begins with http:// or https://")
    return S3Store(parsed.hostname, prefix, options, work)


class S3Store:
    """Objects of `bucket` under `prefix`, named by their keys; none is ever written over (conditional puts).

    What lies on this machine for a while is in folders of its own in `work`, swept after a kill (`own_folders`).
    """

    def __init__(self, bucket: str, prefix: str, options: Mapping[str, str], work: Path | None = None) -> None:
        self._bucket = bucket
        self._prefix = f"{prefix}/" if prefix else ""
        self._options = options
        self._work = work or Path(tempfile.gettempdir())
        self._lock = Lock()
        self._clients: dict[str, Any] = {}

    def put_if_absent(self, key: str, source: Readable) -> bool:
        """Write `source` whole under `key`, durable when this returns; False where it exists."""
        with self._telling(key):
            return upload(self._client, Upload(self._bucket, self._name(key), source))

    @contextmanager
    def batch(self) -> Iterator[StoreBatch]:
        """Files that wait on this machine, and go to the bucket together when the block is left."""
        with own_folder(self._work) as folder:
            batch = S3Batch(self, folder)
            yield batch
            batch.commit()

    @contextmanager
    def local(self, key: str) -> Iterator[Path]:
        """A copy on this machine for as long as the block lasts."""
        with own_folder(self._work) as folder:
            with naming(self._work), self.open(key) as source, (folder / "file").open("xb") as target:
                _copy(source, target)
            yield folder / "file"

    def open(self, key: str) -> BinaryIO:
        """The file's bytes, fetched as they are read; another request where one seeks."""
        size = self.stat(key).size_bytes
        name = self._name(key)

        def fetch(position: int) -> Any:
            with self._telling(key):
                return self._client.get_object(Bucket=self._bucket, Key=name, Range=f"bytes={position}-")["Body"]

        return S3File(fetch, size, StoreAwayError).buffered()

    def range(self, key: str, offset: int, length: int) -> bytes:
        """`length` bytes from `offset`, by one request."""
        asked = f"bytes={offset}-{offset + max(length, 1) - 1}"
        with self._telling(key):
            try:
                found = self._client.get_object(Bucket=self._bucket, Key=self._name(key), Range=asked)
            except self._client.exceptions.ClientError as exc:
                if _code(exc) in ("InvalidRange", "416"):
                    return b""
                raise
            data: bytes = found["Body"].read()
        return data[:length]

    def stat(self, key: str) -> StoredFile:
        """Size and time of the file."""
        name = self._name(key)
        try:
            with self._telling(key):
                found = self._client.head_object(Bucket=self._bucket, Key=name)
        except FileNotFoundError:
            self._find_bucket()
            raise
        return StoredFile(key, found["ContentLength"])

    def list(self, prefix: str = "") -> Iterator[StoredFile]:
        """Every file whose key begins with `prefix`, in the order of the keys, a thousand at a time."""
        pages = self._client.get_paginator("list_objects_v2")
        found = iter(
            pages.paginate(Bucket=self._bucket, Prefix=self._prefix + prefix, PaginationConfig={"PageSize": PAGE_KEYS})
        )
        while True:
            with self._telling(prefix):
                page = next(found, None)
            if page is None:
                return
            for one in page.get("Contents", ()):
                key = one["Key"].removeprefix(self._prefix)
                yield StoredFile(key, one["Size"])

    def delete(self, key: str) -> None:
        """Remove the file; silent where there is none."""
        with self._telling(key):
            self._client.delete_object(Bucket=self._bucket, Key=self._name(key))

    def url(self, key: str, seconds: int) -> str | None:
        """A signed address of the bucket, good for `seconds`; None where browsers do not reach it."""
        if "public" not in self._options:
            return None
        params = {"Bucket": self._bucket, "Key": self._name(key)}
        made: str = self._at("public").generate_presigned_url("get_object", Params=params, ExpiresIn=seconds)
        return made

    def has(self, key: str) -> bool:
        """Whether there is such a file."""
        name = self._name(key)
        try:
            with self._telling(key):
                self._client.head_object(Bucket=self._bucket, Key=name)
        except FileNotFoundError:
            return False
        return True

    def _find_bucket(self) -> None:
        """Raise UnavailableError where not the file but the whole bucket is missing: a HEAD does not tell which."""
        try:
            with self._telling(""):
                self._client.head_bucket(Bucket=self._bucket)
        except FileNotFoundError as exc:
            raise StoreAwayError(f"{self._bucket}: NoSuchBucket") from exc

    def _name(self, key: str) -> str:
        return self._prefix + "/".join(parts_of(key))

    @property
    def _client(self) -> Any:
        """Made when it is first needed: boto3 takes half a second to import, and a museum on a laptop none of it."""
        return self._at("endpoint")

    def _at(self, end: str) -> Any:
        with self._lock:
            if end not in self._clients:
                self._clients[end] = _make_client(self._options.get(end), self._options.get("region"))
            return self._clients[end]

    @contextmanager
    def _telling(self, key: str) -> Iterator[None]:
        """Raise what the port promises: FileNotFoundError, OSError(ENOSPC), else UnavailableError."""
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - only where there is a bucket

        try:
            yield
        except ClientError as exc:
            code = _code(exc)
            if code in _ABSENT:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), key) from exc
            if code in _FULL:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), key) from exc
            raise StoreAwayError(f"{self._bucket}: {code}") from exc
        except BotoCoreError as exc:
            raise StoreAwayError(f"{self._bucket}: {type(exc).__name__}") from exc


class S3Batch:
    """Files of one batch, each a file of a temporary folder until the batch ends."""

    def __init__(self, store: S3Store, folder: Path) -> None:
        self._store = store
        self._folder = folder
        self._staged = 0
        self._kept: dict[str, Path] = {}

    def stage(self, source: Readable) -> str:
        """Copy a stream; it counts for nothing until it has a key."""
        self._staged += 1
        name = str(self._staged)
        with naming(self._folder.parent), (self._folder / name).open("xb") as target:
            _copy(source, target)
        return name

    def keep(self, staged: str, key: str) -> bool:
        """Give a staged file its key; False where the store or this batch has it already."""
        path = self._folder / staged
        if key in self._kept or self._store.has(key):
            path.unlink()
            return False
        self._kept[key] = path
        return True

    def commit(self) -> None:
        """Send the files, some at a time. Where one fails, those that arrived stay: their names say what they hold."""
        with ThreadPoolExecutor(UPLOADS) as pool:
            for _ in pool.map(self._send, self._kept.items()):
                pass

    def _send(self, kept: tuple[str, Path]) -> None:
        key, path = kept
        with path.open("rb") as source:
            self._store.put_if_absent(key, source)


def _copy(source: Readable, target: IO[bytes]) -> None:
    while data := source.read(_CHUNK_BYTES):
        target.write(data)


def _code(error: Any) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


def _make_client(endpoint: str | None, region: str | None) -> Any:
    import boto3  # noqa: PLC0415
    from botocore.config import Config  # noqa: PLC0415

    return boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name=region or ("us-east-1" if endpoint else None),
        config=Config(
            signature_version="s3v4",
            s3={"addressing_style": "path" if endpoint else "auto"},
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"total_max_attempts": ATTEMPTS, "mode": "standard"},
            max_pool_connections=CONNECTIONS,
        ),
    )
