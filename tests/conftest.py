"""What all tests share."""

from pathlib import Path

import pytest

from data.evidence import Evidence, data_version

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    """Read the shipped figures once."""
    return Evidence(data_version())
