"""Fixtures that every test may use."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"


@pytest.fixture
def samples() -> Path:
    """The shared folder of real material, which is not part of the repository; skips where it is absent."""
    if not SAMPLES.is_dir():
        pytest.skip(f"needs the shared samples at {SAMPLES}")
    return SAMPLES
