"""The map of all regions as a figure: described here, drawn by :mod:`charts.region_map`."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pandas as pd

from analysis.classes import Classes
from charts.map_layers import Map
from charts.map_legend import Legend, class_legend, size_legend
from charts.map_scale import Sizes
from charts.palette import Look, Palette
from charts.region_map import EUROPE, Window, region_map
from text import Text


@dataclass(frozen=True, eq=False)
class EuropeMap:
    """One indicator in one year over all regions.

    Attributes
    ----------
    regions, cities, places
        Frames as :func:`charts.region_map.region_map` takes them.
    scale
        Circle sizes for counts, classes for rates; from all years together.
    title
        What is shown, with unit and year, for the legend.
    written
        How a figure is written in the reader's language.
    """

    regions: pd.DataFrame
    cities: pd.DataFrame
    scale: Sizes | Classes
    title: str
    written: Callable[[float], str]
    highlighted: frozenset[str] = frozenset()
    places: pd.DataFrame | None = None
    window: Window = field(default=EUROPE)

    def legend(self, *, text: Text, palette: Palette) -> Legend:
        """Return what the marks mean and how classes or sizes were made."""
        shown = (("hosts", self.places is not None), ("streets", self.window.base_map == "streets"))
        layers = tuple(name for name, on in shown if on)
        if isinstance(self.scale, Sizes):
            return size_legend(
                self.scale, title=self.title, write=self.written, text=text, palette=palette, layers=layers
            )
        return class_legend(self.scale, title=self.title, write=self.written, text=text, palette=palette, layers=layers)


def draw_europe_map(europe_map: EuropeMap, *, look: Look, text: Text) -> Map:
    """Return the pydeck map of the regions."""
    return region_map(
        europe_map.regions,
        europe_map.cities,
        scale=europe_map.scale,
        text=text,
        palette=look.palette,
        highlighted=europe_map.highlighted,
        places=europe_map.places,
        window=replace(europe_map.window, height=look.height),
    )
