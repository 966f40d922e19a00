"""Where no number may be given: the reason, and what to do instead."""

from collections.abc import Sequence

from analysis.impact.answer import Answer
from analysis.impact.assessment import Assessment
from analysis.impact.reasons import Finding, Reason
from analysis.impact.sentences import say_finding
from data.evidence import Evidence
from exhibits.exhibit import Shown
from exhibits.impact.own import sources_behind
from exhibits.table import Table
from text import Text


def refused(evidence: Evidence, found: Assessment, answer: Answer, text: Text) -> Shown:
    """Return the designed state of a comparison that is not made; its headline is the first reason."""
    first = deciding(answer.judgement.reasons)
    headline = _said(first, text)
    return Shown(
        headline, "", None, Table.empty(), headline,
        sources_behind(evidence, found),
        state="refused",
        next_step=_next_step(first, text),
    )  # fmt: skip


def deciding(reasons: Sequence[Finding]) -> Finding | None:
    """Return the reason that decides: a title not held as planned, any other refusal, a guard."""
    ranks = {Reason.TITLE_NOT_HELD_AS_PLANNED: 0, Reason.NO_POST_YEARS: 1, Reason.COMPARATORS_END: 1}
    weighty = [one for one in reasons if one.refuses or one.guards]
    return min(weighty, key=lambda one: (ranks.get(one.reason, 2), not one.refuses), default=None)


def _next_step(reason: Finding | None, text: Text) -> str:
    if reason is not None and reason.reason is Reason.TITLE_NOT_HELD_AS_PLANNED:
        return text.say("Look at the figures beside those of others above, and at Resilience for the fall and return.")
    if reason is not None and reason.reason is Reason.NO_POST_YEARS:
        return text.say(
            "Choose guests arriving or gross domestic product at NUTS 2 above, whose figures reach further; this "
            "answer is computed again when later years are added."
        )
    if reason is not None and reason.reason is Reason.COMPARATORS_END:
        return text.say(
            "Choose other regions or gross domestic product at NUTS 2 above; this answer is computed again when later "
            "official figures are fetched."
        )
    return text.say("Choose another outcome or other regions to compare with above.")


def _said(reason: Finding | None, text: Text) -> str:
    return say_finding(text, reason) if reason else text.say("No single best comparison exists for this choice")
