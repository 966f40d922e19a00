"""All placebos of a synthetic control, beside the reference package and a loop over another solver: ``make bench``.

One thread: set OMP_NUM_THREADS=1, as the make target does. The slow ones are left out where they would take minutes.
"""

import sys
import time
import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd
from diff_diff import SyntheticControl
from scipy.optimize import nnls

from analysis.impact.fits import synthetic_fits
from analysis.impact.panel import Floats
from data.catalogue import load_catalogue
from data.observations import load_observations

SIZES = (40, 200, 500, 1300)
YEARS, PRE_YEARS = 20, 16
REFERENCE_LIMIT, LOOP_LIMIT = 500, 1300
HEAVY = 1e5  # weight of the equation that makes the weights sum to one


def panel_of(units: int) -> Floats:
    """Return made-up regions: three common factors and a walk of their own."""
    rng = np.random.default_rng(units)
    factors, loadings = rng.normal(size=(3, YEARS)).cumsum(axis=1), rng.normal(size=(units, 3))
    return np.asarray(100 + 10 * loadings @ factors + 3 * rng.normal(size=(units, YEARS)).cumsum(axis=1))


def ours(values: Floats) -> Floats:
    """Return every unit's sum of squares before the event, by the engine."""
    return synthetic_fits(values, PRE_YEARS).pre_ssr


def loop(values: Floats) -> Floats:
    """Return the same by non-negative least squares, unit by unit."""
    before = values[:, :PRE_YEARS]
    centre = before.mean(axis=0)
    size = float((before - centre).std())
    scaled, found = (before - centre) / size, np.zeros(len(values))
    for row in range(len(values)):
        donors = np.delete(scaled, row, axis=0)
        system = np.vstack([donors.T, np.full(len(donors), HEAVY)])
        weights, _ = nnls(system, np.append(scaled[row], HEAVY))
        weights /= weights.sum()
        found[row] = size**2 * ((scaled[row] - weights @ donors) ** 2).sum()
    return found


def reference(values: Floats) -> Floats:
    """Return the same by diff-diff: a fit and its in-space placebos."""
    units, years = np.indices(values.shape)
    frame = pd.DataFrame({"unit": units.ravel(), "year": years.ravel(), "value": values.ravel()})
    frame["treated"] = ((frame["unit"] == 0) & (frame["year"] >= PRE_YEARS)).astype(int)
    model = SyntheticControl(v_method="custom", custom_v=np.ones(PRE_YEARS), standardize="none")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = model.fit(frame, "value", "treated", "unit", "year")
        fit.in_space_placebo()
    # It gives the mean square; other than the engine it puts a floor under that of a perfect fit.
    return np.asarray(fit.get_placebo_df().sort_values("unit")["pre_mspe"].to_numpy() * PRE_YEARS)


def timed(work: Callable[[Floats], Floats], values: Floats, *, runs: int) -> tuple[float, Floats]:
    """Return the median seconds of processor time of some runs, which other work does not stretch, and the result."""
    seconds, result = [], np.zeros(0)
    for _ in range(runs):
        begin = time.process_time()
        result = work(values)
        seconds.append(time.process_time() - begin)
    return float(np.median(seconds)), result


def placebo_table() -> str:
    """Return the table of times and of the largest difference between sums of squares."""
    lines = ["units  engine s  nnls loop s  diff-diff s  times faster  largest difference / variance"]
    for units in SIZES:
        values = panel_of(units)
        fast, squares = timed(ours, values, runs=7)
        slow, other = timed(loop, values, runs=1)
        apart = np.abs(squares - other).max() / values.var()
        row = f"{units:5d}  {fast:8.3f}  {slow:11.3f}"
        if units <= REFERENCE_LIMIT:
            slowest, theirs = timed(reference, values, runs=1)
            apart = max(apart, np.abs(squares - theirs).max() / values.var())
            row += f"  {slowest:11.2f}  {slowest / fast:12.0f}"
        else:
            row += f"  {'-':>11}  {'-':>12}"
        lines.append(f"{row}  {apart:.1e}")
    return "\n".join(lines)


def city_table() -> str:
    """Return how long each city's index, estimates, placebos and variants take."""
    # Imported here: the table above must not pay for it.
    from analysis.impact.assess import assess  # noqa: PLC0415
    from analysis.impact.question import Question  # noqa: PLC0415

    observations, catalogue = load_observations(), load_catalogue()
    lines = ["city         seconds  donors"]
    for city in catalogue.cities:
        seconds = []
        for _ in range(3):
            begin = time.process_time()
            found = assess(observations, catalogue, Question(city))
            seconds.append(time.process_time() - begin)
        lines.append(f"{city:12s} {np.median(seconds):7.2f}  {found.scm.n_donors:6d}")
    return "\n".join(lines)


def main() -> int:
    """Print both tables."""
    print(placebo_table(), city_table(), sep="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
