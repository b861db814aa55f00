"""Make or refresh .venv; nothing but the standard library, so that it runs before anything is installed.

    python3 tools/environment.py           what running needs
    python3 tools/environment.py dev heic  also what tests and lint need, HEIC pictures among it

Does nothing, in a blink, where .venv already has what pyproject.toml and requirements.lock ask for.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from spoken import spoken

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NEEDED = (3, 11)
UV = {"UV_LINK_MODE": "copy", "UV_SYSTEM_CERTS": "1"}
"""How uv works where the environment says nothing: certificates are the system's, as for pip and the browser."""


def main(extras: list[str]) -> None:
    """Bring .venv to what this checkout asks for."""
    if sys.version_info < NEEDED:
        sys.exit(
            spoken(
                "Python {needed} or later is needed; this is {found}.",
                needed=".".join(map(str, NEEDED)),
                found=sys.version.split()[0],
            )
        )
    stamp = VENV / f".installed-{'-'.join(extras) or 'run'}"
    wanted = _fingerprint()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    _make_venv()
    what = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    test = "Installing what tests and lint need into .venv ..."
    print(spoken(test if extras else "Installing the museum into .venv ..."), flush=True)
    _run(
        PYTHON,
        "-m",
        "uv",
        "pip",
        "install",
        "--quiet",
        "--python",
        PYTHON,
        "-c",
        ROOT / "requirements.lock",
        "-e",
        what,
    )
    stamp.write_text(wanted)


def _fingerprint() -> str:
    parts = [sys.version, str(ROOT)]
    parts += [(ROOT / name).read_text(encoding="utf-8") for name in ("pyproject.toml", "requirements.lock")]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _make_venv() -> None:
    if not PYTHON.exists():
        print(spoken("Making .venv ..."), flush=True)
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False)
        if made.returncode:
            sys.exit(
                spoken("Python cannot make virtual environments here. On Debian and Ubuntu: apt install python3-venv")
            )
    if subprocess.run([PYTHON, "-c", "import uv"], stderr=subprocess.DEVNULL, check=False).returncode:
        _run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv>=0.9")


def _run(*command: str | Path) -> None:
    environment = {**UV, **os.environ}
    done = subprocess.run([str(part) for part in command], env=environment, check=False)
    if done.returncode:
        told = "This did not work: {command}\nIs the network there? Run it again."
        sys.exit(spoken(told, command=" ".join(str(part) for part in command)))


if __name__ == "__main__":
    main(sys.argv[1:])
