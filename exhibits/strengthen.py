"""Strengthen: how firms fared once they existed, one row per city."""

from collections.abc import Mapping

from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.sentences import region_name
from exhibits.sources import sources_of
from exhibits.table import Cell, Column, Table
from exhibits.trends import menu
from exhibits.trends.question import Unanswerable, resolve
from exhibits.trends.sentences import HIGHEST, SUBJECTS, WAS_ONCE
from exhibits.trends.traces import Trace, traces
from text import Text

CHANGES = ("enterprises", "micro_enterprises", "persons_employed")
FIGURES = ("survival_3y", "persons_per_enterprise")


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the table: change in number and work since the common base, survival and size in the newest year."""
    asked = Parameters(cities=parameters.cities)
    try:
        changes = {name: _traces(evidence, asked.with_(indicator=name, measure="index"), text) for name in CHANGES}
        figures = {name: _traces(evidence, asked.with_(indicator=name, measure="level"), text) for name in FIGURES}
    except Unanswerable as answer:
        return nothing_to_show(answer.headline, next_step=answer.next_step)
    survival = figures["survival_3y"]
    compared = _compared_year(survival)
    headline = _headline(survival, compared, text)
    return Shown(
        headline=headline,
        subtitle=text.say(
            "Change in the number of firms, of micro firms and of people working in firms over comparable years; "
            "survival and average size in the newest year; NUTS 3 regions"
        ),
        figure=None,
        table=_table(evidence, parameters, {**changes, **figures}, compared, text),
        alt=headline,
        sources=sources_of(evidence.catalogue, ["bd_size_r3"]),
        caveats=(text.say("A change spans only years counted one way: it may end earlier than the newest figure."),),
    )


def _traces(evidence: Evidence, asked: Parameters, text: Text) -> dict[str, Trace]:
    question = resolve(evidence, asked, text)
    found = traces(
        question.rows,
        evidence.catalogue,
        question.areas,
        measure=asked.measure,
        bases=question.bases,
        window=question.window,
    )
    return {trace.area.city: trace for trace in found}


def _compared_year(survival: Mapping[str, Trace]) -> int | None:
    """Return the newest year held by all who hold any, the newest of all where they share none."""
    held = [set(trace.figures) for trace in survival.values() if trace.figures]
    if not held:
        return None
    return max(set.intersection(*held) or set.union(*held))


def _headline(survival: Mapping[str, Trace], year: int | None, text: Text) -> str:
    """Return where most and fewest new firms survive in the year compared."""
    if year is None:
        return text.say("There is no figure of how many new firms survive")
    ranked = sorted((trace.figures[year][0], trace.area.name) for trace in survival.values() if year in trace.figures)
    (least, bottom), (most, top) = ranked[0], ranked[-1]
    subject = text.say(SUBJECTS["survival_3y"])
    values = {"subject": subject, "last": year, "top": top, "most": text.percent(most / 100, decimals=1)}
    if len(ranked) == 1:
        return text.say(WAS_ONCE, **values)
    return text.say(HIGHEST, bottom=bottom, least=text.percent(least / 100, decimals=1), **values)


def _table(
    evidence: Evidence,
    parameters: Parameters,
    known: Mapping[str, Mapping[str, Trace]],
    compared: int | None,
    text: Text,
) -> Table:
    catalogue = evidence.catalogue
    columns = [Column("city", text.say("City")), Column("area", text.say("Area"))]
    for name in CHANGES:
        columns.append(Column(name, text.say(menu.title_of(catalogue, name)), "change", 1))
        columns.append(Column(f"{name}_years", text.say("Years"), "number"))
    survival = text.say(menu.title_of(catalogue, "survival_3y"))
    if compared is not None:
        title = text.say("{indicator}, {part}", indicator=survival, part=str(compared))
        columns.append(Column("survival_compared", title, "percent", 1))
    columns.append(Column("survival_3y", survival, "percent", 1))
    columns.append(
        Column("persons_per_enterprise", text.say(menu.title_of(catalogue, "persons_per_enterprise")), "number", 2)
    )
    columns.append(Column("year", text.say("Year"), "year"))
    return Table(tuple(columns), tuple(_row(evidence, key, known, compared, text) for key in parameters.cities))


def _row(
    evidence: Evidence, city: str, known: Mapping[str, Mapping[str, Trace]], compared: int | None, text: Text
) -> dict[str, Cell]:
    found = evidence.catalogue.cities[city]
    row: dict[str, Cell] = {"city": found.name, "area": region_name(evidence.catalogue, found.nuts3, text)}
    for name in CHANGES:
        trace = known[name][city]
        row[name] = trace.change
        row[f"{name}_years"] = text.years(trace.first, trace.last) if trace.change is not None else None
    newest = [max(known[name][city].figures, default=0) for name in FIGURES]
    year = min(newest) or None
    for name, scale in (("survival_3y", 100), ("persons_per_enterprise", 1)):
        value = known[name][city].figures.get(year or 0)
        row[name] = value[0] / scale if value else None
    shared = known["survival_3y"][city].figures.get(compared or 0)
    return row | {"survival_compared": shared[0] / 100 if shared else None, "year": year}
