"""The figures behind an exhibit: published ones as they are, computed measures worked out from their parts."""

import pandas as pd

from analysis.definitions import MEASURES
from analysis.rates import compute
from analysis.series import pick
from data.evidence import Evidence

DATASET = "bd_size_r3"  # business demography by size class: the regional count of firms


def observed(evidence: Evidence, indicator: str) -> pd.DataFrame:
    """Return the partners' observations of a published or computed indicator, in the columns of the observations."""
    if indicator in MEASURES:
        return compute(evidence.partners, evidence.catalogue, indicator)
    return pick(evidence.partners, indicators=[indicator])
