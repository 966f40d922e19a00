"""What this cannot tell, and what would be needed: every reason of the verdict in words."""

from charts.verdict import Bullets
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown
from exhibits.impact import words
from exhibits.impact.asked import assessed
from exhibits.impact.own import about_own_figures, sources_behind
from exhibits.table import Column, Table
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the reasons, those that decided first."""
    found = assessed(evidence, parameters)
    own = about_own_figures(evidence, found, text)
    sentences = (*words.reasons(found, text), *_always(len(found.panel.units) - 1, text), *own)
    codes = [one.reason.value for one in found.judgement.reasons]
    rows = tuple(
        {"code": codes[place] if place < len(codes) else "", "reason": sentence}
        for place, sentence in enumerate(sentences)
    )
    return Shown(
        headline=text.say("Why, what this cannot tell, and what would be needed"),
        subtitle="",
        figure=Bullets(sentences),
        table=Table((Column("code", text.say("Code")), Column("reason", text.say("Reason"))), rows),
        alt=sentences[0],
        sources=sources_behind(evidence, found),
    )


def _always(donors: int, text: Text) -> tuple[str, ...]:
    if donors < 1:
        return ()
    return (
        text.say(
            "A gap is the difference to regions without the title; whatever else happened only around the city is in "
            "it too."
        ),
    )
