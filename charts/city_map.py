"""The map of the five cities as a figure: described here, drawn by :mod:`charts.maps`."""

from dataclasses import asdict, dataclass

import pandas as pd

from charts.map_layers import Map
from charts.maps import five_cities_map
from charts.palette import Look
from text import Text


@dataclass(frozen=True)
class CityPoint:
    """A city at its own coordinates (degrees), with a count and the count in words; no value where none is held."""

    key: str
    name: str
    longitude: float
    latitude: float
    value: float | None
    label: str
    note: str = ""


@dataclass(frozen=True)
class CityMap:
    """The five cities; ``highlighted`` ones are selected here or in a chart beside."""

    points: tuple[CityPoint, ...]
    highlighted: frozenset[str]


def draw_city_map(city_map: CityMap, *, look: Look, text: Text) -> Map:
    """Return the pydeck map of the cities."""
    return five_cities_map(
        pd.DataFrame([asdict(point) for point in city_map.points]),
        text=text,
        palette=look.palette,
        highlighted=city_map.highlighted,
        height=look.height,
        scale=1.0 if look.font < 20 else 1.4,
    )
