"""The line chart: cut at breaks, gaps kept, labels outside, no colour left to chance."""

import dataclasses
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.labels import PHONE_WIDTH
from charts.line_axes import axis_end, round_steps, year_ticks
from charts.line_drawing import draw_lines
from charts.lines import Line, LineChart, Point, value_range
from charts.palette import LIGHT, page_look, stage_look
from charts.rail import Mark


def line(key: str = "kaunas", *, cut: bool = False, years: tuple[int, ...] = (2015, 2016, 2017)) -> Line:
    points = tuple(Point(year, 100.0 + year - 2015) for year in years)
    return Line(key, key.title(), "city", (points,), key.title(), cut=cut)


def chart(*lines: Line, marks: tuple[Mark, ...] = ()) -> LineChart:
    return LineChart(lines, str, (2015, 2023), marks=marks, baseline=100)


def test_a_stretch_is_a_trace_of_its_own_so_that_gaps_stay_gaps() -> None:
    parted = Line("kaunas", "Kaunas", "city", ((Point(2015, 1.0),), (Point(2017, 2.0),)), "Kaunas")
    drawn = [trace for trace in draw_lines(chart(parted), look=page_look("light")).data if trace.customdata is not None]
    assert [list(trace.x) for trace in drawn] == [[2015], [2017]]


def test_cities_are_solid_and_only_counterfactuals_dashed() -> None:
    dashed = Line("", "Look-alike", "counterfactual", ((Point(2015, 1.0),),), "Look-alike")
    traces = draw_lines(chart(line(), dashed), look=page_look("light")).data
    assert {trace.name: trace.line.dash for trace in traces if trace.name} == {"Kaunas": "solid", "Look-alike": "dash"}


def test_a_cut_line_ends_with_two_strokes() -> None:
    plain = draw_lines(chart(line()), look=page_look("light"))
    cut = draw_lines(chart(line(cut=True)), look=page_look("light"))
    assert len(cut.layout.shapes) - len(plain.layout.shapes) == 2


def test_a_provisional_point_is_hollow() -> None:
    hollow = Line("kaunas", "Kaunas", "city", ((Point(2015, 1.0), Point(2016, 2.0, hollow=True)),), "Kaunas")
    trace = next(t for t in draw_lines(chart(hollow), look=page_look("light")).data if t.customdata is not None)
    assert list(trace.marker.color) == [LIGHT.city["kaunas"], LIGHT.page]


def test_a_chosen_city_alone_keeps_its_colour() -> None:
    dimmed = Line("matera", "Matera", "city", ((Point(2015, 1.0),),), "Matera", dimmed=True)
    colours = {t.name: t.line.color for t in draw_lines(chart(line(), dimmed), look=page_look("light")).data if t.name}
    assert colours == {"Kaunas": LIGHT.city["kaunas"], "Matera": LIGHT.comparator}


def test_nothing_on_the_stage_is_smaller_than_twenty_pixels_or_thinner_than_four() -> None:
    figure = draw_lines(chart(line(), marks=(Mark("title", 2022, 2022, "", "kaunas"),)), look=stage_look("light"))
    sizes = [figure.layout.font.size, *(note.font.size for note in figure.layout.annotations if note.font.size)]
    assert min(sizes) >= 20
    assert all(t.line.width >= 4 for t in figure.data if t.mode == "lines+markers")


def test_marks_stand_on_a_rail_of_their_own() -> None:
    marks = (Mark("title", 2022, 2022, "", "kaunas"), Mark("covid", 2019.5, 2021.5, "COVID-19"))
    figure = draw_lines(chart(line(), marks=marks), look=page_look("light"))
    assert figure.layout.yaxis.domain[0] > figure.layout.yaxis2.domain[1]


def test_the_axis_keeps_zero_only_where_values_come_near_it() -> None:
    near = Line("kaunas", "", "city", ((Point(2015, 5.0), Point(2016, 100.0)),), "")
    assert value_range(LineChart((near,), str, (2015, 2016)))[0] == 0
    assert value_range(chart(line()))[0] > 50


