"""A question with its figures at hand: pools, windows and scales of comparison."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.definitions import kind_of
from analysis.impact.baseline import indexed
from analysis.impact.city_guards import city_findings, with_own_findings
from analysis.impact.controls import Controls, Removal, Removed, pool
from analysis.impact.outcome import Outcome, default_outcome
from analysis.impact.own import Agreement, agreement, treated_by
from analysis.impact.panel import Panel
from analysis.impact.question import Question
from analysis.impact.reasons import Finding, Reason, finding
from analysis.impact.thresholds import SUGGESTIVE_P
from analysis.impact.transform import Transform
from analysis.impact.window import Figures, Years, figures_of_outcome, window
from data.catalogue import Catalogue, City

INDEXED_KINDS = frozenset({"count", "amount", "index"})  # rates and shares are compared as they are


@dataclass(frozen=True)
class Case:
    """A question, the city and outcome it names, and all figures of that outcome.

    ``overlap`` says how far the city's own figures agree with official ones; None where its line is official.
    """

    catalogue: Catalogue
    question: Question
    city: City
    outcome: Outcome
    figures: Figures
    overlap: Agreement | None = None

    @property
    def geo(self) -> str:
        """The area whose figures are used."""
        return self.city.area(self.outcome.level)

    @property
    def event(self) -> int:
        """First treated year."""
        return self.question.event or self.city.title_year

    @property
    def indexed(self) -> bool:
        """Whether series are set to 100 before they are compared, so that a region of any size can be a donor."""
        return kind_of(self.catalogue, self.outcome.indicator) in INDEXED_KINDS


@dataclass(frozen=True)
class Compared:
    """One pool over its window.

    Attributes
    ----------
    controls, transform
        The pool, and the scale that suits it.
    panel, scaled
        In natural units, and indexed where the outcome is; the city's area first.
    base_year
        The year the index begins at 100.
    removed
        Who was left out, with the reason.
    left_out_years
        Years without a figure of the city.
    findings
        What stands in the way of an estimate, or beside it.
    """

    controls: Controls
    transform: Transform
    panel: Panel
    scaled: Panel
    base_year: int
    removed: tuple[Removed, ...]
    left_out_years: Years
    findings: tuple[Finding, ...]

    @property
    def waits(self) -> bool:
        """Whether the city's own figures go on after the event and those of the donors do not yet."""
        return any(one.reason is Reason.COMPARATORS_END for one in self.findings)


def case_of(observations: pd.DataFrame, catalogue: Catalogue, question: Question) -> Case:
    """Return the question with its figures.

    Raises
    ------
    KeyError
        For a city the catalogue does not know.
    """
    city = catalogue.cities[question.city]
    outcome = question.outcome or default_outcome(observations, catalogue, city).chosen.outcome
    figures = figures_of_outcome(observations, catalogue, outcome)
    if question.own is None:
        return Case(catalogue, question, city, outcome, figures)
    overlap = agreement(figures.values.get(city.area(outcome.level), {}), question.own.values)
    return Case(catalogue, question, city, outcome, treated_by(figures, question.own), overlap)


def default_comparison(case: Case) -> Compared:
    """Return the comparison asked for; by default the same country, or all regions where it gives too few donors."""
    if case.question.controls is not None:
        return compare(case, case.question.controls)
    country = compare(case, Controls.SAME_COUNTRY)
    enough = 1 / len(country.panel.units) <= SUGGESTIVE_P
    if enough and not country.waits:
        return country
    everywhere = compare(case, Controls.ALL_REGIONS)
    return country if enough and everywhere.waits else everywhere


def compare(case: Case, controls: Controls, *, with_gas_regions: bool | None = None, years: Years = ()) -> Compared:
    """Return one pool over its window.

    Parameters
    ----------
    case
        The question.
    controls
        The pool.
    with_gas_regions
        Whether Groningen's gas regions stay in; None is as the question has it.
    years
        Years to keep to, for a variant beside another comparison; free when empty.
    """
    question, gas = case.question, with_gas_regions
    members = pool(
        case.catalogue,
        case.city,
        case.outcome,
        kind=controls,
        held=case.figures.values,
        own_pick=question.own_pick,
        with_gas_regions=question.with_gas_regions if gas is None else gas,
    )
    first, last = (years[0], years[-1]) if years else (question.first_year, question.last_year)
    end = None if question.own is None else _end_before(case, members.donors)
    if end is not None:
        last = min(last or end, end)
    found = window(case.figures, case.geo, members, case.event, first_year=first, last_year=last)
    base = _base_year(found.panel.years, case.city.award_year, case.event)
    panel, unusable = _with_base(found.panel, base) if case.indexed else (found.panel, ())
    return Compared(
        controls,
        question.transform or scale_for(controls),
        panel,
        indexed(panel, base) if case.indexed and panel.years and panel.values[0].any() else panel,
        base,
        (*members.removed, *found.removed, *unusable),
        found.left_out_years,
        _findings(case, panel, base, end),
    )


def _end_before(case: Case, donors: tuple[str, ...]) -> int | None:
    """Return the newest year of any donor where all of them end before the event; None where one goes on."""
    newest = max((max(case.figures.values.get(donor, {0: 0.0})) for donor in donors), default=0)
    return newest if 0 < newest < case.event else None


def scale_for(controls: Controls) -> Transform:
    """Return the scale that suits a pool: logarithms for donors of several countries, whose prices and growth differ.

    Chosen on simulated panels, where it finds more of the effects that are there (docs/methods.md), and before any
    result was looked at.
    """
    return Transform.LOG if controls is Controls.ALL_REGIONS else Transform.LEVEL


def _base_year(years: Years, award: int, event: int) -> int:
    """Return the last year before the award; where none is held, the first year of the window."""
    before = [year for year in years if year < min(award, event)]
    return before[-1] if before else (years[0] if years else award - 1)


def _with_base(panel: Panel, base_year: int) -> tuple[Panel, tuple[Removed, ...]]:
    """Leave out donors that are zero in the base year: they have no index."""
    if base_year not in panel.years:
        return panel, ()
    zero = np.flatnonzero(panel.values[:, panel.years.index(base_year)] == 0)
    without = {panel.units[at] for at in zero if at > 0}
    kept = panel.only(unit for unit in panel.units if unit not in without) if without else panel
    return kept, tuple(Removed(unit, Removal.NOT_COMPARABLE, base_year) for unit in sorted(without))


def _findings(case: Case, panel: Panel, base_year: int, end: int | None) -> tuple[Finding, ...]:
    known = city_findings(
        case.catalogue,
        case.city,
        case.outcome,
        case.figures,
        event=case.event,
        years=panel.years,
        donors=len(panel.units) - 1,
    )
    own = case.question.own
    if own is not None:
        stop = panel.years[-1] if panel.years and case.question.last_year is None else None
        known = with_own_findings(known, case.city, own, event=case.event, end=end, stop=stop)
    if base_year < case.city.award_year or not panel.years:
        return known
    return (*known, finding(Reason.BASE_YEAR, base=base_year, award=case.city.award_year))
