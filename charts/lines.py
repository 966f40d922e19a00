"""Lines over years, described once and independent of any drawing library.

:mod:`charts.line_drawing` draws the description with Plotly; exports draw the same description with their own means.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from charts.rail import Mark

Role = Literal["city", "comparator", "counterfactual", "placebo"]


@dataclass(frozen=True)
class Point:
    """One figure of a line; a hollow one is estimated or provisional.

    ``when`` is the calendar year where ``year`` counts from an event.
    """

    year: int
    value: float
    hollow: bool = False
    when: str = ""


@dataclass(frozen=True)
class BreakMark:
    """Where a drawn line goes on in a way that cannot be compared: halfway between the two figures."""

    year: float
    value: float


@dataclass(frozen=True)
class Line:
    """One series: stretches of comparable years, never joined across a gap or a break.

    Attributes
    ----------
    key
        City key or region code; a city's key gives colour and marker.
    role
        A ``placebo`` line holds a whole cloud: each segment is another region's, drawn thin.
    segments
        Stretches of consecutive comparable years, in order.
    label, note
        What stands at the line's end in bold, and after it in plain type (for example why it ends early).
    ring
        The title year, ringed on the line if it is drawn there.
    cut
        Whether the series goes on in a way that cannot be compared, so that it is cut off with two strokes.
    dimmed
        Whether another line is selected, so that this one steps back.
    breaks
        Where the line goes on, unjoined, after a break.
    own
        Whether these are a city's own figures: marks of another kind, each a segment of its own, beside the official
        line.
    name_at
        The year beside which its name stands, where another line goes on beyond its end and would cross it.
    """

    key: str
    name: str
    role: Role
    segments: tuple[tuple[Point, ...], ...]
    label: str
    note: str = ""
    ring: int | None = None
    cut: bool = False
    dimmed: bool = False
    breaks: tuple[BreakMark, ...] = ()
    own: bool = False
    name_at: int | None = None

    @property
    def last(self) -> Point:
        """The newest point drawn."""
        return self.segments[-1][-1]


@dataclass(frozen=True)
class Band:
    """The range of a stated share of regions, and their median; ``label`` says what it spans."""

    years: tuple[int, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    label: str
    median: tuple[float, ...] = ()
    median_label: str = ""
    name_at: int | None = None


@dataclass(frozen=True)
class LineChart:
    """Lines over years, an optional band, and marks on a rail under the plot.

    Attributes
    ----------
    written
        How a value is written in the reader's language (for axis and pointer).
    years
        First and last year of the axis; marks may lie beyond the last figure.
    baseline
        A value worth a line of its own, such as 100 of an index.
    when
        How a year of the axis is written where it counts from an event.
    values
        The value axis, where several charts share one.
    """

    lines: tuple[Line, ...]
    written: Callable[[float], str]
    years: tuple[int, int]
    band: Band | None = None
    marks: tuple[Mark, ...] = ()
    marks_title: str = ""
    baseline: float | None = None
    awards_title: str = ""
    milestones_title: str = ""
    when: Callable[[int], str] | None = None
    values: tuple[float, float] | None = None


@dataclass(frozen=True)
class Panel:
    """One of several small charts: its heading, and the key of the city it is about."""

    title: str
    key: str
    chart: LineChart


@dataclass(frozen=True)
class Panels:
    """Small charts of one kind, each city in its own."""

    panels: tuple[Panel, ...]


def value_range(chart: LineChart) -> tuple[float, float]:
    """Return the lowest and highest value of the axis, with a little air; 0 is kept where values come near it."""
    if chart.values is not None:
        return chart.values
    values = [point.value for line in chart.lines for segment in line.segments for point in segment]
    if chart.band:
        values += [*chart.band.low, *chart.band.high]
    if chart.baseline is not None:
        values.append(chart.baseline)
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    air = (high - low or abs(high) or 1.0) * 0.08
    return (0.0 if 0 <= low < 0.35 * high else low - air), high + air
