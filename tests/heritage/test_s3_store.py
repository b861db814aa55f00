"""The store in a bucket: big files in parts, broken lines, addresses for browsers, and what is told where it fails."""

import errno
import hashlib
import io
import os
import resource
import shutil
import socket
import stat
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from catalog.errors import UnavailableError
from catalog.language import translate
from catalog.machine import fault_of
from catalog.own_folders import swept
from catalog.ports import Store
from heritage.backends.s3_reading import S3File
from heritage.backends.s3_store import StoreAwayError, open_s3
from heritage.backends.s3_writing import PART_BYTES
from heritage.wiring import open_store
from tests.contracts.servers import fresh_prefix

services = pytest.mark.services


class Zeros:
    """A stream of so many bytes that takes no memory."""

    def __init__(self, size_bytes: int) -> None:
        self.left = size_bytes

    def read(self, size: int = -1, /) -> bytes:
        given = self.left if size < 0 else min(size, self.left)
        self.left -= given
        return bytes(given)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_s3(fresh_prefix(tmp_path))


@services
def test_a_big_file_goes_in_parts_and_comes_back_whole_without_filling_the_memory(store: Store) -> None:
    size = 12 * PART_BYTES + 1
    store.put_if_absent("warm", io.BytesIO(b"x"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert store.put_if_absent("big", Zeros(size))
    assert not store.put_if_absent("big", Zeros(size))
    assert store.stat("big").size_bytes == size
    with store.open("big") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    expected = hashlib.sha256()
    for _ in range(12):
        expected.update(bytes(PART_BYTES))
    expected.update(b"\0")
    assert found == expected.hexdigest()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 120_000  # kB


@services
@pytest.mark.parametrize("size_bytes", [10, PART_BYTES + 10], ids=["small", "in parts"])
def test_of_many_who_write_one_key_at_once_one_succeeds(store: Store, size_bytes: int) -> None:
    with ThreadPoolExecutor(4) as pool:
        written = list(pool.map(lambda _: store.put_if_absent("k", Zeros(size_bytes)), range(4)))
    assert sorted(written) == [False, False, False, True]
    assert store.stat("k").size_bytes == size_bytes


@services
def test_an_upload_that_breaks_off_leaves_nothing(store: Store) -> None:
    class Torn(Zeros):
        def read(self, size: int = -1, /) -> bytes:
            if self.left < PART_BYTES:
                raise OSError(5, "torn")
            return super().read(size)

    with pytest.raises(OSError, match="torn"):
        store.put_if_absent("k", Torn(3 * PART_BYTES))
    assert list(store.list()) == []


@services
def test_a_list_is_longer_than_one_answer(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heritage.backends.s3_store.PAGE_KEYS", 10)
    with store.batch() as batch:
        for number in range(25):
            batch.keep(batch.stage(io.BytesIO(b"")), f"x/{number:04}")
    assert [file.key for file in store.list("x/")] == [f"x/{number:04}" for number in range(25)]


@services
def test_a_file_is_read_from_any_place(store: Store) -> None:
    data = bytes(range(256)) * 10_000
    store.put_if_absent("k", io.BytesIO(data))
    with store.open("k") as file:
        file.seek(2_000_000)
        assert file.read(5) == data[2_000_000:2_000_005]
        file.seek(-3, io.SEEK_END)
        assert file.read() == data[-3:]
        file.seek(7)
        assert file.read() == data[7:]
    assert store.range("k", len(data), 10) == b""
    assert store.range("k", 3, 0) == b""


@services
def test_a_browser_reaches_the_bucket_only_where_the_setting_says_how(tmp_path: Path) -> None:
    url = fresh_prefix(tmp_path)
    store = open_s3(url)
    store.put_if_absent("k", io.BytesIO(b"film"))
    assert store.url("k", 60) is None
    address = open_s3(f"{url}&public={url.partition('endpoint=')[2]}").url("k", 60)
    assert address
    with urllib.request.urlopen(address) as answer:
        assert answer.read() == b"film"


@services
def test_a_bucket_that_is_not_there_is_told(tmp_path: Path) -> None:
    store = open_s3(fresh_prefix(tmp_path).replace("s3://museum", "s3://nobody"))
    with pytest.raises(UnavailableError, match="nobody: NoSuchBucket"):
        store.put_if_absent("k", io.BytesIO(b"x"))
    for ask in (lambda: list(store.list()), lambda: store.stat("k"), lambda: store.open("k")):
        with pytest.raises(UnavailableError, match="nobody: NoSuchBucket"):
            ask()


def test_a_server_that_is_away_is_the_machines_fault_and_not_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "an")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "an")
    monkeypatch.setattr("heritage.backends.s3_store.ATTEMPTS", 1)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        store = open_s3(f"s3://museum?endpoint=http://127.0.0.1:{closed.getsockname()[1]}")
        with pytest.raises(OSError, match="EndpointConnectionError") as caught:
            store.stat("k")
    assert isinstance(caught.value, UnavailableError)
    assert translate(fault_of(caught.value), "vi") == "kho tệp không trả lời"


class _Bucket:
    """The little of boto3's client by which small files go into a bucket and come back."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def put_object(self, Key: str, Body: bytes, **_: str) -> None:  # noqa: N803 - as S3 calls them
        self.held[Key] = Body

    def head_bucket(self, **_: str) -> None:
        pass

    def head_object(self, Key: str, **_: str) -> dict[str, Any]:  # noqa: N803
        from botocore.exceptions import ClientError

        if Key not in self.held:
            raise ClientError({"Error": {"Code": "404"}}, "HeadObject")
        return {"ContentLength": len(self.held[Key]), "LastModified": datetime.now(UTC)}

    def get_object(self, Key: str, **_: str) -> dict[str, Any]:  # noqa: N803
        return {"Body": io.BytesIO(self.held[Key])}


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> _Bucket:
    held = _Bucket()
    monkeypatch.setattr("heritage.backends.s3_store._make_client", lambda *_: held)
    return held


def test_what_lies_on_this_machine_for_a_while_lies_in_the_museums_own_folder_and_is_swept_after_a_kill(
    bucket: _Bucket, tmp_path: Path
) -> None:
    bucket.held["k"] = b"film"
    work = swept(tmp_path / "work")
    store = open_store("s3://museum", work)
    with store.local("k") as path, store.batch() as batch:
        batch.keep(batch.stage(io.BytesIO(b"new")), "n")
        assert path.read_bytes() == b"film"
        assert len(list(work.glob("*/lock"))) == 2, "the copy and the batch, each in a folder that a sweep knows"
        assert all(stat.S_IMODE(one.stat().st_mode) == 0o700 for one in work.iterdir())
        swept(work)
        assert path.exists(), "who lives keeps what it works on"
        left = work / "left"
        shutil.copytree(path.parent, left)
    assert [one.name for one in work.iterdir()] == ["left"]
    assert bucket.held == {"k": b"film", "n": b"new"}
    swept(work)
    assert list(work.iterdir()) == []


def test_a_copy_of_what_is_not_there_leaves_nothing(bucket: _Bucket, tmp_path: Path) -> None:
    work = swept(tmp_path / "work")
    with pytest.raises(OSError, match="nothing"), open_store("s3://museum", work).local("nothing"):
        pass
    assert (list(work.iterdir()), bucket.held) == ([], {})


def test_a_full_disk_is_told_with_the_museums_folder_on_it(bucket: _Bucket, tmp_path: Path) -> None:
    class Full(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    work = swept(tmp_path / "work")
    with pytest.raises(OSError, match="work") as caught, open_store("s3://museum", work).batch() as batch:
        batch.stage(Full())
    assert (caught.value.filename, list(work.iterdir()), bucket.held) == (str(work), [], {})


def test_a_line_that_breaks_is_taken_up_where_it_broke_and_given_up_in_the_end() -> None:
    from botocore.exceptions import IncompleteReadError

    class Line(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() >= 4:
                raise IncompleteReadError(actual_bytes=4, expected_bytes=10)
            return super().read(min(size or 0, 4))

    data, asked = b"0123456789", []

    def fetch(position: int) -> Any:
        asked.append(position)
        return Line(data[position:])

    assert S3File(fetch, 10, StoreAwayError).buffered().read() == data
    assert asked == [0, 4, 8]
    with pytest.raises(StoreAwayError, match="IncompleteRead"):
        S3File(lambda _position: Line(b""), 10, StoreAwayError).read(1)


@pytest.mark.parametrize(
    "url",
    ["s3:///files", "s3://bucket/../x", "s3://an@bucket", "s3://bucket?endpoint=host", "s3://bucket?colour=red"],
)
def test_a_url_that_names_no_bucket_is_not_taken(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        open_s3(url)
