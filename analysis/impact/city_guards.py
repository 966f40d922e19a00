"""What is known about a city's title and its figures before anything is computed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from analysis.impact.estimation import FEWEST_DONORS
from analysis.impact.outcome import Outcome, clean_years
from analysis.impact.own import OwnSeries
from analysis.impact.reasons import Finding, Reason, finding
from analysis.impact.thresholds import PANDEMIC
from analysis.impact.window import Figures
from data.catalogue import Catalogue, City

# What no series shows: a programme that was cancelled, and an event that fell together with two others.
CITY_GUARDS: Final[Mapping[str, Reason]] = {
    "rijeka": Reason.TITLE_NOT_HELD_AS_PLANNED,
    "kaunas": Reason.RECOVERY_AND_WAR,
}
NEVER_TESTED: Final = frozenset({"tour_occ_nin2"})  # total nights begin in 2020
FORECASTS: Final = frozenset({"ardeco_outlook"})
LARGER_THAN_A_CITY: Final = frozenset({"nuts3", "nuts2", "nuts1", "country"})


def city_findings(
    catalogue: Catalogue,
    city: City,
    outcome: Outcome,
    figures: Figures,
    *,
    event: int,
    years: Sequence[int],
    donors: int,
) -> tuple[Finding, ...]:
    """Return what stands in the way of an estimate, or beside it.

    Parameters
    ----------
    catalogue, city, outcome, figures
        What is asked about.
    event
        First treated year.
    years
        Of the comparison.
    donors
        How many regions are left to compare with.
    """
    return (
        *_about_the_source(catalogue, outcome),
        *_about_the_years(figures, city.area(outcome.level), event, years),
        *_about_the_donors(donors),
        *_about_the_title(city, event, years),
        *_about_the_area(catalogue, city, outcome),
    )


def with_own_findings(
    known: Sequence[Finding], city: City, own: OwnSeries, *, event: int, end: int | None, stop: int | None
) -> tuple[Finding, ...]:
    """Return what stands in the way where the city's line is its own figures.

    Parameters
    ----------
    known
        What :func:`city_findings` returns.
    own
        The city's own figures.
    event
        First treated year.
    end
        The newest year of the regions to compare with, where it lies before the event; None where one goes on.
    stop
        The newest year compared; None where the reader fixed it.
    """
    found = [finding(Reason.COUNTED_APART, city=city.name)]
    if end is not None:
        found.insert(0, finding(Reason.COMPARATORS_END, event=event, last=end))
    elif stop is not None and event <= stop < own.years[-1]:
        found.append(finding(Reason.COMPARATORS_STOP, last=stop, newest=own.years[-1]))
    # The city itself has years after the event: it is the others that have none.
    kept = [one for one in known if end is None or one.reason is not Reason.NO_POST_YEARS]
    return (*found, *kept)


def _about_the_source(catalogue: Catalogue, outcome: Outcome) -> Iterator[Finding]:
    dataset = catalogue.datasets.get(outcome.source)
    if outcome.source in NEVER_TESTED:
        yield finding(Reason.NEVER_TESTED)
    if outcome.source in FORECASTS:
        yield finding(Reason.FORECAST, year=2021)
    if dataset is not None and dataset.quoted:
        yield finding(Reason.QUOTED)


def _about_the_years(figures: Figures, geo: str, event: int, years: Sequence[int]) -> Iterator[Finding]:
    if not figures.values.get(geo):
        yield finding(Reason.MISSING)
        return
    if not years:
        yield finding(Reason.NO_YEARS)
        return
    after = [year for year in years if year >= event]
    if not after:
        newest = max(figures.values[geo])  # a reader's own last year may lie before it
        yield finding(Reason.NO_POST_YEARS, event=event, last=newest if newest < event else years[-1])
    if len(after) == len(years):
        yield finding(Reason.NO_PRE_YEARS, event=event)
    for year in sorted(figures.breaks.get(geo, ())):
        if years and years[0] < year <= years[-1]:
            yield finding(Reason.LEVEL_BREAK, year=year)
    if after and not clean_years(after):
        yield finding(Reason.NO_CLEAN_YEARS, years=f"{after[0]}–{after[-1]}" if len(after) > 1 else str(after[0]))


def _about_the_donors(donors: int) -> Iterator[Finding]:
    if donors < FEWEST_DONORS:
        yield finding(Reason.TOO_FEW_DONORS, donors=donors, needed=FEWEST_DONORS)


def _about_the_title(city: City, event: int, years: Sequence[int]) -> Iterator[Finding]:
    if event == city.title_year and city.key in CITY_GUARDS:
        yield finding(CITY_GUARDS[city.key])
    if city.first_title_year != city.title_year:
        yield finding(Reason.FIRST_GIVEN, year=city.first_title_year, event=event)
    if years and years[0] < city.award_year < event:
        yield finding(Reason.ANNOUNCED_EARLIER, year=city.award_year)
    if years and event > PANDEMIC[0] and years[-1] > PANDEMIC[-1]:
        yield finding(Reason.RECOVERY)


def _about_the_area(catalogue: Catalogue, city: City, outcome: Outcome) -> Iterator[Finding]:
    if outcome.level in LARGER_THAN_A_CITY:
        region = catalogue.regions.get(city.area(outcome.level))
        yield finding(Reason.LEVEL_IS_LARGER, region=region.name if region else city.area(outcome.level))
