"""A timeline as native shapes: a bar per action, days, months and years told apart, periods above and below."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from charts.palette import SIGNS
from charts.timeline import Timeline
from charts.timeline_frame import lanes_of, month_ticks, on_rail
from charts.timeline_marks import middle_of
from charts.timeline_parts import Moment, Period, TimelineRow
from exports.box import Box
from exports.measuring import fitted, width
from exports.slides.page import Fill, Page, Pen
from exports.slides.paper import BORDER, PAGE, PALETTE, SMALLEST, SOFT, TEXT

NAMES: Final = 214.0  # points at the left for city and action
STATUS: Final = 120.0  # points at the right
TICKS: Final = 30.0
PHASES: Final = 20.0
LANE: Final = 20.0


@dataclass(frozen=True)
class Axis:
    """Where days lie."""

    box: Box
    window: tuple[dt.date, dt.date]

    def x(self, day: dt.date) -> float:
        """Return where a day lies, at the edge where it is outside."""
        first, last = self.window
        share = (day - first).days / max(1, (last - first).days)
        return self.box.x + min(1.0, max(0.0, share)) * self.box.w

    def span(self, first: dt.date, last: dt.date, y: float, h: float) -> Box | None:
        """Return the box of some days, None where they are outside."""
        if last < self.window[0] or first > self.window[1]:
            return None
        left, right = self.x(first), self.x(last + dt.timedelta(1))
        return Box(left, y, max(1.0, right - left), h)


def place_timeline(page: Page, timeline: Timeline, box: Box, *, alt: str) -> None:
    """Draw rows under the phases, months at the foot and the rail of title years under them."""
    rail = [period for period in timeline.periods if on_rail(period, timeline.window)]
    middle = box.inset(left=NAMES, right=STATUS)
    days = (timeline.window[1] - timeline.window[0]).days * 5.5 / middle.w
    lanes = lanes_of(rail, timeline.window, days_per_letter=days)
    legend = 18.0 if timeline.legend else 0.0
    low = LANE * (max(lanes, default=-1) + 1)
    body = middle.inset(top=legend + PHASES, bottom=low + TICKS)
    axis = Axis(body, timeline.window)
    page.shape("rect", body, name=alt, pen=Pen())
    _draw_legend(page, timeline, box.with_(h=legend))
    _draw_ticks(page, timeline, axis)
    _draw_phases(page, timeline, axis)
    step = min(52.0, body.h / max(1, len(timeline.rows)))
    for place, row in enumerate(timeline.rows):
        previous = timeline.rows[place - 1] if place else None
        spot = Box(box.x, body.y + place * step, box.w, step)
        _draw_row(page, row, spot, axis, timeline, first=previous is None or previous.city != row.city)
    for period, lane in zip(rail, lanes, strict=True):
        _draw_period(page, period, axis, body.bottom + TICKS + lane * LANE)
    if rail and timeline.rail_title:
        title = Box(box.x, body.bottom + TICKS, NAMES - 10, LANE)
        page.words(title, timeline.rail_title, name=timeline.rail_title, size=12, bold=True, colour=SOFT)


def _draw_legend(page: Page, timeline: Timeline, box: Box) -> None:
    signs = {
        "day": "◆",
        "month": "◇",
        "year": "├─◇─┤",
        "known": "■",
        "open end": "■▒",
        "some time": "▨",
        "reported": "▢",
    }
    words = "   ".join(f"{signs[kind]} {said}" for kind, said in timeline.legend)
    if words:
        said, size = fitted(words, box.w, box.h, (12, SMALLEST))
        page.words(box, said, name=words, size=size, colour=SOFT)


def _draw_ticks(page: Page, timeline: Timeline, axis: Axis) -> None:
    wide = axis.box.w / max(1, (timeline.window[1] - timeline.window[0]).days) * 182 > 50
    days, words = month_ticks(timeline.window, timeline.written, wide=wide)
    for day, said in zip(days, words, strict=True):
        x = axis.x(dt.date.fromisoformat(day))
        page.line((x, axis.box.y), (x, axis.box.bottom + 4), name=day, pen=Pen(PALETTE.grid))
        label = Box(x - 40, axis.box.bottom + 4, 80, TICKS - 4)
        page.words(label, said.replace("<br>", "\n"), name=day, size=SMALLEST, colour=SOFT, align="ctr", wrap=False)
    page.line((axis.box.x, axis.box.bottom), (axis.box.right, axis.box.bottom), name=page.text.say("Years"),
              pen=Pen(TEXT))  # fmt: skip


def _draw_phases(page: Page, timeline: Timeline, axis: Axis) -> None:
    phases = [period for period in timeline.periods if period.kind == "phase"]
    for place, phase in enumerate(phases):
        strong = place == len(phases) - 1
        spot = axis.span(phase.start, phase.end, axis.box.y - PHASES, PHASES - 4)
        if spot is None:
            continue
        page.shape("rect", spot, name=phase.label, fill=Fill(PALETTE.accent if strong else BORDER))
        words = phase.label if width(phase.label, 12) < spot.w - 8 else phase.label.split(":")[0]
        if width(words, 12) < spot.w:
            page.words(spot, words, name=phase.label, size=12, colour=PAGE if strong else TEXT, align="ctr",
                       anchor="ctr")  # fmt: skip


def _draw_row(page: Page, row: TimelineRow, box: Box, axis: Axis, timeline: Timeline, *, first: bool) -> None:
    if first:
        page.line((box.x, box.y), (box.right, box.y), name=row.name or row.title, pen=Pen(BORDER))
    left = 88.0 if row.name else 0.0
    if first and row.name:
        name = f"{SIGNS.get(row.city, '')} {row.name}".strip()
        said, size = fitted(name, left - 2, 16, (13, 12, SMALLEST), bold=True)
        place = Box(box.x, box.y, left, box.h)
        ink = PALETTE.ink.get(row.city, TEXT)
        page.words(place, said, name=row.name, size=size, bold=True, colour=ink, anchor="ctr")
    words = Box(box.x + left, box.y, NAMES - left - 8, box.h)
    said, size = fitted(row.title, words.w, words.h, (12, SMALLEST), bold=not row.name)
    page.words(words, said, name=row.title, size=size, bold=not row.name, anchor="ctr")
    middle = box.y + box.h / 2
    _draw_bar(page, row, axis, middle, min(9.0, box.h * 0.28))
    _draw_moments(page, row, axis, middle, box.h, timeline)
    status = f"{row.icon} {row.status}".strip()
    if status:
        spot = Box(axis.box.right + 10, box.y, STATUS - 10, box.h)
        said, size = fitted(status, spot.w, spot.h, (12, SMALLEST))
        page.words(spot, said, name=status, size=size, anchor="ctr")


def _draw_bar(page: Page, row: TimelineRow, axis: Axis, middle: float, half: float) -> None:
    days = row.bar_days()
    spot = axis.span(*days, middle - half, 2 * half) if days else None
    if spot is None:
        return
    colour = PALETTE.city.get(row.city, PALETTE.comparator)
    if row.bar == "known":
        page.shape("rect", spot, name=row.title, fill=Fill(colour, 0.8))
    elif row.bar == "some time":
        page.shape("rect", spot, name=row.title, fill=Fill(PAGE, hatch=colour), pen=Pen(colour))
    elif row.bar == "reported":
        page.shape("rect", spot, name=row.title, fill=Fill(PAGE), pen=Pen(SOFT, 1.25, "sysDot"))
    else:  # paler and paler towards the end that nobody knows
        for step in range(6):
            part = spot.with_(x=spot.x + spot.w * step / 6, w=spot.w / 6)
            strength = (6 - step) / 6 if row.bar == "open end" else (step + 1) / 6
            page.shape("rect", part, name=row.title, fill=Fill(colour, 0.85 * strength))


def _draw_moments(page: Page, row: TimelineRow, axis: Axis, middle: float, high: float, timeline: Timeline) -> None:
    cities = list(dict.fromkeys(moment.city for moment in row.moments))
    gap = min(9.0, high / max(1, len(cities)))
    for moment in row.moments:
        if row.bar == "some time" and moment.date == row.start:
            continue  # the hatched bar says it already
        day = middle_of(moment.date)
        if timeline.window[0] <= day <= timeline.window[1]:
            y = middle + (cities.index(moment.city) - (len(cities) - 1) / 2) * gap
            _draw_moment(page, moment, row, axis, y, timeline.written(moment.date), small=len(cities) > 1)
    later = [moment.date for moment in row.moments if middle_of(moment.date) > timeline.window[1]]
    if later:
        words = f"{timeline.written(min(later))} →"
        spot = Box(axis.box.right - 130, middle - 7, 128, 14)
        page.words(spot, words, name=words, size=SMALLEST, colour=SOFT, align="r", anchor="ctr")


def _draw_moment(page: Page, moment: Moment, row: TimelineRow, axis: Axis, y: float, when: str, *, small: bool) -> None:
    colour = PALETTE.city.get(moment.city or row.city, TEXT)
    mark = PALETTE.city.get(moment.city, TEXT)
    name = f"{when}: {moment.label}"
    x = axis.x(middle_of(moment.date))
    if moment.date.precision == "year":
        span = axis.span(moment.date.first_day(), moment.date.last_day(), y, 0)
        if span:
            ends = [[(edge, y - 4), (edge, y + 4)] for edge in (span.x, span.right)]
            page.outline([[(span.x, y), (span.right, y)], *ends], name=name, pen=Pen(colour, 1.5), closed=False)
    filled = moment.date.precision == "day"
    fill, pen = Fill(mark if filled else PAGE), Pen(PAGE if filled else mark, 0.75 if filled else 1.5)
    radius = 3.6 if small else 5.0
    if moment.city:
        page.marker(moment.city, x, y, radius, name=name, fill=fill, pen=pen)
    else:
        page.shape("diamond", Box(x - radius, y - radius, 2 * radius, 2 * radius), name=name, fill=fill, pen=pen)


def _draw_period(page: Page, period: Period, axis: Axis, y: float) -> None:
    spot = axis.span(period.start, period.end, y + 13, 6)
    if spot is None:
        return
    colour = PALETTE.city.get(period.city, PALETTE.comparator)
    fill = {"title": Fill(colour), "moved": Fill(PAGE), "covid": Fill(PAGE, hatch=PALETTE.comparator)}[period.kind]
    page.shape("rect", spot, name=period.label, fill=fill, pen=Pen(colour if period.kind != "covid" else ""))
    long = width(period.label, SMALLEST) + 4
    left = axis.box.right - spot.x < axis.box.w / 8 or spot.x + long > axis.box.right + STATUS
    ink = PALETTE.ink.get(period.city, SOFT) if period.kind == "title" else SOFT
    label = Box(spot.right - long if left else spot.x, y, long, 13)
    page.words(label, period.label, name=period.label, size=SMALLEST, colour=ink, align="r" if left else "l",
               wrap=False)  # fmt: skip
