"""Try the verdict rule on simulated panels shaped like each city's and write the table into docs/methods.md."""

import argparse
import sys
from pathlib import Path

import numpy as np

from analysis.impact.case import case_of, default_comparison
from analysis.impact.question import Question
from analysis.impact.simulation import Calibration, calibrate, shape_of
from data.catalogue import load_catalogue
from data.observations import load_observations

METHODS = Path(__file__).resolve().parent.parent / "docs" / "methods.md"
BEGIN, END = "<!-- calibration: begin -->", "<!-- calibration: end -->"
SEED = 2018
HEADER = (
    "| shaped like | donors | years before | years after | scale | distinguishable, no effect"
    " | distinguishable or suggestive, no effect | found, effect twice the detectable |"
)


def row(city: str, outcome: str, scale: str, found: Calibration) -> str:
    """Return one line of the table."""
    cells = (
        f"{city}, {outcome}",
        found.donors,
        found.pre_years,
        found.post_years,
        scale,
        f"{found.false_verdicts:.1%}",
        f"{found.false_hints:.1%}",
        f"{found.found:.1%}",
    )
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def table(panels: int) -> str:
    """Return the table for the default question of every city."""
    observations, catalogue = load_observations(), load_catalogue()
    lines = [HEADER, "| --- |" + " ---: |" * 3 + " --- |" + " ---: |" * 3]
    for number, (key, city) in enumerate(catalogue.cities.items()):
        case = case_of(observations, catalogue, Question(key))
        chosen = default_comparison(case)
        shape = shape_of(chosen.panel, case.event, chosen.base_year)
        found = calibrate(shape, panels, np.random.default_rng(SEED + number), transform=chosen.transform)
        lines.append(row(city.name, f"{case.outcome.indicator} ({case.outcome.level})", chosen.transform, found))
        print(lines[-1], flush=True)
    return "\n".join(lines)


def main() -> int:
    """Write the table between its marks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--panels", type=int, default=500, help="panels without and with an effect, per city")
    panels = parser.parse_args().panels
    written = f"{BEGIN}\n{panels} panels of each kind, seed {SEED}.\n\n{table(panels)}\n{END}"
    text = METHODS.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    METHODS.write_text(before + written + after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
