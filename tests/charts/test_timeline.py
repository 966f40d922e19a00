"""Dates are drawn as precisely as they are known, and no more."""

import datetime as dt
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from charts.palette import LIGHT, page_look, stage_look
from charts.timeline import LegendKind, Moment, Note, Period, Timeline, TimelineRow, draw_timeline
from charts.timeline_frame import lanes_of, month_ticks
from charts.timeline_marks import middle_of
from data.partial_dates import PartialDate

WINDOW = (dt.date(2019, 7, 1), dt.date(2023, 1, 31))
LOOK = page_look("light")
ROW = TimelineRow("TIM-1", "timisoara", "Timișoara", "A hackathon")


def _date(written: str) -> PartialDate:
    return PartialDate.parse(written)


def _timeline(*rows: TimelineRow, periods: tuple[Period, ...] = (), **changes: Any) -> Timeline:
    return Timeline(**{"rows": rows, "periods": periods, "window": WINDOW, "written": str, **changes})


def _drawn(*rows: TimelineRow, **changes: Any) -> go.Figure:
    return draw_timeline(_timeline(*rows, **changes), look=LOOK)


def _marks(figure: go.Figure) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.mode == "markers"]


def _areas(figure: go.Figure) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.fill == "toself"]


def _words(figure: go.Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


def test_a_day_is_a_filled_mark_on_that_day() -> None:
    (mark,) = _marks(_drawn(replace(ROW, moments=(Moment(_date("2021-08-23"), "opens"),))))
    assert (mark.x[0], mark.marker.symbol[0], mark.marker.color[0]) == ("2021-08-23", "diamond", LIGHT.text)


def test_a_month_is_a_hollow_mark_in_the_middle_of_the_month() -> None:
    (mark,) = _marks(_drawn(replace(ROW, moments=(Moment(_date("2021-02"), "moves in"),))))
    assert (mark.x[0], mark.marker.color[0], mark.marker.line.color[0]) == ("2021-02-14", LIGHT.page, LIGHT.text)


def test_a_year_is_a_bracket_from_its_first_to_its_last_day() -> None:
    figure = _drawn(replace(ROW, moments=(Moment(_date("2022"), "published"),)))
    (bracket,) = [trace for trace in figure.data if trace.mode == "lines+markers"]
    assert (bracket.x, bracket.marker.symbol) == (("2022-01-01", "2023-01-01"), "line-ns")
    assert _marks(figure)[0].marker.color[0] == LIGHT.page


@pytest.mark.parametrize(
    ("start", "end", "bar"),
    [
        ("2021-10-28", "2022-08-14", "known"),
        ("2021-09", None, "open end"),
        (None, "2021-09", "open start"),
        ("2021", None, "some time"),
        ("2021", "2021", "some time"),
        ("2020", "2021", "known"),
        (None, None, "reported"),
    ],
)
def test_a_bar_says_which_ends_are_known(start: str | None, end: str | None, bar: str) -> None:
    row = replace(
        ROW, start=_date(start) if start else None, end=_date(end) if end else None, reported=_date("2021-10")
    )
    assert row.bar == bar


def test_what_is_only_reported_is_not_drawn_where_something_is_dated() -> None:
    row = replace(ROW, reported=_date("2021-10"), moments=(Moment(_date("2021-08-23"), "opens"),))
    assert row.bar == "none"
    assert _areas(_drawn(row)) == []


def test_a_bar_reaches_to_the_end_of_its_last_day() -> None:
    (area,) = _areas(_drawn(replace(ROW, start=_date("2021-08-23"), end=_date("2021-08-25"))))
    assert (min(area.x), max(area.x)) == ("2021-08-23", "2021-08-26")
    assert area.fillcolor == LIGHT.city["timisoara"]


def test_an_end_that_is_not_known_fades() -> None:
    (area,) = _areas(_drawn(replace(ROW, start=_date("2021-09"))))
    assert area.fillgradient.type == "horizontal"
    assert [stop[1].endswith(",0)") for stop in area.fillgradient.colorscale] == [False, True]


def test_some_time_in_a_year_is_hatched_over_the_year_and_not_marked_again() -> None:
    figure = _drawn(replace(ROW, start=_date("2021"), moments=(Moment(_date("2021"), "starts"),)))
    (area,) = _areas(figure)
    assert (min(area.x), max(area.x), area.fillpattern.shape) == ("2021-01-01", "2022-01-01", "/")
    assert _marks(figure) == []


def test_what_is_only_reported_is_a_dotted_box_over_the_time_of_the_report() -> None:
    (area,) = _areas(_drawn(replace(ROW, reported=_date("2021-10"))))
    assert (min(area.x), max(area.x), area.line.dash) == ("2021-10-01", "2021-11-01", "dot")


def test_a_bar_outside_the_window_is_not_drawn_and_one_across_its_edge_is_cut() -> None:
    outside = replace(ROW, start=_date("2017"), end=_date("2018"))
    across = replace(ROW, start=_date("2019-01"), end=_date("2024-01"))
    (area,) = _areas(_drawn(outside, across))
    assert (min(area.x), max(area.x)) == ("2019-07-01", "2023-01-31")


def test_what_happened_after_the_window_is_named_at_its_edge() -> None:
    figure = _drawn(replace(ROW, moments=(Moment(_date("2025-05-17"), "second edition"),)))
    assert _marks(figure) == []
    assert "2025-05-17 →" in _words(figure)


def test_in_a_row_of_no_city_each_city_has_its_marker_and_lane() -> None:
    moments = (Moment(_date("2019-09-30"), "lab", "timisoara"), Moment(_date("2019-10-07"), "lab", "kaunas"))
    (marks,) = _marks(_drawn(TimelineRow("labs", "", "", "Labs", moments=moments)))
    assert marks.marker.symbol == ("circle", "cross")
    assert marks.y[0] > marks.y[1]


def test_a_mark_says_what_and_when_and_leads_to_its_row() -> None:
    (mark,) = _marks(_drawn(replace(ROW, moments=(Moment(_date("2021-08-23"), "opens"),))))
    assert (mark.hovertext[0], mark.text[0], mark.customdata[0]) == ("opens", "2021-08-23", "TIM-1")


def test_status_stands_as_sign_and_word() -> None:
    assert "✓ done" in _words(_drawn(replace(ROW, icon="✓", status="done")))


def test_the_city_is_named_at_its_first_row_only() -> None:
    words = _words(_drawn(ROW, replace(ROW, key="TIM-2")))
    assert words.count("<b>Timișoara</b>") == 1


def test_on_a_phone_every_row_names_its_city_above_it() -> None:
    figure = draw_timeline(_timeline(ROW, replace(ROW, key="TIM-2")), look=page_look("light", compact=True))
    assert sum("Timișoara" in words for words in _words(figure)) == 2
    assert figure.layout.margin.l < 20


def test_words_cannot_smuggle_in_markup() -> None:
    row = replace(
        ROW, title="<a href='x'>", name="<b>", status="<i>", notes=(Note("<u>", dt.date(2021, 1, 1), "left"),)
    )
    assert not any("<a" in words or "<i>" in words or "<u>" in words for words in _words(_drawn(row)))


def test_a_note_without_room_is_left_out() -> None:
    notes = (Note("short", dt.date(2021, 1, 1), "left"), Note("far too long for this place", WINDOW[0], "left"))
    words = _words(_drawn(replace(ROW, notes=notes)))
    assert "short" in words
    assert "far too long for this place" not in words


def test_phases_stand_above_the_rows_and_the_last_one_is_shaded_through() -> None:
    phases = (
        Period("phase", dt.date(2019, 8, 1), dt.date(2021, 7, 31), "Phase 1: a"),
        Period("phase", dt.date(2021, 8, 1), dt.date(2022, 7, 31), "Phase 2: a name that is far too long for its bar"),
    )
    figure = _drawn(ROW, periods=phases)
    rectangles = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert [(shape.x0, shape.x1) for shape in rectangles] == [
        ("2019-08-01", "2021-08-01"),
        *[("2021-08-01", "2022-08-01")] * 2,
    ]
    assert {"Phase 1: a", "Phase 2"} <= set(_words(figure))


def test_the_rail_carries_titles_solid_moved_ones_open_and_the_pandemic_hatched() -> None:
    year = (dt.date(2021, 1, 1), dt.date(2021, 12, 31))
    periods = (
        Period("title", dt.date(2022, 1, 1), dt.date(2022, 12, 31), "Kaunas", "kaunas"),
        Period("moved", *year, "Timișoara, moved", "timisoara"),
        Period("covid", *year, "COVID-19"),
        Period("title", dt.date(2018, 1, 1), dt.date(2018, 12, 31), "Leeuwarden", "leeuwarden"),
    )
    figure = _drawn(ROW, periods=periods, rail_title="Title years")
    title, moved, covid = _areas(figure)
    assert title.fillcolor == LIGHT.city["kaunas"]
    assert (moved.fillcolor, moved.line.width) == (LIGHT.page, 1)
    assert covid.fillpattern.shape == "/"
    assert "<b>Title years</b>" in _words(figure)
    assert "Leeuwarden" not in _words(figure)


def test_periods_that_touch_get_lanes_of_their_own() -> None:
    spans = [("2020-01-01", "2020-12-31"), ("2020-06-01", "2021-06-01"), ("2021-01-01", "2021-12-31")]
    periods = [Period("title", *map(dt.date.fromisoformat, span), "x") for span in spans]
    assert lanes_of(periods, WINDOW) == [0, 1, 0]
    assert lanes_of(periods, WINDOW, days_per_letter=400) == [0, 1, 2]


def test_ticks_are_januaries_and_julies_where_there_is_room() -> None:
    days, words = month_ticks((dt.date(2020, 1, 1), dt.date(2021, 1, 1)), lambda date: f"month {date}", wide=True)
    assert days == ["2020-01-01", "2020-07-01", "2021-01-01"]
    assert words[1] == "month<br>2020-07"
    assert month_ticks((dt.date(2020, 1, 1), dt.date(2021, 1, 1)), str, wide=False)[1] == ["2020", "2021"]
    assert len(month_ticks((dt.date(2010, 1, 1), dt.date(2021, 1, 1)), str, wide=True)[0]) == 12


@pytest.mark.parametrize(
    ("written", "middle"), [("2021-06-10", "2021-06-10"), ("2021-06", "2021-06-15"), ("2021", "2021-07-02")]
)
def test_a_mark_stands_in_the_middle_of_what_its_date_may_mean(written: str, middle: str) -> None:
    assert middle_of(_date(written)).isoformat() == middle


def test_every_kind_of_mark_has_a_sample_in_the_legend() -> None:
    kinds: tuple[LegendKind, ...] = ("day", "month", "year", "known", "open end", "some time", "reported")
    figure = _drawn(ROW, legend=tuple((kind, kind) for kind in kinds))
    assert tuple(trace.name for trace in figure.data if trace.showlegend) == kinds


def test_rows_make_the_figure_higher_and_a_presentation_larger() -> None:
    one, two = _drawn(ROW), _drawn(ROW, ROW)
    assert two.layout.height == one.layout.height + 44
    assert draw_timeline(_timeline(ROW), look=stage_look("light")).layout.font.size >= 20


def test_hundreds_of_milestones_make_one_trace_per_row() -> None:
    days = [dt.date(2020, 1, 1) + dt.timedelta(days=day) for day in range(500)]
    (marks,) = _marks(_drawn(replace(ROW, moments=tuple(Moment(PartialDate.from_date(day), "x") for day in days))))
    assert len(marks.x) == 500


def test_a_timeline_without_rows_is_still_drawn() -> None:
    assert _drawn().layout.height > 0
