"""What a table of Eurostat's Data Browser counts: its dataset and dimensions, as one of our indicators.

Codes and English labels are those of Eurostat's own code lists; an export may carry either or both.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from data.workbook.spelling import name_key

CODE: Final = re.compile(r"(?P<label>.*?) ?\[(?P<code>[A-Za-z0-9_\-]+)\]", re.DOTALL)
DATASET: Final = re.compile(r"\[(?P<code>[a-z0-9_]+?)(?:__custom_[0-9]+)?(?:\$[a-z0-9_]*)?\]", re.IGNORECASE)

INDICATOR_CODES: Final[Mapping[str, str]] = {
    "V11910": "enterprises",
    "V11920": "births",
    "V11930": "deaths",
    "V11943": "survivors_3y",
    "V16910": "persons_employed",
    "V16911": "employees",
    "V16920": "employment_births",
    "V16930": "employment_deaths",
    "V97020": "birth_rate",
    "V97030": "death_rate",
    "MIO_EUR": "gdp",
    "EUR_HAB": "gdp_per_head",
    "PPS_EU27_2020_HAB": "gdp_pps_per_head",
    "EUR_HAB_EU27_2020": "gdp_per_head_eu",
    "PPS_HAB_EU27_2020": "gdp_pps_per_head_eu",
}
LABELS: Final[Mapping[str, str]] = {
    "population of active enterprises in t": "enterprises",
    "births of enterprises in t": "births",
    "deaths of enterprises in t": "deaths",
    "number of enterprises newly born in t-3 having survived to t": "survivors_3y",
    "persons employed in the population of active enterprises in t": "persons_employed",
    "employees in the population of active enterprises in t": "employees",
    "persons employed in the population of births in t": "employment_births",
    "persons employed in the population of deaths in t": "employment_deaths",
    "birth rate": "birth_rate",
    "death rate": "death_rate",
    "million euro": "gdp",
    "euro per inhabitant": "gdp_per_head",
    "purchasing power standard (pps, eu27 from 2020), per inhabitant": "gdp_pps_per_head",
    "euro per inhabitant in percentage of the eu27 (from 2020) average": "gdp_per_head_eu",
}

WHOLE_DATASETS: Final[Mapping[str, str]] = {
    "tour_occ_nin2": "nights",
    "tour_occ_nin2d": "nights",
    "tour_occ_arn2": "arrivals",
    "demo_r_pjanaggr3": "population",
    "demo_r_d2jan": "population",
    "demo_r_gind3": "population",
    "tgs00010": "unemployment_rate",
    "tgs00026": "disposable_income",
    "tgs00111": "nights",
    "cult_emp_reg": "cultural_employment",
}
"""Datasets with one indicator of ours; the others tell by a dimension which one."""

DEMOGRAPHY: Final = frozenset({"bd_size_r3", "bd_hgnace_r", "bd_size_r", "bd_hgnace_r3"})
ACCOUNTS: Final = frozenset({"nama_10r_2gdp", "nama_10r_3gdp"})
BREAKDOWNS: Final[Mapping[str, str]] = {
    "0": "0",
    "zero": "0",
    "no employees": "0",
    "1-9": "1-9",
    "from 1 to 9 employees": "1-9",
    "ge10": "10+",
    "10 employees or more": "10+",
    "dom": "domestic",
    "reporting country": "domestic",
    "for": "foreign",
    "foreign country": "foreign",
    "y_lt15": "Y_LT15",
    "less than 15 years": "Y_LT15",
    "y15-64": "Y15-64",
    "from 15 to 64 years": "Y15-64",
    "y_ge65": "Y_GE65",
    "65 years or over": "Y_GE65",
}
NARROWED: Final = frozenset({"males", "females", "m", "f"})
"""A part of the population that no breakdown of ours names."""


@dataclass(frozen=True)
class Meaning:
    """An indicator and a breakdown of ours."""

    indicator: str
    breakdown: str = "total"


def parts(written: str) -> tuple[str, str]:
    """Return label and code of what an export shows, "" for the one it leaves out."""
    match = CODE.fullmatch(written.strip())
    return (match["label"].strip(), match["code"]) if match else (written.strip(), "")


def dataset_of(written: str) -> str:
    """Return the dataset's code from the line "Dataset:", "" when there is none."""
    match = DATASET.search(written)
    return match["code"].lower() if match else ""


def meaning(dataset: str, dimensions: Mapping[str, str]) -> Meaning | None:
    """Return what a sheet counts, None when it is nothing of ours.

    Parameters
    ----------
    dataset
        Eurostat's code.
    dimensions
        Dimension -> the one position it is held at, as written above the table.
    """
    positions = [parts(position) for position in dimensions.values()]
    keys = {name_key(label) for label, _ in positions} | {code.casefold() for _, code in positions}
    indicator = _indicator(dataset, positions)
    if indicator is None or keys & NARROWED:
        return None
    breakdown = next((BREAKDOWNS[key] for key in keys if key in BREAKDOWNS), "total")
    return Meaning(indicator, breakdown)


def _indicator(dataset: str, positions: list[tuple[str, str]]) -> str | None:
    if dataset in WHOLE_DATASETS:
        return WHOLE_DATASETS[dataset]
    if dataset not in DEMOGRAPHY | ACCOUNTS:
        return None
    for label, code in positions:
        found = INDICATOR_CODES.get(code) or _by_label(name_key(label))
        if found:
            return found
    return None


def _by_label(label: str) -> str | None:
    """Return the indicator whose words the label holds, the longest words first: labels go on with " - number"."""
    return next((LABELS[words] for words in sorted(LABELS, key=len, reverse=True) if words in label), None)
