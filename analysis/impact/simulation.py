"""Panels without any effect, shaped like a real one: what the verdict rule is tried on."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from analysis.impact.effect import Effect
from analysis.impact.estimation import estimate_effect
from analysis.impact.guards import effect_findings, series_findings
from analysis.impact.panel import Floats, Panel
from analysis.impact.robustness import standard_variants
from analysis.impact.thresholds import SUGGESTIVE_P
from analysis.impact.transform import Transform
from analysis.impact.verdict import Verdict, judge

FACTORS = 3
ASKED = 4  # regions of each panel without effect that are asked about, because a rare verdict needs many questions


@dataclass(frozen=True)
class Shape:
    """What a real panel is made of.

    Attributes
    ----------
    years, event, base_year
        Of the comparison.
    common
        Shape (years,): the mean path of the logarithms.
    factors, loadings
        Shapes (factors, years) and (units, factors): what moves regions apart together.
    noise
        Shape (units,): standard deviation of what is left, region by region.
    persistence
        How much of a year's noise remains in the next.
    """

    years: tuple[int, ...]
    event: int
    base_year: int
    common: Floats
    factors: Floats
    loadings: Floats
    noise: Floats
    persistence: float


def shape_of(panel: Panel, event: int, base_year: int) -> Shape:
    """Return the shape of a panel of positive figures.

    Parameters
    ----------
    panel
        In natural units.
    event, base_year
        First treated year, and the year the index begins at 100.
    """
    logs = np.log(panel.values)
    common = logs.mean(axis=0)
    apart = logs - common
    apart = apart - apart.mean(axis=1, keepdims=True)
    left, size, right = np.linalg.svd(apart, full_matrices=False)
    loadings, factors = left[:, :FACTORS] * size[:FACTORS], right[:FACTORS]
    rest = apart - loadings @ factors
    persistence = float((rest[:, 1:] * rest[:, :-1]).sum() / (rest[:, :-1] ** 2).sum())
    return Shape(panel.years, event, base_year, common, factors, loadings, rest.std(axis=1), max(persistence, 0.0))


def simulated(shape: Shape, rng: np.random.Generator) -> Panel:
    """Return a panel of as many regions, each a real one's tendency and noise drawn at random, indexed to 100.

    All regions, the first included, are drawn alike: none has an effect.
    """
    units = len(shape.loadings)
    like = rng.integers(units, size=units)
    paths = shape.common + shape.loadings[like] @ shape.factors + _noise(shape, like, rng)
    at = shape.years.index(shape.base_year)
    values = 100 * np.exp(paths - paths[:, [at]])
    return Panel(tuple(f"region {number}" for number in range(units)), shape.years, values)


def _noise(shape: Shape, like: np.ndarray, rng: np.random.Generator) -> Floats:
    noise = np.zeros((len(like), len(shape.years)))
    fresh = rng.normal(size=noise.shape)
    noise[:, 0] = fresh[:, 0]
    for year in range(1, len(shape.years)):
        noise[:, year] = shape.persistence * noise[:, year - 1] + np.sqrt(1 - shape.persistence**2) * fresh[:, year]
    return np.asarray(noise * shape.noise[like][:, None])


def _found(effect: Effect) -> Verdict | None:
    """Return the verdict when something is found, else None, as :func:`analysis.impact.answer.answer` would.

    The guards and the variants are looked at only where p lets them decide, which saves most of the time.
    """
    if effect.p is None or effect.p > SUGGESTIVE_P:
        return None
    known = series_findings(effect.panel, effect.event)
    if any(one.refuses for one in known):
        return None
    verdict = judge(effect, standard_variants(effect), (*known, *effect_findings(effect))).verdict
    return verdict if verdict in {Verdict.DISTINGUISHABLE, Verdict.SUGGESTIVE} else None


def _others_found(effect: Effect) -> list[Verdict | None]:
    """Return what is found about the next regions of the panel; the ratios of all are in the effect already."""
    ratios = np.array([effect.rmspe_ratio, *(placebo.rmspe_ratio for placebo in effect.placebos)])
    ranked = ratios[np.isfinite(ratios)]
    found: list[Verdict | None] = []
    for at in range(1, ASKED):
        worth = np.isfinite(ratios[at]) and np.mean(ranked >= ratios[at] * (1 - 1e-9)) <= SUGGESTIVE_P
        unit, event = effect.panel.units[at], effect.event
        found.append(_found(estimate_effect(effect.panel, unit, event, transform=effect.transform)) if worth else None)
    return found


def _moved(panel: Panel, event: int, size: float, transform: Transform) -> Panel:
    """Return the panel with an effect on its first region from the event on."""
    values, after = panel.values.copy(), np.array(panel.years) >= event
    values[0, after] = values[0, after] * np.exp(size) if transform is Transform.LOG else values[0, after] + size
    return Panel(panel.units, panel.years, values)


@dataclass(frozen=True)
class Calibration:
    """How often the rule says what, on panels whose truth is known.

    Attributes
    ----------
    donors, pre_years, post_years
        The shape of the panels.
    null, effect
        Verdict -> how often without an effect, and with one of twice the minimum detectable; None where nothing is
        found.
    """

    donors: int
    pre_years: int
    post_years: int
    null: Counter[Verdict | None]
    effect: Counter[Verdict | None]

    @property
    def false_verdicts(self) -> float:
        """Share of the regions without effect called distinguishable."""
        return self.null[Verdict.DISTINGUISHABLE] / self.null.total()

    @property
    def false_hints(self) -> float:
        """Share of the regions without effect called distinguishable or suggestive."""
        return self.false_verdicts + self.null[Verdict.SUGGESTIVE] / self.null.total()

    @property
    def found(self) -> float:
        """Share of the regions with an effect called distinguishable or suggestive."""
        return (self.effect[Verdict.DISTINGUISHABLE] + self.effect[Verdict.SUGGESTIVE]) / self.effect.total()


def calibrate(
    shape: Shape, panels: int, rng: np.random.Generator, *, transform: Transform = Transform.LEVEL
) -> Calibration:
    """Return how often the rule says what on panels of a shape, without an effect and with a large one.

    Panels without an effect are asked about four of their regions in turn, those with one about its own. The effect is
    twice the minimum detectable one of the same panel, 5.6 placebo standard deviations, and as often below zero as
    above.

    Parameters
    ----------
    shape
        Of the panels.
    panels
        How many of each kind.
    rng
        Source of randomness.
    transform
        The scale of comparison, and of the effect.
    """
    null: Counter[Verdict | None] = Counter()
    effect: Counter[Verdict | None] = Counter()
    for number in range(panels):
        panel = simulated(shape, rng)
        calm = estimate_effect(panel, panel.units[0], shape.event, transform=transform)
        null.update([_found(calm), *_others_found(calm)])
        size = 2 * (calm.detectable or 0.0)
        stirred = _moved(panel, shape.event, size if number % 2 else -size, transform)
        effect[_found(estimate_effect(stirred, panel.units[0], shape.event, transform=transform))] += 1
    after = sum(year >= shape.event for year in shape.years)
    return Calibration(len(shape.loadings) - 1, len(shape.years) - after, after, null, effect)
