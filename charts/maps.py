"""The map of the five cities: where they are, and how much of something each of them counts."""

from collections.abc import Collection, Mapping
from typing import Final

import pandas as pd

from charts.map_cities import city_layers, city_records, selected_key
from charts.map_layers import Map, border_layer, deck, land_layer
from charts.map_scale import Sizes
from charts.palette import Palette
from text import Text

__all__ = ["five_cities_map", "selected_key"]

LARGEST: Final = 17  # pixels, radius of the largest circle
VIEW: Final[Mapping[str, float]] = {"latitude": 48.6, "longitude": 15.2, "zoom": 3.02}
HEIGHT: Final = 326  # pixels


def five_cities_map(
    points: pd.DataFrame,
    *,
    text: Text,
    palette: Palette,
    highlighted: Collection[str] = (),
    height: int = HEIGHT,
    scale: float = 1.0,
) -> Map:
    """Return the map of the cities as circles by area, always with their names.

    Parameters
    ----------
    points
        One row per city: ``key``, ``name``, ``longitude``, ``latitude`` (degrees), ``value`` (a count or an amount; NaN
        where there is no figure), ``label`` (the figure as it is read out, with its unit and year). Optionally
        ``note``: a short second line under the name, such as the title year.
    text
        The reader's language.
    palette
        The colours of the reader's theme.
    highlighted
        Keys of the cities that are selected here or in a chart beside; none means all are equal.
    height
        Pixels.
    scale
        Enlarges circles and names; 1.4 for a projector.

    Returns
    -------
    Map
        Its layer ``cities`` answers clicks: see :func:`selected_key`.
    """
    figures = points["value"].dropna()
    sizes = Sizes(largest=float(figures.max()) if (figures > 0).any() else 1.0, radius=LARGEST * scale)
    cities = city_records(points, scale=sizes, text=text, palette=palette)
    layers = [
        land_layer(palette),
        border_layer(palette),
        *city_layers(cities, palette=palette, highlighted=highlighted, size=scale, dim=True),
    ]
    return deck(layers, palette=palette, view=VIEW, height=height, text=text)
