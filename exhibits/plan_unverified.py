"""What sources name but do not confirm: listed, and counted nowhere."""

from collections.abc import Iterable

from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from data.facts import Action, ActionIndicator, Instrument, Milestone
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.links import page_link
from exhibits.table import Column, Table
from exhibits.web_sources import cited, pages_cell, pages_column
from text import Text

Named = Action | Milestone | Instrument | ActionIndicator


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the ideas of the chosen cities that no source confirms, with the reason."""
    named = [record for record in _named(evidence) if city_of(record, evidence) in parameters.cities]
    if not named:
        return nothing_to_show(
            text.say("Nothing is named without being verified"),
            next_step=text.say("Every action and milestone of this choice has a source that confirms it."),
        )
    headline = text.plural(
        "Named, not verified: {number} entry, which counts nowhere",
        "Named, not verified: {number} entries, which count nowhere",
        len(named),
    )
    headings = (text.say("City"), text.say("Kind"), text.say("What is named"), text.say("Why it is not verified"))
    rows = tuple(_row(evidence, record, text) for record in named)
    below = cited(named, text)
    return Shown(
        headline=headline,
        subtitle=text.say("Ideas, drafts and plans that no source confirms as part of an accepted plan."),
        figure=Listing(
            (*headings, text.say("Public pages")),
            tuple(
                (
                    ListingCell(row[0], city=city_of(record, evidence)),
                    ListingCell(row[1], soft=True),
                    ListingCell(row[2], address=_address(record, parameters, text)),
                    ListingCell(row[3]),
                    ListingCell(pages=record.sources),
                )
                for record, row in zip(named, rows, strict=True)
            ),
        ),
        table=Table(
            (*map(Column, ("city", "kind", "named", "reason"), headings), pages_column(text)),
            tuple(
                dict(zip(("city", "kind", "named", "reason"), row, strict=True)) | {"sources": pages_cell(record)}
                for record, row in zip(named, rows, strict=True)
            ),
        ),
        alt=headline,
        sources=below.sources,
        caveats=below.caveats,
    )


def _named(evidence: Evidence) -> Iterable[Named]:
    facts = evidence.facts
    tables: tuple[Iterable[Named], ...] = (
        facts.actions.values(),
        facts.action_indicators.values(),
        facts.milestones.values(),
        facts.instruments.values(),
    )
    return [record for records in tables for record in records if not record.verified]


def city_of(record: Named, evidence: Evidence) -> str:
    """Return the key of the city that a record belongs to."""
    if isinstance(record, ActionIndicator):
        return evidence.facts.actions[record.action].city
    return record.city


def _row(evidence: Evidence, record: Named, text: Text) -> tuple[str, str, str, str]:
    city = evidence.facts.places[city_of(record, evidence)].name
    reason = record.reason if isinstance(record, Action | Milestone) else record.note
    return city, _kind(record, text), text.say(record.title), text.say(reason)


def _kind(record: Named, text: Text) -> str:
    match record:
        case Action():
            return text.say("Action")
        case Milestone():
            return text.say("Milestone")
        case Instrument():
            return text.say("Policy instrument")
        case _:
            return text.say("Indicator")


def _address(record: Named, parameters: Parameters, text: Text) -> str:
    return page_link("plans", parameters, text, action=record.key) if isinstance(record, Action) else ""
