"""The marks of one row of a timeline: its bar, its moments, and the words beside them.

A day is a filled mark, a month a hollow one, a year a bracket from its first to its last day.
"""

import datetime as dt
from collections.abc import Callable
from html import escape

import plotly.graph_objects as go

from charts.palette import MARKERS, Look
from charts.timeline_frame import Frame, fading, hatch
from charts.timeline_parts import Moment, Note, TimelineRow
from data.partial_dates import PartialDate

HALF_BAR = 0.2
Written = Callable[[PartialDate], str]


def add_bar(figure: go.Figure, row: TimelineRow, y: float, frame: Frame, look: Look) -> None:
    """Draw how long the row's action took, as far as it is known."""
    days = row.bar_days()
    span = frame.clipped(*days) if days else None
    if span is None:
        return
    colour = look.palette.city.get(row.city, look.palette.comparator)
    page, soft = look.palette.page, look.palette.soft_text
    style: dict[str, dict[str, object]] = {
        "known": {"fillcolor": colour, "opacity": 0.8, "line": {"width": 0}},
        "open end": {"fillgradient": fading(colour, reverse=False), "line": {"width": 0}},
        "open start": {"fillgradient": fading(colour, reverse=True), "line": {"width": 0}},
        "some time": {"fillcolor": page, "fillpattern": hatch(colour), "line": {"width": 1, "color": colour}},
        "reported": {"fillcolor": page, "line": {"width": 1.5, "dash": "dot", "color": soft}},
    }
    low, high = _bar_edges(y, look)
    figure.add_scatter(
        x=[span[0], span[1], span[1], span[0], span[0]],
        y=[low, low, high, high, low],
        mode="lines",
        fill="toself",
        hoverinfo="skip",
        showlegend=False,
        **style[row.bar],
    )


def _bar_edges(y: float, look: Look) -> tuple[float, float]:
    # On a phone the words stand above the bar, so that the bar moves down.
    middle = y - 0.28 if look.compact else y
    half = HALF_BAR * (0.6 if look.compact else 1)
    return middle - half, middle + half


def middle_of(date: PartialDate) -> dt.date:
    """Return the day on which a date's mark is drawn: the middle of what it may mean."""
    return date.first_day() + (date.last_day() - date.first_day()) / 2


def add_moments(figure: go.Figure, row: TimelineRow, y: float, frame: Frame, look: Look, *, written: Written) -> None:
    """Draw what happened in a row; in rows of no city every city has a lane and its own marker."""
    lanes = _lanes(row, sum(_bar_edges(y, look)) / 2, look)
    shown = [moment for moment in row.moments if _is_drawn(moment, row, frame)]
    for moment in shown:
        if moment.date.precision == "year":
            _add_bracket(figure, row, moment, lanes[moment.city], frame, look)
    if shown:
        _add_marks(figure, row, shown, [lanes[moment.city] for moment in shown], look, written)


def _is_drawn(moment: Moment, row: TimelineRow, frame: Frame) -> bool:
    # A hatched bar already says "some time in this year".
    if row.bar == "some time" and moment.date == row.start:
        return False
    return frame.window[0] <= middle_of(moment.date) <= frame.window[1]


def _lanes(row: TimelineRow, middle: float, look: Look) -> dict[str, float]:
    cities = list(dict.fromkeys(moment.city for moment in row.moments))
    spread = 0.0 if len(cities) < 2 else 0.15 if look.compact else 0.3
    step = 2 * spread / max(len(cities) - 1, 1)
    return {city: middle + spread - step * index for index, city in enumerate(cities)}


def _add_bracket(figure: go.Figure, row: TimelineRow, moment: Moment, y: float, frame: Frame, look: Look) -> None:
    span = frame.clipped(moment.date.first_day(), moment.date.last_day())
    if span is None:
        return
    colour = look.palette.city.get(moment.city or row.city, look.palette.text)
    figure.add_scatter(
        x=list(span),
        y=[y, y],
        mode="lines+markers",
        line={"color": colour, "width": 2},
        marker={"symbol": "line-ns", "size": 12, "line": {"color": colour, "width": 2}},
        hoverinfo="skip",
        showlegend=False,
    )


def _add_marks(
    figure: go.Figure, row: TimelineRow, moments: list[Moment], heights: list[float], look: Look, written: Written
) -> None:
    palette = look.palette
    colours = [palette.city.get(moment.city, palette.text) for moment in moments]
    filled = [moment.date.precision == "day" for moment in moments]
    figure.add_scatter(
        x=[middle_of(moment.date).isoformat() for moment in moments],
        y=heights,
        mode="markers",
        customdata=[row.key] * len(moments),
        marker={
            "opacity": 1,  # else Plotly makes marks of several sizes see-through
            "symbol": [MARKERS.get(moment.city, "diamond") for moment in moments],
            "size": [look.marker * (1.2 if moment.city else 1.6) for moment in moments],
            "color": [colour if full else palette.page for colour, full in zip(colours, filled, strict=True)],
            "line": {
                "color": [palette.page if full else colour for colour, full in zip(colours, filled, strict=True)],
                "width": [1 if full else 2 for full in filled],
            },
        },
        text=[escape(written(moment.date)) for moment in moments],
        hovertext=[escape(moment.label) for moment in moments],
        hovertemplate="%{text}<extra>%{hovertext}</extra>",
        showlegend=False,
    )


def add_notes(figure: go.Figure, row: TimelineRow, y: float, frame: Frame, look: Look, *, written: Written) -> None:
    """Write the row's notes, and name at the edge what happened after the window."""
    for note in row.notes:
        if _has_room(note, frame):
            _write(figure, note.text, note.day.isoformat(), 14 if note.side == "right" else -14, y, look)
    later = [moment.date for moment in row.moments if middle_of(moment.date) > frame.window[1]]
    if later:
        _write(figure, f"{written(min(later))} →", frame.window[1].isoformat(), -2, y - 0.36, look)


def _has_room(note: Note, frame: Frame) -> bool:
    """Tell whether a note fits between its day and the edge; one that does not is left to the table."""
    first, last = frame.window
    room = (first, note.day) if note.side == "left" else (note.day, last)
    return first <= note.day <= last and frame.holds(note.text, *room)


def _write(figure: go.Figure, words: str, x: str, shift: int, y: float, look: Look) -> None:
    figure.add_annotation(
        x=x,
        y=y,
        xshift=shift,
        text=escape(words),
        showarrow=False,
        xanchor="left" if shift > 0 else "right",
        font={"size": look.font - 1, "color": look.palette.soft_text},
    )
