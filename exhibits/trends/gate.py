"""The comparability gate before a picture: what may stand side by side, and what is said about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.comparability import Comparison, Purpose, judge_side_by_side
from analysis.reasons import Code, Reason, Verdict
from analysis.series import SeriesKey
from data.catalogue import Catalogue
from exhibits.sentences import short_reason
from exhibits.trends.question import Question, Unanswerable
from exhibits.trends.traces import Trace
from text import Text, mark

NEXT_STEPS = {
    Code.LEVEL: mark(
        "Show base 100, per 1,000 inhabitants or yearly growth, or compare with regions of the same level."
    ),
    Code.DEFINITION: mark("Choose areas that are counted under one definition."),
    Code.UNIT: mark("Choose one unit, or show base 100."),
}
# Each line of the picture shows these itself: where it begins, ends, is cut or has a gap.
_DRAWN = {Code.BREAK, Code.MISSING_BASE, Code.MISSING_END, Code.UNEQUAL_YEARS, Code.NO_FIGURES, Code.ZERO_BASE}
# What concerns the picture as a whole, not single areas.
_OF_ALL = {Code.LEVEL, Code.UNIT, Code.BREAKDOWN, Code.DATASET, Code.VINTAGE}


@dataclass(frozen=True)
class Warned:
    """A doubt about some areas, in words."""

    names: tuple[str, ...]
    reason: str


def judge(catalogue: Catalogue, question: Question, found: tuple[Trace, ...], text: Text) -> tuple[Warned, ...]:
    """Return what must be said beside the picture.

    Raises
    ------
    Unanswerable
        The gate refuses the comparison as a whole.
    """
    drawn = [trace for trace in found if trace.steps]
    doubts: list[Reason] = []
    for group in _groups(question, drawn):
        answer = _side_by_side(catalogue, question, group)
        refusal = answer.together.refusal
        if refusal:
            raise Unanswerable(
                text.say("These figures are not set side by side: {reason}", reason=short_reason(refusal, text)),
                text.say(NEXT_STEPS.get(refusal.code, "")),
            )
        doubts += [reason for judgement in answer.alone.values() for reason in judgement.reasons]
        doubts += [reason for reason in answer.together.reasons if reason.severity is Verdict.WARN]
    names = {trace.area.geo: trace.area.name for trace in reversed(drawn)}
    return _grouped(doubts, names, text)


def _groups(question: Question, drawn: list[Trace]) -> list[list[Trace]]:
    """Return what is compared with each other: all on the calendar; in event years each city with its own."""
    if question.parameters.align == "calendar":
        return [drawn]
    groups = ([trace for trace in drawn if trace.area.city == key] for key in question.parameters.cities)
    return [group for group in groups if group]


def _side_by_side(catalogue: Catalogue, question: Question, group: list[Trace]) -> Comparison:
    purpose: Purpose = "change" if question.parameters.measure in ("index", "growth") else "level"
    size, dataset = question.parameters.breakdown, question.dataset
    geos = dict.fromkeys(trace.area.geo for trace in group)
    return judge_side_by_side(
        question.rows,
        catalogue,
        [SeriesKey(question.indicator, geo, size, dataset) for geo in geos],
        first_year=min(trace.first for trace in group),
        last_year=max(trace.last for trace in group),
        purpose=purpose,
    )


def _grouped(reasons: Iterable[Reason], names: dict[str, str], text: Text) -> tuple[Warned, ...]:
    """Return one doubt per kind of reason, with everyone it concerns."""
    by_code: dict[Code, list[Reason]] = {}
    for reason in reasons:
        if reason.code not in _DRAWN:
            by_code.setdefault(reason.code, []).append(reason)
    return tuple(
        Warned(
            ()
            if code in _OF_ALL
            else tuple(dict.fromkeys(names[geo] for reason in group for geo in reason.geos if geo in names)),
            short_reason(group[0], text),
        )
        for code, group in by_code.items()
    )
