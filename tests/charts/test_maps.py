"""The map of the five cities, read back from what is sent to the browser."""

import json
import math
import re
from typing import Any

import pandas as pd
import pydeck as pdk
import pytest

from charts.map_cities import SIDES
from charts.map_layers import Map
from charts.maps import five_cities_map, selected_key
from charts.palette import MARKERS, PALETTES, Theme
from text import text_for


def sent(deck: Map) -> dict[str, Any]:
    """Return what the browser receives; NaN would not survive a browser's parser, so it is refused here too."""

    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    return dict(json.loads(deck.to_json(), parse_constant=refuse))


def layers(deck: Map) -> dict[str, dict[str, Any]]:
    """Return the layers with the fields of their records by name, before they are shortened for the journey."""
    return {layer["id"]: layer for layer in json.loads(pdk.Deck.to_json(deck))["layers"]}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_asked_of_another_server(theme: Theme, city_points: pd.DataFrame) -> None:
    deck = five_cities_map(city_points, text=text_for("en"), palette=PALETTES[theme])
    assert "//" not in deck.to_json()
    assert sent(deck)["mapStyle"] == f"/app/static/blank-{theme}.json"
    assert [layers(deck)[name]["data"] for name in ("land", "borders")] == [
        "/app/static/europe-land.json",
        "/app/static/europe-borders.json",
    ]


def test_area_of_a_circle_is_the_figure(city_points: pd.DataFrame) -> None:
    circles = layers(five_cities_map(city_points, text=text_for("en"), palette=PALETTES["light"]))["circles"]["data"]
    radii = [circle["r"] for circle in circles]
    assert radii == sorted(radii, reverse=True) and radii[0] == 17
    assert radii[-1] == pytest.approx(17 * math.sqrt(11910 / 59005), abs=0.001)


def test_every_city_is_named_in_its_ink(city_points: pd.DataFrame) -> None:
    palette = PALETTES["light"]
    found = layers(five_cities_map(city_points, text=text_for("en"), palette=palette))
    for key, name in zip(city_points["key"], city_points["name"], strict=True):
        layer = found[f"name-{key}-0"]
        assert [record["n"] for record in layer["data"]] == [name]
        red = int(palette.ink[key][1:3], 16)
        assert layer["_subLayerProps"]["characters"]["getColor"][0] == red
        assert layer["characterSet"] == "auto"  # ș and ț would be missing otherwise


def test_a_second_line_stands_under_the_name(city_points: pd.DataFrame) -> None:
    noted = city_points.assign(note="2023")
    found = layers(five_cities_map(noted, text=text_for("en"), palette=PALETTES["light"]))
    for key in MARKERS:
        first, second = (found[f"name-{key}-{line}"]["data"][0]["d"][1] for line in (0, 1))
        assert second - first == 18


def test_a_city_without_a_figure_is_an_empty_ring_that_says_so(city_points: pd.DataFrame) -> None:
    city_points.loc[city_points["key"] == "rijeka", "value"] = math.nan
    palette = PALETTES["light"]
    found = layers(five_cities_map(city_points, text=text_for("en"), palette=palette))
    [ring] = [circle for circle in found["circles"]["data"] if circle["r"] == 6]
    assert ring["f"] == [255, 255, 255, 255] and ring["l"] == [0, 150, 199, 255]
    [target] = [record for record in found["cities"]["data"] if record["k"] == "rijeka"]
    assert target["v"] == "no figure"


def test_no_figure_at_all_still_draws_the_cities(city_points: pd.DataFrame) -> None:
    found = layers(five_cities_map(city_points.assign(value=math.nan), text=text_for("en"), palette=PALETTES["dark"]))
    assert {circle["r"] for circle in found["circles"]["data"]} == {6}


def test_what_is_selected_gets_a_ring_in_ink_and_the_others_pale(city_points: pd.DataFrame) -> None:
    palette = PALETTES["light"]
    found = layers(five_cities_map(city_points, text=text_for("en"), palette=palette, highlighted={"kaunas"}))
    kaunas, *others = found["circles"]["data"]
    assert kaunas["l"] == [26, 26, 26, 255] and kaunas["f"] == [26, 26, 26, 255] and kaunas["w"] == 2.5
    assert all(circle["l"] != kaunas["l"] and circle["w"] == 1.5 for circle in others)
    assert others[0]["f"] == [153, 180, 207, 255]  # #004488 at 40 % on white


