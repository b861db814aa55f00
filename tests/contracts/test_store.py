"""What every store must do; the backends are the rows of `tests/contracts/backends.py`."""

import io
from pathlib import Path

import pytest

from catalog.ports import Store
from heritage.wiring import open_store
from tests.contracts.backends import STORES, each


@pytest.fixture(params=each(STORES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return open_store(request.param(tmp_path))


def test_what_was_put_is_read_back_whole_and_in_ranges(store: Store) -> None:
    assert store.put_if_absent("originals/ab/x", io.BytesIO(b"0123456789"))
    with store.open("originals/ab/x") as file:
        assert file.read() == b"0123456789"
    assert store.range("originals/ab/x", 3, 4) == b"3456"
    assert store.range("originals/ab/x", 8, 100) == b"89"
    with store.local("originals/ab/x") as path:
        assert path.read_bytes() == b"0123456789"
    assert store.stat("originals/ab/x").size_bytes == 10


def test_a_key_is_never_written_twice(store: Store) -> None:
    assert store.put_if_absent("k", io.BytesIO(b"first"))
    assert not store.put_if_absent("k", io.BytesIO(b"second"))
    with store.open("k") as file:
        assert file.read() == b"first"


def test_a_batch_appears_whole_when_it_ends(store: Store) -> None:
    with store.batch() as batch:
        assert batch.keep(batch.stage(io.BytesIO(b"a")), "x/a")
        assert batch.keep(batch.stage(io.BytesIO(b"b")), "x/b")
        assert list(store.list()) == []
    assert [file.key for file in store.list("x/")] == ["x/a", "x/b"]


def test_a_batch_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.batch() as batch:
        batch.keep(batch.stage(io.BytesIO(b"a")), "x/a")
        raise RuntimeError
    assert list(store.list()) == []


def test_the_same_key_twice_in_a_batch_is_kept_once(store: Store) -> None:
    with store.batch() as batch:
        assert batch.keep(batch.stage(io.BytesIO(b"a")), "k")
        assert not batch.keep(batch.stage(io.BytesIO(b"a")), "k")
    assert [file.key for file in store.list()] == ["k"]


def test_what_is_not_there_is_a_missing_file(store: Store) -> None:
    with pytest.raises(FileNotFoundError):
        store.open("nothing")
    with pytest.raises(FileNotFoundError):
        store.range("nothing", 0, 1)
    with pytest.raises(FileNotFoundError):
        store.stat("nothing")
    with pytest.raises(FileNotFoundError), store.local("nothing"):
        pass
    store.delete("nothing")


def test_a_deleted_file_is_gone(store: Store) -> None:
    store.put_if_absent("k", io.BytesIO(b"x"))
    store.delete("k")
    assert list(store.list()) == []


def test_lists_come_in_the_order_of_the_keys(store: Store) -> None:
    keys = ["b/2", "a", "b/1", "b.x", "b/10", "ba"]
    for key in keys:
        store.put_if_absent(key, io.BytesIO(b""))
    assert [file.key for file in store.list()] == sorted(keys)
    assert [file.key for file in store.list("b/1")] == ["b/1", "b/10"]


@pytest.mark.parametrize("key", ["../x", "/etc/passwd", "a/../../b", "", "a//b", "a\0b", ".incoming/x"])
def test_a_key_cannot_lead_out_of_the_store(store: Store, key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        store.put_if_absent(key, io.BytesIO(b"x"))
