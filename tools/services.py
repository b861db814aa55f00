"""Real servers for tests: PostgreSQL, Redis and an S3 server, on free ports of 127.0.0.1.

    python3 tools/services.py start    install what is missing, start what does not run, write var/services/env
    python3 tools/services.py stop     stop what runs, by its process id, and throw its data away, not what was built

Nothing but the standard library. Packages are Debian's (installed as root or through sudo); the S3 server, versitygw,
is built by Go, which is fetched where it is not here (`tools/go.py`). `var/services/env` has the addresses as shell
variables: `set -a; . var/services/env`. Data are not kept safe (no fsync): these servers are for tests only.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from go import compiler

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "var" / "services"
ENV = HOME / "env"
VERSITYGW = "github.com/versity/versitygw/cmd/versitygw@v1.8.0"
OLDEST_POSTGRES = 15
USER = "heritage"
PATIENCE_SECONDS = 60.0
REDIS_DATABASES = 4096
"""One for each test."""


class Address:
    """Where the servers listen, and with what words they let one in: kept in `env` from one start to the next."""

    def __init__(self) -> None:
        lines = ENV.read_text().splitlines() if ENV.exists() else []
        self.values = {name: value.strip("'") for name, _, value in (line.partition("=") for line in lines)}

    def get(self, name: str, make: Callable[[], object]) -> str:
        """The value of before, or a new one."""
        return self.values.setdefault(name, str(make()))

    def write(self) -> None:
        """Write `env`, readable by its owner only."""
        ENV.touch(mode=0o600)
        ENV.write_text("".join(f"{name}='{value}'\n" for name, value in self.values.items()))


def start() -> None:
    """Start every server that does not run; returns when all of them answer."""
    HOME.mkdir(parents=True, exist_ok=True)
    address = Address()
    started = time.monotonic()
    for name, begin in (("PostgreSQL", start_postgres), ("Redis", start_redis), ("S3 (versitygw)", start_s3)):
        begin(address)
        address.write()
        print(f"{name} answers ({time.monotonic() - started:.1f} s).", flush=True)
    print(f"\n{ENV}:")
    print("".join(f"  {name}={value}\n" for name, value in address.values.items() if name.endswith("URL")), end="")


def stop() -> None:
    """Stop the servers and remove their data; what is not there is no fault."""
    for pid_file, number in (("redis.pid", signal.SIGTERM), ("s3.pid", signal.SIGTERM)):
        end(HOME / pid_file, number)
    for folder in postgres_folders():
        end(folder / "postmaster.pid", signal.SIGINT)  # a fast shutdown: sessions are ended
        shutil.rmtree(folder, ignore_errors=True)
    for name in ("redis", "s3", "attributes"):
        shutil.rmtree(HOME / name, ignore_errors=True)
    for left in (ENV, HOME / "redis.log", HOME / "s3.log"):
        left.unlink(missing_ok=True)
    for folder in (elsewhere().parent, HOME, HOME.parent):
        with suppress(OSError):  # not there, or what was built lies in it, or something else
            folder.rmdir()
    print("The servers are stopped.")


def start_postgres(address: Address) -> None:
    """PostgreSQL, in a cluster whose own order of letters is Vietnamese, as a museum's server may well have it."""
    port = address.get("HERITAGE_SERVICES_POSTGRES_PORT", free_port)
    password = address.get("HERITAGE_SERVICES_POSTGRES_PASSWORD", lambda: secrets.token_hex(8))
    address.values["HERITAGE_TEST_DATABASE_URL"] = f"postgresql://{USER}:{password}@127.0.0.1:{port}/postgres"
    folder = next((one for one in postgres_folders() if runs(one / "postmaster.pid")), None)
    if folder is not None:
        return
    bin_ = postgres_binaries()
    as_user, folder = postgres_owner()
    if not (folder / "PG_VERSION").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700)
        word = folder.parent / "postgres-password"
        word.write_text(password)
        word.chmod(0o644)
        if as_user:
            shutil.chown(folder, "postgres", "postgres")
        run(
            [*as_user, bin_ / "initdb", "-D", folder, "-U", USER, "-A", "scram-sha-256", f"--pwfile={word}",
             "-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=vi", "--no-sync"]
        )  # fmt: skip
        word.unlink()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=300"
    run([*as_user, bin_ / "pg_ctl", "-D", folder, "-l", folder / "log", "-w", "-o", options, "start"])


