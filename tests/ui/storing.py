"""A folder of its own for the store of a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ui import stored


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the folder, which does not exist yet; the process forgets its store afterwards."""
    folder = tmp_path / "var"
    monkeypatch.setenv("ECOC_VAR", str(folder))
    yield folder
    stored.DOORS.clear()
