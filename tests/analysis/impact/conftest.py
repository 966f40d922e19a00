"""Shared by the tests of the impact engine: the published example, the shipped figures, and made-up panels."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.impact.panel import Panel, balanced_panel
from analysis.impact.reading import read_rows
from data.catalogue import Catalogue, load_catalogue
from data.observations import load_observations

DATASETS = ("bd_size_r3", "nama_10r_3gdp", "nama_10r_2gdp", "tour_occ_arn2", "tour_occ_nin2", "istat_unemployment")


@pytest.fixture(scope="session")
def proposition_99() -> Panel:
    return balanced_panel(read_rows(Path(__file__).parent / "fixtures" / "proposition99.csv"))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def observations() -> pd.DataFrame:
    return load_observations(datasets=DATASETS)


@pytest.fixture
def panel() -> Panel:
    """Twelve regions over fourteen years, a common path and each its own noise."""
    rng = np.random.default_rng(2021)
    common = 100 + 2 * np.arange(14)
    values = common * rng.uniform(0.8, 1.2, size=(12, 1)) + rng.normal(size=(12, 14)).cumsum(axis=1)
    return Panel(tuple("ABCDEFGHIJKL"), tuple(range(2005, 2019)), values)
