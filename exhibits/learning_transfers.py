"""What the cities learned from one another: arrows on the map, and a row for each documented transfer."""

from charts.learning_map import Arc, MapPlace, TransferMap
from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from data.facts import Place, Transfer
from data.facts.words import FIRMNESS
from exhibits.exhibit import FIVE, Parameters, Shown, nothing_to_show
from exhibits.links import page_link
from exhibits.plan_reading import date_words
from exhibits.table import Column, Table
from exhibits.web_sources import cited, pages_cell, pages_column
from text import Text

FIRM = ("adapted", "adopted")  # the source says that something was taken over


def build_map(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the map of all transfers; those of the chosen cities keep their strength."""
    transfers = list(evidence.facts.transfers.values())
    chosen = parameters.cities if parameters.cities != FIVE else ()
    below = cited(transfers, text)
    headline = _headline(transfers, text)
    return Shown(
        headline=headline,
        subtitle=text.say("An arrow leads from the city that taught to the one that learned, in the teacher’s colour."),
        figure=TransferMap(
            cities=_cities(evidence),
            places=tuple(_place(place) for place in _other_places(evidence, transfers)),
            arcs=tuple(_arc(evidence, transfer, text) for transfer in transfers),
            highlighted=frozenset(chosen),
        ),
        table=_table(evidence, transfers, text),
        alt=text.say(
            "{headline}: {arcs}.",
            headline=headline,
            arcs=text.listing(_arc(evidence, transfer, text).name for transfer in transfers),
        ),
        sources=below.sources,
        caveats=below.caveats,
    )


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the transfers from or to the chosen cities with what the source says, and how firmly."""
    transfers = [item for item in evidence.facts.transfers.values() if _touches(item, parameters)]
    if not transfers:
        return nothing_to_show(
            text.say("No transfer from or to these cities is documented"),
            next_step=text.say("Choose more cities above."),
        )
    below = cited(transfers, text)
    headline = _headline(transfers, text)
    headings = (
        text.say("Who taught"),
        text.say("Who learned"),
        text.say("What was learned"),
        text.say("How firmly the source says it"),
    )
    return Shown(
        headline=headline,
        subtitle="",
        figure=Listing(headings, tuple(_cells(evidence, item, parameters, text) for item in transfers)),
        table=_table(evidence, transfers, text),
        alt=headline,
        sources=below.sources,
        caveats=below.caveats,
    )


def _touches(transfer: Transfer, parameters: Parameters) -> bool:
    return bool({transfer.from_place, transfer.to_place} & set(parameters.cities))


def _headline(transfers: list[Transfer], text: Text) -> str:
    firm = sum(transfer.firmness in FIRM for transfer in transfers)
    return text.plural(
        "{number} transfer is documented; for {firm} the source says that something was taken over or used",
        "{number} transfers are documented; for {firm} the source says that something was taken over or used",
        len(transfers),
        firm=firm,
    )


def _cities(evidence: Evidence) -> tuple[MapPlace, ...]:
    cities = evidence.catalogue.cities.values()
    return tuple(MapPlace(city.key, city.name, city.longitude, city.latitude) for city in cities)


def _other_places(evidence: Evidence, transfers: list[Transfer]) -> list[Place]:
    named = {key for transfer in transfers for key in (transfer.from_place, transfer.to_place)}
    return [place for key, place in evidence.facts.places.items() if key in named - set(FIVE)]


def _place(place: Place) -> MapPlace:
    if place.longitude is None or place.latitude is None:
        raise ValueError(f"the place {place.key} takes part in a transfer and has no position")
    return MapPlace(place.key, place.name, place.longitude, place.latitude)


def _arc(evidence: Evidence, transfer: Transfer, text: Text) -> Arc:
    places = evidence.facts.places
    words = text.say("{learner} from {teacher}", learner=places[transfer.to_place].name,
                     teacher=places[transfer.from_place].name)  # fmt: skip
    return Arc(transfer.key, transfer.from_place, transfer.to_place, words, text.say(transfer.title))


def _cells(evidence: Evidence, transfer: Transfer, parameters: Parameters, text: Text) -> tuple[ListingCell, ...]:
    places = evidence.facts.places
    address = page_link("plans", parameters, text, action=transfer.to_action) if transfer.to_action else ""
    return (
        ListingCell(places[transfer.from_place].name, city=transfer.from_place),
        ListingCell(places[transfer.to_place].name, city=transfer.to_place),
        ListingCell(
            text.say(transfer.title),
            note=text.say(transfer.description),
            address=address,
            pages=transfer.sources,
        ),
        ListingCell(text.say(FIRMNESS[transfer.firmness]), note=date_words(transfer.reported_on, text)),
    )


def _table(evidence: Evidence, transfers: list[Transfer], text: Text) -> Table:
    columns = (
        Column("from", text.say("Who taught")),
        Column("to", text.say("Who learned")),
        Column("what", text.say("What was learned")),
        Column("description", text.say("Description")),
        Column("firmness", text.say("How firmly the source says it")),
        Column("action", text.say("Action")),
        Column("reported", text.say("Reported"), "date"),
        pages_column(text),
    )
    places = evidence.facts.places
    rows = tuple(
        {
            "from": places[item.from_place].name,
            "to": places[item.to_place].name,
            "what": text.say(item.title),
            "description": text.say(item.description),
            "firmness": text.say(FIRMNESS[item.firmness]),
            "action": item.to_action,
            "reported": item.reported_on.isoformat() if item.reported_on else None,
            "sources": pages_cell(item),
        }
        for item in transfers
    )
    return Table(columns, rows)