def test_targets_are_large_enough_for_a_finger(city_points: pd.DataFrame) -> None:
    found = layers(five_cities_map(city_points, text=text_for("en"), palette=PALETTES["light"]))
    targets = found["cities"]
    assert targets["pickable"] and targets["opacity"] == 0
    assert min(record["r"] for record in targets["data"]) >= 12
    assert [name for name, layer in found.items() if layer["pickable"]] == ["cities"]


@pytest.mark.parametrize("height", [300, 326])
def test_all_cities_lie_within_a_phones_map_and_clear_of_the_buttons(height: int, city_points: pd.DataFrame) -> None:
    deck = five_cities_map(city_points, text=text_for("en"), palette=PALETTES["light"], height=height)
    view, width = sent(deck)["initialViewState"], 358
    circles = layers(deck)["circles"]["data"]
    world = 512 * 2 ** view["zoom"] / 360

    def north(latitude: float) -> float:
        return math.degrees(math.asinh(math.tan(math.radians(latitude))))

    for circle in circles:
        across = width / 2 + (circle["x"] - view["longitude"]) * world
        down = height / 2 - (north(circle["y"]) - north(view["latitude"])) * world
        assert circle["r"] < across < width - circle["r"] and circle["r"] < down < height - circle["r"] - 8
        assert across + circle["r"] < width - 48 or down - circle["r"] > 80  # the buttons + and -


def test_the_page_scrolls_over_the_map(city_points: pd.DataFrame) -> None:
    [view] = sent(five_cities_map(city_points, text=text_for("en"), palette=PALETTES["light"]))["views"]
    assert view["controller"] is False


def test_a_projector_gets_larger_circles_and_names(city_points: pd.DataFrame) -> None:
    found = layers(five_cities_map(city_points, text=text_for("en"), palette=PALETTES["light"], scale=1.5))
    assert found["circles"]["data"][0]["r"] == 25.5
    assert found["name-kaunas-0"]["getSize"] == 24


def test_the_tooltip_speaks_the_readers_language_and_is_no_markup(city_points: pd.DataFrame) -> None:
    deck = five_cities_map(city_points, text=text_for("ro"), palette=PALETTES["light"])
    assert deck._tooltip["text"] == "{0}: {1}" and "html" not in deck._tooltip


def test_a_click_names_the_city_and_the_layer_changes_with_the_selection(city_points: pd.DataFrame) -> None:
    deck = five_cities_map(city_points, text=text_for("en"), palette=PALETTES["light"], highlighted={"kaunas"})
    assert "cities:kaunas" in layers(deck)
    assert selected_key({"indices": {"cities": [2]}, "objects": {"cities": [{"k": "matera"}]}}) == "matera"
    assert selected_key({"objects": {"regions:RO424": [["Stuttgart", "90,000", "DE111", 9.2, 48.8]]}}) == "DE111"


def test_what_can_be_picked_travels_as_lists_that_its_expressions_can_read(city_points: pd.DataFrame) -> None:
    deck = five_cities_map(city_points, text=text_for("en"), palette=PALETTES["light"])
    [target] = [layer for layer in sent(deck)["layers"] if layer["id"].startswith("cities")]
    named = layers(deck)[target["id"]]
    for short, record in zip(target["data"], named["data"], strict=True):
        assert short[:3] == [record["n"], record["v"], record["k"]]
        places = [int(place) for place in re.findall(r"this\[(\d+)\]", target["getPosition"])]
        assert [short[place] for place in places] == [record["x"], record["y"]]
        assert short[int(target["getRadius"].removeprefix("@@=this[").removesuffix("]"))] == record["r"]


@pytest.mark.parametrize("selection", [{}, {"objects": {}}, {"objects": {"cities": []}}, {"objects": {"land": [{}]}}])
def test_a_click_beside_names_nothing(selection: dict[str, Any]) -> None:
    assert selected_key(selection) is None


def test_every_city_has_a_side_for_its_name() -> None:
    assert set(SIDES) == set(MARKERS)
