"""Makes the fixtures known to pytest."""

from tests.data.store.fixtures import place, server, store

__all__ = ["place", "server", "store"]
