"""Every figure that a city handed in, down to its cell: the end of the way from a mark in a chart."""

from collections.abc import Iterator, Mapping

from analysis.definitions import unit_of
from charts.listing import Listing, ListingCell
from data.additions import Handed
from data.evidence import Evidence
from exhibits.exhibit import OWN_FIGURES, Parameters, Shown, nothing_to_show
from exhibits.filters import indicator_title
from exhibits.own import city_of, own_sources
from exhibits.sentences import region_name
from exhibits.table import Cell, Column, Table
from text import Text

HASH = 12  # characters of a file's hash that tell it from all others


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the own figures of the chosen cities with workbook, sheet and cell, city, organisation, day and hash."""
    wanted = {f"{OWN_FIGURES}{key}" for key in parameters.cities}
    own = evidence.own[evidence.own["source"].isin(wanted)].dropna(subset=["value"])
    if own.empty:
        return nothing_to_show(
            text.say("No figure of a city’s own is in force"),
            next_step=text.say("Cities hand them in as workbooks; official figures are under the other datasets."),
        )
    table = Table(_columns(text), tuple(_rows(evidence, parameters, text)))
    headline = text.plural(
        "{number} figure of a city’s own: handed in by the city, not official",
        "{number} figures of the cities’ own: handed in by the cities, not official",
        len(own),
    )
    return Shown(
        headline=headline,
        subtitle=text.say("Each with the cell it was read from; the same file has the same SHA-256 hash everywhere"),
        figure=Listing(_headings(text), tuple(_cells(row, text) for row in table.rows)),
        table=table,
        alt=headline,
        sources=own_sources(evidence, own),
        caveats=(text.say("Counts of one or two firms are left out, with what would reveal them."),),
    )


def _columns(text: Text) -> tuple[Column, ...]:
    return (
        Column("city", text.say("City")),
        Column("indicator", text.say("Indicator")),
        Column("area", text.say("Area")),
        Column("breakdown", text.say("Part")),
        Column("year", text.say("Year"), "year"),
        Column("value", text.say("Value"), "number", None),
        Column("unit", text.say("Unit")),
        Column("mark", text.say("Mark")),
        Column("origin", text.say("Source the city names")),
        Column("organisation", text.say("Organisation")),
        Column("handed_in", text.say("Handed in"), "date"),
        Column("sheet", text.say("Sheet")),
        Column("cell", text.say("Cell")),
        Column("file", text.say("File (SHA-256)")),
        Column("submission", text.say("Submission"), "number"),
    )


def _rows(evidence: Evidence, parameters: Parameters, text: Text) -> Iterator[dict[str, Cell]]:
    catalogue = evidence.catalogue
    names = ("source", "indicator", "geo", "breakdown", "year", "value", "flag", "origin", "sheet", "cell")
    own = evidence.own.dropna(subset=["value"]).sort_values(["source", "indicator", "geo", "breakdown", "year"])
    columns = (own[name].tolist() for name in (*names, "submission"))
    for source, indicator, geo, breakdown, year, value, flag, origin, sheet, cell, number in zip(*columns, strict=True):
        if city_of(source) not in parameters.cities:
            continue
        unit = catalogue.units.get(unit_of(catalogue, indicator))
        yield {
            "city": catalogue.cities[city_of(source)].name,
            "indicator": indicator_title(catalogue, indicator, text),
            "area": region_name(catalogue, geo, text),
            "breakdown": text.say(catalogue.breakdown_title(breakdown)),
            "year": year,
            "value": value,
            "unit": text.say(unit.title) if unit else "",
            "mark": flag,
            "origin": origin,
            "sheet": sheet,
            "cell": cell,
            **_submission(evidence.additions.submissions[number]),
        }


def _submission(handed: Handed) -> dict[str, Cell]:
    return {
        "organisation": handed.organisation,
        "handed_in": handed.on.isoformat(),
        "file": handed.file_sha256,
        "submission": handed.number,
    }


def _headings(text: Text) -> tuple[str, ...]:
    return (
        text.say("Figure"),
        text.say("Year"),
        text.say("Value"),
        text.say("Workbook, sheet and cell"),
        text.say("Handed in by"),
    )


def _cells(row: Mapping[str, Cell], text: Text) -> tuple[ListingCell, ...]:
    """Return a row for the screen: of a hash its beginning is enough."""
    file, origin = str(row["file"])[:HASH], str(row["origin"])
    value = Column("value", "", "number", None).written(row["value"], text)
    where = [str(row[name]) for name in ("area", "breakdown")]
    return (
        ListingCell(f"{row['city']}: {row['indicator']}", note=" · ".join(where)),
        ListingCell(str(row["year"])),
        ListingCell(f"{value} {row['mark']}".strip(), note=str(row["unit"])),
        _cell_of(row, file, origin, text),
        ListingCell(
            str(row["organisation"] or row["city"]),
            note=Column("handed_in", "", "date").written(row["handed_in"], text),
        ),
    )


def _cell_of(row: Mapping[str, Cell], file: str, origin: str, text: Text) -> ListingCell:
    note = text.say("names as its source: {origin}", origin=origin) if origin else ""
    if not row["cell"]:
        return ListingCell(text.say("entered on the page"), note=note)
    words = text.say("file {hash}, {sheet}, cell {cell}", hash=file, sheet=row["sheet"], cell=row["cell"])
    return ListingCell(words, note=note)
