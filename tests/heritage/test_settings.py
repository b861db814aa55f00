"""Settings: documented, few, and clear about what is wrong with them."""

import io
import multiprocessing
import re
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from catalog.errors import SettingError
from heritage.settings import DOCUMENTED, SecretKeyError, read_settings, secret_key

ROOT = Path(__file__).resolve().parents[2]


def _read_by_the_code() -> set[str]:
    found: set[str] = set()
    for package in ("heritage", "catalog", "ingest", "viewer"):
        for path in (ROOT / package).rglob("*.py"):
            found |= set(re.findall(r"HERITAGE_[A-Z_]+", path.read_text(encoding="utf-8")))
    return found


def test_every_setting_is_documented_and_no_other_exists() -> None:
    documented = set(re.findall(r"^\| `(HERITAGE_[A-Z_]+)`", (ROOT / "docs" / "settings.md").read_text(), re.M))
    assert documented == set(DOCUMENTED) == _read_by_the_code()
    assert len(documented) <= 25


def test_everything_defaults_to_the_data_folder(tmp_path: Path) -> None:
    settings = read_settings({"HERITAGE_DATA": str(tmp_path)})
    for url in (settings.database_url, settings.store_url, settings.search_url, settings.jobs_url):
        assert str(tmp_path) in url


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HERITAGE_LANGUAGE", "xx"),
        ("HERITAGE_PUBLIC_URL", "museum.example"),
        ("HERITAGE_PUBLIC_URL", "http://[bad"),
        ("HERITAGE_PUBLIC_URL", "http://ok:99999999"),
        ("HERITAGE_PUBLIC_URL", 'https://x.example/"><script>'),
        ("HERITAGE_PUBLIC_URL", "https://u:p@x/sub?q=1#f"),
        ("HERITAGE_PUBLIC_URL", "http://x:abc"),
        ("HERITAGE_PUBLIC_URL", "http://x:0"),
        ("HERITAGE_PUBLIC_URL", "http://x:"),
        ("HERITAGE_PUBLIC_URL", "http://.."),
        ("HERITAGE_PUBLIC_URL", "http://"),
        ("HERITAGE_PUBLIC_URL", "http://x/?q=1"),
        ("HERITAGE_PUBLIC_URL", "http://x/#top"),
        ("HERITAGE_PUBLIC_URL", "http://x/a b"),
        ("HERITAGE_PUBLIC_URL", "http://x\ny"),
        ("HERITAGE_LOG_LEVEL", "loud"),
        ("HERITAGE_SECRET_KEY", "short"),
    ],
)
def test_a_bad_value_names_its_variable_and_says_what_would_do(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=rf"(?s){name}.*Use for example: "):
        read_settings({name: value})


def test_a_short_secret_is_not_printed() -> None:
    with pytest.raises(SettingError) as caught:
        read_settings({"HERITAGE_SECRET_KEY": "hunter2"})
    assert "hunter2" not in caught.value.text("vi")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HERITAGE_DATABASE_URL", "mysql://x"),
        ("HERITAGE_DATABASE_URL", "nonsense"),
        ("HERITAGE_DATABASE_URL", "sqlite:///beside.db"),
        ("HERITAGE_DATABASE_URL", "sqlite:///:memory:"),
        ("HERITAGE_DATABASE_URL", "sqlite+nope:////srv/x.db"),
        ("HERITAGE_STORE_URL", "ftp://x"),
        ("HERITAGE_STORE_URL", "http://[bad"),
        ("HERITAGE_STORE_URL", "file://host/x"),
        ("HERITAGE_STORE_URL", "file:relative"),
        ("HERITAGE_STORE_URL", "file:///"),
        ("HERITAGE_STORE_URL", "file:///srv/a%00b"),
        ("HERITAGE_SEARCH_URL", "solr://x"),
        ("HERITAGE_SEARCH_URL", "tantivy://host/x"),
        ("HERITAGE_SEARCH_URL", "tantivy:///srv/x?fast=1"),
        ("HERITAGE_JOBS_URL", "amqp://x"),
        ("HERITAGE_JOBS_URL", "sqlite://"),
        ("HERITAGE_JOBS_URL", "sqlite://host/x.db"),
    ],
)
def test_a_backend_nobody_knows_names_its_variable_and_says_what_would_do(
    tmp_path: Path, name: str, value: str
) -> None:
    from heritage.wiring import open_museum

    with pytest.raises(SettingError, match=rf"{name}.*Use for example: .*/srv/museum/"):
        open_museum(read_settings({"HERITAGE_DATA": str(tmp_path), name: value}))


