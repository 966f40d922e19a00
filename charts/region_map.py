"""The map of Europe's regions: circles for counts, coloured symbols for rates, empty rings where there is no figure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

import pandas as pd
import pydeck as pdk

from analysis.classes import Classes
from charts.map_cities import city_layers, city_records, layer_name
from charts.map_layers import Map, border_layer, circle_layer, colour, deck, land_layer
from charts.map_records import Record, map_records
from charts.map_scale import Sizes, class_colours
from charts.palette import Palette, Theme
from text import Text
from text.messages import NO_FIGURE

FRAME: Final = (-32.0, 27.0, 52.0, 74.0)  # west, south, east, north: where there are outlines
SYMBOL: Final = 11_000  # metres, radius of a coloured symbol, never under 3 nor over 9 pixels

# The wheel scrolls the page; buttons, drag, double click, pinch and the keyboard move the map.
CONTROLS: Final = {"scrollZoom": False, "keyboard": True, "dragRotate": False, "touchRotate": False}

# Asked for only when a reader switches the street map on: the one thing on this map that needs the Internet.
STREETS: Final[Mapping[Theme, str]] = {
    "light": "https://basemaps.cartocdn.com/gl/positron-gl-style/style.json",
    "dark": "https://basemaps.cartocdn.com/gl/dark-matter-gl-style/style.json",
}


@dataclass(frozen=True)
class Window:
    """Where a map looks (degrees, zoom of Web Mercator), how tall it is (pixels) and what lies underneath.

    ``"streets"`` asks a map server on the Internet for a street map; if it does not answer, the borders remain.
    """

    longitude: float = 13.0
    latitude: float = 51.5
    zoom: float = 3.05
    height: int = 560
    base_map: Literal["outlines", "streets"] = "outlines"

    def near(self, longitude: float, latitude: float, *, zoom: float = 6) -> "Window":
        """Return the window moved to a place, close enough to tell neighbouring regions apart."""
        return replace(self, longitude=longitude, latitude=latitude, zoom=zoom)

    @property
    def view(self) -> dict[str, float]:
        """What deck.gl calls the view state."""
        place = {"longitude": self.longitude, "latitude": self.latitude, "zoom": self.zoom}
        return {**place, "min_zoom": 2.2, "max_zoom": 9}


EUROPE: Final = Window()


def region_map(
    regions: pd.DataFrame,
    cities: pd.DataFrame,
    *,
    scale: Sizes | Classes,
    text: Text,
    palette: Palette,
    highlighted: Collection[str] = (),
    places: pd.DataFrame | None = None,
    window: Window = EUROPE,
) -> Map:
    """Return the map of one indicator in one year.

    Parameters
    ----------
    regions
        One row per region: ``code``, ``name``, ``longitude``, ``latitude`` (degrees), ``value`` (NaN: no figure) and
        ``label`` (the figure as it is read out). Regions that :func:`on_map` refuses must have been taken out.
    cities
        One row per partner city as in :func:`charts.maps.five_cities_map`, and ``code``: its region, which is drawn at
        the city's own coordinates instead of the region's point.
    scale
        :class:`~charts.map_scale.Sizes` draws circles by area (counts, amounts), :class:`~analysis.classes.Classes`
        coloured symbols (rates). Made from the figures of all years.
    highlighted
        Keys of cities and codes of regions that are selected.
    places
        Further title cities: ``name``, ``longitude``, ``latitude``, ``role`` ("host" or "runner-up"), ``label``.
    window
        Where the map looks and how tall it is: :data:`EUROPE`, or closer by :meth:`Window.near`.

    Raises
    ------
    NotDrawableError
        If a region has no point.
    """
    streets = window.base_map == "streets"
    others = regions[~regions["code"].isin(cities["code"])].sort_values("value", ascending=False, kind="stable")
    marks = city_records(cities, scale=scale, text=text, palette=palette)
    layers = [
        *([] if streets else [land_layer(palette)]),
        border_layer(palette),
        *_region_layers(others, scale, palette, highlighted),
        *([] if places is None else place_layers(places, palette=palette)),
        *city_layers(marks, palette=palette, highlighted=highlighted),
    ]
    style = STREETS[palette.theme] if streets else ""
    frame: dict[str, Any] = {"view": window.view, "height": window.height, "controller": CONTROLS, "base_map": style}
    return deck(layers, palette=palette, text=text, **frame)


def on_map(regions: pd.DataFrame) -> pd.Series:
    """Say for each region whether it has a point (``longitude``, ``latitude``) where there are outlines.

    The overseas regions and Svalbard lie outside; pages list them in the table and say how many they are.
    """
    west, south, east, north = FRAME
    return regions["longitude"].between(west, east) & regions["latitude"].between(south, north)


def _region_layers(
    regions: pd.DataFrame, scale: Sizes | Classes, palette: Palette, highlighted: Collection[str]
) -> list[pdk.Layer]:
    """Return rings where there is no figure, symbols where there is one, and a ring in ink around what is selected."""
    counted = regions["value"].notna()
    empty = regions[~counted].assign(label=NO_FIGURE)
    symbols = _records(regions[counted], scale)
    chosen = [mark for mark in symbols + _records(empty, scale) if mark["k"] in highlighted]
    return [
        circle_layer(_records(empty, scale), name=layer_name("no-figure", highlighted), **_empty_ring(palette)),
        circle_layer(symbols, name=layer_name("regions", highlighted), **_symbol(scale, palette)),
        circle_layer(chosen, name="chosen", pickable=False, **_chosen_ring(scale, palette)),
    ]


def _records(regions: pd.DataFrame, scale: Sizes | Classes) -> list[Record]:
    """Return regions as short records: a thousand of them travel to the browser with every change of year.

    ``k`` code, ``n`` name, ``v`` figure in words, ``x y`` hundredths of a degree, and ``r`` radius or ``c`` class.
    """
    short = regions.rename(columns={"code": "k", "name": "n", "label": "v", "longitude": "x", "latitude": "y"})
    places = map_records(short[["k", "n", "v", "x", "y"]], decimals=2)
    for record, value in zip(places, regions["value"], strict=True):
        if pd.isna(value):
            continue
        record.update({"r": round(scale.of(value), 1)} if isinstance(scale, Sizes) else {"c": scale.place(value)})
    return places


def _symbol(scale: Sizes | Classes, palette: Palette) -> dict[str, Any]:
    """Return how a region with a figure is drawn: size tells counts, colour tells rates."""
    if isinstance(scale, Sizes):
        return {
            "get_fill_color": colour(palette.coverage, 200),
            "get_line_color": colour(palette.page),
            "get_line_width": 0.7,
        }
    *lower, top = (colour(css) for css in class_colours(scale, palette.theme))
    # One digit travels with each region, not a colour: the browser looks it up.
    fill = "".join([*(f"c == {place} ? {paint} : " for place, paint in enumerate(lower)), str(top)])
    return {
        "get_fill_color": fill,
        "get_line_color": colour(palette.soft_text),
        "get_line_width": 0.6,
        **_GROWING,
    }


# Coloured symbols grow a little when the reader comes closer, as far as they do not say a figure by their size.
_GROWING: Final[dict[str, Any]] = {
    "get_radius": SYMBOL,
    "radius_units": pdk.types.String("meters"),
    "radius_min_pixels": 3,
    "radius_max_pixels": 9,
}


def _empty_ring(palette: Palette) -> dict[str, Any]:
    return {"get_radius": 2.5, "filled": False, "get_line_color": colour(palette.comparator), "get_line_width": 1}


def _chosen_ring(scale: Sizes | Classes, palette: Palette) -> dict[str, Any]:
    """Return the ring around a selected region: around its circle, or 9 pixels wide where size says nothing."""
    radius = "(r || 3) + 2" if isinstance(scale, Sizes) else 9
    return {"get_radius": radius, "filled": False, "get_line_color": colour(palette.text), "get_line_width": 2.5}


def place_layers(places: pd.DataFrame, *, palette: Palette) -> list[pdk.Layer]:
    """Return the other title cities as dots and the shortlisted ones as rings; columns as in :func:`region_map`."""
    short = places.rename(columns={"name": "n", "label": "v", "longitude": "x", "latitude": "y"})
    host = short["role"] == "host"
    dots, rings = (map_records(part[["n", "v", "x", "y"]], decimals=2) for part in (short[host], short[~host]))
    full: dict[str, Any] = {
        "get_radius": 4,
        "get_fill_color": colour(palette.text),
        "get_line_color": colour(palette.page),
    }
    hollow: dict[str, Any] = {
        "get_radius": 4,
        "get_fill_color": colour(palette.land),
        "get_line_color": colour(palette.text),
    }
    return [
        circle_layer(rings, name="runner-ups", get_line_width=1.5, **hollow),
        circle_layer(dots, name="hosts", get_line_width=1, **full),
    ]
