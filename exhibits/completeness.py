"""How complete the figures of firms are: city by year, and how they were counted."""

import itertools
from collections.abc import Mapping

import pandas as pd

from analysis.coverage import State, coverage
from charts.coverage import CellState, CoverageCell, CoverageGrid, CoverageRow
from data.catalogue import Catalogue, City
from data.evidence import Evidence
from exhibits.exhibit import FIVE, Parameters, Shown
from exhibits.figures import observed
from exhibits.sources import sources_of
from exhibits.table import Column, Table
from text import Text, mark

_CELLS: Mapping[str, CellState] = {
    State.COUNTED.value: "counted",
    State.ANOTHER_WAY.value: "other",
    State.MISSING.value: "missing",
    State.NOT_YET.value: "none",
    State.NOT_COLLECTED.value: "none",
}
_WORDS: Mapping[str, str] = {
    State.COUNTED.value: mark("counted"),
    State.ANOTHER_WAY.value: mark("counted another way, not comparable"),
    State.MISSING.value: mark("missing, though expected"),
    State.NOT_YET.value: mark("no figure yet"),
    State.NOT_COLLECTED.value: mark("not collected"),
}


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the strip; the headline says how many title years lie at or beyond the newest count."""
    catalogue = evidence.catalogue
    cells = coverage(
        observed(evidence, parameters.indicator),
        catalogue,
        indicator=parameters.indicator,
        areas={key: catalogue.cities[key].nuts3 for key in FIVE},
        breakdown=parameters.breakdown,
    )
    counted = cells[cells["state"] == State.COUNTED.value]
    headline = _headline(catalogue, int(counted["year"].max()), text)
    return Shown(
        headline=headline,
        subtitle=text.say("Active enterprises: what is counted per region and year"),
        figure=_grid(catalogue, cells, text),
        table=_table(catalogue, cells, text),
        alt=headline,
        sources=sources_of(catalogue, [name for name in cells["source"].unique() if name]),
    )


def _headline(catalogue: Catalogue, newest: int, text: Text) -> str:
    late = sum(catalogue.cities[key].title_year >= newest for key in FIVE)
    return text.plural(
        "In {number} of {all} cities the title year is the last comparable year, {year}, or later",
        "In {number} of {all} cities the title year is the last comparable year, {year}, or later",
        late,
        all=text.number(len(FIVE)),
        year=newest,
    )


def _grid(catalogue: Catalogue, cells: pd.DataFrame, text: Text) -> CoverageGrid:
    rows = tuple(_row(catalogue.cities[key], cells[cells["area"] == key], text) for key in FIVE)
    shown = {cell.state for row in rows for cell in row.cells}
    legend = {_CELLS[state]: text.say(words) for state, words in _WORDS.items() if _CELLS[state] in shown}
    if "none" in legend:
        legend["none"] = text.say("no figure")
    return CoverageGrid(
        rows=rows,
        legend=(*legend.items(), ("title none", text.say("title year"))),
        caption="",
        city_heading=text.say("City"),
    )


def _row(city: City, cells: pd.DataFrame, text: Text) -> CoverageRow:
    ordered = cells.sort_values("year")
    made = tuple(
        CoverageCell(
            year=int(row["year"]),
            state=_CELLS[str(row["state"])],
            title=bool(row["title"]),
            spoken=_spoken(str(row["state"]), title=bool(row["title"]), text=text),
        )
        for row in ordered.to_dict("records")
    )
    return CoverageRow(city.key, city.name, made, _rules(made))


def _spoken(state: str, *, title: bool, text: Text) -> str:
    words = text.say(_WORDS[state])
    return text.say("{state}, title year", state=words) if title else words


def _rules(cells: tuple[CoverageCell, ...]) -> frozenset[int]:
    """Return the years before which the way of counting changes."""
    pairs = itertools.pairwise(cells)
    return frozenset(after.year for before, after in pairs if {before.state, after.state} == {"counted", "other"})


def _table(catalogue: Catalogue, cells: pd.DataFrame, text: Text) -> Table:
    years = sorted(int(year) for year in cells["year"].unique())
    columns = (Column("city", text.say("City")), *(Column(str(year), str(year)) for year in years))
    rows = tuple(
        {
            "city": catalogue.cities[key].name,
            **{
                str(row["year"]): text.say(_WORDS[str(row["state"])])
                for row in cells[cells["area"] == key].to_dict("records")
            },
        }
        for key in FIVE
    )
    return Table(columns, rows)
