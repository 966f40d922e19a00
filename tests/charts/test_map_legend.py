"""The legend: same colours and sizes as the map, in words."""

import pytest

from analysis.classes import Classes, Method
from charts.map_legend import class_legend, size_legend
from charts.map_scale import CIVIDIS, Sizes
from charts.palette import PALETTES
from text import text_for

EN, LIGHT = text_for("en"), PALETTES["light"]
RATES = Classes((0.2, 1.0, 2.5), 9.0, (5, 5, 5), Method.QUANTILES)


def write(value: float) -> str:
    return EN.number(value, decimals=1) + " %"


def test_classes_are_read_from_the_highest_down() -> None:
    legend = class_legend(RATES, title="Birth rate", write=write, text=EN, palette=LIGHT)
    assert [entry.words for entry in legend.entries] == ["2.5 % and more", "1.0 % to under 2.5 %", "under 1.0 %"]
    assert [entry.fill for entry in legend.entries] == [CIVIDIS["light"][place] for place in (4, 2, 0)]
    assert legend.method.startswith("Classes with about as many figures in each")


def test_one_class_says_so() -> None:
    classes = Classes((3.0,), 3.0, (9,), Method.DISTINCT)
    legend = class_legend(classes, title="Birth rate", write=write, text=EN, palette=LIGHT)
    assert [entry.words for entry in legend.entries] == ["any figure"]
    assert legend.method.startswith("Fewer classes than usual")


def test_without_figures_there_are_no_classes() -> None:
    legend = class_legend(Classes((), None, (), Method.NONE), title="", write=write, text=EN, palette=LIGHT)
    assert legend.entries == () and legend.method == "There is no figure to make classes from."


def test_sizes_are_shown_by_round_figures() -> None:
    sizes = Sizes(largest=327_000, radius=22)
    legend = size_legend(sizes, title="Firms", write=EN.number, text=EN, palette=LIGHT)
    assert [entry.words for entry in legend.entries] == ["200,000", "50,000", "10,000"]
    assert [entry.radius for entry in legend.entries] == [sizes.of(step) for step in (200_000, 50_000, 10_000)]


@pytest.mark.parametrize("language", ["en", "ro"])
def test_every_legend_shows_no_figure_credits_and_the_note_on_kosovo(language: str) -> None:
    legend = size_legend(Sizes(largest=10), title="", write=str, text=text_for(language), palette=LIGHT)
    assert legend.no_figure.shape == "ring" and legend.no_figure.words
    assert "1244/1999" in legend.notes[1] and "Natural Earth" in legend.notes[0]


def test_further_layers_are_explained_only_when_they_are_drawn() -> None:
    legend = size_legend(Sizes(largest=10), title="", write=str, text=EN, palette=LIGHT, layers=("hosts", "streets"))
    assert [entry.shape for entry in legend.extra] == ["circle", "ring"]
    assert "OpenStreetMap" in legend.notes[0]
    assert not size_legend(Sizes(largest=10), title="", write=str, text=EN, palette=LIGHT).extra
