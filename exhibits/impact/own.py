"""What is said on Impact about figures that the city itself handed in: named, and never joined with official ones."""

from analysis.impact.assessment import Assessment
from analysis.impact.own import SAME_WITHIN, Agreement, OwnSeries, agreement, years_needed
from data.evidence import Evidence
from exhibits.exhibit import Source
from exhibits.impact.lines import held
from exhibits.impact.whose import complete_series, handed_figures
from exhibits.own import own_figures, own_sources
from exhibits.sources import sources_of
from text import Text


def about_own_figures(evidence: Evidence, found: Assessment, text: Text) -> tuple[str, ...]:
    """Return what the city handed in of the outcome and what becomes of it here; nothing where there is nothing."""
    city = evidence.catalogue.cities[found.city]
    figures = handed_figures(evidence, city, found.outcome)
    if not figures:
        return ()
    if found.own is not None and found.overlap is not None:
        return _of_the_line(city.name, found.own, found.overlap, text)
    years = text.listing(str(figure.year) for figure in figures)
    series = complete_series(evidence, city, found.outcome)
    if series is not None:
        official = held(evidence, found.outcome).values.get(found.geo, {})
        return (
            text.say(
                "{city} handed in figures of its own for {years}. Here official figures alone are used; the choice "
                "“Figures” above computes the same from the city’s own.",
                city=city.name,
                years=years,
            ),
            overlap_in_words(agreement(official, series.values), text),
        )
    needed = text.listing(str(year) for year in years_needed(figures, found.event))
    return (
        text.say(
            "{city} handed in figures of its own for {years}. They are shown as such on the other pages and are in no "
            "estimate: they are never joined with Eurostat’s. For an estimate from them alone, the city’s own figures "
            "of these years are needed too: {needed}. The official estimate is computed anew when Eurostat’s figures "
            "are fetched.",
            city=city.name,
            years=years,
            needed=needed,
        ),
    )


def _of_the_line(city: str, own: OwnSeries, overlap: Agreement, text: Text) -> tuple[str, ...]:
    return (
        text.say(
            "The line of {city} is made of its own figures of {years} alone; no official figure stands between them. "
            "Each leads to its file, sheet and cell on Sources and in the downloads.",
            city=city,
            years=text.years(own.years[0], own.years[-1]),
        ),
        overlap_in_words(overlap, text),
    )


def overlap_in_words(overlap: Agreement, text: Text) -> str:
    """Return in how many years own and official figures agree, and by how much they differ at most."""
    if overlap.largest is None:
        return text.say("No year has both an own and an official figure: how far the two agree cannot be seen.")
    return text.plural(
        "In {number} year there are own and official figures: in {alike} of them the two differ by no more than "
        "{limit}; the largest difference is {largest}, in {year}.",
        "In {number} years there are own and official figures: in {alike} of them the two differ by no more than "
        "{limit}; the largest difference is {largest}, in {year}.",
        len(overlap.years),
        alike=text.number(overlap.alike),
        limit=text.percent(SAME_WITHIN, decimals=0),
        largest=text.percent(overlap.largest, decimals=1, sign=True),
        year=overlap.largest_year,
    )


def not_complete(evidence: Evidence, found: Assessment, text: Text) -> str:
    """Return why official figures are shown although the city's own were asked for."""
    city = evidence.catalogue.cities[found.city]
    figures = handed_figures(evidence, city, found.outcome)
    return text.say(
        "Figures handed in by {city} are asked for; of this outcome they make no complete series, so official ones are "
        "shown. Years whose own figure is needed: {needed}.",
        city=city.name,
        needed=text.listing(str(year) for year in years_needed(figures, found.event)),
    )


def sources_behind(evidence: Evidence, found: Assessment) -> tuple[Source, ...]:
    """Return the dataset of the official figures, and the city where its line is its own."""
    official = sources_of(evidence.catalogue, [found.outcome.source])
    if found.own is None:
        return official
    outcome = found.outcome
    rows = own_figures(evidence, indicators=[outcome.indicator], geos=[found.geo], breakdown=outcome.breakdown)
    used = rows["year"].isin(found.own.years) & (rows["source"] == found.own.source)
    return (*official, *own_sources(evidence, rows[used]))


def described(found: Assessment, subtitle: str, text: Text) -> str:
    """Return a subtitle that says, where it is so, that the city's line is counted by the city itself."""
    if found.own is None:
        return subtitle
    return text.say("{subtitle}; the city’s line: its own figures, all others: Eurostat’s", subtitle=subtitle)
