"""The three maps of the pages as sheets: the five cities, Europe's regions, and what one city learned from another."""

from dataclasses import asdict, replace
from functools import singledispatch
from typing import Any, Final

import pandas as pd

from charts.city_map import CityMap, CityPoint
from charts.europe_map import EuropeMap
from charts.learning_map import (
    CLEAR_OF_ARROWS,
    DOT,
    PLACE,
    WIDER_HEIGHT,
    WIDER_VIEW,
    MapPlace,
    TransferMap,
    arc_records,
    north,
)
from charts.map_cities import CLASS_RADIUS, DIMMED, EMPTY_RADIUS, SIDES
from charts.map_layers import blend
from charts.map_legend import KOSOVO_NOTE, OUTLINE_CREDIT
from charts.map_scale import Sizes, class_colours
from charts.maps import HEIGHT, LARGEST, VIEW
from charts.palette import LIGHT
from charts.region_map import on_map
from exports.box import Box
from exports.maps.sheet import Area, Circles, Name, Projection, Sheet, Stroke, land
from text import Text

NAME: Final = 13.0  # points, a city's name
EMPTY: Final = 2.0  # points, a region without a figure


@singledispatch
def sheet(figure: Any, box: Box, text: Text) -> Sheet:  # noqa: ARG001 - the signature of all below
    """Return a map of the pages as shapes in a box."""
    raise TypeError(f"no map is a {type(figure).__name__}")


def _credit(text: Text) -> tuple[str, ...]:
    return text.say(OUTLINE_CREDIT), text.say(KOSOVO_NOTE)


def _css(colour: list[int]) -> str:
    return "#" + "".join(f"{part:02X}" for part in colour[:3])


@sheet.register
def _(figure: CityMap, box: Box, text: Text) -> Sheet:
    projection = Projection(box, VIEW["longitude"], VIEW["latitude"], VIEW["zoom"], HEIGHT)
    areas, strokes = land(projection, LIGHT)
    largest = max((point.value for point in figure.points if point.value), default=1.0)
    sizes = Sizes(largest, LARGEST * projection.unit)
    ranked = sorted(figure.points, key=lambda point: -(point.value or 0))
    circles = tuple(_city(point, projection, sizes, figure.highlighted) for point in ranked)
    names = tuple(_city_name(point, circle) for point, circle in zip(ranked, circles, strict=True))
    return Sheet(box, LIGHT.sea, areas, strokes, circles, names, notes=_credit(text))


def _city(point: CityPoint, projection: Projection, sizes: Sizes, highlighted: frozenset[str]) -> Circles:
    x, y = projection.of(point.longitude, point.latitude)
    own = LIGHT.city[point.key]
    chosen = point.key in highlighted
    if highlighted and not chosen:
        own = _css(blend(own, LIGHT.land, DIMMED))
    name = f"{point.name}: {point.label}"
    if point.value is None:
        return Circles(name, ((x, y, EMPTY_RADIUS),), LIGHT.land, own, 2, city=point.key)
    line, width = (LIGHT.text, 2.5) if chosen else (LIGHT.page, 1.25)
    return Circles(name, ((x, y, sizes.of(point.value)),), own, line, width, city=point.key)


def _city_name(point: CityPoint, circle: Circles) -> Name:
    x, y, radius = circle.spots[0]
    lines = tuple(line for line in (point.name, point.note) if line)
    return Name(lines, x, y, SIDES.get(point.key, "right"), radius + 5, LIGHT.ink[point.key], NAME)


@sheet.register
def _(figure: TransferMap, box: Box, text: Text) -> Sheet:
    view, pixels = (WIDER_VIEW, WIDER_HEIGHT) if figure.places else (VIEW, HEIGHT)
    projection = Projection(box, view["longitude"], view["latitude"], view["zoom"], pixels)
    areas, strokes = land(projection, LIGHT)
    arrows = _arrows(figure)
    lines = tuple(
        Stroke(f"{arc['n']}: {arc['v']}", (projection.line(arc["p"]),), _faded(arc["c"]), 2.2) for arc in arrows
    )
    heads = tuple(Area(f"{arc['n']}: {arc['v']}", (projection.line(arc["h"]),), _faded(arc["c"])) for arc in arrows)
    dots = tuple(_dot(place, projection, DOT * 0.8, city=place.key) for place in figure.cities)
    others = tuple(_dot(place, projection, PLACE * 0.8, city="") for place in figure.places)
    names = (
        *(_place_name(place, projection, CLEAR_OF_ARROWS.get(place.key, "right")) for place in figure.cities),
        *(_place_name(place, projection, "left") for place in figure.places),
    )
    sheet_ = Sheet(box, LIGHT.sea, areas, (*strokes, *lines), (*others, *dots), names, heads)
    return replace(sheet_, notes=_credit(text))


def _arrows(figure: TransferMap) -> list[dict[str, Any]]:
    spots = {place.key: (place.longitude, north(place.latitude)) for place in (*figure.cities, *figure.places)}
    frame = pd.DataFrame([asdict(arc) for arc in figure.arcs], columns=["key", "source", "target", "name", "label"])
    return arc_records(frame, spots, LIGHT, figure.highlighted)


def _faded(colour: list[int]) -> str:
    """Return an arrow's colour without opacity, which not every program draws."""
    css = _css(colour)
    return css if colour[3] > 128 else _css(blend(css, LIGHT.land, 0.35))


