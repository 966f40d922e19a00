"""The five cities on a map: a circle with a ring, the name beside it, and a disc that answers clicks."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import pandas as pd
import pydeck as pdk

from analysis.classes import Classes
from charts.map_layers import PICKED, Side, blend, circle_layer, colour, name_layer, placed
from charts.map_records import Record, map_records
from charts.map_scale import Sizes, class_colours
from charts.palette import Palette
from text import Text

EMPTY_RADIUS: Final = 6  # pixels, the ring of a city without a figure
CLASS_RADIUS: Final = 8  # pixels, a city's coloured symbol
TARGET: Final = 13  # pixels, least radius that answers a click or a finger
DIMMED: Final = 0.4  # strength of a city that is not selected while another is

# Names stand where no other circle or name is, at any width from 320 pixels up.
SIDES: Final[Mapping[str, Side]] = {
    "timisoara": "below",
    "leeuwarden": "above",
    "matera": "right",
    "rijeka": "left",
    "kaunas": "below",
}


def city_records(points: pd.DataFrame, *, scale: Sizes | Classes, text: Text, palette: Palette) -> list[Record]:
    """Return the cities as records, the largest circle first, so that a small neighbour lies on top.

    ``k`` key, ``x y`` degrees, ``r`` radius in pixels, ``n`` name, ``m`` second line, ``v`` figure in words; ``f``
    fill, ``l`` ring (CSS colours), ``w`` width of the ring in pixels.
    """
    rows = [_record(row, scale, text, palette) for row in points.to_dict("records")]
    return map_records(sorted(rows, key=lambda row: -float(row["r"])), decimals=3)


def _record(row: Mapping[Any, Any], scale: Sizes | Classes, text: Text, palette: Palette) -> Record:
    """Return one city: filled where there is a figure, else an empty ring in its colour."""
    known = {"k": row["key"], "x": row["longitude"], "y": row["latitude"], "n": row["name"], "m": row.get("note") or ""}
    own = palette.city[row["key"]]
    if pd.isna(row["value"]):
        return known | {"v": text.say("no figure"), "r": EMPTY_RADIUS, "f": palette.land, "l": own, "w": 2}
    if isinstance(scale, Sizes):
        return known | {"v": row["label"], "r": scale.of(row["value"]), "f": own, "l": palette.page, "w": 1.5}
    fill = class_colours(scale, palette.theme)[scale.place(row["value"]) or 0]
    return known | {"v": row["label"], "r": CLASS_RADIUS, "f": fill, "l": own, "w": 3}


def city_layers(
    cities: Sequence[Record],
    *,
    palette: Palette,
    highlighted: Collection[str] = (),
    size: float = 1.0,
    sides: Mapping[str, Side] = SIDES,
    dim: bool = False,
) -> list[pdk.Layer]:
    """Return circles and names of cities, and on top the discs that answer clicks.

    ``size`` enlarges the names, ``sides`` says on which side of its circle each stands. ``dim`` makes cities paler
    while others are selected: not where the fill is a figure's class, which must stay the legend's colour.
    """
    marks = [_mark(city, palette, highlighted, dim=dim) for city in cities]
    options = {"get_fill_color": "f", "get_line_color": "l", "get_line_width": "w"}
    circles = circle_layer(marks, name="circles", pickable=False, **options)
    names = [layer for city in cities for layer in _name_layers(city, palette, size, sides[city["k"]])]
    return [circles, *names, _target_layer(cities, highlighted)]


def _mark(city: Record, palette: Palette, highlighted: Collection[str], *, dim: bool) -> Record:
    """Return a circle: with a ring in ink where it is selected, paler where another is."""
    chosen = city["k"] in highlighted
    strength = DIMMED if dim and highlighted and not chosen else 1
    return {
        "x": city["x"],
        "y": city["y"],
        "r": city["r"],
        "f": blend(city["f"], palette.land, strength),
        "l": colour(palette.text) if chosen else blend(city["l"], palette.land, strength),
        "w": city["w"] + 1 if chosen else city["w"],
    }


def _name_layers(city: Record, palette: Palette, size: float, side: Side) -> list[pdk.Layer]:
    """Return the name of a city in the ink of its hue, and its second line where there is one."""
    lines = [(city["n"], palette.ink[city["k"]], 16, 700), (city["m"], palette.soft_text, 14, 600)]
    given = [line for line in lines if line[0]]
    where = {"gap": round(city["r"] + 6), "lines": len(given), "height": round(18 * size)}
    return [
        name_layer(
            [{"x": city["x"], "y": city["y"], "n": words, **placed(side, line=place, **where)}],
            name=f"name-{city['k']}-{place}",
            ink=ink,
            palette=palette,
            size=round(pixels * size),
            weight=weight,
        )
        for place, (words, ink, pixels, weight) in enumerate(given)
    ]


def _target_layer(cities: Sequence[Record], highlighted: Collection[str]) -> pdk.Layer:
    """Return the unseen discs that answer clicks: large enough for a finger, whatever the figure."""
    discs = [
        {name: city[name] for name in ("k", "x", "y", "n", "v")} | {"r": max(TARGET, city["r"] + 2)} for city in cities
    ]
    return circle_layer(discs, name=layer_name("cities", highlighted), opacity=0, stroked=False)


def layer_name(kind: str, highlighted: Collection[str]) -> str:
    """Return a layer's name, which changes with the selection.

    Streamlit forgets what was clicked on a layer that is gone, and so stops dimming the whole map by its own rules:
    what is selected is told by the page alone.
    """
    return ":".join([kind, *sorted(highlighted)])


def selected_key(selection: Mapping[str, Any]) -> str | None:
    """Return the key of the city or the code of the region that was just clicked, or None.

    On None a page leaves its choice alone: it comes late, with the next click on anything else, when Streamlit has
    forgotten a click that the map has answered (see :func:`layer_name`). A second click on the same place clears it.

    Parameters
    ----------
    selection
        What ``st.pydeck_chart`` holds as ``selection``, read in its ``on_select`` callback: ``objects`` per layer.
    """
    for name, records in (selection.get("objects") or {}).items():
        if str(name).split(":")[0] in {"cities", "regions", "no-figure"} and records:
            place = records[0]
            return str(place["k"] if isinstance(place, Mapping) else place[PICKED.index("k")])
    return None