def postgres_binaries() -> Path:
    """The folder of initdb and pg_ctl, which Debian keeps out of the PATH."""
    if not postgres_versions():
        install("postgresql", "PostgreSQL")  # 15 in Debian 12
    if not postgres_versions():
        sys.exit(f"This Debian's PostgreSQL is older than {OLDEST_POSTGRES}, which the museum needs.")
    return Path(f"/usr/lib/postgresql/{postgres_versions()[0]}/bin")


def postgres_versions() -> list[int]:
    """The versions that are installed and new enough, the oldest first."""
    found = (int(one.parts[-3]) for one in Path("/usr/lib/postgresql").glob("[0-9]*/bin/initdb"))
    return sorted(version for version in found if version >= OLDEST_POSTGRES)


def postgres_owner() -> tuple[list[str], Path]:
    """How its programs are run, and where its data lie: it refuses root, and its own user must be able to get there."""
    if os.geteuid() != 0:
        return [], HOME / "postgres"
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        sys.exit("There is no user 'postgres', which Debian's package makes: apt-get install --reinstall postgresql")
    as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
    reached = subprocess.run([*as_user, "test", "-x", HOME], check=False).returncode == 0
    return as_user, HOME / "postgres" if reached else elsewhere()


def postgres_folders() -> list[Path]:
    """Where its data may lie."""
    return [HOME / "postgres", elsewhere()]


def elsewhere() -> Path:
    """A folder that every user can reach, of this checkout alone."""
    return Path(tempfile.gettempdir()) / f"heritage-services{str(ROOT).replace('/', '-')}" / "postgres"


def start_redis(address: Address) -> None:
    """Redis 7, in memory."""
    port = address.get("HERITAGE_SERVICES_REDIS_PORT", free_port)
    address.values["HERITAGE_TEST_JOBS_URL"] = f"redis://127.0.0.1:{port}/0"
    if runs(HOME / "redis.pid"):
        return
    program = shutil.which("redis-server")
    if program is None:
        install("redis-server", "Redis")
        program = "redis-server"
    (HOME / "redis").mkdir(exist_ok=True)
    launch(
        HOME / "redis.pid",
        [program, "--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", HOME / "redis",
         "--databases", str(REDIS_DATABASES)],
    )  # fmt: skip
    wait_for(int(port), HOME / "redis.pid")


def start_s3(address: Address) -> None:
    """An S3 server over a folder."""
    port = address.get("HERITAGE_SERVICES_S3_PORT", free_port)
    key = address.get("AWS_ACCESS_KEY_ID", lambda: "heritage")
    secret = address.get("AWS_SECRET_ACCESS_KEY", lambda: secrets.token_hex(16))
    address.values["HERITAGE_TEST_STORE_URL"] = f"s3://museum?endpoint=http://127.0.0.1:{port}"
    if runs(HOME / "s3.pid"):
        return
    program = versitygw()
    for name in ("s3/museum", "attributes"):
        (HOME / name).mkdir(parents=True, exist_ok=True)
    launch(
        HOME / "s3.pid",
        [program, "--port", f"127.0.0.1:{port}", "--quiet", "posix", "--sidecar", HOME / "attributes", HOME / "s3"],
        {"ROOT_ACCESS_KEY": key, "ROOT_SECRET_KEY": secret},
    )
    wait_for(int(port), HOME / "s3.pid")


def versitygw() -> Path | str:
    """The S3 server's program: this checkout's, the machine's, or built now (a minute the first time)."""
    built = HOME / "bin" / "versitygw"
    if built.exists():
        return built
    found = shutil.which("versitygw")
    if found:
        return found
    built.parent.mkdir(exist_ok=True)
    go = compiler(HOME / "go")
    print("Building the S3 server ...", flush=True)
    run([go, "install", VERSITYGW], {"GOBIN": str(built.parent), "GOFLAGS": "-buildvcs=false -modcacherw"})
    return built


