"""From a choice to a picture with its sentence, table, notes and source: or a designed answer why not."""

from functools import partial

from analysis.definitions import unit_of
from data.catalogue import Catalogue
from data.evidence import Evidence
from exhibits.exhibit import Measure, Parameters, Shown
from exhibits.own import own_caveats, own_sources
from exhibits.sources import sources_of
from exhibits.table import Table
from exhibits.trends import menu
from exhibits.trends.gate import judge
from exhibits.trends.notes import caveats
from exhibits.trends.own import own_traces
from exhibits.trends.picture import Written, draw_question
from exhibits.trends.question import Question, Unanswerable, resolve
from exhibits.trends.reference import distinct, references
from exhibits.trends.rows import table
from exhibits.trends.traces import Trace, traces
from exhibits.trends.words import headline, qualified
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return one indicator over the years, for the chosen cities beside what they are compared with."""
    try:
        question = resolve(evidence, parameters, text)
        return _shown(evidence, question, text)
    except Unanswerable as answer:
        return _answer(evidence.catalogue, parameters, answer)


def _shown(evidence: Evidence, question: Question, text: Text) -> Shown:
    catalogue, measure = evidence.catalogue, question.parameters.measure
    found = traces(
        question.rows,
        catalogue,
        question.areas,
        measure=measure,
        bases=question.bases,
        window=question.window,
    )
    _refuse_empty(question, found, text)
    doubts = judge(catalogue, question, found, text)
    bands = references(evidence, question)
    steps = tuple(evidence.facts.milestones.values()) if question.parameters.milestones else ()
    written, decimals = _written(catalogue, question.indicator, measure, text)
    size = question.parameters.breakdown
    qualifier = "" if size == "total" else text.say(catalogue.breakdown_title(size))
    own = own_traces(evidence, question)
    sentence = qualified(headline(question, found, bands, written=written, text=text), question, qualifier, text)
    return Shown(
        headline=sentence,
        subtitle=_subtitle(catalogue, question, found, text),
        figure=draw_question(catalogue, question, found, bands, steps, own=own.traces, written=written, text=text),
        table=table(catalogue, question, found, distinct(bands), own=own.traces, decimals=decimals, text=text),
        alt=sentence,
        sources=sources_of(catalogue, [question.dataset, *_denominators(question)]) + own_sources(evidence, own.rows),
        caveats=caveats(catalogue, question, found, bands, doubts, text)
        + own_caveats(catalogue, own.rows, drawn=own.drawn, text=text),
    )


def _refuse_empty(question: Question, found: tuple[Trace, ...], text: Text) -> None:
    """Refuse a picture without any city's line, saying what stands in the way."""
    own = [trace for trace in found if trace.area.role == "city"]
    # A single year is no change: an index that ends where it begins shows nothing.
    needed = 2 if question.parameters.measure == "index" else 1
    if any(len(trace.steps) >= needed for trace in own):
        return
    cut = [trace for trace in own if trace.cut_at is not None]
    if cut:
        year = max(trace.cut_at for trace in cut if trace.cut_at is not None)
        raise Unanswerable(
            text.say("From {year} the figures are counted another way: no growth is computed across it", year=year),
            text.say("Choose {year} or a later year as the first.", year=year),
        )
    years = sorted({year for trace in own for year in trace.figures})
    if not years:
        raise Unanswerable(
            text.say("There are no figures for this choice of cities and years"),
            text.say("Choose other years, another level or another indicator."),
            refused=False,
        )
    raise Unanswerable(
        text.say("No chosen city has figures for both ends of {years}", years=text.years(*question.window)),
        text.say("Choose other years, or show the figures as they are."),
        refused=False,
    )


def _denominators(question: Question) -> list[str]:
    """Return the datasets of the inhabitants that counts were divided by."""
    if "population_source" not in question.rows:
        return []
    return sorted(str(name) for name in question.rows["population_source"].unique())


def _written(catalogue: Catalogue, indicator: str, measure: Measure, text: Text) -> tuple[Written, int]:
    """Return how drawn values are written, and the decimals of the figures."""
    decimals = menu.decimals_of(catalogue, indicator)
    if measure == "growth":
        return partial(text.percent, decimals=1, sign=True), decimals
    if measure == "index":
        return text.number, decimals
    if unit_of(catalogue, indicator) == "percent":
        return lambda value: text.percent(value / 100, decimals=decimals), decimals
    return partial(text.number, decimals=decimals), decimals


def _subtitle(catalogue: Catalogue, question: Question, found: tuple[Trace, ...], text: Text) -> str:
    drawn = [trace for trace in found if trace.steps]
    return text.say(
        "{indicator}, {unit}; {level}, {years}; ringed: title year",
        indicator=text.say(menu.title_of(catalogue, question.indicator)),
        unit=_unit(catalogue, question, text),
        level=text.say(menu.LEVELS[question.level]),
        years=text.years(min(trace.first for trace in drawn), max(trace.last for trace in drawn)),
    )


def _unit(catalogue: Catalogue, question: Question, text: Text) -> str:
    if question.parameters.measure == "index":
        if question.parameters.align != "calendar":
            return text.say("year before the award = 100")
        return text.say("{base} = 100", base=next(iter(question.bases.values())).year)
    if question.parameters.measure == "growth":
        return text.say("growth on the year before")
    unit = catalogue.units.get(unit_of(catalogue, question.indicator))
    return text.say(unit.title) if unit else ""


def _answer(catalogue: Catalogue, parameters: Parameters, answer: Unanswerable) -> Shown:
    sources = sources_of(catalogue, menu.main_datasets(catalogue, parameters.indicator))
    return Shown(
        answer.headline,
        "",
        None,
        Table.empty(),
        answer.headline,
        sources,
        state="refused" if answer.refused else "empty",
        next_step=answer.next_step,
    )
