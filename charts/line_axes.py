"""The axes of a line chart: years with room for names, round values in the reader's language."""

from charts.labels import LETTER, PHONE_WIDTH
from charts.lines import LineChart
from charts.palette import Look
from charts.sketch import Sketch
from charts.still import still_layout

# How much of the drawn width is kept free right of the last figure, for the names.
LABEL_SHARE = 0.3
NARROW_LABEL_SHARE = 0.47
MOST_LABEL_SHARE = 0.6
YEAR_WIDTH = 40  # pixels of a year's label with the room around it
FEW_YEARS = 8


def set_axes(sketch: Sketch, chart: LineChart, look: Look, values: tuple[float, float], rail: float) -> None:
    """Set the year axis with room for the names, and a value axis of round values."""
    palette, first = look.palette, chart.years[0]
    sketch.update_layout(
        height=look.height,
        margin={"l": 44, "r": 8, "t": 8, "b": 30 if look.font < 20 else 40},
        **still_layout(look),
        showlegend=False,
        xaxis={
            "range": [first - 0.2, axis_end(chart, look)],
            "fixedrange": True,
            "tickmode": "array",
            **_year_labels(chart, look),
            "tickangle": 0,
            "ticks": "outside",
            "ticklen": 5,
            "tickcolor": palette.text,
            "showgrid": False,
            "zeroline": False,
            "showline": True,
            "linecolor": palette.text,
            "linewidth": 1,
            "anchor": "free" if rail else "y",
            "position": 0.0 if rail else None,
        },
        yaxis={
            "range": list(values),
            "domain": [rail, 1],
            "fixedrange": True,
            "gridcolor": palette.grid,
            "gridwidth": 1,
            "zeroline": False,
            "automargin": True,
            "nticks": 7,
            **value_ticks(chart, values),
        },
    )
    if chart.baseline is not None:
        line = {"color": palette.comparator, "width": 1}
        sketch.add_shape(
            type="line", xref="paper", x0=0, x1=1, y0=chart.baseline, y1=chart.baseline, line=line, layer="below"
        )


def _year_labels(chart: LineChart, look: Look) -> dict[str, list[int] | list[str]]:
    """Return the years to label, in words where they count from an event."""
    first, last = chart.years
    ticks = year_ticks(first, last, at_most=_most_years(chart, look))
    labels: dict[str, list[int] | list[str]] = {"tickvals": ticks}
    if chart.when is not None:
        labels["ticktext"] = [chart.when(year) for year in ticks]
    return labels


def _most_years(chart: LineChart, look: Look) -> int:
    """Return how many years have room for their labels, written level."""
    first, last = chart.years
    if look.compact:
        years_wide = PHONE_WIDTH * (last - first) / (axis_end(chart, look) - first)
        return max(2, min(6, int(years_wide / YEAR_WIDTH)))
    return 6 if look.font >= 20 else 8 if last - first <= FEW_YEARS else 16


def axis_end(chart: LineChart, look: Look) -> float:
    """Return where the year axis ends: after its last year, and with room for the names beside the last figures."""
    first, last = chart.years
    newest = max((line.last.year for line in chart.lines if line.segments), default=last)
    # Few years leave room to spare on a wide window, so that names fit on a phone too.
    narrow = look.compact or (bool(chart.marks) and newest - first <= FEW_YEARS)
    share = _narrow_share(chart, look) if narrow else LABEL_SHARE
    # The last mark of the rail carries a name of some 90 pixels on a wide chart.
    room = 0.4 if look.compact or not chart.marks_title else max(0.4, (last - first) * 0.09)
    return max(last + room, first + (newest - first) / (1 - share))


def _narrow_share(chart: LineChart, look: Look) -> float:
    """Return how much of a phone's width the longest of the names takes, with its leader."""
    letters = max((len(f"{line.label} {line.note}".strip()) for line in chart.lines), default=0)
    wanted = (letters * look.font * LETTER + 22) / PHONE_WIDTH
    return min(max(NARROW_LABEL_SHARE, wanted), MOST_LABEL_SHARE)


def year_ticks(first: int, last: int, *, at_most: int) -> list[int]:
    """Return the years to label: every one, every second, every fifth ..., the last always among them."""
    for step in (1, 2, 5, 10, 20):
        ticks = list(range(last, first - 1, -step))[::-1]
        if len(ticks) <= at_most:
            return ticks
    return [first, last]


def value_ticks(chart: LineChart, values: tuple[float, float]) -> dict[str, list[float] | list[str]]:
    """Return round values for the axis, written in the reader's language."""
    ticks = round_steps(*values, at_most=7)
    return {"tickvals": ticks, "ticktext": [chart.written(tick) for tick in ticks]}


def round_steps(low: float, high: float, *, at_most: int) -> list[float]:
    """Return at most ``at_most`` round numbers between two values, in steps of 1, 2, 2.5 or 5 times a power of ten."""
    span = high - low
    if span <= 0:
        return [low]
    power = 10.0 ** _floor_log10(span / at_most)
    step = next(size * power for size in (1, 2, 2.5, 5, 10, 20) if span / (size * power) <= at_most)
    first = -(-low // step)
    return [round((first + i) * step, 10) for i in range(int((high - first * step) // step) + 1)]


def _floor_log10(value: float) -> int:
    exponent = 0
    while value >= 10:
        value /= 10
        exponent += 1
    while value < 1:
        value *= 10
        exponent -= 1
    return exponent
