"""Everything the impact page shows of one question, computed in one go."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analysis.impact.answer import Answer
from analysis.impact.baseline import Index
from analysis.impact.controls import Controls, Removed
from analysis.impact.effect import Effect
from analysis.impact.outcome import Outcome, clean_years
from analysis.impact.own import Agreement, OwnSeries
from analysis.impact.panel import Panel
from analysis.impact.robustness import Variant
from analysis.impact.transform import Transform, counterfactual
from analysis.impact.verdict import Judgement
from data.catalogue import Dataset


@dataclass(frozen=True)
class Assessment:
    """One question answered.

    Attributes
    ----------
    city, outcome, geo, controls
        What was asked, defaults filled in; ``geo`` is the area whose figures are used.
    event, award_year, base_year
        First treated year, year of the award, and the year the index begins at 100.
    dataset
        Where the official figures come from; None for one the catalogue does not know.
    own
        The city's own figures, where its line is made of them alone; None where it is official like the others.
    overlap
        How far the own figures agree with official ones of the same years; None where the line is official.
    panel
        The figures compared, in natural units, the city's area first.
    indexed
        Whether the estimate is in points of the index rather than in natural units.
    removed
        Regions of the pool that are no donors, with the reason.
    left_out_years
        Years without a figure of the city between the first and the last.
    index
        The lines of the first picture.
    did
        Difference-in-differences against the runner-ups.
    scm
        The synthetic control from the chosen controls.
    variants
        The robustness strip.
    judgement
        The verdict on the synthetic control, all variants heard.
    """

    city: str
    outcome: Outcome
    geo: str
    controls: Controls
    event: int
    award_year: int
    base_year: int
    dataset: Dataset | None
    panel: Panel
    indexed: bool
    removed: tuple[Removed, ...]
    left_out_years: tuple[int, ...]
    index: Index
    did: Answer
    scm: Answer
    variants: tuple[Variant, ...]
    judgement: Judgement
    own: OwnSeries | None = None
    overlap: Agreement | None = None

    @property
    def effect(self) -> Effect | None:
        """The synthetic control with its placebos; None when no number may be given."""
        return self.scm.effect

    @property
    def clean_years(self) -> tuple[int, ...]:
        """Years from the event on outside the pandemic."""
        return clean_years(year for year in self.panel.years if year >= self.event)

    @property
    def tests(self) -> int:
        """How many p values stand on the page: the more, the likelier one is small by chance."""
        return sum(one.effect is not None and one.effect.p is not None for one in (self.did, self.scm))

    @property
    def unit_size(self) -> float:
        """Natural units per unit of the effect's panel: what one point of the index is worth in the city."""
        if not self.indexed:
            return 1.0
        return float(self.panel.values[0, self.panel.years.index(self.base_year)]) / 100

    @property
    def natural(self) -> float | None:
        """Mean yearly effect in natural units ("about 120 enterprises"); None without an estimate."""
        return None if self.effect is None or self.effect.natural is None else self.effect.natural * self.unit_size

    @property
    def natural_interval(self) -> tuple[float, float] | None:
        """The 90 % placebo interval in natural units per year; None with fewer than nine donors."""
        if self.effect is None or self.effect.interval is None:
            return None
        low, high = self.effect.interval
        return self._natural(self.effect, low), self._natural(self.effect, high)

    @property
    def natural_detectable(self) -> float | None:
        """The smallest effect that would be found, in natural units per year; None without an estimate."""
        if self.effect is None or self.effect.detectable is None or self.effect.estimate is None:
            return None
        return self._natural(self.effect, self.effect.detectable)

    def _natural(self, effect: Effect, gap: float) -> float:
        """Return a gap of the effect's scale in natural units per year after the event."""
        if effect.transform is not Transform.LOG:
            return gap * self.unit_size
        after = self.panel.values[0, len(effect.pre_years) :]
        return float((after - counterfactual(after, np.full_like(after, gap), Transform.LOG)).mean())

    @property
    def synthetic(self) -> Mapping[int, float]:
        """Year to what the series would have been, in natural units; empty without an estimate."""
        if self.effect is None or self.effect.estimate is None:
            return {}
        return {year: value * self.unit_size for year, value in self.effect.counterfactual.items()}
