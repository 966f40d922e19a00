"""What stands around the rows of a timeline: headings, phases, the rail of title years, ticks, the legend."""

import datetime as dt
import math
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go

from charts.palette import SIGNS, Look
from charts.timeline_parts import LegendKind, Period, TimelineRow
from data.partial_dates import PartialDate

# Rail lanes are lower than rows: a thin bar with its name above.
LANE = 0.62
# Widths in pixels for which words are fitted: a phone, and a page of 1280 pixels. A letter is somewhat less
# than half as wide as its font is high.
NARROWEST = 340.0
USUAL = 1200.0
LETTER = 0.44


@dataclass(frozen=True)
class Frame:
    """Where things lie: rows at 0, -1, -2 ...; the phases above them, the lanes of the rail below."""

    window: tuple[dt.date, dt.date]
    top: float
    bottom: float
    rail: float
    lanes: tuple[int, ...]
    days_per_letter: float
    row_pixels: float
    margin: dict[str, float]

    @classmethod
    def around(
        cls,
        rows: Sequence[TimelineRow],
        periods: Sequence[Period],
        window: tuple[dt.date, dt.date],
        look: Look,
        *,
        entries: int = 0,
    ) -> "Frame":
        """Return the frame that rows, periods and the entries of the legend need."""
        size = look.font / 15
        side = {"l": 8.0, "r": 8.0} if look.compact else {"l": 310 * size, "r": 140 * size}
        width = NARROWEST if look.compact else USUAL - side["l"] - side["r"]
        days = (window[1] - window[0]).days * look.font * LETTER / width
        lanes = lanes_of([period for period in periods if on_rail(period, window)], window, days_per_letter=days)
        rail = -len(rows) - 0.1
        return cls(
            window=window,
            top=1.5,
            bottom=rail - LANE * (max(lanes, default=-1) + 1) + 0.4,
            rail=rail,
            lanes=tuple(lanes),
            days_per_letter=days,
            row_pixels=(76 if look.compact else 44) * size,
            margin={**side, "t": _legend_height(entries, look) * size, "b": 48 * size},
        )

    @property
    def height(self) -> int:
        """The height of the figure in pixels."""
        return round((self.top - self.bottom) * self.row_pixels + self.margin["t"] + self.margin["b"])

    def clipped(self, first: dt.date, last: dt.date) -> tuple[str, str] | None:
        """Return the part of a span of days that lies within the window, as ISO texts, its last day included."""
        start, end = max(first, self.window[0]), min(last + dt.timedelta(1), self.window[1])
        return (start.isoformat(), end.isoformat()) if start < end else None

    def holds(self, words: str, first: dt.date, last: dt.date) -> bool:
        """Tell whether words fit between two days, as far as their length tells."""
        return len(words) * self.days_per_letter <= (last - first).days


def _legend_height(entries: int, look: Look) -> int:
    """Return the pixels that a legend needs: an entry per line on a phone, else at least three in one."""
    return 24 + 20 * entries if look.compact else 8 + 18 * max(1, math.ceil(entries / 3))


def on_rail(period: Period, window: tuple[dt.date, dt.date]) -> bool:
    """Tell whether a period is shown on the rail: every kind but the phases, if it touches the window."""
    return period.kind != "phase" and period.start < window[1] and period.end >= window[0]


def lanes_of(periods: Sequence[Period], window: tuple[dt.date, dt.date], *, days_per_letter: float = 0.0) -> list[int]:
    """Return the lane of each period: the first one in which neither its bar nor its name touches another."""
    taken: list[list[tuple[dt.date, dt.date]]] = []
    lanes = []
    for period in periods:
        first, last = _reach(period, window, days_per_letter)
        free = (i for i, spans in enumerate(taken) if all(last < start or end < first for start, end in spans))
        lane = next(free, len(taken))
        taken[lane : lane + 1] = [[*(taken[lane] if lane < len(taken) else []), (first, last)]]
        lanes.append(lane)
    return lanes


def _reach(period: Period, window: tuple[dt.date, dt.date], days_per_letter: float) -> tuple[dt.date, dt.date]:
    """Return the days that a period's bar and name take within the window."""
    first, last = max(period.start, window[0]), min(period.end, window[1])
    name = dt.timedelta(days=len(period.label) * days_per_letter)
    return (min(first, last - name), last) if _hangs_left(first, window) else (first, max(last, first + name))


def _hangs_left(first: dt.date, window: tuple[dt.date, dt.date]) -> bool:
    """Tell whether a name that begins here would run out of the window."""
    return (window[1] - first) < (window[1] - window[0]) / 8


