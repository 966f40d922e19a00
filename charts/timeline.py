"""Rows of bars and marks on one axis of time, each date drawn as precisely as it is known.

A timeline is described once, in the reader's language and without colours, and drawn here with Plotly.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import plotly.graph_objects as go

from charts.palette import Look
from charts.sketch import BARE, FinishedFigure
from charts.still import still_layout
from charts.timeline_frame import Frame, add_headings, add_legend, add_periods, month_ticks
from charts.timeline_marks import add_bar, add_moments, add_notes
from charts.timeline_parts import LegendKind, Moment, Note, Period, TimelineRow
from data.partial_dates import PartialDate

__all__ = ["LegendKind", "Moment", "Note", "Period", "Timeline", "TimelineRow", "draw_timeline"]


@dataclass(frozen=True)
class Timeline:
    """Rows and periods within a window of days.

    Attributes
    ----------
    periods
        Phases stand above the rows, in order; all others on a rail below.
    window
        First and last day of the axis. Moments outside are named at the edge where they went.
    written
        How a date is written in the reader's language, with its precision.
    legend
        What each kind of mark means, in the order shown.
    rail_title
        What the rail below the rows is called.
    """

    rows: tuple[TimelineRow, ...]
    periods: tuple[Period, ...]
    window: tuple[dt.date, dt.date]
    written: Callable[[PartialDate], str]
    legend: tuple[tuple[LegendKind, str], ...] = ()
    rail_title: str = ""


def draw_timeline(timeline: Timeline, *, look: Look) -> go.Figure:
    """Return the Plotly figure of a timeline; its height follows from the number of rows.

    Points carry ``customdata`` with the row's key, so that a click can open it.
    """
    frame = Frame.around(timeline.rows, timeline.periods, timeline.window, look, entries=len(timeline.legend))
    figure = go.Figure(layout=BARE)
    _set_axes(figure, timeline, frame, look)
    add_periods(figure, timeline.periods, frame, look)
    for index, row in enumerate(timeline.rows):
        add_bar(figure, row, -index, frame, look)
        add_moments(figure, row, -index, frame, look, written=timeline.written)
        if not look.compact:
            add_notes(figure, row, -index, frame, look, written=timeline.written)
    add_headings(figure, timeline.rows, timeline.rail_title, frame, look)
    add_legend(figure, timeline.legend, look)
    return FinishedFigure(figure)


def _set_axes(figure: go.Figure, timeline: Timeline, frame: Frame, look: Look) -> None:
    palette = look.palette
    days, words = month_ticks(timeline.window, timeline.written, wide=not look.compact and look.font < 20)
    figure.update_layout(
        height=frame.height,
        margin=frame.margin,
        **still_layout(look),
        xaxis={
            "type": "date",
            "range": [day.isoformat() for day in timeline.window],
            "fixedrange": True,
            "tickvals": days,
            "ticktext": words,
            "tickangle": 0,
            "ticks": "outside",
            "ticklen": 5,
            "tickcolor": palette.text,
            "gridcolor": palette.grid,
            "gridwidth": 1,
            "zeroline": False,
            "showline": True,
            "linecolor": palette.text,
            "linewidth": 1,
        },
        yaxis={"range": [frame.bottom, frame.top], "fixedrange": True, "visible": False},
    )
