"""All hosts of 2010 to 2022 together: each against the losers of its own contest, in years from the title."""

import math
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import numpy as np

from analysis.impact.pooled import Contest, LeftOut, Pooled, pooled
from charts.lines import Line, LineChart
from charts.palette import SIGNS
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.impact.lines import drawn_line, stretches
from exhibits.sources import sources_of
from exhibits.table import Cell, Column, Table, year_columns
from text import Text, mark

SEED: Final = 2022  # the draws are the same for every reader
LEFT_OUT: Final[Mapping[LeftOut, str]] = {
    LeftOut.NO_RUNNER_UPS: mark("no runner-up to compare with"),
    LeftOut.NO_FIGURES: mark("not every figure"),
    LeftOut.BREAK: mark("counted another way within the years"),
    LeftOut.NOT_HELD_AS_PLANNED: mark("not held as planned"),
}


@lru_cache(maxsize=4)
def contests(evidence: Evidence) -> Pooled:
    """Return the stacked contests."""
    return pooled(evidence.everywhere, evidence.catalogue, rng=np.random.default_rng(SEED))


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:  # noqa: ARG001 - the signature of all
    """Return every contest's course, ours highlighted, and their mean."""
    found = contests(evidence)
    sources = sources_of(evidence.catalogue, [found.outcome.source])
    if found.estimate is None:
        return nothing_to_show(
            text.say("No contest has figures on both sides of the title"),
            next_step=text.say("Later years are needed."),
            sources=sources,
        )
    headline = text.say(
        "{number} hosts against those that lost: {share} GDP per head after the title, p = {p}",
        number=text.number(len(found.contests)),
        share=text.percent(math.expm1(found.estimate), decimals=1, sign=True),
        p=text.number(found.p, decimals=2),
    )
    return Shown(
        headline=headline,
        subtitle=text.say(
            "GDP per head, NUTS 3, euro: distance of each host’s region from the mean of its runner-ups, since the "
            "year before the award or the fourth before the title; p by drawing the host of each contest anew"
        ),
        figure=LineChart(
            lines=_lines(evidence, found, text),
            written=lambda value: text.percent(value / 100, decimals=0, sign=True),
            years=(-found.before, found.after),
            baseline=0,
            when=lambda year: text.number(year, sign=True),
        ),
        table=_table(found, text),
        alt=headline,
        sources=sources,
        caveats=_left_out(found, text),
    )


def _course(gaps: Mapping[int, float]) -> dict[int, float]:
    return {year: 100 * math.expm1(gap) for year, gap in gaps.items()}


def _lines(evidence: Evidence, found: Pooled, text: Text) -> tuple[Line, ...]:
    others = [_course(one.gaps) for one in found.contests if not one.partner]
    others.sort(key=lambda course: course[found.after])
    label = text.say("other hosts")
    lines = [_partner(evidence, one, found.after, text) for one in found.contests if one.partner]
    mean = _course(found.gaps)
    value = text.percent(mean[found.after] / 100, decimals=1, sign=True)
    lines.append(
        drawn_line(mean, key="mean", name=text.say("Mean"), label=text.say("Mean of all {value}", value=value))
    )
    if others:
        cloud = tuple(run for course in others for run in stretches(course))
        lines.insert(0, Line("hosts", label, "placebo", cloud, label))
    return tuple(lines)


def _partner(evidence: Evidence, one: Contest, last: int, text: Text) -> Line:
    course = _course(one.gaps)
    city = evidence.catalogue.cities[one.partner]
    value = text.percent(course[last] / 100, decimals=0, sign=True)
    label = f"{SIGNS[city.key]} {city.name} {value}"
    return drawn_line(course, key=city.key, name=city.name, label=label, role="city", ring=0)


def _left_out(found: Pooled, text: Text) -> tuple[str, ...]:
    if not found.left_out:
        return ()
    counted = Counter(found.left_out.values())
    hosts = text.listing(
        text.say("{reason}: {number}", reason=text.say(LEFT_OUT[why]), number=text.number(number))
        for why, number in counted.most_common()
    )
    return (text.say("Hosts left out, by reason: {hosts}.", hosts=hosts),)


def _table(found: Pooled, text: Text) -> Table:
    years = range(-found.before, found.after + 1)
    columns = (
        Column("city", text.say("City")),
        Column("region", text.say("Region")),
        Column("year", text.say("Title year"), "year"),
        Column("runner_ups", text.say("Compared with")),
        Column("effect", text.say("Gap as a share"), "change", 2),
        Column("left_out", text.say("Left out because it")),
        *year_columns(list(years), kind="change", decimals=1),
    )
    rows: list[dict[str, Cell]] = [
        {
            "city": one.city,
            "region": one.geo,
            "year": one.year,
            "runner_ups": " ".join(one.runner_ups),
            "effect": math.expm1(one.estimate),
            **_shares(one.gaps),
        }
        for one in found.contests
    ]
    left_out = ({"city": host, "left_out": text.say(LEFT_OUT[why])} for host, why in found.left_out.items())
    return Table(columns, (*rows, *left_out))


def _shares(gaps: Mapping[int, float]) -> dict[str, Cell]:
    return {str(year): math.expm1(gap) for year, gap in gaps.items()}
