"""Makes the fixtures known to pytest, and an empty store that long searches copy."""

from pathlib import Path

import pytest

from data.store import open_store
from data.store.engine import FILE_NAME
from tests.data.store.fixtures import place, server, store

__all__ = ["empty", "place", "server", "store"]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of an empty store: copying it is much quicker than making it."""
    folder = tmp_path_factory.mktemp("empty")
    open_store(folder=folder).close()
    return folder / FILE_NAME
