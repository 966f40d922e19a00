"""The gap to the look-alike over the gaps of regions without the title."""

import math
from collections.abc import Mapping

from analysis.impact.assessment import Assessment
from analysis.impact.effect import Effect
from analysis.impact.transform import Transform
from charts.lines import Line, LineChart
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown
from exhibits.impact import words
from exhibits.impact.asked import assessed
from exhibits.impact.facts import as_far
from exhibits.impact.lines import city_label, drawn_line, rail, stretches
from exhibits.impact.own import described, sources_behind
from exhibits.impact.own_cells import with_cells
from exhibits.impact.refusal import refused
from exhibits.sentences import region_name
from exhibits.table import Column, Table, year_columns
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the city's gap over the cloud of placebos, each region against its own look-alike."""
    found = assessed(evidence, parameters)
    effect = found.effect
    if effect is None or not effect.gaps:
        return refused(evidence, found, found.scm, text)
    headline = _headline(effect, text)
    years = effect.panel.years

    def written(value: float) -> str:
        """Return a gap as drawn: per cent of a logarithm, else points, with its sign."""
        if effect.transform is Transform.LOG:
            return text.percent(value / 100, decimals=0, sign=True)
        return text.number(value, sign=True)

    return Shown(
        headline=headline,
        subtitle=described(found, _subtitle(found, effect, text), text),
        figure=LineChart(
            lines=_lines(evidence, found, effect, text),
            written=written,
            years=(years[0], years[-1]),
            marks=rail(evidence.catalogue, found, years[0], years[-1], text),
            marks_title=text.say("Title year"),
            awards_title=text.say("Award"),
            baseline=0,
        ),
        table=with_cells(_table(evidence, effect, text), evidence, found, text),
        alt=headline,
        sources=sources_behind(evidence, found),
    )


def _subtitle(found: Assessment, effect: Effect, text: Text) -> str:
    return text.say(
        "{outcome}: each region minus its own look-alike, {unit}; each thin grey line: a region without the title",
        outcome=words.title(found.outcome, text),
        unit=_unit(effect, text),
    )


def _unit(effect: Effect, text: Text) -> str:
    if effect.transform is Transform.LOG:
        return text.say("in per cent")
    return text.say("in points of the index")


def _headline(effect: Effect, text: Text) -> str:
    number = as_far(effect)
    if number is None:
        return text.say("Chance cannot be judged: the years before the title are fitted perfectly")
    return text.plural(
        "{number} of {all} regions without the title departs as far from its look-alike",
        "{number} of {all} regions without the title depart as far from their look-alikes",
        number,
        all=text.number(effect.n_ranked),
    )


def shown_gap(effect: Effect, gap: float) -> float:
    """Return a gap as drawn: logarithms as per cent."""
    return 100 * math.expm1(gap) if effect.transform is Transform.LOG else gap


def _drawn(effect: Effect, gaps: Mapping[int, float]) -> dict[int, float]:
    return {year: shown_gap(effect, gap) for year, gap in gaps.items()}


def _lines(evidence: Evidence, found: Assessment, effect: Effect, text: Text) -> tuple[Line, ...]:
    placebos = [_drawn(effect, placebo.gaps) for placebo in effect.placebos]
    last = effect.panel.years[-1]
    city = _drawn(effect, effect.gaps)
    # The region that ends highest comes last: the name of the cloud stands at its end.
    placebos.sort(key=lambda gaps: gaps[last])
    cloud = tuple(run for gaps in placebos for run in stretches(gaps))
    label = text.plural("{number} other region", "{number} other regions", effect.n_donors)
    value = text.number(city[last], decimals=1, sign=True)
    if effect.transform is Transform.LOG:
        value = text.percent(city[last] / 100, decimals=1, sign=True)
    return (
        Line("placebos", label, "placebo", cloud, label),
        drawn_line(
            city, key=found.city, name=region_name(evidence.catalogue, found.geo, text), role="city",
            ring=found.event, label=city_label(evidence.catalogue, found, value),
        ),
    )  # fmt: skip


def _table(evidence: Evidence, effect: Effect, text: Text) -> Table:
    columns = (
        Column("region", text.say("Region")),
        Column("code", text.say("Code")),
        Column("estimate", text.say("Mean gap after"), "number", 4),
        Column("pre_rmspe", text.say("Error before"), "number", 4),
        Column("ratio", text.say("After over before"), "number", 2),
        *year_columns(effect.panel.years, decimals=4),
    )
    rows = [
        {
            "region": region_name(evidence.catalogue, unit, text),
            "code": unit,
            "estimate": estimate,
            "pre_rmspe": rmspe,
            "ratio": ratio if math.isfinite(ratio) else None,
            **{str(year): gap for year, gap in gaps.items()},
        }
        for unit, estimate, rmspe, ratio, gaps in (
            (effect.unit, effect.estimate, effect.pre_rmspe, effect.rmspe_ratio, effect.gaps),
            *((one.unit, one.estimate, one.pre_rmspe, one.rmspe_ratio, one.gaps) for one in effect.placebos),
        )
    ]
    return Table(columns, tuple(rows))
