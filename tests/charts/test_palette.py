"""Colours that everyone can tell apart and read."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from charts.palette import MARKERS, PALETTES, SIGNS, Palette, Theme
from exhibits.exhibit import FIVE

Colour = NDArray[np.float64]

# Machado, Oliveira & Fernandes (2009), severity 1.0, on linear RGB.
BLINDNESS = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(css: str) -> Colour:
    channels = np.array([int(css[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def luminance(css: str) -> float:
    return float(linear(css) @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(colour: Colour) -> Colour:
    xyz = (
        np.array(
            [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
        )
        @ colour
    )
    scaled = xyz / [0.95047, 1.0, 1.08883]
    root = np.where(scaled > 0.008856, np.cbrt(scaled), 7.787 * scaled + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def difference(one: str, other: str, matrix: Colour) -> float:
    seen = [lab(np.clip(matrix @ linear(css), 0, 1)) for css in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("city", FIVE)
def test_marks_reach_three_to_one_and_names_four_and_a_half(theme: Theme, city: str) -> None:
    palette = PALETTES[theme]
    assert contrast(palette.city[city], palette.page) >= 3
    assert contrast(palette.ink[city], palette.page) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_reaches_four_and_a_half_to_one(theme: Theme) -> None:
    palette = PALETTES[theme]
    for ground in (palette.page, palette.surface):
        assert contrast(palette.text, ground) >= 4.5
        assert contrast(palette.soft_text, ground) >= 4.5
        assert contrast(palette.link, ground) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("blindness", list(BLINDNESS))
def test_cities_stay_apart_in_colour_blindness(theme: Theme, blindness: str) -> None:
    palette: Palette = PALETTES[theme]
    matrix = np.array(BLINDNESS[blindness])
    nearest = min(difference(palette.city[a], palette.city[b], matrix) for a, b in combinations(FIVE, 2))
    assert nearest >= 21


def test_every_city_has_its_own_marker_and_sign() -> None:
    assert len({MARKERS[city] for city in FIVE}) == len({SIGNS[city] for city in FIVE}) == 5
