"""The rail under a plot: title years, the moved title and COVID-19, out of the way of the lines."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from charts.labels import LETTER, PHONE_WIDTH
from charts.palette import MARKERS, SIGNS, Look
from charts.sketch import Sketch

MOST_TOLD_YEARS = 8.5  # with more years on the axis, where a title moved is an arrow alone
MOST_NAMED_YEARS = 12  # with more years on the axis, the names of neighbouring title years would touch


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


def rail_share(marks: tuple[Mark, ...], look: Look) -> float:
    """Return the share of the figure's height that the rail needs: a row for each kind of mark."""
    return min(0.5, _rows_of(marks).height * 2.1 * look.font / look.height) if marks else 0.0


@dataclass(frozen=True)
class _Rows:
    """The rows of the rail from top to bottom, in heights of one row: the pandemic lies at the foot."""

    kinds: tuple[str, ...]
    lanes: tuple[str, ...]  # cities whose pandemic has a lane of its own, one empty name where it is the same for all

    @property
    def foot(self) -> float:
        """Height of the lanes of the pandemic, in rows; 0 without any."""
        return 0.0 if not self.lanes else 0.95 if len(self.lanes) == 1 else 0.45 * len(self.lanes) + 0.1

    @property
    def height(self) -> float:
        """Height of the whole rail, in rows."""
        return 0.15 + len(self.kinds) + self.foot

    def middle(self, kind: str) -> float:
        """Return where a row lies, of 0 at the foot to 1."""
        return 1 - (self.kinds.index(kind) + 0.6) / self.height

    def lane(self, city: str) -> tuple[float, float]:
        """Return foot and top of a lane."""
        size = (self.foot - 0.1) / len(self.lanes) / self.height
        top = (self.foot - 0.05) / self.height - self.lanes.index(city) * size
        return top - 0.8 * size, top


def _rows_of(marks: tuple[Mark, ...]) -> _Rows:
    kinds = {"title" if mark.kind == "moved" else mark.kind for mark in marks}
    lanes = tuple(dict.fromkeys(mark.city for mark in marks if mark.kind == "covid"))
    return _Rows(tuple(kind for kind in ("title", "award", "milestone") if kind in kinds), lanes)


def draw_rail(
    sketch: Sketch,
    marks: tuple[Mark, ...],
    *,
    look: Look,
    titles: Mapping[str, str],
    top: float,
    years: float,
    start: float,
) -> None:
    """Draw the marks on a second pair of axes below the plot, from 0 to ``top`` of the figure's height.

    ``titles`` name the rows of title and award years; ``start`` is where the axis begins and ``years`` how many
    it spans, which decides whether names have room beside their marks.
    """
    sketch.update_layout(yaxis2={"domain": [0, top], "range": [0, 1], "visible": False, "fixedrange": True})
    rows = _rows_of(marks)
    for mark in (mark for mark in marks if mark.kind == "covid"):
        _draw_span(sketch, mark, look, *rows.lane(mark.city), named=mark.city == rows.lanes[0])
    titled = [mark for mark in marks if mark.kind in ("title", "moved")]
    # In years counted from the title all titles share one place: their signs then stand side by side, unnamed.
    shared = {year for year, count in Counter(mark.start for mark in titled).items() if count > 1}
    lone = [mark for mark in titled if mark.start not in shared]
    if titled:
        for mark in lone:
            _draw_sign(sketch, mark, look, rows.middle("title"))
        _draw_together(sketch, [mark for mark in titled if mark.start in shared], look, rows.middle("title"))
        _draw_names(sketch, lone, look, rows.middle("title"), years)
    for kind in ("award", "milestone"):
        if kind in rows.kinds:
            _draw_together(sketch, [mark for mark in marks if mark.kind == kind and mark.city], look, rows.middle(kind))
    for mark in (mark for mark in marks if mark.kind == "milestone" and not mark.city):
        _draw_step(sketch, mark, look, rows.middle("milestone"))
    # An invisible trace ties the second y axis to the x axis.
    sketch.add_scatter(x=[marks[0].start], y=[0.5], yaxis="y2", mode="markers", marker={"opacity": 0}, hoverinfo="skip")
    named = {rows.middle(kind): title for kind, title in titles.items() if title and kind in rows.kinds}
    in_rows = [mark.start for mark in marks if mark.kind != "covid"]
    _draw_titles(sketch, named, look, _place_of_titles(list(named.values()), in_rows, look, start, start + years))


def _place_of_titles(
    titles: Sequence[str], marked: Sequence[float], look: Look, start: float, end: float
) -> tuple[float, str] | None:
    """Return where rows are named: at the left end; on a phone where no mark is in the way, None if both have one."""
    letters = max((len(title) for title in titles), default=0)
    years = (letters * look.font * LETTER + look.marker) * (end - start) / PHONE_WIDTH
    if not look.compact or start + years < min(marked, default=end):
        return start, "middle right"
    return (end, "middle left") if end - years > max(marked) else None


