"""What one city learned from another, drawn as bent arrows between them."""

import math
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

import pandas as pd
import pydeck as pdk

from charts.map_cities import SIDES, city_layers, city_records
from charts.map_layers import Map, Side, border_layer, circle_layer, colour, deck, land_layer, name_layer, placed
from charts.map_records import Record, map_records
from charts.map_scale import Sizes
from charts.maps import HEIGHT, VIEW
from charts.palette import Look, Palette
from text import Text

Spot = tuple[float, float]

DOT: Final = 8  # pixels, every city alike: this map counts nothing
BEND: Final = 0.16  # height of an arc as a share of its length, and half as much for each further one of a pair
CLEAR_OF_ARROWS: Final[Mapping[str, Side]] = {**SIDES, "timisoara": "right"}
STEPS: Final = 24  # points of an arc
GAP: Final = 0.9  # map units (degrees of longitude) that an arc keeps from both cities
HEAD: Final = 0.75  # map units, length of an arrow head
PLACE: Final = 5  # pixels, a place that is not one of the five
# As far north as Finland; on a phone Savonlinna stays clear of the map's buttons and Leeuwarden's name of the edge.
WIDER_VIEW: Final[Mapping[str, float]] = {"latitude": 52.6, "longitude": 17, "zoom": 2.9}
WIDER_HEIGHT: Final = 480  # pixels


@dataclass(frozen=True)
class MapPlace:
    """A place at its own coordinates (degrees)."""

    key: str
    name: str
    longitude: float
    latitude: float


@dataclass(frozen=True)
class Arc:
    """What one place learned from another: keys of the places, who from whom, and what."""

    key: str
    source: str
    target: str
    name: str
    label: str


@dataclass(frozen=True)
class TransferMap:
    """The five cities, further places, and what they learned from one another."""

    cities: tuple[MapPlace, ...]
    places: tuple[MapPlace, ...]
    arcs: tuple[Arc, ...]
    highlighted: frozenset[str] = frozenset()


def draw_transfer_map(transfers: TransferMap, *, look: Look, text: Text) -> Map:
    """Return the pydeck map of the transfers."""
    return learning_map(
        pd.DataFrame([asdict(city) for city in transfers.cities]),
        pd.DataFrame([asdict(arc) for arc in transfers.arcs], columns=["key", "source", "target", "name", "label"]),
        places=transfers.places,
        text=text,
        palette=look.palette,
        highlighted=transfers.highlighted,
        height=look.height,
        scale=1.0 if look.font < 20 else 1.4,
    )


def learning_map(
    points: pd.DataFrame,
    transfers: pd.DataFrame,
    *,
    places: Collection[MapPlace] = (),
    text: Text,
    palette: Palette,
    highlighted: Collection[str] = (),
    height: int = HEIGHT,
    scale: float = 1.0,
) -> Map:
    """Return the map of transfers: arrows from the city that taught to the one that learned, in the teacher's colour.

    Parameters
    ----------
    points
        One row per city: ``key``, ``name``, ``longitude``, ``latitude``; optionally ``note``.
    transfers
        One row each: ``key``, ``source`` and ``target`` (keys of cities), ``name`` (who from whom) and ``label``
        (what), both as they are read out under the pointer.
    places
        Places that are not among the five: small grey circles that arrows may start from or lead to. With any, the map
        reaches as far north as Finland.
    highlighted
        Keys of cities: only arrows from or to them keep their strength.
    text, palette, height, scale
        As in :func:`charts.maps.five_cities_map`.

    Raises
    ------
    KeyError
        If a transfer names a city that has no point.
    """
    spots = {row["key"]: (row["longitude"], north(row["latitude"])) for row in points.to_dict("records")}
    spots |= {place.key: (place.longitude, north(place.latitude)) for place in places}
    arcs = arc_records(transfers, spots, palette, highlighted)
    dots = points.assign(value=1.0, label="")
    cities = city_records(dots, scale=Sizes(largest=1, radius=DOT * scale), text=text, palette=palette)
    layers = [
        land_layer(palette),
        border_layer(palette),
        _line_layer(arcs, scale),
        _head_layer(arcs),
        *_place_layers(places, palette, scale),
        *city_layers(cities, palette=palette, highlighted=highlighted, size=scale, sides=CLEAR_OF_ARROWS, dim=True),
    ]
    return deck(layers, palette=palette, view=WIDER_VIEW if places else VIEW, height=height, text=text)


