"""Turns the description of a figure into something that can be shown."""

from functools import singledispatch
from typing import TypeAlias

import plotly.graph_objects as go
import pydeck as pdk

from charts.cards import CityCards, draw_cards
from charts.city_map import CityMap, draw_city_map
from charts.coverage import CoverageGrid, draw_coverage
from charts.learning_map import TransferMap, draw_transfer_map
from charts.lines import LineChart, draw_lines
from charts.listing import Listing, draw_listing
from charts.markup import Markup
from charts.palette import Look
from charts.plan_cards import PlanCards, draw_plan_cards
from charts.timeline import Timeline, draw_timeline
from text import Text

Figure: TypeAlias = LineChart | CityMap | CityCards | CoverageGrid | Timeline | TransferMap | Listing | PlanCards
Drawing: TypeAlias = go.Figure | pdk.Deck | Markup


@singledispatch
def draw(figure: Figure, *, look: Look, text: Text) -> Drawing:  # noqa: ARG001 - the signature of all below
    """Return the drawing of a figure in a theme and size."""
    raise TypeError(f"nothing draws a {type(figure).__name__}")


@draw.register
def _(figure: LineChart, *, look: Look, text: Text) -> go.Figure:  # noqa: ARG001
    return draw_lines(figure, look=look)


@draw.register
def _(figure: CityMap, *, look: Look, text: Text) -> pdk.Deck:
    return draw_city_map(figure, look=look, text=text)


@draw.register
def _(figure: CityCards, *, look: Look, text: Text) -> Markup:  # noqa: ARG001
    return draw_cards(figure, palette=look.palette)


@draw.register
def _(figure: CoverageGrid, *, look: Look, text: Text) -> Markup:  # noqa: ARG001
    return draw_coverage(figure)


@draw.register
def _(figure: Timeline, *, look: Look, text: Text) -> go.Figure:  # noqa: ARG001
    return draw_timeline(figure, look=look)


@draw.register
def _(figure: TransferMap, *, look: Look, text: Text) -> pdk.Deck:
    return draw_transfer_map(figure, look=look, text=text)


@draw.register
def _(figure: Listing, *, look: Look, text: Text) -> Markup:  # noqa: ARG001
    return draw_listing(figure)


@draw.register
def _(figure: PlanCards, *, look: Look, text: Text) -> Markup:  # noqa: ARG001
    return draw_plan_cards(figure)
