"""The map of the regions: short messages, nothing missing left out."""

import json
import math
from typing import Any

import numpy as np
import pandas as pd
import pydeck as pdk
import pytest

from analysis.classes import Classes, Method
from charts.map_layers import Map
from charts.map_records import NotDrawableError
from charts.map_scale import Sizes
from charts.palette import PALETTES
from charts.region_map import EUROPE, Window, on_map, region_map
from text import text_for

EN, LIGHT = text_for("en"), PALETTES["light"]


def layers(deck: Map) -> dict[str, dict[str, Any]]:
    return {layer["id"]: layer for layer in json.loads(pdk.Deck.to_json(deck))["layers"]}


def starting(*starts: float) -> Classes:
    return Classes(starts, 1e6, (1,) * len(starts), Method.QUANTILES)


@pytest.fixture
def regions() -> pd.DataFrame:
    rows = [
        ("RO424", "Timiș", 21.3, 45.7, 37674.0, "37,674"),
        ("DE111", "Stuttgart, Stadtkreis", 9.201, 48.811, 90000.0, "90,000"),
        ("RO421", "Arad", 21.666, 46.333, 22500.0, "22,500"),
        ("RO423", "Hunedoara", 22.9, 45.75, math.nan, ""),
    ]
    return pd.DataFrame(rows, columns=["code", "name", "longitude", "latitude", "value", "label"])


def draw(regions: pd.DataFrame, city_points: pd.DataFrame, **options: Any) -> Map:
    return region_map(
        regions, city_points, **{"scale": Sizes(largest=90000, radius=20), "text": EN, "palette": LIGHT, **options}
    )


def test_counts_are_circles_by_area_the_largest_below(regions: pd.DataFrame, city_points: pd.DataFrame) -> None:
    symbols = layers(draw(regions, city_points))["regions"]["data"]
    assert [(symbol["k"], symbol["r"]) for symbol in symbols] == [("DE111", 20), ("RO421", 10)]
    assert symbols[0] == {"k": "DE111", "n": "Stuttgart, Stadtkreis", "v": "90,000", "x": 9.2, "y": 48.81, "r": 20}


def test_a_citys_region_is_drawn_at_the_city(regions: pd.DataFrame, city_points: pd.DataFrame) -> None:
    found = layers(draw(regions, city_points))
    assert "RO424" not in [symbol["k"] for symbol in found["regions"]["data"]]
    assert (21.226, 45.754) in [(circle["x"], circle["y"]) for circle in found["circles"]["data"]]
    assert found["name-timisoara-0"]["data"][0]["n"] == "Timișoara"


def test_a_region_without_a_figure_is_an_empty_ring(regions: pd.DataFrame, city_points: pd.DataFrame) -> None:
    ring = layers(draw(regions, city_points))["no-figure"]
    assert ring["data"] == [{"k": "RO423", "n": "Hunedoara", "v": "–", "x": 22.9, "y": 45.75}]
    assert ring["filled"] is False and ring["pickable"] is True


def test_rates_are_coloured_by_class(regions: pd.DataFrame, city_points: pd.DataFrame) -> None:
    found = layers(draw(regions, city_points, scale=starting(0, 20000, 30000, 40000, 80000)))
    assert {symbol["k"]: symbol["c"] for symbol in found["regions"]["data"]} == {"DE111": 4, "RO421": 1}
    assert found["regions"]["getFillColor"] == (
        "@@=c == 0 ? [254, 232, 56, 255] : c == 1 ? [188, 175, 111, 255] : c == 2 ? [125, 124, 120, 255] : "
        "c == 3 ? [65, 77, 107, 255] : [0, 34, 78, 255]"
    )
    assert all("r" not in symbol for symbol in found["regions"]["data"])  # size must not seem to say a figure
    kaunas = next(circle for circle in found["circles"]["data"] if circle["x"] == 23.9)
    assert kaunas["f"] == [65, 77, 107, 255] and kaunas["l"] == [26, 26, 26, 255]


def test_one_class_needs_no_choice(regions: pd.DataFrame, city_points: pd.DataFrame) -> None:
    found = layers(draw(regions, city_points, scale=starting(0)))
    assert found["regions"]["getFillColor"] == "@@=[125, 124, 120, 255]"