def month_ticks(
    window: tuple[dt.date, dt.date], written: Callable[[PartialDate], str], *, wide: bool
) -> tuple[list[str], list[str]]:
    """Return the days to mark and their words: each January, and each July where the axis has room for it."""
    first, last = window
    months = [1, 7] if wide and (last - first).days < 5 * 366 else [1]
    days = [dt.date(year, month, 1) for year in range(first.year, last.year + 2) for month in months]
    within = [day for day in days if first <= day <= last]
    if months == [1]:
        return [day.isoformat() for day in within], [str(day.year) for day in within]
    words = [written(PartialDate(day.year, day.month)) for day in within]
    return [day.isoformat() for day in within], ["<br>".join(word.rsplit(" ", 1)) for word in words]


def add_periods(figure: go.Figure, periods: Sequence[Period], frame: Frame, look: Look) -> None:
    """Draw the phases above the rows, the last of them shaded through, and all other periods on the rail."""
    phases = [period for period in periods if period.kind == "phase"]
    for index, phase in enumerate(phases):
        _add_phase(figure, phase, frame, look, strong=index == len(phases) - 1)
    shown = [period for period in periods if on_rail(period, frame.window)]
    for period, lane in zip(shown, frame.lanes, strict=True):
        _add_to_rail(figure, period, frame.rail - LANE * lane, frame, look)


def _add_phase(figure: go.Figure, phase: Period, frame: Frame, look: Look, *, strong: bool) -> None:
    span = frame.clipped(phase.start, phase.end)
    if span is None:
        return
    palette = look.palette
    colour, ink = (palette.accent, palette.page) if strong else (palette.border, palette.text)
    rectangle = {"type": "rect", "x0": span[0], "x1": span[1], "line": {"width": 0}}
    figure.add_shape(**rectangle, y0=0.75, y1=1.35, fillcolor=colour, layer="between")
    if strong:
        figure.add_shape(**rectangle, y0=frame.rail + 0.6, y1=0.75, fillcolor=palette.band, layer="below")
    first, last = dt.date.fromisoformat(span[0]), dt.date.fromisoformat(span[1])
    middle = first + (last - first) / 2
    # "Phase 1: learning and planning" is shortened to "Phase 1" where the bar is short.
    words = phase.label if frame.holds(f"  {phase.label}  ", first, last) else phase.label.split(":")[0]
    figure.add_annotation(
        x=middle.isoformat(), y=1.05, text=escape(words), showarrow=False, font={"size": look.font, "color": ink}
    )


def _add_to_rail(figure: go.Figure, period: Period, y: float, frame: Frame, look: Look) -> None:
    span = frame.clipped(period.start, period.end)
    if span is None:
        return
    palette = look.palette
    colour = palette.city.get(period.city, palette.comparator)
    fills: dict[str, dict[str, Any]] = {
        "title": {"fillcolor": colour},
        "moved": {"fillcolor": palette.page},
        "covid": {
            "fillcolor": palette.page,
            "fillpattern": {"shape": "/", "size": 5, "solidity": 0.25, "fgcolor": palette.comparator},
        },
    }
    figure.add_scatter(
        x=[span[0], span[1], span[1], span[0], span[0]],
        y=[y - 0.1, y - 0.1, y + 0.04, y + 0.04, y - 0.1],
        mode="lines",
        fill="toself",
        line={"width": 1 if period.kind == "moved" else 0, "color": colour},
        hoverinfo="skip",
        showlegend=False,
        **fills[period.kind],
    )
    ink = palette.ink.get(period.city, palette.soft_text) if period.kind == "title" else palette.soft_text
    left = _hangs_left(dt.date.fromisoformat(span[0]), frame.window)
    figure.add_annotation(
        x=span[1] if left else span[0], xanchor="right" if left else "left",
        y=y + 0.04, yanchor="bottom", text=escape(period.label), showarrow=False,
        font={"size": look.font - 1, "color": ink},
    )  # fmt: skip


def add_headings(figure: go.Figure, rows: Sequence[TimelineRow], rail_title: str, frame: Frame, look: Look) -> None:
    """Write city, title and status beside each row (above it where the drawing is narrow), and rule between cities."""
    if frame.lanes:
        _add_rule(figure, frame.rail + 0.6, look)
        shift = 0 if look.compact else -300 * look.font / 15
        words = f"<b>{escape(rail_title)}</b>"
        _write(figure, words, 0, shift, frame.rail + (0.45 if look.compact else 0.15), look, look.palette.text)
    for index, row in enumerate(rows):
        first_of_city = index == 0 or rows[index - 1].city != row.city
        if first_of_city and index:
            _add_rule(figure, 0.5 - index, look)
        if look.compact:
            _add_heading_above(figure, row, -index, look)
        else:
            _add_heading_beside(figure, row, -index, look, with_city=first_of_city)


