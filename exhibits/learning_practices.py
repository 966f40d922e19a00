"""Good practices that public sources name, of those that the project submitted."""

from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from data.facts import Practice, verified
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.plan_reading import NOT_PUBLISHED
from exhibits.table import Column, Table
from exhibits.web_sources import cited, pages_cell, pages_column
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the named practices of the chosen cities; the headline says how many of all are named at all."""
    named = verified(evidence.facts.practices.values())
    chosen = [practice for practice in named if practice.city in parameters.cities]
    if not chosen:
        return nothing_to_show(
            text.say("No good practice of these cities is named in public sources"),
            next_step=text.say("Choose more cities above."),
        )
    submitted, listed = (evidence.facts.promises[key] for key in ("practices_submitted", "practices_listed"))
    headline = text.say(
        "{named} of {submitted} good practices are named in public sources",
        named=len(named),
        submitted=text.number(submitted.reached),
    )
    headings = (text.say("City"), text.say("Good practice"), text.say("Organisation"), text.say("Theme"),
                text.say("Evidence"), text.say("Public pages"))  # fmt: skip
    below = cited([*chosen, submitted, listed], text)
    return Shown(
        headline=headline,
        subtitle=text.say(
            "The project submitted {submitted}; the programme’s database lists {listed}. The others are not named.",
            submitted=text.number(submitted.reached),
            listed=text.number(listed.reached),
        ),
        figure=Listing(headings, tuple(_cells(evidence, practice, text) for practice in chosen)),
        table=_table(evidence, chosen, text),
        alt=headline,
        sources=below.sources,
        caveats=below.caveats,
    )


def _cells(evidence: Evidence, practice: Practice, text: Text) -> tuple[ListingCell, ...]:
    about = [text.say(words) for words in (practice.description, practice.note) if words]
    missing = ListingCell(text.say(NOT_PUBLISHED), soft=True)
    return (
        ListingCell(evidence.facts.places[practice.city].name, city=practice.city),
        ListingCell(practice.name, note=" ".join(about)),
        ListingCell(practice.organisation) if practice.organisation else missing,
        ListingCell(text.say(practice.theme)) if practice.theme else missing,
        ListingCell(text.say(practice.evidence)) if practice.evidence else missing,
        ListingCell(pages=practice.sources),
    )


def _table(evidence: Evidence, practices: list[Practice], text: Text) -> Table:
    columns = (
        Column("city", text.say("City")),
        Column("practice", text.say("Good practice")),
        Column("organisation", text.say("Organisation")),
        Column("description", text.say("Description")),
        Column("theme", text.say("Theme")),
        Column("evidence", text.say("Evidence")),
        Column("note", text.say("Note")),
        pages_column(text),
    )
    rows = tuple(
        {
            "city": evidence.facts.places[item.city].name,
            "practice": item.name,
            "organisation": item.organisation,
            "description": text.say(item.description),
            "theme": text.say(item.theme),
            "evidence": text.say(item.evidence),
            "note": text.say(item.note),
            "sources": pages_cell(item),
        }
        for item in practices
    )
    return Table(columns, rows)
