"""What happened to each milestone since it was shipped: every change with its day, undone ones too."""

from collections.abc import Iterator

from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from data.facts import Milestone, verified
from data.facts.history import Telling, Turn
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.plan_changes import change_words
from exhibits.plan_reading import city_name, date_words
from exhibits.table import Column, Table
from exhibits.web_sources import cited
from text import Text, mark

TURNS: dict[Turn, str] = {
    "accepted": mark("Handed in"),
    "undone": mark("Undone"),
    "restored": mark("Restored"),
}
NAMES = ("city", "milestone", "baseline", "date", "what", "changes", "by")


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the changes of an action's milestones, or of those of the chosen cities, newest first."""
    found = sorted(_tellings(evidence, parameters), key=lambda item: (item[1].on, item[1].submission), reverse=True)
    if not found:
        return nothing_to_show(
            text.say("No milestone was changed since it was first published"),
            next_step=text.say("What staff hand in later stands here, with its day; nothing of it is ever taken out."),
        )
    headline = text.plural(
        "{number} change of milestones since they were first published",
        "{number} changes of milestones since they were first published",
        len(found),
    )
    headings = (text.say("City"), text.say("Milestone"), text.say("First due"), text.say("Day"),
                text.say("What happened"),
                text.say("Changes"), text.say("By"))  # fmt: skip
    rows = [_row(evidence, step, told, text) for step, told in found]
    return Shown(
        headline=headline,
        subtitle=text.say("The first due date stays, whatever happens later; what was undone stays visible."),
        figure=Listing(
            headings,
            tuple(
                (ListingCell(row[0], city=step.city), *(ListingCell(words, soft=not told.counts) for words in row[1:]))
                for (step, told), row in zip(found, rows, strict=True)
            ),
        ),
        table=Table(
            tuple(
                Column(name, words, "date" if name in ("baseline", "date") else "text")
                for name, words in zip(NAMES, headings, strict=True)
            ),
            tuple(
                dict(zip(NAMES, row, strict=True))
                | {"baseline": step.baseline.isoformat() if step.baseline else None, "date": told.on.isoformat()}
                for (step, told), row in zip(found, rows, strict=True)
            ),
        ),
        alt=headline,
        sources=cited([step for step, _ in found], text).sources,
    )


def _tellings(evidence: Evidence, parameters: Parameters) -> Iterator[tuple[Milestone, Telling]]:
    for step in verified(evidence.facts.milestones.values()):
        chosen = step.action == parameters.action if parameters.action else step.city in parameters.cities
        if chosen and step.told is not None:
            yield from ((step, told) for told in step.told.history)


def _row(evidence: Evidence, step: Milestone, told: Telling, text: Text) -> tuple[str, ...]:
    return (
        city_name(evidence, step.city, text),
        text.say(step.title),
        date_words(step.baseline, text),
        text.date(told.on),
        text.say(TURNS[told.turn]),
        "; ".join(change_words(change, text) for change in told.changes),
        told.organisation,
    )
