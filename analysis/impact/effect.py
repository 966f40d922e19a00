"""What an estimation gives: frozen, with every input needed to compute it again."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.impact.method import Method
from analysis.impact.panel import Panel
from analysis.impact.transform import Transform

PLACEBO_COVERAGE = 0.90
DETECTABLE = 2.8  # placebo standard deviations: found with 80 % power at the 5 % level


@dataclass(frozen=True)
class Placebo:
    """What the same computation gives for a region that had no title.

    Attributes
    ----------
    unit
        The region.
    estimate
        Mean gap after the event, on the scale of the transform.
    pre_rmspe, rmspe_ratio
        Root mean squared gap before the event, and after over before (infinite after a perfect fit).
    gaps
        Year to gap.
    """

    unit: str
    estimate: float
    pre_rmspe: float
    rmspe_ratio: float
    gaps: Mapping[int, float]


@dataclass(frozen=True)
class Effect:
    """One estimate with its placebos.

    Attributes
    ----------
    panel
        The series used, the treated unit first, then its donors, in natural units.
    event
        First treated year.
    method, transform
        How it was computed.
    estimate
        Mean gap after the event on the scale of the transform; None when several weightings fit perfectly and disagree.
    weights
        Donor to weight, those above zero; for difference-in-differences all alike.
    pre_ssr, pre_rmspe, rmspe_ratio
        Sum of squared gaps before the event, its root mean, and after over before.
    gaps
        Year to actual minus counterfactual, on the scale of the transform.
    counterfactual
        Year to what the series would have been, in natural units.
    perfect, unique
        Whether the pre-period is fitted perfectly, and whether only one weighting fits best.
    p
        Rank of the city among itself and its ranked placebos, over their number; None where it says nothing (perfect
        fit).
    placebos
        One per donor, in the order of the panel.
    """

    panel: Panel
    event: int
    method: Method
    transform: Transform
    estimate: float | None
    weights: Mapping[str, float]
    pre_ssr: float
    pre_rmspe: float
    rmspe_ratio: float
    gaps: Mapping[int, float]
    counterfactual: Mapping[int, float]
    perfect: bool
    unique: bool
    p: float | None
    placebos: tuple[Placebo, ...]

    @property
    def unit(self) -> str:
        """The treated unit."""
        return self.panel.units[0]

    @property
    def donors(self) -> tuple[str, ...]:
        """The units it is compared with."""
        return self.panel.units[1:]

    @property
    def n_donors(self) -> int:
        """How many donors there are."""
        return len(self.donors)

    @property
    def n_ranked(self) -> int:
        """How many placebos the city is ranked among: those fitted perfectly have no ratio to rank by."""
        return sum(math.isfinite(placebo.rmspe_ratio) for placebo in self.placebos)

    @property
    def smallest_p(self) -> float:
        """The smallest p that this number of ranked placebos allows."""
        return 1 / (self.n_ranked + 1)

    @property
    def pre_years(self) -> tuple[int, ...]:
        """Years before the event."""
        return tuple(year for year in self.panel.years if year < self.event)

    @property
    def post_years(self) -> tuple[int, ...]:
        """Years from the event on."""
        return tuple(year for year in self.panel.years if year >= self.event)

    @property
    def base(self) -> float:
        """The city's level in the last year before the event, in natural units."""
        return float(self.panel.values[0, len(self.pre_years) - 1])

    @property
    def pre_rmspe_share(self) -> float | None:
        """The error before the event as a share of the city's mean level then; None for a mean of zero."""
        level = abs(float(self.panel.values[0, : len(self.pre_years)].mean()))
        if self.transform is Transform.LOG:
            return self.pre_rmspe
        return self.pre_rmspe / level if level else None

    @property
    def placebo_sd(self) -> float | None:
        """Standard deviation of the placebo estimates; None with fewer than two."""
        if len(self.placebos) < 2:
            return None
        mean = math.fsum(placebo.estimate for placebo in self.placebos) / len(self.placebos)
        squares = math.fsum((placebo.estimate - mean) ** 2 for placebo in self.placebos)
        return math.sqrt(squares / (len(self.placebos) - 1))

    @property
    def detectable(self) -> float | None:
        """The smallest effect that would be found: 2.8 placebo standard deviations."""
        return None if self.placebo_sd is None else DETECTABLE * self.placebo_sd

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 90 % placebo interval of the effect; None with fewer than nine donors.

        The effects a randomisation test at 10 % would not reject: the estimate give or take the absolute placebo
        estimate whose rank among them is 90 % of their number and one, rounded up.
        """
        rank = math.ceil(PLACEBO_COVERAGE * (len(self.placebos) + 1) - 1e-9)
        if self.estimate is None or rank > len(self.placebos):
            return None
        reach = sorted(abs(placebo.estimate) for placebo in self.placebos)[rank - 1]
        return self.estimate - reach, self.estimate + reach

    @property
    def natural(self) -> float | None:
        """Mean difference after the event in natural units ("about 120 enterprises"); None without an estimate."""
        if self.estimate is None:
            return None
        observed = dict(zip(self.panel.years, self.panel.values[0], strict=True))
        return math.fsum(observed[year] - self.counterfactual[year] for year in self.post_years) / len(self.post_years)

    @property
    def relative(self) -> float | None:
        """The effect as a share of the counterfactual after the event; None without an estimate or a positive level."""
        expected = math.fsum(self.counterfactual[year] for year in self.post_years) / len(self.post_years)
        return None if self.natural is None or expected <= 0 else self.natural / expected
