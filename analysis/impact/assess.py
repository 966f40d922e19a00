"""Answer a question from the figures: controls, index, difference-in-differences, synthetic control, verdict."""

from collections.abc import Iterator

import pandas as pd

from analysis.impact.answer import Answer, answer
from analysis.impact.assessment import Assessment
from analysis.impact.baseline import Index, index
from analysis.impact.case import Case, Compared, case_of, compare, default_comparison
from analysis.impact.controls import GAS_REGIONS, Controls
from analysis.impact.effect import Effect
from analysis.impact.guards import effect_findings
from analysis.impact.method import Method
from analysis.impact.panel import PanelError
from analysis.impact.question import Question
from analysis.impact.reasons import Reason, finding
from analysis.impact.robustness import Variant, VariantKind, variant
from analysis.impact.verdict import judge, refused
from data.catalogue import Catalogue


def assess(observations: pd.DataFrame, catalogue: Catalogue, question: Question) -> Assessment:
    """Return everything the impact page shows first: the index, both estimates, the variants and the verdict.

    Synthetic difference-in-differences and conformal intervals take longer: :func:`cross_checks`.

    Parameters
    ----------
    observations
        Tidy observations, columns as :data:`data.observations.COLUMNS`.
    catalogue
        For cities, regions, hosts and breaks.
    question
        What is asked.

    Raises
    ------
    KeyError
        For a city the catalogue does not know.
    """
    case = case_of(observations, catalogue, question)
    chosen, rivals = default_comparison(case), compare(case, Controls.RUNNER_UPS)
    scm, did = _answer(case, chosen, Method.SCM), _answer(case, rivals, Method.DID)
    variants, judgement = scm.variants, scm.judgement
    if scm.effect is not None and scm.effect.estimate is not None:
        variants = (*variants, *_further_variants(case, chosen, scm.effect))
        judgement = judge(scm.effect, variants, (*chosen.findings, *effect_findings(scm.effect)))
    return Assessment(
        city=case.city.key,
        outcome=case.outcome,
        geo=case.geo,
        controls=chosen.controls,
        event=case.event,
        award_year=case.city.award_year,
        base_year=chosen.base_year,
        dataset=catalogue.datasets.get(case.outcome.source),
        panel=chosen.panel,
        indexed=case.indexed,
        removed=chosen.removed,
        left_out_years=chosen.left_out_years,
        index=_index(case, chosen, rivals),
        did=did,
        scm=scm,
        variants=variants,
        judgement=judgement,
        own=question.own,
        overlap=case.overlap,
    )


def robustness(observations: pd.DataFrame, catalogue: Catalogue, question: Question) -> tuple[Variant, ...]:
    """Return the robustness strip alone: empty when no number may be given; parameters as :func:`assess`."""
    return assess(observations, catalogue, question).variants


def _answer(case: Case, compared: Compared, method: Method) -> Answer:
    donors = len(compared.panel.units) - 1
    if any(found.refuses for found in compared.findings):
        return Answer(donors, None, (), refused(compared.findings))
    unit = compared.panel.units[0]
    try:
        return answer(
            compared.scaled, unit, case.event, method=method, transform=compared.transform, findings=compared.findings
        )
    except PanelError as error:  # a logarithm of a series that touches zero
        touched = finding(Reason.NOT_POSITIVE, **error.values)
        return Answer(donors, None, (), refused((*compared.findings, touched)))


def _further_variants(case: Case, chosen: Compared, effect: Effect) -> tuple[Variant, ...]:
    """Return the variants that need more than the effect's own panel: the award as the event, and other donors."""
    found = [_award_variant(case, effect), *_pool_variants(case, chosen, effect)]
    return tuple(one for one in found if one is not None)


def _award_variant(case: Case, effect: Effect) -> Variant | None:
    award = case.city.award_year
    if award >= case.event:
        return None
    kind, detail = VariantKind.EVENT_YEAR, str(award)
    return variant(kind, detail, effect.panel, award, method=effect.method, transform=effect.transform)


def _pool_variants(case: Case, chosen: Compared, effect: Effect) -> Iterator[Variant | None]:
    """Yield the same question put to other donors over the same years."""
    for controls in (Controls.RUNNER_UPS, Controls.SAME_COUNTRY, Controls.ALL_REGIONS):
        if controls is not chosen.controls:
            other = compare(case, controls, years=chosen.panel.years)
            yield _other_donors(controls, other, effect)
    if case.geo.startswith("NL"):
        back = not case.question.with_gas_regions
        if back or GAS_REGIONS & set(effect.donors):
            other = compare(case, chosen.controls, with_gas_regions=back, years=chosen.panel.years)
            yield _other_donors("with_gas_regions" if back else "without_gas_regions", other, effect)


def _other_donors(detail: str, other: Compared, effect: Effect) -> Variant | None:
    if other.panel.years != effect.panel.years:
        return None
    kind = VariantKind.DONORS
    return variant(kind, detail, other.scaled, effect.event, method=effect.method, transform=effect.transform)


def _index(case: Case, chosen: Compared, rivals: Compared) -> Index:
    peers = chosen if chosen.controls is Controls.SAME_COUNTRY else compare(case, Controls.SAME_COUNTRY)
    return index(
        case.figures,
        case.geo,
        case.city.country,
        chosen.base_year,
        runner_ups=rivals.panel.units[1:],
        peers=peers.panel,
    )
