"""The rail under a plot: title years, the moved title and COVID-19, out of the way of the lines."""

from dataclasses import dataclass
from typing import Literal

import plotly.graph_objects as go

from charts.palette import MARKERS, Look


@dataclass(frozen=True)
class Mark:
    """Something that happened: a title year, a title moved away from a year, a pandemic.

    ``start`` and ``end`` are years on the axis; a mark of one year has the same value twice.
    """

    kind: Literal["title", "award", "moved", "covid", "milestone"]
    start: float
    end: float
    label: str
    city: str = ""


def draw_rail(figure: go.Figure, marks: tuple[Mark, ...], *, look: Look, title: str, top: float) -> None:
    """Draw the marks on a second pair of axes below the plot, from 0 to ``top`` of the figure's height."""
    figure.update_layout(yaxis2={"domain": [0, top], "range": [0, 1], "visible": False, "fixedrange": True})
    for mark in marks:
        if mark.kind == "covid":
            _draw_span(figure, mark, look)
        else:
            _draw_sign(figure, mark, look)
    # An invisible trace ties the second y axis to the x axis.
    figure.add_scatter(x=[marks[0].start], y=[0.5], yaxis="y2", mode="markers", marker={"opacity": 0}, hoverinfo="skip")
    if title:
        figure.add_annotation(
            x=0, y=top, xref="paper", yref="paper", xanchor="left", yanchor="top", showarrow=False,
            text=f"<b>{title}</b>", font={"size": look.font - 1, "color": look.palette.text},
        )  # fmt: skip


def _draw_span(figure: go.Figure, mark: Mark, look: Look) -> None:
    figure.add_scatter(
        x=[mark.start, mark.start, mark.end, mark.end],
        y=[0.05, 0.35, 0.35, 0.05],
        yaxis="y2",
        mode="lines",
        fill="toself",
        line={"width": 0},
        fillcolor=look.palette.page,
        fillpattern={"shape": "/", "size": 5, "solidity": 0.25, "fgcolor": look.palette.comparator},
        hoverinfo="skip",
    )
    _write(figure, mark, look, x=mark.end, y=0.2, colour=look.palette.soft_text, shift=6)


def _draw_sign(figure: go.Figure, mark: Mark, look: Look) -> None:
    symbol = MARKERS.get(mark.city, "circle") + ("-open" if mark.kind == "moved" else "")
    figure.add_scatter(
        x=[mark.start],
        y=[0.75],
        yaxis="y2",
        mode="markers",
        marker={
            "symbol": symbol,
            "size": look.marker + 2,
            "color": look.palette.city.get(mark.city, look.palette.text),
            "line": {"width": 1.5 if mark.kind == "moved" else 0},
        },
        hovertext=mark.label,
        hoverinfo="text",
    )
    ink = look.palette.soft_text if mark.kind == "moved" else look.palette.ink.get(mark.city, look.palette.text)
    _write(figure, mark, look, x=mark.start, y=0.75, colour=ink, shift=look.marker + 1)


def _write(figure: go.Figure, mark: Mark, look: Look, *, x: float, y: float, colour: str, shift: int) -> None:
    figure.add_annotation(
        x=x,
        y=y,
        yref="y2",
        xshift=shift,
        text=mark.label,
        showarrow=False,
        xanchor="left",
        font={"size": look.font - 1, "color": colour},
    )
