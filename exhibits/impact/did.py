"""Difference-in-differences against the cities that lost the same contest, every line visible."""

import math
from collections.abc import Mapping

from analysis.impact.assessment import Assessment
from analysis.impact.effect import Effect
from charts.lines import Line, LineChart
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown
from exhibits.impact import words
from exhibits.impact.asked import assessed
from exhibits.impact.lines import city_figures, city_label, drawn_line, rail
from exhibits.impact.own import described, sources_behind
from exhibits.impact.own_cells import with_cells
from exhibits.impact.refusal import refused
from exhibits.sentences import region_name
from exhibits.table import Cell, Column, Table, year_columns
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the city, each runner-up, and where the city would stand had it moved like them."""
    found = assessed(evidence, parameters)
    effect = found.did.effect
    if effect is None or effect.estimate is None:
        return refused(evidence, found, found.did, text)
    headline = _headline(evidence, found, effect, text)
    years = effect.panel.years
    lines = _lines(evidence, found, effect, text)
    return Shown(
        headline=headline,
        subtitle=described(found, _subtitle(found, effect, text), text),
        figure=LineChart(
            lines=lines,
            written=text.number,
            years=(years[0], years[-1]),
            marks=rail(evidence.catalogue, found, years[0], years[-1], text),
            marks_title=text.say("Title year"),
            awards_title=text.say("Award"),
            baseline=100,
        ),
        table=with_cells(_table(evidence, effect, text), evidence, found, text),
        alt=headline,
        sources=sources_behind(evidence, found),
    )


def _subtitle(found: Assessment, effect: Effect, text: Text) -> str:
    return text.say(
        "{outcome}, {level}, index; grey: regions of the cities that lost the same contest; dashed: the city had "
        "it changed like their mean. p = {p}, by chance over {number} regions it cannot be below {floor}",
        outcome=words.title(found.outcome, text),
        level=words.level_code(found.outcome),
        p=text.number(effect.p, decimals=2),
        number=text.number(effect.n_donors + 1),
        floor=text.number(effect.smallest_p, decimals=2),
    )


def _headline(evidence: Evidence, found: Assessment, effect: Effect, text: Text) -> str:
    values = {
        "city": words.city_of(evidence.catalogue, found).name,
        "share": text.percent(abs(effect.relative or 0.0), decimals=1),
        "event": effect.event,
        "amount": words.amount(found, abs(_natural(evidence, found, effect)), text),
    }
    if effect.estimate is not None and effect.estimate < 0:
        return text.say(
            "Since {event} {city}’s region lies {share} below the course of the cities that lost: about {amount} a "
            "year",
            **values,
        )
    return text.say(
        "Since {event} {city}’s region lies {share} above the course of the cities that lost: about {amount} a year",
        **values,
    )


def _natural(evidence: Evidence, found: Assessment, effect: Effect) -> float:
    """Return the difference in natural units: the same share of the figures as held."""
    figures = city_figures(evidence, found)
    mean = math.fsum(figures[year] for year in effect.post_years) / len(effect.post_years)
    return mean - mean / (1 + (effect.relative or 0.0))


def _lines(evidence: Evidence, found: Assessment, effect: Effect, text: Text) -> tuple[Line, ...]:
    catalogue = evidence.catalogue
    series = {unit: _series(effect, unit) for unit in effect.panel.units}
    city, *others = effect.panel.units
    last = effect.panel.years[-1]
    return (
        drawn_line(
            series[city], key=found.city, name=region_name(catalogue, city, text), role="city", ring=found.event,
            label=city_label(catalogue, found, text.number(series[city][last])),
        ),
        drawn_line(
            effect.counterfactual, key="like-the-others", name=text.say("Had it changed like them"),
            role="counterfactual",
            label=text.say("Like them {value}", value=text.number(effect.counterfactual[last])),
        ),
        *(
            drawn_line(
                series[unit], key=unit, name=region_name(catalogue, unit, text),
                label=f"{region_name(catalogue, unit, text)} {text.number(series[unit][last])}",
            )
            for unit in others
        ),
    )  # fmt: skip


def _series(effect: Effect, unit: str) -> Mapping[int, float]:
    return dict(zip(effect.panel.years, effect.panel.row(unit).tolist(), strict=True))


def _table(evidence: Evidence, effect: Effect, text: Text) -> Table:
    columns = (
        Column("region", text.say("Region")),
        Column("code", text.say("Code")),
        *year_columns(effect.panel.years, decimals=1),
    )
    rows: list[dict[str, Cell]] = [
        {
            "region": region_name(evidence.catalogue, unit, text),
            "code": unit,
            **{str(year): value for year, value in _series(effect, unit).items()},
        }
        for unit in effect.panel.units
    ]
    rows.append(
        {
            "region": text.say("Had it changed like them"),
            "code": "counterfactual",
            **{str(year): value for year, value in effect.counterfactual.items()},
        }
    )
    return Table(columns, tuple(rows))
