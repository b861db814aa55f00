"""The modules that the suite says it tries on real servers are tried there."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ON_SERVERS

TESTS = Path(__file__).resolve().parents[1]


@pytest.mark.services
def test_every_module_that_is_listed_has_tests_on_servers() -> None:
    modules = [str(TESTS / name) for name in sorted(ON_SERVERS)]
    command = [sys.executable, "-m", "pytest", "--collect-only", "-m", "services", *modules]
    found = subprocess.run(command, cwd=TESTS.parent, capture_output=True, text=True, check=False).stdout
    tried = {line.split("::")[0] for line in found.splitlines() if "servers" in line}
    assert tried == {f"tests/{name}" for name in ON_SERVERS}
