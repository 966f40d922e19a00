"""What the operator of a server sets by environment variables; no page and no Streamlit is needed to read it."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from data.eurostat.line import EUROSTAT
from data.store import VAR

STREET_MAP: Final = "ECOC_STREET_MAP"  # "1" lets readers switch a street map from the Internet on
LOCAL_ADMINISTRATOR: Final = "ECOC_LOCAL_ADMIN"  # "1", set by make run: whoever sits at this machine administers
STREET_MAP_HOSTS: Final = ("https://basemaps.cartocdn.com", "https://*.basemaps.cartocdn.com")
DATABASE_URL: Final = "DATABASE_URL"  # a PostgreSQL server; without it the store is a file
STORE_FOLDER: Final = "ECOC_VAR"  # the folder of that file, when it is not var/


EUROSTAT_ADDRESS: Final = "EUROSTAT_URL"  # where a refresh asks, when it is not Eurostat itself


def eurostat_address(environment: Mapping[str, str] = os.environ) -> str:
    """Return where a refresh finds Eurostat's interface."""
    return environment.get(EUROSTAT_ADDRESS) or EUROSTAT


def store_place(environment: Mapping[str, str] = os.environ) -> tuple[str, Path]:
    """Return the address of the database ("" for the embedded one) and the folder of the embedded one."""
    return _place(environment.get(DATABASE_URL, ""), environment.get(STORE_FOLDER) or str(VAR))


@cache
def _place(address: str, folder: str) -> tuple[str, Path]:
    # Asked some twenty times in a run of a page: every cache is kept apart by it.
    return address, Path(folder)


def streets_allowed(environment: Mapping[str, str] = os.environ) -> bool:
    """Say whether this server's operator lets readers ask a map server on the Internet."""
    return environment.get(STREET_MAP) == "1"


def local_administrator_wanted(environment: Mapping[str, str] = os.environ) -> bool:
    """Say whether the operator wants whoever sits at this machine to administer; more has to hold for it."""
    return environment.get(LOCAL_ADMINISTRATOR) == "1"
