"""The figures of a quoted dataset, each with its place, its period and the page it was read on."""

from collections.abc import Hashable, Mapping

import pandas as pd

from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from data.observations import KEY, load_citations
from exhibits.dataset_facts import unknown_dataset
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.filters import indicator_title
from exhibits.sentences import region_name
from exhibits.sources import sources_of
from exhibits.table import Cell, Column, Table
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return every figure of the dataset that was read on a page, newest first."""
    if parameters.dataset not in evidence.catalogue.datasets:
        return unknown_dataset(text)
    figures = _figures(evidence, parameters.dataset)
    if figures.empty:
        return nothing_to_show(
            text.say("No figure of this dataset is quoted"),
            next_step=text.say("They are all in the provider’s own table."),
        )
    headline = text.plural(
        "{number} figure, with the page it was read on", "{number} figures, each with the page it was read on",
        len(figures),
    )  # fmt: skip
    table = _table(evidence, figures, text)
    return Shown(
        headline=headline,
        subtitle=text.say("Only equal periods of the same place may be compared"),
        figure=_listing(table, text),
        table=table,
        alt=headline,
        sources=sources_of(evidence.catalogue, [parameters.dataset]),
    )


def _figures(evidence: Evidence, dataset: str) -> pd.DataFrame:
    citations = load_citations(evidence.folder)
    mine = citations[citations["source"] == dataset]
    joined = mine.merge(evidence.dataset(dataset), on=list(KEY), how="left", validate="one_to_one")
    return joined.sort_values(["indicator", "year", "geo", "breakdown"], ascending=[True, False, True, True])


def _table(evidence: Evidence, figures: pd.DataFrame, text: Text) -> Table:
    units = [evidence.catalogue.units[evidence.catalogue.indicators[key].unit] for key in figures["indicator"].unique()]
    columns = (
        Column("indicator", text.say("Figure")),
        Column("area", text.say("Area")),
        Column("place", text.say("Place")),
        Column("year", text.say("Year"), "year"),
        Column("period", text.say("Period")),
        Column("value", text.say("Value"), "number", max(unit.decimals for unit in units)),
        Column("mark", text.say("Mark")),
        Column("page", text.say("Public page"), "links"),
    )
    return Table(columns, tuple(_row(evidence, row, text) for row in figures.to_dict("records")))


def _row(evidence: Evidence, row: Mapping[Hashable, object], text: Text) -> dict[str, Cell]:
    catalogue = evidence.catalogue
    flag = catalogue.flags.get(str(row["flag"]))
    return {
        "indicator": indicator_title(catalogue, str(row["indicator"]), text),
        "area": region_name(catalogue, str(row["geo"]), text),
        "place": text.say(str(row["place"])),
        "year": int(str(row["year"])),
        "period": text.say(catalogue.breakdown_title(str(row["breakdown"]))),
        "value": float(str(row["value"])),
        "mark": text.say(flag.title) if flag else "",
        "page": str(row["source_url"]),
    }


def _listing(table: Table, text: Text) -> Listing:
    rows = tuple(
        (*(ListingCell(words) for words in written[:-1]), ListingCell(pages=tuple(written[-1].split())))
        for written in table.written(text)
    )
    return Listing(tuple(column.title for column in table.columns), rows)
