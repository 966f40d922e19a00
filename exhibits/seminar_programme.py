"""The seminar of 10 June 2021: what it was, and its programme as announced, each item with its subject today."""

from collections.abc import Mapping

from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from data.facts import AgendaItem, Partner, ProjectFact
from data.facts.records import Subject
from data.facts.words import PARTNER_ROLES
from exhibits.exhibit import Parameters, Shown
from exhibits.links import page_link
from exhibits.plan_reading import date_words
from exhibits.table import Column, Table
from exhibits.web_sources import cited, pages_cell, pages_column
from text import Text, mark

# The page that shows a subject today, and what its link says.
SUBJECTS: Mapping[Subject, tuple[str, str]] = {
    "action plans": ("plans", mark("What became of the five plans")),
    "learning": ("learning", mark("What the cities learned from one another")),
    "resilience": ("resilience", mark("How firms came through the pandemic")),
}


def build_programme(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the programme in its order; the headline says how many items lead to figures and facts today."""
    items = [item for item in evidence.facts.agenda.values() if item.position]
    linked = sum(item.subject in SUBJECTS for item in items)
    headline = text.plural(
        "{number} item was announced; {linked} lead to what is known today",
        "{number} items were announced; {linked} lead to what is known today",
        len(items),
        linked=linked,
    )
    headings = (
        text.say("Session"),
        text.say("Item"),
        text.say("Who spoke, as announced"),
        text.say("Its subject today"),
    )
    below = cited(items, text)
    return Shown(
        headline=headline,
        subtitle=text.say("The programme as announced; no report of the day was found."),
        figure=Listing(headings, tuple(_cells(item, parameters, text) for item in items)),
        table=_table(items, text),
        alt=headline,
        sources=below.sources,
        caveats=below.caveats,
    )


def _cells(item: AgendaItem, parameters: Parameters, text: Text) -> tuple[ListingCell, ...]:
    # What is not documented is said once, beside the item.
    said = (item.theme, item.note if item.documented else "")
    notes = [text.say(words) for words in said if words]
    return (
        ListingCell(text.say(item.session), soft=True),
        ListingCell(f"{item.position}. {text.say(item.title)}", note=". ".join(note.rstrip(".") for note in notes)),
        ListingCell(text.say(item.speaker), note=text.say(item.organisation)),
        _subject(item, parameters, text),
    )


def _subject(item: AgendaItem, parameters: Parameters, text: Text) -> ListingCell:
    if not item.documented:
        return ListingCell(text.say("Not documented here"), soft=True)
    if item.subject not in SUBJECTS:
        return ListingCell(text.say("No figures belong to it"), soft=True)
    page, words = SUBJECTS[item.subject]
    return ListingCell(text.say(words), address=page_link(page, parameters, text))


def _table(items: list[AgendaItem], text: Text) -> Table:
    columns = (
        Column("position", text.say("Position")),
        Column("session", text.say("Session")),
        Column("title", text.say("Item")),
        Column("speaker", text.say("Speaker")),
        Column("organisation", text.say("Organisation")),
        Column("theme", text.say("Theme")),
        Column("note", text.say("Note")),
        pages_column(text),
    )
    rows = tuple(
        {
            "position": item.position,
            "session": text.say(item.session),
            "title": text.say(item.title),
            "speaker": text.say(item.speaker),
            "organisation": text.say(item.organisation),
            "theme": text.say(item.theme),
            "note": text.say(item.note),
            "sources": pages_cell(item),
        }
        for item in items
    )
    return Table(columns, rows)


def build_about(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:  # noqa: ARG001 - it has no choices
    """Return date, host, theme, guests and the partners of the seminar's project."""
    facts = [fact for fact in evidence.facts.project.values() if fact.topic == "seminar"]
    guests = evidence.facts.agenda["guests"]
    about = evidence.facts.project["seminar_theme"]
    theme = text.say(about.description)
    partners = list(evidence.facts.partners.values())
    fields = [(text.say(fact.title), _value(fact, text), text.say(fact.note)) for fact in facts]
    fields.append((text.say("Partners of the project"), "; ".join(_partner(item, text) for item in partners), ""))
    headings = (text.say("Field"), text.say("As announced"))
    below = cited([*facts, guests, *partners], text)
    return Shown(
        headline=theme,
        subtitle="",
        figure=Listing(
            headings,
            tuple((ListingCell(name), ListingCell(value, note=note)) for name, value, note in fields),
            fields=True,
        ),
        table=Table(
            tuple(map(Column, ("field", "value", "note"), (*headings, text.say("Note")))),
            tuple(dict(zip(("field", "value", "note"), field, strict=True)) for field in fields),
        ),
        alt=theme,
        sources=below.sources,
        caveats=below.caveats,
    )


def _partner(partner: Partner, text: Text) -> str:
    return text.say("{partner} ({role})", partner=text.say(partner.title), role=text.say(PARTNER_ROLES[partner.role]))


def _value(fact: ProjectFact, text: Text) -> str:
    if fact.date is not None:
        return date_words(fact.date, text)
    return text.say(fact.description) or fact.value
