"""What the operator of a server sets by environment variables; no page and no Streamlit is needed to read it."""

import os
from collections.abc import Mapping
from typing import Final

STREET_MAP: Final = "ECOC_STREET_MAP"  # "1" lets readers switch a street map from the Internet on
STREET_MAP_HOSTS: Final = ("https://basemaps.cartocdn.com", "https://*.basemaps.cartocdn.com")


def streets_allowed(environment: Mapping[str, str] = os.environ) -> bool:
    """Say whether this server's operator lets readers ask a map server on the Internet."""
    return environment.get(STREET_MAP) == "1"
