"""A city's own figures in a line chart: marks of another kind, joined to nothing, named beyond the line."""

import plotly.graph_objects as go

from charts.line_drawing import draw_lines
from charts.lines import Line, LineChart, Point
from charts.palette import page_look
from exhibits.own import own_line, with_own_lines
from text import text_for

OFFICIAL = Line("timisoara", "Timișoara", "city", ((Point(2019, 10.0), Point(2020, 11.0)),), "● Timișoara 11")
OWN = own_line("timisoara", "Timișoara", [Point(2021, 12.0), Point(2022, 11.5)], "11.5", text_for("en"))


def drawn() -> go.Figure:
    chart = with_own_lines(LineChart((OFFICIAL,), str, (2019, 2020)), (OWN,))
    return draw_lines(chart, look=page_look("light", height=300))


def test_marks_are_of_another_kind_and_nothing_joins_them() -> None:
    own = [trace for trace in drawn().data if trace.name == "Timișoara, own figure"]
    assert [(trace.mode, trace.marker.symbol, tuple(trace.x)) for trace in own] == [
        ("markers", "circle-open-dot", (2021,)),
        ("markers", "circle-open-dot", (2022,)),
    ]
    (official,) = [trace for trace in drawn().data if trace.name == "Timișoara"]
    assert official.mode == "lines+markers"
    assert tuple(official.x) == (2019, 2020)


def test_the_name_of_the_line_stands_beyond_the_marks_and_says_its_year() -> None:
    labels = {note.text: note.x for note in drawn().layout.annotations}
    assert labels == {"<b>● Timișoara 11</b> (2020)": 2022, "● own figure 11.5": 2022}
    assert drawn().layout.xaxis.range[1] > 2022
