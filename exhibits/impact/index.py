"""The safest claim: the city's index beside named comparators, 100 in the last year before the award."""

from collections.abc import Mapping

from analysis.comparators import EUROPEAN_UNION
from analysis.impact.assessment import Assessment
from charts.lines import Band, Line, LineChart
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.impact import words
from exhibits.impact.asked import assessed
from exhibits.impact.lines import city_breaks, city_estimated, city_label, comparable, drawn_line, held, rail
from exhibits.impact.own import described, sources_behind
from exhibits.impact.own_cells import with_cells
from exhibits.sentences import region_name
from exhibits.table import Cell, Column, Table, year_columns
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the index of the city, its runner-ups, its country and the European Union."""
    found = assessed(evidence, parameters)
    sources = sources_behind(evidence, found)
    lines = _lines(evidence, found, parameters.last, text)
    if not lines or lines[0].role != "city":
        return nothing_to_show(
            text.say("There is no figure for the base year of this choice"),
            next_step=text.say("Choose another outcome above."),
            sources=sources,
        )
    headline = _headline(evidence, found, lines[0], text)
    first = lines[0].segments[0][0].year
    last = max(lines[0].last.year, evidence.catalogue.cities[found.city].title_year)
    return Shown(
        headline=headline,
        subtitle=described(found, _subtitle(evidence, found, text), text),
        figure=LineChart(
            lines=lines,
            written=text.number,
            years=(first, last),
            band=_band(found, first, lines[0].last.year, text),
            marks=rail(evidence.catalogue, found, first, last, text),
            marks_title=text.say("Title year"),
            awards_title=text.say("Award"),
            baseline=100,
        ),
        table=with_cells(_table(found, lines, text), evidence, found, text),
        alt=headline,
        sources=sources,
        caveats=_caveats(lines, text),
    )


def _subtitle(evidence: Evidence, found: Assessment, text: Text) -> str:
    return text.say(
        "{outcome}, {region}, {base} = 100, the last year before the award where it is held; grey lines: regions of "
        "the cities that lost the same contest; band: from the tenth to the ninetieth percentile of the country’s "
        "regions",
        outcome=words.title(found.outcome, text),
        region=region_name(evidence.catalogue, found.geo, text),
        base=found.index.base_year,
    )


def _lines(evidence: Evidence, found: Assessment, last: int | None, text: Text) -> tuple[Line, ...]:
    """Return the city's line first; a line ends where a new way of counting begins."""
    catalogue, index = evidence.catalogue, found.index
    country = catalogue.cities[found.city].country
    others = {**index.runner_ups, country: index.country, EUROPEAN_UNION: index.union}
    compared = words.last_year(found) or 0
    # The city's own figures may go on where nothing can be compared yet.
    end = last or (found.own.years[-1] if found.own else compared)
    named = [_line(evidence, found, found.geo, index.city, end, text)]
    named += [_line(evidence, found, code, line, compared, text) for code, line in others.items()]
    return tuple(line for line in named if line is not None)


def _line(
    evidence: Evidence, found: Assessment, geo: str, series: Mapping[int, float], last: int, text: Text
) -> Line | None:
    first = found.panel.years[0] if found.panel.years else min(series, default=0)
    is_city = geo == found.geo
    breaks = city_breaks(evidence, found) if is_city else held(evidence, found.outcome).breaks.get(geo, frozenset())
    kept, goes_on = comparable(series, breaks, found.index.base_year, first)
    kept = {year: value for year, value in kept.items() if year <= last}
    if not kept:
        return None
    name = region_name(evidence.catalogue, geo, text)
    value = text.number(kept[max(kept)])
    short = text.say("EU") if geo == EUROPEAN_UNION else name
    return drawn_line(
        kept,
        key=found.city if is_city else geo,
        name=name,
        label=city_label(evidence.catalogue, found, value) if is_city else f"{short} {value}",
        role="city" if is_city else "comparator",
        hollow=city_estimated(evidence, found) if is_city else frozenset(),
        ring=found.event if is_city else None,
        cut=goes_on and is_city,
    )


def _band(found: Assessment, first: int, last: int, text: Text) -> Band | None:
    years = [year for year in sorted(found.index.band) if first <= year <= last]
    if len(years) < 2:
        return None
    low, middle, high = zip(*(found.index.band[year] for year in years), strict=True)
    return Band(
        tuple(years), low, high, text.say("tenth to ninetieth percentile"), middle,
        text.say("Median"),
    )  # fmt: skip


def _headline(evidence: Evidence, found: Assessment, city: Line, text: Text) -> str:
    values = {
        "city": evidence.catalogue.cities[found.city].name,
        "value": text.number(city.last.value),
        "year": city.last.year,
        "base": found.index.base_year,
    }
    if city.last.year in found.index.band:
        median = text.number(found.index.band[city.last.year][1])
        return text.say(
            "{city}’s region stood at {value} in {year}, the middle region of its country at {median} ({base} = 100)",
            median=median,
            **values,
        )
    if city.last.year in found.index.country:
        country = text.number(found.index.country[city.last.year])
        return text.say(
            "{city}’s region stood at {value} in {year}, the whole country at {country} ({base} = 100)",
            country=country,
            **values,
        )
    return text.say("{city}’s region stood at {value} in {year} ({base} = 100)", **values)


def _caveats(lines: tuple[Line, ...], text: Text) -> tuple[str, ...]:
    if not lines[0].cut:
        return ()
    year = lines[0].last.year + 1
    return (text.say("From {year} it is counted another way; the line is cut there.", year=year),)


def _table(found: Assessment, lines: tuple[Line, ...], text: Text) -> Table:
    """Return the lines drawn; the figures behind them are the table of the look-alike."""
    years = sorted({point.year for line in lines for run in line.segments for point in run})
    columns = (Column("region", text.say("Region")), Column("code", text.say("Code")), *year_columns(years, decimals=1))
    rows: list[dict[str, Cell]] = []
    for line in lines:
        points = {str(point.year): point.value for run in line.segments for point in run}
        rows.append({"region": line.name, "code": found.geo if line.role == "city" else line.key, **points})
    return Table(columns, tuple(rows))
