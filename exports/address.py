"""The address under which the outside reaches this server, as its operator configured it."""

import os
from collections.abc import Mapping
from urllib.parse import urlsplit


def public_address(environment: Mapping[str, str] = os.environ) -> str:
    """Return PUBLIC_URL without its last slash; empty where it is not set or is no address of the web."""
    address = environment.get("PUBLIC_URL", "").strip().rstrip("/")
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.hostname else ""
