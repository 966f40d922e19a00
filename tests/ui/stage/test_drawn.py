"""Drawings of scenes are made once."""

from dataclasses import replace

import pytest

from charts.palette import PALETTES
from data.evidence import data_version
from exhibits.exhibit import Parameters
from exhibits.scenes.scene import Scene
from exhibits.scenes.staging import Staged
from text import text_for
from ui.address import Address
from ui.reader import Reader, evidence
from ui.stage.drawn import draw_scene


@pytest.fixture
def reader() -> Reader:
    return Reader(text_for("en"), PALETTES["light"], Address(), evidence(data_version()))


def test_a_scene_is_drawn_once_for_each_theme_and_height(reader: Reader) -> None:
    staged = Staged("", "", reader.build("growth", Parameters()), scene=Scene("growth"))
    first = draw_scene(reader, staged, height=460)
    assert draw_scene(reader, staged, height=460) is first
    dark = replace(reader, palette=PALETTES["dark"])
    others = [draw_scene(reader, staged, height=400), draw_scene(dark, staged, height=460)]
    others += [draw_scene(reader, staged, height=460, small=True)]
    assert all(other is not first for other in others)