@pytest.mark.parametrize(("first", "last", "at_most"), [(2008, 2020, 6), (2015, 2023, 16), (1990, 2025, 6)])
def test_the_last_year_is_always_labelled(first: int, last: int, at_most: int) -> None:
    ticks = year_ticks(first, last, at_most=at_most)
    assert ticks[-1] == last
    assert len(ticks) <= at_most


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_steps_are_few_and_inside(low: float, span: float) -> None:
    steps = round_steps(low, low + span, at_most=7)
    assert len(steps) <= 8
    assert all(low - 1e-6 <= step <= low + span + 1e-6 * abs(low + span) + 1e-9 for step in steps)


def test_long_names_get_more_room_on_a_phone() -> None:
    look = page_look("light", compact=True)
    points = (tuple(Point(year, 1.0) for year in range(2008, 2021)),)
    short, long = (
        LineChart((Line("k", "K", "city", points, label),), str, (2008, 2020))
        for label in ("Kaunas", "■ Leeuwarden 30,291")
    )
    drawn = 12 / (axis_end(long, look) - 2008)  # the share of the width that the years take
    assert axis_end(long, look) > axis_end(short, look)
    assert 306 * (1 - drawn) > len("■ Leeuwarden 30,291") * look.font * 0.5
    assert drawn >= 0.4


@pytest.mark.parametrize("label", ["■ Leeuwarden −13 %", "◆ Matera +8 %"])
def test_a_citys_name_and_value_fit_beside_its_line_on_a_phone(label: str) -> None:
    points = tuple(Point(year, float(year)) for year in range(-6, 3))
    named = Line("leeuwarden", "Leeuwarden", "city", (points,), label)
    figure = draw_lines(LineChart((named,), str, (-6, 2), baseline=0), look=page_look("light", compact=True))
    first, end = figure.layout.xaxis.range
    # A window of 390 pixels leaves 292 between the axis and the edge; a bold letter of 15 pixels is half as wide.
    room = 292 * (end - 2) / (end - first)
    assert room >= 20 + len(label) * 7.5
    assert room <= 292 * 0.6  # more than a third stays for the line itself


def test_a_name_stands_beyond_the_line_that_would_cross_it_and_leads_nowhere() -> None:
    longer = line("kaunas", years=(2015, 2016, 2017, 2018))
    shorter = Line("LT", "Lithuania", "comparator", ((Point(2015, 100.0), Point(2016, 101.0)),), "Lithuania 101")
    named = dataclasses.replace(shorter, name_at=2018)
    for other, at, leaders in ((shorter, 2016, 2), (named, 2018, 1)):
        figure = draw_lines(chart(longer, other), look=page_look("light"))
        (note,) = [note for note in figure.layout.annotations if note.text == "Lithuania 101"]
        assert note.x == at
        assert len([shape for shape in figure.layout.shapes if shape.xsizemode == "pixel"]) == leaders


@pytest.mark.parametrize(
    ("name", "title", "side"),
    [
        ("Title years", 2023, "middle right"),
        ("Title years", 1997, "middle left"),
        ("The years of the title", 2023, None),
    ],
)
def test_on_a_phone_years_have_room_and_rows_are_named_where_no_mark_stands(
    name: str, title: int, side: str | None
) -> None:
    points = tuple(Point(year, 100.0) for year in range(1995, 2025))
    there = Line("matera", "Matera", "city", (points,), "Matera 100")
    marks = (Mark("title", title, title, "", "matera"),)
    drawn = draw_lines(
        LineChart((there,), str, (1995, 2024), marks=marks, marks_title=name), look=page_look("light", compact=True)
    )
    assert drawn.layout.xaxis.tickangle == 0
    begin, end = drawn.layout.xaxis.range
    assert all(
        (right - left) * PHONE_WIDTH / (end - begin) > 36 for left, right in pairwise(drawn.layout.xaxis.tickvals)
    )
    assert [trace.textposition for trace in drawn.data if trace.text == (f"<b>{name}</b>",)] == ([side] if side else [])


def test_a_line_that_ends_before_the_title_is_named_at_its_end() -> None:
    """Years to the title are negative: no year of ours may stand for one that is not given."""
    early = Line("timisoara", "Timișoara", "city", ((Point(-8, 100.0), Point(-3, 122.0)),), "Timișoara 122")
    drawn = draw_lines(LineChart((early,), str, (-8, 2)), look=page_look("light"))
    assert [note.x for note in drawn.layout.annotations if "Timișoara" in note.text] == [-3]
