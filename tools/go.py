"""The Go compiler, for tools that are built here: the machine's own, or one fetched as the Go module that it also is.

Nothing but the standard library. Go's proxy of modules serves the toolchains (https://go.dev/doc/toolchain); what comes
is checked against the hash that Go's public log of sums has of it, and is unpacked into a folder of this checkout.
"""

import base64
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from pathlib import Path

VERSION = "1.25.5"
MACHINE = "x86_64"
SUM = "h1:IkknVKy/4hLMR+ZwWfP4Oqhjz2sKqNtEXz1meP8P3Nc="
"""From https://sum.golang.org/lookup/golang.org/toolchain@v0.0.1-go1.25.5.linux-amd64, the line without '/go.mod'."""
PROXY = "https://proxy.golang.org"
ANSWER_SECONDS = 60


def compiler(folder: Path) -> Path:
    """The program `go`, new enough; fetched into `folder` where this machine has none. Ends the program on failure."""
    for found in (shutil.which("go"), shutil.which("go", path="/usr/local/go/bin"), folder / "bin" / "go"):
        if found and _is_new_enough(found):
            return Path(found)
    if sys.platform != "linux" or platform.machine() != MACHINE:
        sys.exit(f"Go {VERSION} or later is needed, and is not here. Install it: https://go.dev/dl/")
    print(f"Fetching Go {VERSION} ...", flush=True)
    name = f"golang.org/toolchain@v0.0.1-go{VERSION}.linux-amd64"
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        _unpack(_fetched(name, Path(scratch)), name, SUM, Path(scratch))
        shutil.rmtree(folder, ignore_errors=True)
        (Path(scratch) / name).rename(folder)
    return folder / "bin" / "go"


def _is_new_enough(program: str | Path) -> bool:
    try:
        said = subprocess.run([program, "env", "GOVERSION"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return False
    numbers = re.match(r"go(\d+)\.(\d+)", said)
    return numbers is not None and tuple(map(int, numbers.groups())) >= tuple(map(int, VERSION.split(".")[:2]))


def _fetched(name: str, scratch: Path) -> Path:
    """The zip file of the module, from the first proxy of GOPROXY that is one, or else Go's own."""
    named = re.split("[,|]", os.environ.get("GOPROXY", ""))
    proxy = next((one for one in named if one.startswith(("https://", "http://"))), PROXY).rstrip("/")
    url = f"{proxy}/{name.replace('@', '/@v/')}.zip"
    target = scratch / "go.zip"
    try:
        with urllib.request.urlopen(url, timeout=ANSWER_SECONDS) as answer, target.open("wb") as file:
            shutil.copyfileobj(answer, file)
    except OSError as exc:
        sys.exit(f"Go cannot be fetched ({exc}): {url}\nIs the network there? Or install Go: https://go.dev/dl/")
    return target


def _unpack(file: Path, name: str, wanted: str, scratch: Path) -> None:
    """Unpack the module into `scratch`; ends the program where its hash is not the one `wanted`."""
    with zipfile.ZipFile(file) as packed:
        if module_sum(packed) != wanted:
            sys.exit(f"{name} is not what it should be ({wanted}). Nothing was unpacked; try again later.")
        packed.extractall(scratch)
    programs = [*(scratch / name / "bin").iterdir(), *(scratch / name / "pkg" / "tool").rglob("*")]
    for program in programs:
        program.chmod(0o755)


def module_sum(packed: zipfile.ZipFile) -> str:
    """The hash of a module's files as go.sum has it: 'h1:' (https://go.dev/ref/mod#go-sum-files)."""
    lines = []
    for name in sorted(packed.namelist()):
        with packed.open(name) as file:
            lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {name}\n")
    return "h1:" + base64.b64encode(hashlib.sha256("".join(lines).encode()).digest()).decode()
