"""A city's title, step by step: chosen, given, moved, opened, extended; each with the page that says so."""

from collections.abc import Mapping

from charts.listing import Listing, ListingCell
from charts.markup import site
from data.catalogue import EventKind, TitleEvent
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown, Source, nothing_to_show
from exhibits.table import Column, Table
from text import Text, mark

_STEPS: Mapping[EventKind, str] = {
    "awarded": mark("Chosen as European Capital of Culture"),
    "title_given": mark("Title year as first given"),
    "title_moved": mark("Title moved"),
    "opened": mark("Title year opened"),
    "title_extended": mark("Title extended until"),
}


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the steps of the first chosen city's title, oldest first."""
    if not parameters.cities:
        return nothing_to_show(text.say("No city is chosen"), next_step=text.say("Choose a city above."))
    city = evidence.catalogue.cities[parameters.cities[0]]
    steps = sorted((item for item in evidence.catalogue.title_events if item.city == city.key), key=lambda i: i.date)
    headline = (
        text.say(
            "{city}: chosen in {award}, title in {year}", city=city.name, award=city.award_year, year=city.title_year
        )
        if city.title_year == city.first_title_year
        else text.say(
            "{city}: chosen in {award}, title first given for {first}, held in {year}",
            city=city.name,
            award=city.award_year,
            first=city.first_title_year,
            year=city.title_year,
        )
    )
    columns = (
        Column("date", text.say("Date"), "date"),
        Column("step", text.say("Step")),
        Column("note", text.say("Note")),
        Column("page", text.say("Public page"), "links"),
    )
    pages = dict.fromkeys(item.source_url for item in steps)
    return Shown(
        headline=headline,
        subtitle="",
        figure=Listing(tuple(column.title for column in columns), tuple(_cells(item, text) for item in steps)),
        table=Table(columns, tuple(_row(item, text) for item in steps)),
        alt=headline,
        sources=tuple(Source(site(page), "", None, url=page, pages=1) for page in pages),
    )


def _iso(item: TitleEvent) -> str:
    return item.date.isoformat()[: {"day": 10, "month": 7, "year": 4}[item.precision]]


def _row(item: TitleEvent, text: Text) -> dict[str, str | int | float | None]:
    return {
        "date": _iso(item),
        "step": text.say(_STEPS[item.event]),
        "note": text.say(item.note),
        "page": item.source_url,
    }


def _cells(item: TitleEvent, text: Text) -> tuple[ListingCell, ...]:
    return (
        ListingCell(text.date(item.date, precision=item.precision)),
        ListingCell(text.say(_STEPS[item.event])),
        ListingCell(text.say(item.note)),
        ListingCell(pages=(item.source_url,)),
    )
