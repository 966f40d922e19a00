"""The map of the five cities: where they are, and how much of something each of them counts."""

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import pandas as pd
import pydeck as pdk

from charts.map_layers import Map, Side, border_layer, circle_layer, colour, deck, land_layer, name_layer, placed
from charts.map_records import Record, map_records
from charts.palette import Palette
from text import Text

LARGEST: Final = 17  # pixels, radius of the largest circle
NO_FIGURE_RADIUS: Final = 6
TARGET: Final = 13  # pixels, least radius that answers a click or a finger
DIMMED: Final = 110  # opacity of a city that is not selected while another is
VIEW: Final = {"latitude": 49.1, "longitude": 15.2, "zoom": 3.02}
HEIGHT: Final = 326  # pixels

# Names stand where no other circle or name is, at any width from 320 pixels up.
SIDES: Final[Mapping[str, Side]] = {
    "timisoara": "below",
    "leeuwarden": "above",
    "matera": "right",
    "rijeka": "left",
    "kaunas": "below",
}


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
        Size of circles and names; 1.4 for a projector.

    Returns
    -------
    Map
        Its layer ``cities`` answers clicks with records whose ``k`` is the city's key: see :func:`selected_key`.
    """
    cities = map_records([_city(row, points, text) for row in points.to_dict("records")])
    for city in cities:
        city["r"] = float(str(city["r"])) * scale
        city["o"] = 255 if not highlighted or city["k"] in highlighted else DIMMED
    layers = [
        land_layer(palette),
        border_layer(palette),
        *city_layers(cities, palette=palette, highlighted=highlighted, scale=scale),
        target_layer(cities, highlighted=highlighted),
    ]
    return deck(layers, palette=palette, view=VIEW, height=height, controller=False, tooltip="{t}")


def _city(row: Mapping[Any, Any], points: pd.DataFrame, text: Text) -> dict[str, Any]:
    """Return what the layers need to know of a city; ``f`` says whether there is a figure."""
    counted = bool(pd.notna(row["value"]))
    share = row["value"] / points["value"].max() if counted else math.nan
    figure = row["label"] if counted else text.say("no figure")
    return {
        "k": row["key"],
        "x": round(row["longitude"], 3),
        "y": round(row["latitude"], 3),
        "r": round(LARGEST * math.sqrt(share), 1) if counted else NO_FIGURE_RADIUS,
        "f": counted,
        "n": row["name"],
        "m": row.get("note") or "",
        "t": text.say("{place}: {figure}", place=row["name"], figure=figure),
    }


def city_layers(
    cities: Sequence[Record], *, palette: Palette, highlighted: Collection[str] = (), scale: float = 1.0
) -> list[pdk.Layer]:
    """Return circles and names of cities given as records ``k x y r f n m o`` (see :func:`five_cities_map`)."""
    # The large ones first, so that a small neighbour lies on top.
    marks = [_mark(city, palette, highlighted) for city in sorted(cities, key=lambda city: -float(str(city["r"])))]
    circles = circle_layer(
        marks, name="circles", pickable=False, get_fill_color="c", get_line_color="l", get_line_width="w"
    )
    return [circles, *(layer for city in cities for layer in _name(city, palette, scale))]


def _mark(city: Record, palette: Palette, highlighted: Collection[str]) -> Record:
    """Return a circle: filled where there is a figure, else an empty ring; a ring in ink where it is selected."""
    key, opacity = str(city["k"]), int(str(city["o"]))
    chosen = key in highlighted
    ring = palette.text if chosen else palette.page if city["f"] else palette.city[key]
    return {
        "x": city["x"],
        "y": city["y"],
        "r": city["r"],
        "c": colour(palette.city[key], opacity) if city["f"] else colour(palette.land, opacity),
        "l": colour(ring, 255 if city["f"] else opacity),
        "w": 2.5 if chosen else 1.5 if city["f"] else 2,
    }


def _name(city: Record, palette: Palette, scale: float) -> list[pdk.Layer]:
    """Return the name of a city in the ink of its hue, and its second line where there is one."""
    key, side = str(city["k"]), SIDES[str(city["k"])]
    lines = [(str(city["n"]), palette.ink[key], 16, 700), (str(city["m"]), palette.soft_text, 14, 600)]
    given = [line for line in lines if line[0]]
    gap = float(str(city["r"])) + 6
    return [
        name_layer(
            [{"x": city["x"], "y": city["y"], "n": words, **placed(side, gap, line=place, lines=len(given))}],
            name=f"name-{key}-{place}",
            ink=ink,
            palette=palette,
            size=round(size * scale),
            weight=weight,
        )
        for place, (words, ink, size, weight) in enumerate(given)
    ]


def target_layer(cities: Sequence[Record], *, highlighted: Collection[str]) -> pdk.Layer:
    """Return the unseen discs that answer clicks: large enough for a finger, whatever the figure.

    The layer's name changes with the selection. Streamlit forgets what was clicked on a layer that is gone, and so
    stops dimming the map by its own rules: what is selected is told by the page alone.
    """
    discs = [
        {"k": city["k"], "x": city["x"], "y": city["y"], "r": max(TARGET, float(str(city["r"])) + 2), "t": city["t"]}
        for city in cities
    ]
    return circle_layer(discs, name=":".join(["cities", *sorted(highlighted)]), opacity=0, stroked=False)


def selected_key(selection: Any) -> str | None:
    """Return the key of the city or region that was clicked, or None.

    Parameters
    ----------
    selection
        What ``st.pydeck_chart`` holds as ``selection``: a mapping with ``objects`` per layer.
    """
    for name, records in (selection.get("objects") or {}).items():
        if str(name).split(":")[0] in {"cities", "regions"} and records:
            return str(records[0]["k"])
    return None
