"""How far each area fell and when it was back: one row per area, with the answer in words at its end."""

from dataclasses import dataclass
from typing import Literal

import plotly.graph_objects as go

from charts.palette import MARKERS, Look
from charts.sketch import Sketch
from charts.still import axis_about_zero, still_layout

ROW = 40  # pixels: a line of words over a line of drawing


@dataclass(frozen=True)
class Fall:
    """One area: its fall as a fraction (None: not drawn, the words say why) and what became of it.

    Attributes
    ----------
    key
        City key, which gives colour and marker; empty for a comparator.
    answer
        Right of the name: how far down, and when it was back or why that cannot be said.
    back
        Whether the base was regained: a filled mark; a hollow one has not yet come back.
    """

    key: str
    name: str
    answer: str
    value: float | None
    back: bool
    role: Literal["city", "comparator"] = "city"


@dataclass(frozen=True)
class FallChart:
    """Rows of falls, from the base at the left to the deepest fall at the right; ``written`` percent on the axis."""

    rows: tuple[Fall, ...]
    ticks: tuple[tuple[float, str], ...]
    base_label: str


def draw_falls(chart: FallChart, *, look: Look) -> go.Figure:
    """Return the Plotly figure: stems from the base, marks at the lowest year, words over each stem."""
    sketch = Sketch()
    count = len(chart.rows)
    for position, row in enumerate(chart.rows):
        _draw_row(sketch, row, count - 1 - position, look)
    _set_axes(sketch, chart, look, count)
    return sketch.figure()


def _draw_row(sketch: Sketch, row: Fall, height: int, look: Look) -> None:
    is_city = row.role == "city"
    ink = look.palette.ink.get(row.key, look.palette.text) if is_city else look.palette.soft_text
    colour = look.palette.city.get(row.key, look.palette.text) if is_city else look.palette.comparator
    name = f"<b>{row.name}</b>" if is_city else row.name
    for words, x, anchor, tone in (
        (name, 0, "left", ink),
        (row.answer, 1, "right", look.palette.text if is_city else look.palette.soft_text),
    ):
        sketch.add_annotation(
            x=x, xref="paper", y=height + 0.36, text=words, showarrow=False, xanchor=anchor,
            xshift=8 if anchor == "left" else 0, bgcolor=look.palette.page, borderpad=0,
            font={"size": look.font - (0 if is_city else 1), "color": tone},
        )  # fmt: skip
    if row.value is None:
        return
    sketch.add_scatter(
        x=[0, row.value],
        y=[height - 0.12] * 2,
        mode="lines+markers",
        line={"color": colour, "width": look.line if is_city else look.comparator_line},
        marker={
            "symbol": MARKERS.get(row.key, "circle") if is_city else "circle",
            "size": [0, look.marker + 3],
            "color": colour if row.back else look.palette.page,
            "line": {"color": colour, "width": 2},
            "opacity": 1,
        },
        cliponaxis=False,
        hovertext=["", f"{row.name}: {row.answer}"],
        hoverinfo="text",
    )


def _set_axes(sketch: Sketch, chart: FallChart, look: Look, count: int) -> None:
    values = [tick for tick, _ in chart.ticks]
    sketch.update_layout(
        height=count * ROW + 46,
        margin={"l": 14, "r": 4, "t": 6, "b": 40},
        **still_layout(look),
        showlegend=False,
        xaxis=axis_about_zero(
            look,
            span=(max(values), min(values) * 1.08),
            ticks=values,
            words=[written for _, written in chart.ticks],
        ),
        yaxis={"range": [-0.55, count - 0.35], "visible": False, "fixedrange": True},
    )
