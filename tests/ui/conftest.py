"""Makes the fixtures known to pytest."""

from tests.ui.storing import var

__all__ = ["var"]
