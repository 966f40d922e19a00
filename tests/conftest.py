"""What all tests share."""

import os
import tempfile
from pathlib import Path

import pytest

from data.evidence import Evidence, data_version

ROOT = Path(__file__).resolve().parent.parent
# Whatever a test starts, in this process or another, keeps what it stores in a folder that is thrown away.
_FOLDER = tempfile.TemporaryDirectory(prefix="ecoc-tests-")
os.environ["ECOC_VAR"] = _FOLDER.name
os.environ.pop("DATABASE_URL", None)


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    """Read the shipped figures once."""
    return Evidence(data_version())
