"""The city beside its look-alike: a weighted mix of regions without the title that moved like it before."""

from analysis.impact.assessment import Assessment
from charts.lines import LineChart
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown
from exhibits.impact import words
from exhibits.impact.asked import assessed
from exhibits.impact.lines import city_estimated, city_label, drawn_line, rail
from exhibits.impact.own import described, sources_behind
from exhibits.impact.own_cells import with_cells
from exhibits.impact.refusal import refused
from exhibits.sentences import region_name
from exhibits.table import Column, Table, year_columns
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the figures of the city's region and of its look-alike, in natural units."""
    found = assessed(evidence, parameters)
    if not found.synthetic:
        return refused(evidence, found, found.scm, text)
    catalogue, years = evidence.catalogue, found.panel.years
    city = dict(zip(years, found.panel.values[0].tolist(), strict=True))
    headline = _headline(evidence, found, text)
    lines = (
        drawn_line(
            city, key=found.city, name=region_name(catalogue, found.geo, text), role="city", ring=found.event,
            label=city_label(catalogue, found, text.compact(city[years[-1]])),
            hollow=city_estimated(evidence, found),
        ),
        drawn_line(
            found.synthetic, key="look-alike", name=text.say("Look-alike"), role="counterfactual",
            label=text.say("Look-alike {value}", value=text.compact(found.synthetic[years[-1]])),
        ),
    )  # fmt: skip
    return Shown(
        headline=headline,
        subtitle=described(found, _subtitle(evidence, found, text), text),
        figure=LineChart(
            lines=lines,
            written=text.compact,
            years=(years[0], years[-1]),
            marks=rail(catalogue, found, years[0], years[-1], text),
            marks_title=text.say("Title year"),
            awards_title=text.say("Award"),
        ),
        table=with_cells(_table(evidence, found, text), evidence, found, text),
        alt=headline,
        sources=sources_behind(evidence, found),
        caveats=_left_out(found, text),
    )


def _subtitle(evidence: Evidence, found: Assessment, text: Text) -> str:
    return text.say(
        "{outcome}, {region}; dashed: the look-alike, a weighted mix of {number} of {all} regions without the "
        "title, fitted on {years}",
        outcome=words.title(found.outcome, text),
        region=region_name(evidence.catalogue, found.geo, text),
        number=text.number(len(found.effect.weights) if found.effect else 0),
        all=text.number(len(found.panel.units) - 1),
        years=text.years(found.panel.years[0], found.event - 1),
    )


def _headline(evidence: Evidence, found: Assessment, text: Text) -> str:
    natural, effect = found.natural or 0.0, found.effect
    values = {
        "city": words.city_of(evidence.catalogue, found).name,
        "event": found.event,
        "share": text.percent(abs(effect.relative or 0.0) if effect else None, decimals=1),
        "amount": words.amount(found, abs(natural), text),
    }
    if natural < 0:
        return text.say(
            "Since {event} {city}’s region lies {share} below its look-alike: about {amount} a year", **values
        )
    return text.say("Since {event} {city}’s region lies {share} above its look-alike: about {amount} a year", **values)


def _left_out(found: Assessment, text: Text) -> tuple[str, ...]:
    if not found.left_out_years:
        return ()
    years = text.listing(str(year) for year in found.left_out_years)
    return (text.say("Years without a figure, left out: {years}.", years=years),)


def _table(evidence: Evidence, found: Assessment, text: Text) -> Table:
    """Return everything needed to compute it again: the city, the look-alike and every region compared."""
    weights = found.effect.weights if found.effect else {}
    columns = (
        Column("region", text.say("Region")),
        Column("code", text.say("Code")),
        Column("weight", text.say("Weight"), "number", 4),
        *year_columns(found.panel.years),
    )
    rows = [
        {
            "region": region_name(evidence.catalogue, unit, text),
            "code": unit,
            "weight": weights.get(unit) if unit != found.geo else None,
            **{str(year): float(value) for year, value in zip(found.panel.years, found.panel.row(unit), strict=True)},
        }
        for unit in found.panel.units
    ]
    look_alike = {str(year): value for year, value in found.synthetic.items()}
    rows.insert(1, {"region": text.say("Look-alike"), "code": "look-alike", "weight": None, **look_alike})
    return Table(columns, tuple(rows))