def install(package: str, name: str) -> None:
    """Have Debian's package; says what to do where that is not possible."""
    apt = shutil.which("apt-get")
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if apt is None or (sudo and shutil.which("sudo") is None):
        sys.exit(f"{name} is not installed, and only root can install it. On Debian: apt-get install {package}")
    print(f"Installing {name} ...", flush=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    ask_kindly = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", apt]
    run([*ask_kindly, "update", "-qq"], quiet)
    with service_starts_forbidden(sudo):
        run([*ask_kindly, "install", "-y", "-qq", "--no-install-recommends", package], quiet)


class service_starts_forbidden:  # noqa: N801 - reads as a block
    """While the block lasts, packages do not start servers of their own (Debian's policy-rc.d)."""

    PATH = Path("/usr/sbin/policy-rc.d")

    def __init__(self, sudo: list[str]) -> None:
        self._applies = not sudo and not self.PATH.exists()

    def __enter__(self) -> None:
        if self._applies:
            self.PATH.write_text("#!/bin/sh\nexit 101\n")
            self.PATH.chmod(0o755)

    def __exit__(self, *_: object) -> None:
        if self._applies:
            self.PATH.unlink()


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def launch(pid_file: Path, command: list[str | Path], more: dict[str, str] | None = None) -> None:
    """Start a server that outlives this script, its words in a log beside its pid file."""
    with pid_file.with_suffix(".log").open("ab") as log:
        process = subprocess.Popen(
            [str(part) for part in command],
            env={**os.environ, **(more or {})},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            cwd=HOME,
        )
    pid_file.write_text(f"{process.pid}\n")


def wait_for(port: int, pid_file: Path) -> None:
    """Wait until somebody listens; says where to read when nobody does."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and runs(pid_file):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    sys.exit(f"The server does not answer on port {port}. It says why in {pid_file.with_suffix('.log')}")


def pid_of(pid_file: Path) -> int | None:
    """The process of a pid file, where it lives and is a server of this checkout: numbers are given out again."""
    try:
        pid = int(pid_file.read_text().split()[0])
        at = Path(f"/proc/{pid}/cwd").readlink()  # fails for a zombie
    except (OSError, ValueError, IndexError):
        return None
    return pid if any(at.is_relative_to(folder) for folder in (HOME, elsewhere())) else None


def runs(pid_file: Path) -> bool:
    """Whether the process of a pid file lives."""
    return pid_of(pid_file) is not None


def end(pid_file: Path, number: signal.Signals) -> None:
    """Ask the process to end, and wait for it."""
    pid = pid_of(pid_file)
    if pid is not None:
        os.kill(pid, number)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while runs(pid_file) and time.monotonic() < deadline:
            time.sleep(0.05)
        if runs(pid_file):
            sys.exit(f"Process {pid} ({pid_file}) does not end.")
    pid_file.unlink(missing_ok=True)


def run(command: list[str | Path], more: dict[str, str] | None = None) -> None:
    """Run a command to its end; its own words are shown where it fails."""
    words = [str(part) for part in command]
    with tempfile.TemporaryFile("w+") as said:  # a file, not a pipe: a server that it leaves behind keeps a pipe open
        done = subprocess.run(
            words, env={**os.environ, **(more or {})}, stdout=said, stderr=said, stdin=subprocess.DEVNULL, check=False,
            cwd="/",
        )  # fmt: skip
        if done.returncode:
            said.seek(0)
            sys.exit(f"This did not work: {' '.join(words)}\n{said.read()[-4000:]}")


if __name__ == "__main__":
    tasks = {"start": start, "stop": stop}
    if len(sys.argv) != 2 or sys.argv[1] not in tasks:
        sys.exit("Usage: python3 tools/services.py start | stop")
    tasks[sys.argv[1]]()