def _dot(place: MapPlace, projection: Projection, radius: float, *, city: str) -> Circles:
    x, y = projection.of(place.longitude, place.latitude)
    fill = LIGHT.city.get(city, LIGHT.land)
    line = LIGHT.page if city else LIGHT.comparator
    return Circles(place.name, ((x, y, radius),), fill, line, 1.25, city=city)


def _place_name(place: MapPlace, projection: Projection, side: Any) -> Name:
    x, y = projection.of(place.longitude, place.latitude)
    ink = LIGHT.ink.get(place.key, LIGHT.soft_text)
    return Name((place.name,), x, y, side, DOT + 4, ink, NAME if place.key in LIGHT.ink else NAME - 1)


@sheet.register
def _(figure: EuropeMap, box: Box, text: Text) -> Sheet:
    window = figure.window
    projection = Projection(box, window.longitude, window.latitude, window.zoom, 560)
    areas, strokes = land(projection, LIGHT)
    legend = figure.legend(text=text, palette=LIGHT)
    regions = figure.regions[on_map(figure.regions) & ~figure.regions["code"].isin(figure.cities["code"])]
    marks = [(Circles(one.words, ((0, 0, min(one.radius, 12)),), one.fill, one.line, 0.75), one.words)
             for one in (*legend.entries, legend.no_figure, *legend.extra)]  # fmt: skip
    circles = (
        *_regions(regions, figure, projection),
        *_places(figure, projection),
        *_region_cities(figure, projection),
    )
    names = tuple(_region_city_name(row, figure, projection) for row in figure.cities.to_dict("records"))
    return Sheet(
        box, LIGHT.sea, areas, strokes, tuple(one for one in circles if one.spots), names,
        legend=tuple(marks), legend_title=legend.title, notes=(legend.method, *legend.notes),
    )  # fmt: skip


def _spots(frame: pd.DataFrame, projection: Projection) -> list[tuple[float, float]]:
    inside = projection.frame
    places = zip(frame["longitude"].astype(float), frame["latitude"].astype(float), strict=True)
    return [projection.of(*place) for place in places if inside.holds(place)]


def _inside(frame: pd.DataFrame, projection: Projection) -> pd.DataFrame:
    edge = projection.frame
    return frame[frame["longitude"].between(edge.west, edge.east) & frame["latitude"].between(edge.south, edge.north)]


def _regions(regions: pd.DataFrame, figure: EuropeMap, projection: Projection) -> list[Circles]:
    """Return all regions as one shape per look: rings without a figure, grey circles by area, or a shape per class."""
    shown = _inside(regions, projection)
    counted = shown["value"].notna()
    empty = tuple((x, y, EMPTY) for x, y in _spots(shown[~counted], projection))
    rings = Circles(figure.title, empty, "", LIGHT.comparator, 0.6)
    with_value = shown[counted].sort_values("value", ascending=False, kind="stable")
    spots = _spots(with_value, projection)
    if isinstance(figure.scale, Sizes):
        sizes = [figure.scale.of(value) * projection.unit for value in with_value["value"]]
        drawn = tuple((x, y, size) for (x, y), size in zip(spots, sizes, strict=True))
        return [rings, Circles(figure.title, drawn, LIGHT.coverage, LIGHT.page, 0.5, 0.8)]
    places = [figure.scale.place(value) for value in with_value["value"]]
    return [
        rings,
        *(
            Circles(
                f"{figure.title} {place + 1}",
                tuple((x, y, 2.8) for (x, y), one in zip(spots, places, strict=True) if one == place),
                fill, LIGHT.soft_text, 0.4,
            )
            for place, fill in enumerate(class_colours(figure.scale, "light"))
        ),
    ]  # fmt: skip


def _places(figure: EuropeMap, projection: Projection) -> list[Circles]:
    """Return the other title cities as dots and the shortlisted ones as rings, where they are switched on."""
    if figure.places is None:
        return []
    host = figure.places["role"] == "host"
    kinds = ((figure.places[~host], LIGHT.land, LIGHT.text), (figure.places[host], LIGHT.text, LIGHT.page))
    return [
        Circles("; ".join(part["name"]), tuple((x, y, 2.5) for x, y in _spots(part, projection)), fill, line, 0.9)
        for part, fill, line in kinds
    ]


def _region_cities(figure: EuropeMap, projection: Projection) -> list[Circles]:
    return [_region_city(row, figure, projection) for row in figure.cities.to_dict("records")]


def _region_city(row: dict[Any, Any], figure: EuropeMap, projection: Projection) -> Circles:
    x, y = projection.of(row["longitude"], row["latitude"])
    own = LIGHT.city[row["key"]]
    name = f"{row['name']}: {row['label']}"
    if pd.isna(row["value"]):
        return Circles(name, ((x, y, 4.0),), LIGHT.land, own, 1.5, city=row["key"])
    if isinstance(figure.scale, Sizes):
        radius = figure.scale.of(row["value"]) * projection.unit
        return Circles(name, ((x, y, radius),), own, LIGHT.page, 1, city=row["key"])
    fill = class_colours(figure.scale, "light")[figure.scale.place(row["value"]) or 0]
    return Circles(name, ((x, y, CLASS_RADIUS * 0.6),), fill, own, 2, city=row["key"])


def _region_city_name(row: dict[Any, Any], figure: EuropeMap, projection: Projection) -> Name:
    radius = _region_city(row, figure, projection).spots[0][2]
    x, y = projection.of(row["longitude"], row["latitude"])
    return Name((str(row["name"]),), x, y, SIDES.get(row["key"], "right"), radius + 4, LIGHT.ink[row["key"]], NAME - 1)