@pytest.mark.parametrize("name", sorted(name for name in DOCUMENTED if name.endswith("_URL")))
@pytest.mark.parametrize(
    "value", ["pg://u:hunter2@h/x", "redis://:hunter2@h:1/x", "x://u:a/hunter2@h", "s3://b?k=hunter2"]
)
def test_a_password_in_a_url_is_not_printed(tmp_path: Path, name: str, value: str) -> None:
    from heritage.wiring import open_museum

    with pytest.raises(SettingError, match=name) as caught:
        open_museum(read_settings({"HERITAGE_DATA": str(tmp_path), name: value}))
    assert "hunter2" not in caught.value.text("vi")


def test_an_address_may_have_a_port_a_path_and_a_slash_at_its_end() -> None:
    read = read_settings({"HERITAGE_PUBLIC_URL": "https://bảo-tàng.vn:8443/di-san/"})
    assert read.public_url == "https://bảo-tàng.vn:8443/di-san"


def test_the_terminals_language_is_used_where_there_is_one() -> None:
    assert read_settings({"LANG": "en_US.UTF-8"}).language == "en"
    assert read_settings({"LANG": "C.UTF-8"}).language == "vi"
    assert read_settings({"LANG": "en_US.UTF-8", "HERITAGE_LANGUAGE": "vi"}).language == "vi"


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    settings = read_settings({"HERITAGE_DATA": str(tmp_path)})
    made = secret_key(settings)
    assert len(made) >= 32
    assert secret_key(settings) == made
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


ROUNDS = 40


def _keys(folder: Path, barrier: Barrier, answers: "multiprocessing.Queue[list[str]]") -> None:
    found = []
    for number in range(ROUNDS):
        settings = read_settings({}, data=folder / str(number))
        barrier.wait()
        found.append(secret_key(settings))
    answers.put(found)


def test_processes_that_start_at_once_sign_with_one_key(tmp_path: Path) -> None:
    for number in range(ROUNDS):
        (tmp_path / str(number)).mkdir()
    context = multiprocessing.get_context("spawn")
    barrier, answers = context.Barrier(4), context.Queue()
    processes = [context.Process(target=_keys, args=(tmp_path, barrier, answers)) for _ in range(4)]
    for process in processes:
        process.start()
    first, *others = [answers.get(timeout=60) for _ in processes]
    for process in processes:
        process.join()
    assert others == [first] * 3
    assert len(set(first)) == ROUNDS
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"secret_key"}


@pytest.mark.parametrize("left", ["", "short\n"])
def test_a_key_that_could_be_guessed_is_refused(tmp_path: Path, left: str) -> None:
    (tmp_path / "secret_key").write_text(left)
    with pytest.raises(SecretKeyError, match="secret_key"):
        secret_key(read_settings({}, data=tmp_path))


@pytest.mark.parametrize("name", ["Bảo tàng số 1", "x#1 50%25", "a?b", "đình & chùa"])
def test_a_folder_may_have_any_name_and_everything_stays_inside(tmp_path: Path, name: str) -> None:
    from heritage.wiring import open_museum

    settings = read_settings({"HERITAGE_DATA": str(tmp_path / name)})
    museum = open_museum(settings)
    museum.store.put_if_absent("k", io.BytesIO(b"x"))
    museum.jobs.send([1])
    museum.database.dispose()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert {path.name for path in (tmp_path / name).iterdir()} >= {"museum.db", "files", "jobs.db"}
