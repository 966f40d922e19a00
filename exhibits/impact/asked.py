"""From a reader's choice to a question for the analysis, and its answer, computed once per data version."""

from dataclasses import replace
from functools import lru_cache

from analysis.impact.assess import assess
from analysis.impact.assessment import Assessment
from analysis.impact.case import case_of, default_comparison
from analysis.impact.controls import Controls
from analysis.impact.cross_checks import CrossChecks, cross_checks
from analysis.impact.outcome import OUTCOMES, Candidate, Outcome, OutcomeChoice, candidate, default_outcome
from analysis.impact.question import Question
from analysis.impact.transform import Transform
from data.catalogue import Level
from data.evidence import Evidence
from exhibits.exhibit import FIVE, Parameters
from exhibits.impact.whose import line_asked

# Firms first: what the project asked about; then what the figures allow.
INDICATORS = tuple(dict.fromkeys(outcome.indicator for outcome in OUTCOMES))


def city_of(parameters: Parameters) -> str:
    """Return the one city asked about; the first of several."""
    return next((key for key in parameters.cities if key in FIVE), FIVE[0])


def levels_of(indicator: str) -> tuple[Level, ...]:
    """Return the levels an indicator is held at, smaller areas first."""
    return tuple(outcome.level for outcome in OUTCOMES if outcome.indicator == indicator)


@lru_cache(maxsize=16)
def usual(evidence: Evidence, city: str) -> OutcomeChoice:
    """Return the outcome with the best data for a city, and what was passed over for it."""
    return default_outcome(evidence.everywhere, evidence.catalogue, evidence.catalogue.cities[city])


@lru_cache(maxsize=16)
def candidates(evidence: Evidence, city: str) -> tuple[Candidate, ...]:
    """Return every outcome on offer with the years it has around the city's title."""
    known = evidence.catalogue.cities[city]
    return tuple(candidate(evidence.everywhere, evidence.catalogue, known, outcome) for outcome in OUTCOMES)


def outcome_asked(evidence: Evidence, parameters: Parameters) -> Outcome:
    """Return the outcome asked for; the city's own best where the choice names none that is on offer."""
    best = usual(evidence, city_of(parameters)).chosen.outcome
    offered = [outcome for outcome in OUTCOMES if outcome.indicator == parameters.indicator]
    if not offered:
        return best
    wanted = [outcome for outcome in offered if outcome.level == parameters.area]
    return (wanted or [best if best in offered else offered[0]])[0]


def question_asked(evidence: Evidence, parameters: Parameters) -> Question:
    """Return the question in the analysis's own words."""
    controls = Controls(parameters.controls) if parameters.controls in set(Controls) else None
    picked = tuple(code for code in parameters.versus if code in evidence.catalogue.regions)
    own = picked if controls is Controls.OWN_PICK else ()
    outcome = outcome_asked(evidence, parameters)
    return Question(
        city_of(parameters),
        outcome,
        controls,
        own,
        with_gas_regions=parameters.gas,
        transform=Transform(parameters.scale) if parameters.scale in set(Transform) else None,
        first_year=parameters.first,
        last_year=parameters.last,
        own=line_asked(evidence, evidence.catalogue.cities[city_of(parameters)], outcome, parameters.figures),
    )


def usual_controls(evidence: Evidence, parameters: Parameters) -> Controls:
    """Return the pool that the figures ask for, whatever the reader chose."""
    return _usual_controls(evidence, replace(question_asked(evidence, parameters), controls=None, own_pick=()))


@lru_cache(maxsize=64)
def _usual_controls(evidence: Evidence, question: Question) -> Controls:
    return default_comparison(case_of(evidence.everywhere, evidence.catalogue, question)).controls


def assessed(evidence: Evidence, parameters: Parameters) -> Assessment:
    """Return the answer to a reader's choice."""
    return _assessed(evidence, question_asked(evidence, parameters))


@lru_cache(maxsize=64)
def _assessed(evidence: Evidence, question: Question) -> Assessment:
    return assess(evidence.everywhere, evidence.catalogue, question)


def checked(evidence: Evidence, parameters: Parameters) -> CrossChecks | None:
    """Return the second opinions, which take a second or two; None where there is no first one."""
    return _checked(evidence, question_asked(evidence, parameters))


@lru_cache(maxsize=64)
def _checked(evidence: Evidence, question: Question) -> CrossChecks | None:
    effect = _assessed(evidence, question).effect
    return None if effect is None or effect.estimate is None else cross_checks(effect)
