"""What an exhibit may look at: the catalogue, the figures and the facts of one data version."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final, Literal

import pandas as pd

from data.additions import NOTHING_ADDED, Additions
from data.catalogue import REFERENCE, Catalogue, Level, load_catalogue
from data.facts import Facts, load_facts
from data.observations import load_observations
from data.package import DESCRIPTOR, read_bytes

LEVELS: Final[tuple[Level, ...]] = ("country", "nuts2", "nuts3", "city", "fua")
"""The levels at which a city has an area of its own."""


def data_version(folder: Path = REFERENCE) -> str:
    """Return the name of the shipped data version: the data package's description holds every file's checksum.

    Raises
    ------
    ReferenceDataError
        The description is missing.
    """
    path = folder / DESCRIPTOR
    try:
        found = path.stat()
    except OSError:
        return _version_of(path, 0, 0)  # says what is wrong with it
    return _version_of(path, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=8)
def _version_of(path: Path, size: int, changed: int) -> str:  # noqa: ARG001 - asked at every run, read when it changes
    return hashlib.sha256(read_bytes(path)).hexdigest()[:12]


@dataclass(frozen=True)
class Evidence:
    """The figures and facts of one data version; frames are shared between readers and never written to.

    Two are equal where they hold the same official figures: what an analysis of those has computed outlives a
    milestone that is edited, or a city's own figure that is handed in.

    Attributes
    ----------
    version
        Names the data version in cache keys and downloads.
    folder
        Where the reference figures lie.
    fetched
        Names the refreshed datasets among the official figures; "" where all are as shipped.
    additions
        What staff have stored, or would store; ``version`` names it too.
    """

    version: str = field(compare=False)
    folder: Path = REFERENCE
    fetched: str = ""
    additions: Additions = field(default=NOTHING_ADDED, compare=False, repr=False)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Cities, regions, indicators, datasets and breaks."""
        return self.additions.described(load_catalogue(self.folder))

    @cached_property
    def partners(self) -> pd.DataFrame:
        """Official observations of the five cities' own areas and their countries."""
        shipped = shipped_observations(self.folder, "partners")
        cities = self.catalogue.cities.values()
        areas = {area for city in cities for area in (*map(city.area, LEVELS), *city.other_codes)}
        return self.additions.over(shipped, geos=areas | set(shipped["geo"]))

    @cached_property
    def everywhere(self) -> pd.DataFrame:
        """Official observations of all regions of all datasets."""
        return self.additions.over(shipped_observations(self.folder, "all"))

    @property
    def official_version(self) -> str:
        """Names the official figures, whatever the cities handed in: for citations of a dataset."""
        return ".".join(filter(None, (data_version(self.folder), self.fetched)))

    @property
    def own(self) -> pd.DataFrame:
        """The cities' own figures with their cells (:data:`data.additions.OWN_COLUMNS`), small counts left out.

        They are kept apart, so that no growth, comparison or estimate can mix them with official figures.
        """
        return self.additions.own

    @cached_property
    def facts(self) -> Facts:
        """The project, its plans as they stand, labs, practices, seminar and claims."""
        return self.additions.facts or load_facts(self.folder)

    def dataset(self, key: str) -> pd.DataFrame:
        """Return one dataset's official observations of all regions."""
        if key in self.additions.refreshed:
            official = self.additions.official
            return official[official["source"] == key]
        return _one_dataset(self.folder, key)


@lru_cache(maxsize=4)
def shipped_observations(folder: Path, scope: Literal["partners", "all"]) -> pd.DataFrame:
    """Return the shipped observations, read once and shared by all data versions; never write to them."""
    return load_observations(folder, scope=scope)


@lru_cache(maxsize=4)
def _one_dataset(folder: Path, key: str) -> pd.DataFrame:
    """Return a dataset's observations; a reader mostly stays with one, and all together would fill the memory."""
    return load_observations(folder, datasets=(key,))
