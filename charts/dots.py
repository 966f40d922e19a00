"""One row per choice and a dot per estimate: whether other ways to compute it agree, over the range of chance."""

from collections.abc import Callable
from dataclasses import dataclass

from plotly import graph_objects as go

from charts.line_axes import round_steps
from charts.palette import MARKERS, Look
from charts.sketch import Sketch
from charts.still import axis_about_zero, still_layout

ROW = 66  # pixels: two lines of words over a line of dots
FOOT = 34  # pixels: the axis
HEAD = 26  # pixels: the name of the band


@dataclass(frozen=True)
class Dot:
    """One estimate and what the pointer says of it."""

    value: float
    words: str


@dataclass(frozen=True)
class DotRow:
    """A choice with its estimates; ``main`` is the one the others are held against, drawn filled."""

    name: str
    answer: str
    dots: tuple[Dot, ...]
    main: bool = False


@dataclass(frozen=True)
class DotStrip:
    """Rows of dots on one axis.

    Attributes
    ----------
    key
        Key of the city, which gives colour and marker.
    band, band_label
        The range within which chance alone puts estimates; None where it is not known.
    written
        How a value of the axis is written.
    """

    key: str
    rows: tuple[DotRow, ...]
    written: Callable[[float], str]
    band: tuple[float, float] | None = None
    band_label: str = ""


def draw_dots(strip: DotStrip, *, look: Look) -> go.Figure:
    """Return the Plotly figure: the band behind, names above their dots, zero as a line."""
    sketch = Sketch()
    if strip.band is not None:
        _draw_band(sketch, strip, look)
    for position, row in enumerate(strip.rows):
        _draw_row(sketch, strip, row, len(strip.rows) - 1 - position, look)
    _set_axes(sketch, strip, look)
    return sketch.figure()


def _draw_band(sketch: Sketch, strip: DotStrip, look: Look) -> None:
    low, high = strip.band or (0.0, 0.0)
    sketch.add_shape(
        type="rect", x0=low, x1=high, y0=-0.6, y1=len(strip.rows) - 0.3, fillcolor=look.palette.band,
        line={"width": 0}, layer="below",
    )  # fmt: skip
    sketch.add_annotation(
        x=0, xref="paper", y=1, yref="paper", yshift=HEAD, text=strip.band_label, showarrow=False, xanchor="left",
        font={"size": look.font - 1, "color": look.palette.soft_text},
    )  # fmt: skip


def _draw_row(sketch: Sketch, strip: DotStrip, row: DotRow, height: int, look: Look) -> None:
    colour = look.palette.city.get(strip.key, look.palette.text)
    name = f"<b>{row.name}</b>" if row.main else row.name
    sketch.add_annotation(
        x=0, xref="paper", y=height + 0.28, text=f"{name}<br>{row.answer}", showarrow=False, xanchor="left",
        align="left", font={"size": look.font, "color": look.palette.text},
    )  # fmt: skip
    sketch.add_scatter(
        x=[dot.value for dot in row.dots],
        y=[height - 0.22] * len(row.dots),
        mode="markers",
        marker={
            "symbol": MARKERS.get(strip.key, "circle"),
            "size": look.marker + (4 if row.main else 2),
            "color": colour if row.main else look.palette.page,
            "line": {"color": colour, "width": 2},
            "opacity": 1,
        },
        hovertext=[dot.words for dot in row.dots],
        hoverinfo="text",
    )


def _set_axes(sketch: Sketch, strip: DotStrip, look: Look) -> None:
    values = [dot.value for row in strip.rows for dot in row.dots] + list(strip.band or ()) + [0.0]
    air = (max(values) - min(values) or 1.0) * 0.08
    low, high = min(values) - air, max(values) + air
    ticks = round_steps(low, high, at_most=6)
    sketch.update_layout(
        height=len(strip.rows) * ROW + FOOT + HEAD,
        margin={"l": 14, "r": 14, "t": HEAD, "b": FOOT},
        **still_layout(look),
        showlegend=False,
        xaxis=axis_about_zero(look, span=(low, high), ticks=ticks, words=[strip.written(tick) for tick in ticks]),
        yaxis={"range": [-0.6, len(strip.rows) - 0.3], "visible": False, "fixedrange": True},
    )
