"""Settings, read from the environment once, at start. A bad value names its variable and says what would do."""

import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from catalog.errors import HeritageError, SettingError
from catalog.language import FIRST, N_, languages

DOCUMENTED = {
    "HERITAGE_DATA": "Folder of this museum's data. Default: ./var/museum.",
    "HERITAGE_DATABASE_URL": "Database: sqlite:////... or postgresql://... Default: SQLite in the data folder.",
    "HERITAGE_STORE_URL": "Where originals and derivatives are kept: file:///... or s3://... Default: the data folder.",
    "HERITAGE_SEARCH_URL": "Search index: tantivy:///... Default: the data folder.",
    "HERITAGE_JOBS_URL": "Queue that wakes the workers: sqlite:////... or redis://... Default: the data folder.",
    "HERITAGE_PUBLIC_URL": "Address under which visitors reach the site. Default: http://localhost:8000.",
    "HERITAGE_SECRET_KEY": "Signs what the site hands out. Default: made once and kept in the data folder.",
    "HERITAGE_LANGUAGE": "Language of commands and reports: vi or en. Default: that of the terminal, else vi.",
    "HERITAGE_LOG_LEVEL": "DEBUG, INFO, WARNING or ERROR. Default: WARNING; commands in a terminal show no log.",
}
"""Every setting with one sentence; a test compares this with docs/settings.md and with what the code reads."""

_SHORTEST_KEY = 16
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class SecretKeyError(HeritageError):
    """A file that should hold the key and does not: nothing may be signed with what anybody could guess."""

    code = "secret-key"
    msgid = N_("{path} holds no usable secret key. Delete it: the next start makes a new one.")


@dataclass(frozen=True)
class Settings:
    """The settings of one process; URLs are complete, whatever was left to its default."""

    data: Path
    database_url: str
    store_url: str
    search_url: str
    jobs_url: str
    public_url: str
    language: str
    log_level: str | None
    secret_key: str | None = None


def read_settings(environment: Mapping[str, str] | None = None, data: Path | None = None) -> Settings:
    """The settings of this process; `data` is the folder where the environment names none.

    Raises SettingError for a value that cannot be used.
    """
    env = os.environ if environment is None else environment
    folder = Path(env.get("HERITAGE_DATA") or data or "var/museum").absolute()
    quoted = quote(str(folder))
    settings = Settings(
        data=folder,
        database_url=env.get("HERITAGE_DATABASE_URL") or f"sqlite:///{quoted}/museum.db",
        store_url=env.get("HERITAGE_STORE_URL") or f"file://{quoted}/files",
        search_url=env.get("HERITAGE_SEARCH_URL") or f"tantivy://{quoted}/search",
        jobs_url=env.get("HERITAGE_JOBS_URL") or f"sqlite:///{quoted}/jobs.db",
        public_url=(env.get("HERITAGE_PUBLIC_URL") or "http://localhost:8000").rstrip("/"),
        language=language_of(env),
        log_level=env.get("HERITAGE_LOG_LEVEL", "").upper() or None,
        secret_key=env.get("HERITAGE_SECRET_KEY") or None,
    )
    _check(settings)
    return settings


def folders_of(settings: Settings) -> list[Path]:
    """The folders of this machine that the museum is in, and grows in."""
    store = urlsplit(settings.store_url)
    return list(dict.fromkeys([settings.data, *([Path(unquote(store.path))] if store.scheme == "file" else [])]))


def without_password(url: str) -> str:
    """The URL as it may be shown and logged: without the user's name and password, and without what follows a '?'."""
    return re.sub(r"\?.+", "?...", re.sub(r":.*@", "://***@", url, flags=re.DOTALL), flags=re.DOTALL)


def secret_key(settings: Settings) -> str:
    """The signing key: from the environment, or made once and kept in the data folder, readable by its owner only.

    Processes that start at once agree on one. Raises SecretKeyError for a file that holds none.
    """
    if settings.secret_key:
        return settings.secret_key
    path = settings.data / "secret_key"
    if not path.exists():
        _make_key(path)
    key = path.read_text().strip()
    if len(key) < _SHORTEST_KEY:
        raise SecretKeyError(path=str(path))
    return key


def _make_key(path: Path) -> None:
    """Have a whole key appear at `path`, durably; another process's, where that was faster."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=f"{path.name}.") as file:  # for its owner only
        file.write(secrets.token_urlsafe(32))
        file.flush()
        os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(file.name, path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def language_of(env: Mapping[str, str]) -> str:
    """The language that is asked for, else the terminal's; raises SettingError for one that there is not."""
    asked = env.get("HERITAGE_LANGUAGE")
    if asked:
        if asked not in languages():
            raise SettingError(name="HERITAGE_LANGUAGE", value=asked, reason=", ".join(languages()))
        return asked
    terminal = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""
    tag = terminal.split("_")[0].split(".")[0]
    return tag if tag in languages() else FIRST


def _check(settings: Settings) -> None:
    if not _is_address(settings.public_url):
        shown = without_password(settings.public_url)
        raise SettingError(name="HERITAGE_PUBLIC_URL", value=shown, reason="https://museum.example")
    if settings.log_level and settings.log_level not in _LEVELS:
        raise SettingError(name="HERITAGE_LOG_LEVEL", value=settings.log_level, reason=", ".join(_LEVELS))
    if settings.secret_key is not None and len(settings.secret_key) < _SHORTEST_KEY:
        raise SettingError(name="HERITAGE_SECRET_KEY", value="...", reason="$(openssl rand -hex 32)")


def _is_address(url: str) -> bool:
    """Whether visitors can be sent there: http or https, a host, perhaps a port and a path, and nothing besides."""
    try:
        parsed = urlsplit(url)
        host, port = parsed.hostname, parsed.port  # the port raises ValueError where it is none
    except ValueError:
        return False
    is_plain = not re.search(r"[\s\"'<>\\^`{|}?#@]", url) and url.isprintable()
    is_host = host is not None and re.search(r"\w", host) is not None and not parsed.netloc.endswith(":")
    return parsed.scheme in ("http", "https") and is_host and port != 0 and is_plain
