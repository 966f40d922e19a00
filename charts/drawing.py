"""Turns the description of a figure into something that can be shown."""

from dataclasses import dataclass, replace
from functools import singledispatch
from typing import TypeAlias

import plotly.graph_objects as go
import pydeck as pdk

from charts.cards import CityCards, draw_cards
from charts.city_map import CityMap, draw_city_map
from charts.coverage import CoverageGrid, draw_coverage
from charts.dots import DotStrip, draw_dots
from charts.europe_map import EuropeMap, draw_europe_map
from charts.falls import FallChart, draw_falls
from charts.learning_map import TransferMap, draw_transfer_map
from charts.line_drawing import draw_lines
from charts.lines import LineChart, Panels
from charts.listing import Listing, draw_listing
from charts.markup import Markup
from charts.palette import Look
from charts.plan_cards import PlanCards, draw_plan_cards
from charts.shares import ShareTable, draw_shares
from charts.timeline import Timeline, draw_timeline
from charts.verdict import Bullets, VerdictChips, VerdictStrip, draw_bullets, draw_verdict, draw_verdict_chips
from text import Text


@dataclass(frozen=True)
class DrawnPanel:
    """One drawn panel; ``title`` is the heading it carries, ``key`` names the city it is about."""

    title: str
    key: str
    figure: go.Figure


Figure: TypeAlias = (
    LineChart
    | Panels
    | FallChart
    | ShareTable
    | CityMap
    | EuropeMap
    | CityCards
    | CoverageGrid
    | Timeline
    | TransferMap
    | Listing
    | PlanCards
    | VerdictStrip
    | VerdictChips
    | Bullets
    | DotStrip
)
Drawing: TypeAlias = go.Figure | pdk.Deck | Markup | tuple[DrawnPanel, ...]


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
def _(figure: Panels, *, look: Look, text: Text) -> tuple[DrawnPanel, ...]:  # noqa: ARG001
    small = replace(look, compact=True)
    return tuple(
        DrawnPanel(panel.title, panel.key, draw_lines(panel.chart, look=small, title=panel.title))
        for panel in figure.panels
    )


@draw.register
def _(figure: FallChart, *, look: Look, text: Text) -> go.Figure:  # noqa: ARG001
    return draw_falls(figure, look=look)


@draw.register
def _(figure: ShareTable, *, look: Look, text: Text) -> Markup:  # noqa: ARG001
    return draw_shares(figure)


@draw.register
def _(figure: EuropeMap, *, look: Look, text: Text) -> pdk.Deck:
    return draw_europe_map(figure, look=look, text=text)


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


@draw.register
def _(figure: VerdictStrip, *, look: Look, text: Text) -> Markup:  # noqa: ARG001
    return draw_verdict(figure)


@draw.register
def _(figure: VerdictChips, *, look: Look, text: Text) -> Markup:  # noqa: ARG001
    return draw_verdict_chips(figure)


@draw.register
def _(figure: Bullets, *, look: Look, text: Text) -> Markup:  # noqa: ARG001
    return draw_bullets(figure)


@draw.register
def _(figure: DotStrip, *, look: Look, text: Text) -> go.Figure:  # noqa: ARG001
    return draw_dots(figure, look=look)
