"""The answer: a verdict by rule with the few facts it rests on, its level and how far its figures reach."""

from collections.abc import Mapping
from typing import Final

from analysis.impact.assessment import Assessment
from analysis.impact.reasons import Reason
from analysis.impact.sentences import VERDICTS
from analysis.impact.verdict import Verdict
from charts.verdict import VerdictStrip
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown
from exhibits.impact import words
from exhibits.impact.asked import assessed
from exhibits.impact.facts import facts
from exhibits.impact.numbers import numbers_table
from exhibits.impact.own import not_complete, sources_behind
from exhibits.impact.whose import OWN
from text import Text, mark

SIGNS: Final[Mapping[Verdict, str]] = {
    Verdict.DISTINGUISHABLE: "●",
    Verdict.SUGGESTIVE: "◐",
    Verdict.TOO_SMALL: "○",
    Verdict.CANNOT_BE_TOLD: "?",
}
ANSWERS: Final[Mapping[Verdict, str]] = {
    Verdict.DISTINGUISHABLE: mark(
        "{outcome}, {level}: {effect} against its look-alike since {city}’s title, more than chance would give; "
        "figures end in {last}"
    ),
    Verdict.SUGGESTIVE: mark(
        "{outcome}, {level}: {effect} against its look-alike since {city}’s title, suggestive but not proof; "
        "figures end in {last}"
    ),
    Verdict.TOO_SMALL: mark(
        "{outcome}, {level}: whatever {city}’s title changed is too small to matter; figures end in {last}"
    ),
    Verdict.CANNOT_BE_TOLD: mark(
        "{outcome}, {level}: whether {city}’s title changed anything cannot be told; figures end in {last}"
    ),
}
# Whatever is found beside regions that somebody else counts, it is described and not judged.
COUNTED_APART: Final = mark(
    "{outcome}, {level}, counted by {city} itself: whether the title changed anything cannot be told beside regions "
    "that Eurostat counts; figures end in {last}"
)
# What stands in the way, where it says more than that nothing can be told.
REFUSED: Final[Mapping[Reason, str]] = {
    Reason.NO_POST_YEARS: mark(
        "{outcome}, {level}: figures end in {last}, before {city}’s title of {event}, so nothing can be told yet"
    ),
    Reason.TITLE_NOT_HELD_AS_PLANNED: mark(
        "{outcome}, {level}: {city}’s title was not held as planned, so figures to {last} are only described"
    ),
    Reason.COMPARATORS_END: mark(
        "{outcome}, {level}: {city}’s own figures reach {newest}, those of the regions to compare with end in {last}, "
        "so nothing can be told yet"
    ),
    Reason.MISSING: mark("{outcome}, {level}: there is no figure for {city}’s region"),
    Reason.NO_YEARS: mark("{outcome}, {level}: there is no figure for {city}’s region in the years chosen"),
}


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the verdict; what cannot be told is an answer too."""
    found = assessed(evidence, parameters)
    answer = headline(evidence, found, text)
    asked_in_vain = parameters.figures == OWN and found.own is None
    verdict = found.judgement.verdict
    strip = VerdictStrip(SIGNS[verdict], text.say(VERDICTS[verdict]), facts(found, text))
    return Shown(
        headline=answer,
        subtitle=words.compared_with(evidence.catalogue, found, text),
        figure=strip,
        table=numbers_table(evidence, found, text),
        alt=answer,
        sources=sources_behind(evidence, found),
        caveats=(not_complete(evidence, found, text),) if asked_in_vain else (),
        lead=words.compared_with(evidence.catalogue, found, text),
    )


def headline(evidence: Evidence, found: Assessment, text: Text) -> str:
    """Return the answer as one sentence with the level and the newest year."""
    city = words.city_of(evidence.catalogue, found)
    given = {one.reason for one in found.judgement.reasons if one.refuses}
    refusals = [REFUSED[reason] for reason in REFUSED if reason in given]
    usual = COUNTED_APART if found.own else ANSWERS[found.judgement.verdict]
    message = refusals[0] if refusals else usual
    relative = None if found.effect is None else found.effect.relative
    return text.say(
        message,
        outcome=words.title(found.outcome, text),
        level=words.level_code(found.outcome),
        city=city.name,
        event=found.event,
        last=words.last_year(found) or "",
        newest=found.own.years[-1] if found.own else "",
        effect=text.percent(relative, decimals=1, sign=True),
    )
