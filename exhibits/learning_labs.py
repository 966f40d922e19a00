"""Local Learning Labs: which of those promised are documented, and how many people took part as reported."""

from collections.abc import Sequence

from analysis.plans import documented_labs
from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from data.facts import Lab, Participation
from data.facts.words import QUALIFIED
from exhibits.exhibit import FIVE, Parameters, Shown, nothing_to_show
from exhibits.links import page_link
from exhibits.plan_reading import city_name, date_words, span_words
from exhibits.table import Column, Table
from exhibits.web_sources import cited, pages_cell, pages_column
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return a row per city and a cell per lab that was promised; the headline counts those documented."""
    if not parameters.cities:
        return nothing_to_show(text.say("No city is chosen"), next_step=text.say("Choose at least one city above."))
    labs = [lab for lab in evidence.facts.labs.values() if lab.city in parameters.cities]
    each = _promised_per_city(evidence)
    counts = documented_labs([(lab.city, lab.number) for lab in labs], cities=parameters.cities, promised_per_city=each)
    headline = text.say(
        "{documented} of {promised} Local Learning Labs are documented",
        documented=sum(count.documented for count in counts.values()),
        promised=sum(count.promised for count in counts.values()),
    )
    below = cited([*labs, evidence.facts.promises["labs"]], text)
    headings = (text.say("City"), *(text.say("Lab {number}", number=number) for number in range(1, each + 1)))
    return Shown(
        headline=headline,
        subtitle=text.say("A lab counts once, however many sessions it had. The others may have been held."),
        figure=Listing(headings, tuple(_cells(evidence, city, labs, each, text) for city in parameters.cities)),
        table=_table(evidence, labs, text),
        alt=headline,
        sources=below.sources,
        caveats=below.caveats,
    )


def _promised_per_city(evidence: Evidence) -> int:
    return (evidence.facts.promises["labs"].promised or 0) // len(FIVE)


def _cells(evidence: Evidence, city: str, labs: Sequence[Lab], each: int, text: Text) -> tuple[ListingCell, ...]:
    held = {lab.number: lab for lab in labs if lab.city == city}
    name = ListingCell(evidence.facts.places[city].name, city=city)
    return (name, *(_cell(held.get(number), text) for number in range(1, each + 1)))


def _cell(lab: Lab | None, text: Text) -> ListingCell:
    if lab is None:
        return ListingCell(text.say("Not documented"), soft=True)
    title = text.say(lab.title) or text.say("Subject not found")
    return ListingCell(title, note=f"{span_words(lab.first_date, lab.last_date, text)}. {text.say(lab.note)}".strip())


def _table(evidence: Evidence, labs: Sequence[Lab], text: Text) -> Table:
    columns = (
        Column("city", text.say("City")),
        Column("lab", text.say("Lab"), "year"),
        Column("title", text.say("Subject")),
        Column("first", text.say("First session"), "date"),
        Column("last", text.say("Last session"), "date"),
        Column("note", text.say("Note")),
        pages_column(text),
    )
    rows = tuple(
        {
            "city": evidence.facts.places[lab.city].name,
            "lab": lab.number,
            "title": text.say(lab.title),
            "first": lab.first_date.isoformat() if lab.first_date else None,
            "last": lab.last_date.isoformat() if lab.last_date else None,
            "note": text.say(lab.note),
            "sources": pages_cell(lab),
        }
        for lab in labs
    )
    return Table(columns, rows)


def build_participation(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the counts of people, ideas and events as reported; they are never added up."""
    found = [item for item in evidence.facts.participation.values() if item.city in (*parameters.cities, "partnership")]
    headline = text.plural(
        "{number} count of people, ideas or events is reported; it stands for itself",
        "{number} counts of people, ideas or events are reported; they cannot be added up",
        len(found),
    )
    headings = (text.say("City"), text.say("What was counted"), text.say("As reported"), text.say("When"),
                text.say("Public pages"))  # fmt: skip
    below = cited(found, text)
    return Shown(
        headline=headline,
        subtitle=text.say("Counts of organisers and partners; for most labs none was published."),
        figure=Listing(headings, tuple(_counted(evidence, item, parameters, text) for item in found)),
        table=Table(
            (
                Column("city", headings[0]),
                Column("what", headings[1]),
                Column("qualifier", text.say("Qualified")),
                Column("value", headings[2], "number"),
                Column("unit", text.say("Unit")),
                Column("when", headings[3], "date"),
                Column("note", text.say("Note")),
                pages_column(text),
            ),
            tuple(_row(evidence, item, text) for item in found),
        ),
        alt=headline,
        sources=below.sources,
        caveats=below.caveats,
    )


def _counted(evidence: Evidence, item: Participation, parameters: Parameters, text: Text) -> tuple[ListingCell, ...]:
    amount = text.say(QUALIFIED[item.qualifier], value=text.number(item.value))
    address = page_link("plans", parameters, text, action=item.action) if item.action else ""
    return (
        ListingCell(city_name(evidence, item.city, text), city=item.city),
        ListingCell(text.say(item.title), note=text.say(item.note), address=address),
        ListingCell(text.say("{counted} {unit}", counted=amount, unit=text.say(item.unit))),
        ListingCell(date_words(item.reported_on, text)),
        ListingCell(pages=item.sources),
    )


def _row(evidence: Evidence, item: Participation, text: Text) -> dict[str, str | float | None]:
    return {
        "city": city_name(evidence, item.city, text),
        "what": text.say(item.title),
        "qualifier": item.qualifier,
        "value": item.value,
        "unit": text.say(item.unit),
        "when": item.reported_on.isoformat() if item.reported_on else None,
        "note": text.say(item.note),
        "sources": pages_cell(item),
    }
