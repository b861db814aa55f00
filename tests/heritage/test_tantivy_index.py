"""The index in a folder: many readers, one writer at a time, and nothing half done however a process ends."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from threading import Thread

import pytest

from catalog.errors import BusyError, UnavailableError
from catalog.search.document import SearchDocument
from catalog.search.query import Query
from catalog.shown import Card
from heritage.backends import tantivy_index
from heritage.backends.tantivy_index import POINTER, TantivyIndex

ROOT = Path(__file__).resolve().parents[2]


def document(record_id: str, title: str) -> SearchDocument:
    return SearchDocument(record_id, 1, ("public", "staff"), (title,), card=Card(record_id, "site", {"vi": title}))


def run(program: str, *arguments: str) -> subprocess.Popen[str]:
    """A process of its own with the same modules."""
    preamble = """
        import sys
        from pathlib import Path
        from catalog.search.document import Card, SearchDocument
        from catalog.search.query import Query
        from heritage.backends.tantivy_index import TantivyIndex
        def document(record_id, title):
            card = Card(record_id, "site", {"vi": title})
            return SearchDocument(record_id, 1, ("public", "staff"), (title,), card=card)
        index = TantivyIndex(Path(sys.argv[1]))
    """
    source = textwrap.dedent(preamble) + textwrap.dedent(program)
    return subprocess.Popen(
        [sys.executable, "-c", source, *arguments], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True, cwd=ROOT
    )


def test_what_one_process_commits_another_finds_at_once(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path)
    index.apply([document("a", "Chùa Một Cột")], [])
    reader = run(
        """
        for line in sys.stdin:
            print(index.search(Query(line.strip())).total, flush=True)
        """,
        str(tmp_path),
    )
    assert reader.stdin is not None
    assert reader.stdout is not None

    def asks(text: str) -> int:
        reader.stdin.write(f"{text}\n")  # type: ignore[union-attr]
        reader.stdin.flush()  # type: ignore[union-attr]
        return int(reader.stdout.readline())  # type: ignore[union-attr]

    assert (asks("chùa"), asks("đình")) == (1, 0)
    index.apply([document("b", "Đình Bảng")], [])
    assert asks("đình") == 1
    with index.rebuilding() as rebuild:
        rebuild.add([document("c", "Lăng Tự Đức")])
    assert (asks("đình"), asks("lăng")) == (0, 1)
    reader.stdin.close()
    assert reader.wait(timeout=20) == 0
    reader.stdout.close()


def test_a_writer_that_is_killed_leaves_a_whole_index_and_no_lock(tmp_path: Path) -> None:
    TantivyIndex(tmp_path).apply([document("before", "Trước")], [])
    for _ in range(3):
        writer = run(
            """
            number = 0
            print("writing", flush=True)
            while True:
                index.apply([document(f"r{number * 50 + n}", f"Chùa {n}") for n in range(50)], [])
                number += 1
            """,
            str(tmp_path),
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        while TantivyIndex(tmp_path).count() < 51:
            assert writer.poll() is None
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        index = TantivyIndex(tmp_path)
        total = index.count()
        assert total % 50 == 1
        assert index.search(Query("trước")).total == 1
        index.apply([document("after", "Sau")], [])
        assert index.count() == total + 1
        index.apply([], ["after"])


def test_a_rebuild_that_is_killed_is_swept_away_by_the_next_one(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path)
    index.apply([document("a", "Chùa")], [])
    rebuilding = run(
        """
        with index.rebuilding() as rebuild:
            rebuild.add([document(f"r{n}", "Đình") for n in range(10)])
            print("half", flush=True)
            sys.stdin.readline()
        """,
        str(tmp_path),
    )
    assert rebuilding.stdout is not None
    assert rebuilding.stdout.readline() == "half\n"
    os.kill(rebuilding.pid, signal.SIGKILL)
    rebuilding.wait()
    rebuilding.stdout.close()
    assert TantivyIndex(tmp_path).count() == 1
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 2
    with index.rebuilding() as rebuild:
        rebuild.add([document("b", "Đình"), document("c", "Đền")])
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [(tmp_path / POINTER).read_text()]
    assert index.count() == 2


def test_two_threads_may_apply_at_once(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path)
    other = TantivyIndex(tmp_path)
    index.apply([document("first", "Chùa")], [])

    def fill(into: TantivyIndex, name: str) -> None:
        for number in range(5):
            into.apply([document(f"{name}{number}", "Chùa")], [])

    threads = [Thread(target=fill, args=pair) for pair in ((index, "x"), (index, "y"), (other, "z"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert index.count() == 16


def test_a_writer_elsewhere_that_does_not_end_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = TantivyIndex(tmp_path)
    index.apply([document("a", "Chùa")], [])
    monkeypatch.setattr(tantivy_index, "WAIT_SECONDS", 0.0)
    opened = tantivy_index._opened(tmp_path / (tmp_path / POINTER).read_text())
    holder = opened.writer(15_000_000, 1)
    with pytest.raises(BusyError):
        index.apply([document("b", "Đình")], [])
    del holder
    index.apply([document("b", "Đình")], [])
    assert index.count() == 2


def test_an_index_of_another_version_waits_to_be_rebuilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    TantivyIndex(tmp_path).apply([document("a", "Chùa")], [])
    monkeypatch.setattr(tantivy_index, "_NAME", "v999.1-")
    index = TantivyIndex(tmp_path)
    assert not index.is_ready()
    with pytest.raises(UnavailableError):
        index.search(Query("chùa"))
    with pytest.raises(UnavailableError):
        index.apply([document("b", "Đình")], [])
    with index.rebuilding() as rebuild:
        rebuild.add([document("a", "Chùa")])
    assert index.is_ready()
    assert index.search(Query("chùa")).total == 1


def test_a_damaged_pointer_is_an_index_that_cannot_be_read(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path)
    index.apply([document("a", "Chùa")], [])
    for written in ("", "../../etc", "v1.1-gone"):
        (tmp_path / POINTER).write_text(written)
        assert not index.is_ready()
        with pytest.raises(UnavailableError):
            index.search(Query("chùa"))


@pytest.mark.parametrize("part", ["meta.json", "*.store", "*.idx", "*.term", "*.fast"])
def test_a_damaged_index_says_so_and_is_built_anew(tmp_path: Path, part: str) -> None:
    TantivyIndex(tmp_path).apply([document("a", "Chùa")], [])
    [damaged] = tmp_path.glob(f"*/{part}")
    damaged.write_bytes(damaged.read_bytes()[: damaged.stat().st_size // 2])
    index = TantivyIndex(tmp_path)
    assert not index.is_ready()
    for ask in (index.count, lambda: index.search(Query("chùa")), lambda: index.apply([], ["a"])):
        with pytest.raises(UnavailableError):
            ask()
    with index.rebuilding() as rebuild:
        rebuild.add([document("a", "Chùa")])
    assert index.is_ready()
    assert index.search(Query("chùa")).total == 1


def test_a_rebuild_that_fails_leaves_nothing_on_the_disk(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path)
    index.apply([document("a", "Chùa")], [])
    with pytest.raises(KeyError), index.rebuilding() as rebuild:
        rebuild.add([document("b", "Đình")])
        raise KeyError
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [(tmp_path / POINTER).read_text()]
    assert index.search(Query("chùa")).total == 1


def test_many_small_batches_do_not_leave_many_segments(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path)
    for number in range(24):
        index.apply([document(f"r{number}", "Chùa")], [])
    reader = index._latest()
    assert reader is not None
    assert reader._searcher.num_segments < 10
    assert index.search(Query("chùa")).total == 24


def test_a_block_that_fails_changes_nothing(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path)
    index.apply([document("a", "Chùa")], [])
    with pytest.raises(KeyError), index.applying() as addition:
        addition.replace(["a", "b"], [document("b", "Đình")])
        raise KeyError
    assert index.search(Query("chùa")).total == 1
    assert index.search(Query("đình")).total == 0
    index.apply([document("b", "Đình")], [])
    assert index.count() == 2


def test_what_went_into_an_index_that_was_swapped_meanwhile_is_to_be_done_again(tmp_path: Path) -> None:
    index, other = TantivyIndex(tmp_path), TantivyIndex(tmp_path)
    index.apply([document("a", "Chùa")], [])
    with pytest.raises((BusyError, UnavailableError)), index.applying() as addition:
        addition.replace(["b"], [document("b", "Đình")])
        with other.rebuilding() as rebuild:
            rebuild.add([document("a", "Chùa")])
    assert index.search(Query("đình")).total == 0
    index.apply([document("b", "Đình")], [])
    assert index.search(Query("đình")).total == 1
