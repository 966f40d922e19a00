"""What the operator of a server sets by environment variables; no page and no Streamlit is needed to read it."""

import os
from collections.abc import Mapping
from typing import Final

STREET_MAP: Final = "ECOC_STREET_MAP"  # "1" lets readers switch a street map from the Internet on
LOCAL_ADMINISTRATOR: Final = "ECOC_LOCAL_ADMIN"  # "1", set by make run: whoever sits at this machine administers
STREET_MAP_HOSTS: Final = ("https://basemaps.cartocdn.com", "https://*.basemaps.cartocdn.com")


def streets_allowed(environment: Mapping[str, str] = os.environ) -> bool:
    """Say whether this server's operator lets readers ask a map server on the Internet."""
    return environment.get(STREET_MAP) == "1"


def local_administrator_wanted(environment: Mapping[str, str] = os.environ) -> bool:
    """Say whether the operator wants whoever sits at this machine to administer; more has to hold for it."""
    return environment.get(LOCAL_ADMINISTRATOR) == "1"
