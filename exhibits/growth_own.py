"""The cities' own counts beside the growth lines: an index of their own, only on an own figure of the base year."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from analysis.growth import index_to_base
from charts.lines import Line, Point
from data.catalogue import Catalogue
from data.evidence import Evidence
from exhibits.exhibit import Parameters
from exhibits.own import OWN, WHOSE, city_of, own_caveats, own_figures, own_line
from exhibits.sentences import region_name
from exhibits.table import Cell
from text import Text


@dataclass(frozen=True, eq=False)
class OwnGrowth:
    """Own figures from the base year on, and of those with a base of their own the index."""

    catalogue: Catalogue
    rows: pd.DataFrame
    indexed: pd.DataFrame

    def lines(self, text: Text) -> tuple[Line, ...]:
        """Return each city's marks."""
        found = []
        for source, figures in self.indexed.groupby("source", sort=False):
            city = self.catalogue.cities[city_of(str(source))]
            pairs = zip(figures["year"], figures["index"], strict=True)
            marks = [Point(int(year), float(value)) for year, value in pairs]
            found.append(own_line(city.key, city.name, marks, text.number(marks[-1].value), text))
        return tuple(found)

    def table_rows(self, text: Text) -> list[dict[str, Cell]]:
        """Return a row per city, a cell per year."""
        return [self._row(figures, text) for _, figures in self.rows.groupby("source", sort=False)]

    def _row(self, figures: pd.DataFrame, text: Text) -> dict[str, Cell]:
        city = self.catalogue.cities[city_of(str(figures["source"].iloc[0]))]
        values = {str(year): float(value) for year, value in zip(figures["year"], figures["value"], strict=True)}
        return {
            "city": city.name,
            "region": region_name(self.catalogue, city.nuts3, text),
            **values,
            WHOSE: text.say(OWN),
        }

    def caveats(self, text: Text) -> tuple[str, ...]:
        """Return what the figures are, and are not."""
        return own_caveats(self.catalogue, self.rows, drawn=frozenset(self.indexed["source"]), text=text)


def own_growth(evidence: Evidence, geos: Collection[str], base: int, parameters: Parameters) -> OwnGrowth:
    """Return the own figures of some regions from a base year on."""
    rows = own_figures(evidence, indicators=[parameters.indicator], geos=geos, breakdown=parameters.breakdown)
    rows = rows[rows["year"] >= base]
    indexed = index_to_base(rows, evidence.catalogue, base) if len(rows) else rows.assign(index=float("nan"))
    return OwnGrowth(evidence.catalogue, rows, indexed.dropna(subset=["index"]))
