"""Whose figures the city's line on Impact is: official ones, or its own where they make a complete series alone."""

from typing import Final

from analysis.impact.outcome import Outcome
from analysis.impact.own import OwnFigure, OwnSeries, own_figures_of, series_around
from data.catalogue import City
from data.evidence import Evidence
from exhibits.exhibit import OWN_FIGURES
from exhibits.impact.lines import held

OFFICIAL: Final = "official"
OWN: Final = "own"


def handed_figures(evidence: Evidence, city: City, outcome: Outcome) -> tuple[OwnFigure, ...]:
    """Return what a city handed in of an outcome, oldest first; what is kept from the public is not among it."""
    source = f"{OWN_FIGURES}{city.key}"
    return own_figures_of(evidence.own, outcome, city.area(outcome.level), source=source)


def complete_series(evidence: Evidence, city: City, outcome: Outcome) -> OwnSeries | None:
    """Return a city's own figures around its title; None where a year that is needed is missing."""
    figures = handed_figures(evidence, city, outcome)
    area = city.area(outcome.level)
    return series_around(figures, city.title_year, source=f"{OWN_FIGURES}{city.key}", geo=area)


def usual_figures(evidence: Evidence, city: City, outcome: Outcome) -> str:
    """Return whose figures are taken unless the reader says: official ones as soon as they reach the title year.

    Only asked where the city's own figures make a complete series.
    """
    official = held(evidence, outcome).values.get(city.area(outcome.level), {})
    return OFFICIAL if any(year >= city.title_year for year in official) else OWN


def line_asked(evidence: Evidence, city: City, outcome: Outcome, figures: str) -> OwnSeries | None:
    """Return the own series that is the city's line; None where the line is official.

    Parameters
    ----------
    figures
        What the reader chose; anything but :data:`OFFICIAL` and :data:`OWN` leaves it to the years they reach.
    """
    series = complete_series(evidence, city, outcome)
    if series is None or figures == OFFICIAL:
        return None
    return series if figures == OWN or usual_figures(evidence, city, outcome) == OWN else None
