"""The comparability gate before a picture: what may stand side by side, and what is said about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.comparability import Purpose, judge_side_by_side
from analysis.reasons import Code, Reason, Verdict
from analysis.series import SeriesKey
from data.catalogue import Catalogue
from exhibits.sentences import short_reason
from exhibits.trends.question import Question, Unanswerable
from exhibits.trends.traces import Trace
from text import Text, mark

NEXT_STEPS = {
    Code.LEVEL: mark("Show base 100, per 1,000 inhabitants or yearly growth, or compare with regions of the same level."),
    Code.DEFINITION: mark("Choose areas that are counted under one definition."),
    Code.UNIT: mark("Choose one unit, or show base 100."),
}
# Each line of the picture shows these itself: where it begins, ends, is cut or has a gap.
_DRAWN = {Code.BREAK, Code.MISSING_BASE, Code.MISSING_END, Code.UNEQUAL_YEARS, Code.NO_FIGURES, Code.ZERO_BASE}


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
    purpose: Purpose = "change" if question.parameters.measure in ("index", "growth") else "level"
    drawn = [trace for trace in found if trace.steps]
    names = {trace.area.geo: trace.area.name for trace in reversed(drawn)}
    keys = [SeriesKey(question.indicator, geo, question.parameters.breakdown, question.dataset) for geo in names]
    first, last = min(trace.first for trace in drawn), max(trace.last for trace in drawn)
    answer = judge_side_by_side(
        question.rows, catalogue, keys, first_year=first, last_year=last, purpose=purpose
    )
    refusal = answer.together.refusal
    if refusal:
        raise Unanswerable(
            text.say("These figures are not set side by side: {reason}", reason=short_reason(refusal, text)),
            text.say(NEXT_STEPS.get(refusal.code, "")),
        )
    alone = [reason for judgement in answer.alone.values() for reason in judgement.reasons]
    together = [reason for reason in answer.together.reasons if reason.severity is Verdict.WARN]
    return _grouped([*alone, *together], names, text)


def _grouped(reasons: Iterable[Reason], names: dict[str, str], text: Text) -> tuple[Warned, ...]:
    """Return one doubt per kind of reason, with everyone it concerns."""
    by_code: dict[Code, list[Reason]] = {}
    for reason in reasons:
        if reason.code not in _DRAWN:
            by_code.setdefault(reason.code, []).append(reason)
    return tuple(
        Warned(
            tuple(dict.fromkeys(names[geo] for reason in group for geo in reason.geos if geo in names)),
            short_reason(group[0], text),
        )
        for group in by_code.values()
    )