def _draw_titles(sketch: Sketch, titles: Mapping[float, str], look: Look, place: tuple[float, str] | None) -> None:
    """Name the rows at one end, as a trace of its own that narrow windows leave out."""
    if place is None:
        return
    sketch.add_scatter(
        x=[place[0]] * len(titles),
        y=list(titles),
        yaxis="y2",
        mode="text",
        text=[f"<b>{title}</b>" for title in titles.values()],
        textposition=place[1],
        textfont={"size": look.font - 1, "color": look.palette.text},
        hoverinfo="skip",
    )


def _draw_step(sketch: Sketch, mark: Mark, look: Look, height: float) -> None:
    """Draw a step as a diamond on its day; one of which only the month or the year is known lies over all that time."""
    is_day = mark.start == mark.end
    sketch.add_scatter(
        x=[mark.start, (mark.start + mark.end) / 2, mark.end],
        y=[height] * 3,
        yaxis="y2",
        mode="lines+markers",
        line={"width": 2, "color": look.palette.text},
        marker={
            "symbol": "diamond" if is_day else "diamond-open",
            "size": [0, look.marker + 1, 0],
            "color": look.palette.text,
        },
        hovertext=mark.label,
        hoverinfo="text",
    )


def _draw_together(sketch: Sketch, marks: list[Mark], look: Look, height: float) -> None:
    """Write the signs of the cities that share a year side by side."""
    for year in dict.fromkeys(mark.start for mark in marks):
        there = [mark for mark in marks if mark.start == year]
        signs = " ".join(f'<span style="color:{_ink(mark, look)}">{SIGNS.get(mark.city, "●")}</span>' for mark in there)
        sketch.add_annotation(
            x=year, y=height, yref="y2", text=signs, showarrow=False, font={"size": look.font - 1},
            hovertext=", ".join(mark.label for mark in there), bgcolor=look.palette.page,
        )  # fmt: skip


def _draw_names(sketch: Sketch, marks: list[Mark], look: Look, height: float, years: float) -> None:
    """Write the names of title years beside their marks, as a trace of its own that narrow windows leave out."""
    named = [mark for mark in marks if mark.label]
    if not named or look.compact or years > MOST_NAMED_YEARS:
        return
    shift = (look.marker + 4) / 1100 * years  # the wide chart is some 1,100 pixels across
    if years > MOST_TOLD_YEARS:
        named = [replace(mark, label="→") if mark.kind == "moved" else mark for mark in named]
    sketch.add_scatter(
        x=[mark.start + shift for mark in named],
        y=[height] * len(named),
        yaxis="y2",
        mode="text",
        text=[mark.label for mark in named],
        textposition="middle right",
        textfont={"size": look.font - 1, "color": [_ink(mark, look) for mark in named]},
        hoverinfo="skip",
    )


def _ink(mark: Mark, look: Look) -> str:
    return look.palette.soft_text if mark.kind == "moved" else look.palette.ink.get(mark.city, look.palette.text)


def _draw_span(sketch: Sketch, mark: Mark, look: Look, foot: float, top: float, *, named: bool) -> None:
    """Draw the pandemic as a hatched bar; in lanes of their own, each bears the sign and ink of its city."""
    sketch.add_scatter(
        x=[mark.start, mark.start, mark.end, mark.end],
        y=[foot, top, top, foot],
        yaxis="y2",
        mode="lines",
        fill="toself",
        line={"width": 0},
        fillcolor=look.palette.page,
        fillpattern={"shape": "/", "size": 5, "solidity": 0.25, "fgcolor": look.palette.comparator},
        hoverinfo="skip",
    )
    words = [SIGNS[mark.city]] if mark.city in SIGNS else []
    words += [mark.label] if named else []
    colour = look.palette.ink.get(mark.city, look.palette.soft_text)
    written = replace(mark, label=" ".join(words))
    _write(sketch, written, look, x=mark.end, y=(foot + top) / 2, colour=colour, shift=6)


def _draw_sign(sketch: Sketch, mark: Mark, look: Look, height: float) -> None:
    symbol = MARKERS.get(mark.city, "circle") + ("-open" if mark.kind == "moved" else "")
    sketch.add_scatter(
        x=[mark.start],
        y=[height],
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
    if look.compact and mark.kind == "moved":
        short = replace(mark, label="→")
        _write(sketch, short, look, x=mark.start, y=height, colour=look.palette.soft_text, shift=look.marker + 1)


def _write(sketch: Sketch, mark: Mark, look: Look, *, x: float, y: float, colour: str, shift: int) -> None:
    sketch.add_annotation(
        x=x,
        y=y,
        yref="y2",
        xshift=shift,
        text=mark.label,
        showarrow=False,
        xanchor="left",
        font={"size": look.font - 1, "color": colour},
    )