def test_figures_without_classes_are_drawn_all_the_same(regions: pd.DataFrame, city_points: pd.DataFrame) -> None:
    found = layers(draw(regions, city_points, scale=Classes((), None, (), Method.NONE)))
    assert len(found["regions"]["data"]) == 2 and len(found["circles"]["data"]) == 5


def test_a_class_colour_is_never_paled_by_a_selection(regions: pd.DataFrame, city_points: pd.DataFrame) -> None:
    scale = starting(0, 20000)
    before, after = (
        layers(draw(regions, city_points, scale=scale, highlighted=chosen))["circles"]["data"]
        for chosen in ((), ("DE111",))
    )
    assert before == after


@pytest.mark.parametrize("code", ["DE111", "RO423"])
def test_a_selected_region_gets_a_ring(code: str, regions: pd.DataFrame, city_points: pd.DataFrame) -> None:
    found = layers(draw(regions, city_points, highlighted={code}))
    assert [mark["k"] for mark in found["chosen"]["data"]] == [code]
    assert {f"regions:{code}", f"no-figure:{code}", f"cities:{code}"} <= set(found)


def test_regions_off_the_map_are_told_apart() -> None:
    points = pd.DataFrame(
        [
            ("RO424", 21.3, 45.7),
            ("FRY10", -61.685, 16.224),
            ("ES707", -17.9, 28.6),
            ("NO0B2", 22.7, 79.9),
            ("X", None, 1),
        ],
        columns=["code", "longitude", "latitude"],
    )
    assert list(points["code"][on_map(points)]) == ["RO424", "ES707"]


def test_a_region_without_a_point_is_refused(regions: pd.DataFrame, city_points: pd.DataFrame) -> None:
    regions.loc[1, "longitude"] = math.nan
    with pytest.raises(NotDrawableError, match="x, row 0"):
        draw(regions, city_points)


def test_thirteen_hundred_regions_stay_under_150_kilobytes(city_points: pd.DataFrame) -> None:
    chance = np.random.default_rng(7)
    number = 1300
    regions = pd.DataFrame(
        {
            "code": [f"XX{place:03d}" for place in range(number)],
            "name": ["Kreisfreie Stadt mit Namen"] * number,  # longer than the mean of the real names
            "longitude": chance.uniform(-20, 40, number),
            "latitude": chance.uniform(35, 70, number),
            "value": chance.lognormal(9, 1, number),
            "label": ["1,234,567.8"] * number,
        }
    )
    scale = Sizes(largest=float(regions["value"].max()))
    # What else the page sends - words, controls, names to search in, a chart - is some 50 kB.
    assert len(draw(regions, city_points, scale=scale).to_json().encode()) < 100_000


def test_title_cities_and_shortlisted_ones_look_different(regions: pd.DataFrame, city_points: pd.DataFrame) -> None:
    places = pd.DataFrame(
        [
            ("Umeå", 20.26, 63.83, "host", "European Capital of Culture 2014"),
            ("Lublin", 22.57, 51.25, "runner-up", "shortlisted for 2016"),
        ],
        columns=["name", "longitude", "latitude", "role", "label"],
    )
    found = layers(draw(regions, city_points, places=places))
    assert [mark["n"] for mark in found["hosts"]["data"]] == ["Umeå"]
    assert found["runner-ups"]["data"] == [{"n": "Lublin", "v": "shortlisted for 2016", "x": 22.57, "y": 51.25}]
    assert found["hosts"]["getFillColor"] != found["runner-ups"]["getFillColor"]
    assert "hosts" not in layers(draw(regions, city_points))


def test_only_the_street_map_leaves_the_machine(regions: pd.DataFrame, city_points: pd.DataFrame) -> None:
    assert "//" not in draw(regions, city_points).to_json()
    streets = draw(regions, city_points, window=Window(base_map="streets"))
    assert json.loads(streets.to_json())["mapStyle"].startswith("https://")
    assert "land" not in layers(streets) and "borders" in layers(streets)


def test_flying_to_a_place_changes_the_view_alone(regions: pd.DataFrame, city_points: pd.DataFrame) -> None:
    near = json.loads(draw(regions, city_points, window=EUROPE.near(9.2, 48.8)).to_json())
    assert near["initialViewState"]["longitude"] == 9.2 and near["initialViewState"]["zoom"] == 6
    assert near["views"] == json.loads(draw(regions, city_points).to_json())["views"]
