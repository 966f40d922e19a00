"""What an exhibit may look at: the catalogue, the figures and the facts of one data version."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import pandas as pd

from data.catalogue import REFERENCE, Catalogue, load_catalogue
from data.facts import Facts, load_facts
from data.observations import load_observations
from data.package import DESCRIPTOR, read_bytes


def data_version(folder: Path = REFERENCE) -> str:
    """Return the name of the shipped data version: the data package's description holds every file's checksum.

    Raises
    ------
    ReferenceDataError
        The description is missing.
    """
    return hashlib.sha256(read_bytes(folder / DESCRIPTOR)).hexdigest()[:12]


@dataclass(frozen=True)
class Evidence:
    """The figures of one data version; frames are shared between readers and never written to.

    Attributes
    ----------
    version
        Names the data version in cache keys and downloads.
    folder
        Where the reference figures lie.
    joined
        Joins what staff have stored, or would store, with the shipped observations it is given, in the same shape;
        by default the shipped ones stand alone.
    """

    version: str
    folder: Path = REFERENCE
    joined: Callable[[pd.DataFrame], pd.DataFrame] | None = None

    @cached_property
    def catalogue(self) -> Catalogue:
        """Cities, regions, indicators, datasets and breaks."""
        return load_catalogue(self.folder)

    @cached_property
    def partners(self) -> pd.DataFrame:
        """Observations of the five cities' own areas and their countries."""
        return self._with_stored(load_observations(self.folder, scope="partners"))

    @cached_property
    def everywhere(self) -> pd.DataFrame:
        """Observations of all regions of all datasets."""
        return self._with_stored(load_observations(self.folder))

    @cached_property
    def facts(self) -> Facts:
        """The project, its plans, labs, practices, seminar and claims.

        This is the one place from which the exhibits of the plans take their records: what staff store about actions
        and milestones is to be laid over the shipped facts here.
        """
        return load_facts(self.folder)

    def dataset(self, key: str) -> pd.DataFrame:
        """Return one dataset's observations of all regions."""
        return self._with_stored(_one_dataset(self.folder, key))

    def _with_stored(self, reference: pd.DataFrame) -> pd.DataFrame:
        return self.joined(reference) if self.joined else reference


@lru_cache(maxsize=4)
def _one_dataset(folder: Path, key: str) -> pd.DataFrame:
    """Return a dataset's observations; a reader mostly stays with one, and all together would fill the memory."""
    return load_observations(folder, datasets=(key,))