def _add_rule(figure: go.Figure, y: float, look: Look) -> None:
    left, right = (0.0, 1.0) if look.compact else (-1.0, 2.0)
    figure.add_shape(
        type="line", xref="paper", x0=left, x1=right, y0=y, y1=y, line={"color": look.palette.border, "width": 1}
    )


def _add_heading_beside(figure: go.Figure, row: TimelineRow, y: float, look: Look, *, with_city: bool) -> None:
    size = look.font / 15
    palette = look.palette
    if with_city and row.name:
        ink = palette.ink.get(row.city, palette.text)
        _write(figure, f"<b>{escape(row.name)}</b>", 0, -300 * size, y, look, ink)
    title = "<br>".join(escape(line) for line in textwrap.wrap(row.title, 27))
    if row.city:
        _write(figure, title, 0, -205 * size, y, look, palette.text)
    else:
        _write(figure, f"<b>{title}</b>", 0, -300 * size, y, look, palette.text)
    _write(figure, f"{row.icon} {escape(row.status)}".strip(), 1, 14 * size, y, look, palette.text)


def _add_heading_above(figure: go.Figure, row: TimelineRow, y: float, look: Look) -> None:
    palette = look.palette
    sign = f'<span style="color:{palette.city[row.city]}">{SIGNS[row.city]}</span> ' if row.city in SIGNS else ""
    lines = textwrap.wrap(row.title, 44)[:1] or [""]
    status = f"{row.icon} {escape(row.status)}".strip()
    city = f'<span style="color:{palette.ink.get(row.city, palette.text)}"><b>{escape(row.name)}</b></span>'
    _write(figure, f"{sign}{city} {status}<br>{escape(lines[0])}", 0, 0, y + 0.2, look, palette.text)


def _write(figure: go.Figure, words: str, x: float, shift: float, y: float, look: Look, colour: str) -> None:
    if words:
        figure.add_annotation(
            x=x, xref="paper", xshift=shift, y=y, text=words, showarrow=False, xanchor="left", align="left",
            font={"size": look.font, "color": colour},
        )  # fmt: skip


def add_legend(figure: go.Figure, legend: Sequence[tuple[LegendKind, str]], look: Look) -> None:
    """Add a sample of each kind of mark, in one line above the rows."""
    for kind, words in legend:
        figure.add_scatter(x=[None, None], y=[None, None], name=escape(words), showlegend=True, **_sample(kind, look))
    figure.update_layout(
        showlegend=bool(legend),
        legend={
            "orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom",
            "itemclick": False, "itemdoubleclick": False, "bgcolor": "rgba(0,0,0,0)", "font": {"size": look.font - 1},
        },
    )  # fmt: skip


def _sample(kind: LegendKind, look: Look) -> dict[str, object]:
    palette = look.palette
    ink, soft = palette.text, palette.soft_text
    open_mark = {"symbol": "diamond", "size": 10, "color": palette.page, "line": {"color": ink, "width": 2}}
    area = {"mode": "lines", "fill": "toself", "line": {"width": 0}}
    samples: dict[LegendKind, dict[str, object]] = {
        "day": {"mode": "markers", "marker": {"symbol": "diamond", "size": 10, "color": ink}},
        "month": {"mode": "markers", "marker": open_mark},
        "year": {"mode": "lines+markers", "line": {"width": 2, "color": ink}, "marker": open_mark},
        "known": {**area, "fillcolor": soft},
        "open end": {**area, "fillgradient": fading(soft, reverse=False)},
        "some time": {**area, "fillcolor": palette.page, "fillpattern": hatch(soft)},
        "reported": {**area, "fillcolor": palette.page, "line": {"width": 1, "dash": "dot", "color": soft}},
    }
    return samples[kind]


def hatch(colour: str) -> dict[str, object]:
    """Return the hatching of what happened some time in a year."""
    return {"shape": "/", "size": 6, "solidity": 0.3, "fgcolor": colour}


def fading(colour: str, *, reverse: bool) -> dict[str, object]:
    """Return a fill that fades out towards the end that is not known."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    stops = [f"rgba({red},{green},{blue},{alpha})" for alpha in ("0.95", "0")]
    return {"type": "horizontal", "colorscale": list(zip((0, 1), reversed(stops) if reverse else stops, strict=True))}