def _place_layers(places: Collection[MapPlace], palette: Palette, scale: float) -> list[pdk.Layer]:
    known = [{"x": place.longitude, "y": place.latitude, "n": place.name} for place in places]
    circles = [{**place, "r": PLACE * scale} for place in known]
    names = [{**place, **placed("left", (PLACE + 6) * scale)} for place in known]
    if not known:
        return []
    return [
        circle_layer(
            map_records(circles, decimals=3),
            name="places",
            pickable=False,
            get_fill_color=colour(palette.land),
            get_line_color=colour(palette.comparator),
            get_line_width=2,
        ),
        name_layer(
            map_records(names, decimals=3),
            name="name-places",
            ink=palette.soft_text,
            palette=palette,
            size=round(15 * scale),
            weight=600,
        ),
    ]


def north(latitude: float) -> float:
    """Return Mercator's ordinate in units of a degree of longitude: there an arc is bent as it is seen."""
    return math.degrees(math.asinh(math.tan(math.radians(latitude))))


def latitude_of(north: float) -> float:
    """Return the latitude (degrees) of an ordinate of :func:`north`."""
    return math.degrees(math.atan(math.sinh(math.radians(north))))


def arc_records(
    transfers: pd.DataFrame, spots: Mapping[str, Spot], palette: Palette, highlighted: Collection[str]
) -> list[Record]:
    """Return one record per transfer: ``p`` the line, ``h`` the arrow head, ``c`` the colour, ``n`` and ``v``."""
    before: Counter[tuple[str, str]] = Counter()
    arcs = []
    for row in transfers.to_dict("records"):
        pair = (row["source"], row["target"])
        line = _bent(spots[pair[0]], spots[pair[1]], BEND * (1 + before[pair] / 2))
        before[pair] += 1
        chosen = not highlighted or bool(set(pair) & set(highlighted))
        arcs.append(_record(row, line, colour(palette.city.get(pair[0], palette.comparator), 230 if chosen else 50)))
    return map_records(arcs, decimals=3)


def _record(row: Mapping[Any, Any], line: list[Spot], paint: list[int]) -> Record:
    return {
        "k": row["key"],
        "n": row["name"],
        "v": row["label"],
        "c": paint,
        "p": [(x, latitude_of(y)) for x, y in line[:-1]],
        "h": [(x, latitude_of(y)) for x, y in _head(line)],
    }


def _bent(start: Spot, end: Spot, bend: float) -> list[Spot]:
    """Return a curve to the left of the straight way, so that there and back lie apart (a quadratic Bézier curve)."""
    run = (end[0] - start[0], end[1] - start[1])
    # The curve reaches half as high as its control point.
    knee = ((start[0] + end[0]) / 2 - 2 * bend * run[1], (start[1] + end[1]) / 2 + 2 * bend * run[0])
    inset = min(0.3, GAP / math.hypot(*run))
    shares = [inset + (1 - 2 * inset) * step / STEPS for step in range(STEPS + 1)]
    return [
        (
            (1 - share) ** 2 * start[0] + 2 * share * (1 - share) * knee[0] + share**2 * end[0],
            (1 - share) ** 2 * start[1] + 2 * share * (1 - share) * knee[1] + share**2 * end[1],
        )
        for share in shares
    ]


def _head(line: list[Spot]) -> list[Spot]:
    """Return the triangle at the end of a line, pointing along its last stretch."""
    (x0, y0), (x1, y1) = line[-3], line[-1]
    length = math.hypot(x1 - x0, y1 - y0)
    along = (HEAD * (x1 - x0) / length, HEAD * (y1 - y0) / length)
    foot = (x1 - along[0], y1 - along[1])
    side = (-along[1] * 0.45, along[0] * 0.45)
    return [(x1, y1), (foot[0] + side[0], foot[1] + side[1]), (foot[0] - side[0], foot[1] - side[1]), (x1, y1)]


def _line_layer(arcs: list[Record], scale: float) -> pdk.Layer:
    return pdk.Layer(
        "PathLayer",
        arcs,
        id="transfers",
        pickable=True,
        get_path="p",
        get_color="c",
        get_width=2.5 * scale,
        width_units=pdk.types.String("pixels"),
    )


def _head_layer(arcs: list[Record]) -> pdk.Layer:
    heads = [{"h": arc["h"], "c": arc["c"]} for arc in arcs]
    return pdk.Layer("SolidPolygonLayer", heads, id="heads", pickable=False, get_polygon="h", get_fill_color="c")
