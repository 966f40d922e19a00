"""One question answered: guards first, then the estimate, its variants and the verdict."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.impact.effect import Effect
from analysis.impact.estimation import comparison, estimate_effect
from analysis.impact.guards import effect_findings, series_findings
from analysis.impact.method import Method
from analysis.impact.panel import Panel
from analysis.impact.reasons import Finding
from analysis.impact.robustness import Variant, standard_variants
from analysis.impact.transform import Transform
from analysis.impact.verdict import Judgement, judge, refused


@dataclass(frozen=True)
class Answer:
    """What can be said about one unit's event.

    Attributes
    ----------
    n_donors
        How many units the treated one is compared with.
    effect
        The estimate with its placebos; None when a guard refuses any number.
    variants
        The robustness strip; empty without an effect.
    judgement
        The verdict and its reasons.
    """

    n_donors: int
    effect: Effect | None
    variants: tuple[Variant, ...]
    judgement: Judgement


def answer(
    panel: Panel,
    unit: str,
    event: int,
    *,
    method: Method = Method.SCM,
    transform: Transform = Transform.LEVEL,
    donors: tuple[str, ...] | None = None,
    findings: Iterable[Finding] = (),
) -> Answer:
    """Return what can be said about the event, by the rule.

    Parameters
    ----------
    panel, unit, event, method, transform, donors
        As :func:`analysis.impact.estimation.estimate_effect`.
    findings
        What is known beforehand, such as a break or a cancelled programme.

    Raises
    ------
    PanelError
        When the question cannot be asked of this panel at all.
    """
    compared = comparison(panel, unit, event, donors)
    known = (*findings, *series_findings(compared, event))
    if any(found.refuses for found in known):
        return Answer(len(compared.units) - 1, None, (), refused(known))
    effect = estimate_effect(compared, unit, event, method=method, transform=transform)
    variants = standard_variants(effect)
    return Answer(effect.n_donors, effect, variants, judge(effect, variants, (*known, *effect_findings(effect))))
