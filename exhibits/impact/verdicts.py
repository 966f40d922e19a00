"""The verdict of every city as a chip with its sentence: what other pages show, never a bare number."""

from analysis.impact.assessment import Assessment
from analysis.impact.sentences import VERDICTS
from analysis.impact.verdict import Verdict
from charts.verdict import VerdictChip, VerdictChips
from data.evidence import Evidence
from exhibits.exhibit import FIVE, Parameters, Shown, nothing_to_show
from exhibits.impact import words
from exhibits.impact.answer import SIGNS, headline
from exhibits.impact.asked import assessed
from exhibits.impact.own import sources_behind
from exhibits.links import page_link
from exhibits.table import Column, Table
from text import Text

REASONS_OF_ONE = 4  # a city that stands alone has room for its reasons


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return a verdict for each city, about the outcome asked for or else the city's own best."""
    cities = [city for city in parameters.cities if city in FIVE]
    if not cities:
        return nothing_to_show(text.say("No city is chosen"), next_step=text.say("Choose at least one city above."))
    found = [assessed(evidence, parameters.with_(cities=(city,))) for city in cities]
    alone = len(found) == 1
    return Shown(
        headline=headline(evidence, found[0], text) if alone else _headline(found, text),
        subtitle=text.say(
            "By a rule fixed beforehand: the gap to a look-alike beside the gaps of regions without the title"
        ),
        figure=VerdictChips(tuple(_chip(evidence, parameters, one, text, alone=alone) for one in found)),
        table=_table(evidence, found, text),
        alt=headline(evidence, found[0], text) if alone else _headline(found, text),
        sources=tuple(dict.fromkeys(source for one in found for source in sources_behind(evidence, one))),
    )


def _headline(found: list[Assessment], text: Text) -> str:
    untold = sum(one.judgement.verdict is Verdict.CANNOT_BE_TOLD for one in found)
    if untold == len(found):
        return text.say("Whether the title changed anything cannot be told for any of these cities")
    if not untold:
        return text.say("What the title changed has a verdict for each of these cities")
    return text.plural(
        "Whether the title changed anything cannot be told for {number} of {all} cities",
        "Whether the title changed anything cannot be told for {number} of {all} cities",
        untold,
        all=text.number(len(found)),
    )


def _chip(evidence: Evidence, parameters: Parameters, one: Assessment, text: Text, *, alone: bool) -> VerdictChip:
    city, verdict = words.city_of(evidence.catalogue, one), one.judgement.verdict
    outcome = {"indicator": one.outcome.indicator, "area": one.outcome.level}
    return VerdictChip(
        city=city.key,
        name=city.name,
        sign=SIGNS[verdict],
        words=text.say(VERDICTS[verdict]),
        sentence=words.compared_with(evidence.catalogue, one, text) if alone else headline(evidence, one, text),
        reasons=words.reasons(one, text)[:REASONS_OF_ONE] if alone else (),
        link=page_link("impact", parameters, text, city=city.key, **outcome),
    )


def _table(evidence: Evidence, found: list[Assessment], text: Text) -> Table:
    columns = (
        Column("city", text.say("City")),
        Column("outcome", text.say("Outcome")),
        Column("level", text.say("Level")),
        Column("last", text.say("Last year"), "year"),
        Column("verdict", text.say("Verdict")),
        Column("reason", text.say("Reason")),
    )
    rows = tuple(
        {
            "city": words.city_of(evidence.catalogue, one).name,
            "outcome": words.title(one.outcome, text),
            "level": words.level_code(one.outcome),
            "last": words.last_year(one),
            "verdict": text.say(VERDICTS[one.judgement.verdict]),
            "reason": next(iter(words.reasons(one, text)), ""),
        }
        for one in found
    )
    return Table(columns, rows)
