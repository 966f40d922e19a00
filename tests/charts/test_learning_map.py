"""Arrows between the cities: the right ends, there and back apart."""

import json
import math
from typing import Any

import pandas as pd
import pydeck as pdk
import pytest

from charts.learning_map import Arc, MapPlace, TransferMap, draw_transfer_map, learning_map
from charts.palette import LIGHT, PALETTES, page_look
from text import text_for


def transfers(*pairs: tuple[str, str]) -> pd.DataFrame:
    rows = [(f"t{place}", *pair, "Kaunas from Leeuwarden", "a festival office") for place, pair in enumerate(pairs)]
    return pd.DataFrame(rows, columns=["key", "source", "target", "name", "label"])


def drawn(city_points: pd.DataFrame, rows: pd.DataFrame, **options: Any) -> dict[str, dict[str, Any]]:
    deck = learning_map(city_points, rows, text=text_for("en"), palette=PALETTES["light"], **options)
    return {layer["id"]: layer for layer in json.loads(pdk.Deck.to_json(deck))["layers"]}


def test_an_arrow_runs_from_teacher_to_learner_in_the_teachers_colour(city_points: pd.DataFrame) -> None:
    found = drawn(city_points, transfers(("leeuwarden", "kaunas")))
    [arc] = found["transfers"]["data"]
    assert math.dist(arc["p"][0], (5.8, 53.2)) < 1.2 < math.dist(arc["p"][0], (23.9, 54.9))
    [head] = found["heads"]["data"]
    assert math.dist(head["h"][0], (23.9, 54.9)) < 1.2 and head["h"][0] == head["h"][-1]
    assert arc["c"][:3] == [int(LIGHT.city["leeuwarden"][place : place + 2], 16) for place in (1, 3, 5)]


def test_there_and_back_lie_apart_and_so_do_repeats(city_points: pd.DataFrame) -> None:
    rows = transfers(("leeuwarden", "kaunas"), ("kaunas", "leeuwarden"), ("leeuwarden", "kaunas"))
    there, back, again = (arc["p"][12] for arc in drawn(city_points, rows)["transfers"]["data"])
    assert again[1] > there[1] > 54 > back[1]


def test_arrows_of_other_cities_fade_when_one_is_selected(city_points: pd.DataFrame) -> None:
    rows = transfers(("leeuwarden", "kaunas"), ("matera", "rijeka"))
    strong, weak = drawn(city_points, rows, highlighted={"kaunas"})["transfers"]["data"]
    assert strong["c"][3] == 230 and weak["c"][3] == 50


def test_cities_are_all_alike(city_points: pd.DataFrame) -> None:
    found = drawn(city_points.drop(columns=["value", "label"]), transfers(("matera", "rijeka")))
    assert {circle["r"] for circle in found["circles"]["data"]} == {8}


def test_an_unknown_city_is_an_error(city_points: pd.DataFrame) -> None:
    with pytest.raises(KeyError, match="atlantis"):
        drawn(city_points, transfers(("atlantis", "rijeka")))


def test_a_place_beyond_the_five_is_a_grey_ring_that_arrows_may_reach(city_points: pd.DataFrame) -> None:
    place = MapPlace("savonlinna", "Savonlinna", 28.886, 61.868)
    found = drawn(city_points, transfers(("matera", "savonlinna")), places=[place])
    [arc] = found["transfers"]["data"]
    assert math.dist(arc["p"][-1], (28.886, 61.868)) < 3
    assert found["places"]["data"][0]["x"] == 28.886
    assert found["name-places"]["data"][0]["n"] == "Savonlinna"


def test_transfers_are_drawn_from_their_description() -> None:
    spots = [("matera", 16.6, 40.7), ("rijeka", 14.4, 45.3), ("timisoara", 21.2, 45.8), ("leeuwarden", 5.8, 53.2),
             ("kaunas", 23.9, 54.9)]  # fmt: skip
    cities = tuple(MapPlace(key, key.title(), x, y) for key, x, y in spots)
    figure = TransferMap(cities, (), (Arc("a", "matera", "rijeka", "Rijeka from Matera", "methods"),))
    layers = json.loads(draw_transfer_map(figure, look=page_look("dark"), text=text_for("ro")).to_json())["layers"]
    assert [layer["data"][0][0] for layer in layers if layer["id"] == "transfers"] == ["Rijeka from Matera"]
