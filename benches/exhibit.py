"""One exhibit, a chart and its table, built by the dashboard's own code for two frameworks to show."""

from functools import lru_cache

import plotly.graph_objects as go

from charts.drawing import draw
from charts.palette import page_look
from data.evidence import Evidence, data_version
from exhibits.registry import EXHIBITS
from text import text_for

CITIES = ("timisoara", "leeuwarden", "matera", "rijeka", "kaunas")
HEIGHT = 430


@lru_cache(maxsize=1)
def _evidence() -> Evidence:
    return Evidence(data_version())


def exhibit_of(city: str) -> tuple[go.Figure, list[str], list[list[str]]]:
    """Return the drawing, the headings and the written rows of "Firms over the years" for one city."""
    text = text_for("en")
    usual = EXHIBITS["trends"].defaults
    shown = EXHIBITS["trends"].build(_evidence(), usual.with_(cities=(city,)), text)
    if shown.figure is None:
        raise RuntimeError(f"nothing to draw for {city}: {shown.headline}")
    figure = draw(shown.figure, look=page_look("light", height=HEIGHT), text=text)
    rows = [[str(cell) for cell in row] for row in shown.table.written(text)]
    return figure, [column.title for column in shown.table.columns], rows
