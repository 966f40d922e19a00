"""The figure of a scene in HTML: charts as the pages draw them, maps as inline SVG, figures of words as they are."""

import json
import re
from functools import singledispatch
from html import escape
from typing import Any, Final
from urllib.parse import urljoin

import plotly.graph_objects as go

from charts.city_map import CityMap
from charts.drawing import Figure, draw
from charts.europe_map import EuropeMap
from charts.learning_map import TransferMap
from charts.legend_markup import legend_html
from charts.map_legend import KOSOVO_NOTE, OUTLINE_CREDIT
from charts.markup import Markup
from charts.palette import LIGHT, Look
from exhibits.exhibit import Shown
from exports.box import Box
from exports.maps.sheets import sheet
from exports.web.svg import sheet_svg
from text import Text

LOOK: Final = Look(LIGHT, font=17, line=3.5, marker=10, height=410)
SMALL: Final = Look(LIGHT, font=14, line=2.5, marker=7, height=240, compact=True)
_TO_PAGE: Final = re.compile(r'<a href="\./([^"]*)">(.*?)</a>', re.DOTALL)
MAP: Final = Box(0, 0, 700, 430)


@singledispatch
def body(figure: Figure, shown: Shown, text: Text) -> str:
    """Return a figure as markup; charts carry their description as data that the script draws."""
    drawing = draw(figure, look=LOOK, text=text)
    if isinstance(drawing, Markup):
        return drawing.html
    if isinstance(drawing, go.Figure):
        return chart(drawing, alt=shown.alt)
    if isinstance(drawing, tuple):
        panels = "".join(
            f"<figure><figcaption>{escape(panel.title)}</figcaption>{chart(panel.figure, alt=panel.title)}</figure>"
            for panel in draw_panels(figure, text)
        )
        return f'<div class="panels">{panels}</div>'
    raise TypeError(f"nothing shows a {type(figure).__name__} in HTML")


def draw_panels(figure: Figure, text: Text) -> Any:
    """Return several small charts, drawn small."""
    return draw(figure, look=SMALL, text=text)


@body.register
def _(figure: CityMap, shown: Shown, text: Text) -> str:
    return _map(sheet_svg(sheet(figure, MAP, text), alt=shown.alt), _credit(text))


@body.register
def _(figure: TransferMap, shown: Shown, text: Text) -> str:
    told = "".join(f"<li><b>{escape(arc.name)}</b>: {escape(arc.label)}</li>" for arc in figure.arcs)
    map_ = _map(sheet_svg(sheet(figure, MAP.with_(w=560), text), alt=shown.alt), _credit(text))
    return f'<div class="beside">{map_}<ul class="told">{told}</ul></div>'


@body.register
def _(figure: EuropeMap, shown: Shown, text: Text) -> str:
    legend = legend_html(figure.legend(text=text, palette=LIGHT))
    map_ = _map(sheet_svg(sheet(figure, MAP.with_(w=620), text), alt=shown.alt), "")
    return f'<div class="beside">{map_}<div>{legend}</div></div>'


def _credit(text: Text) -> str:
    return f"{text.say(OUTLINE_CREDIT)} {text.say(KOSOVO_NOTE)}"


def _map(drawn: str, credit: str) -> str:
    said = f"<figcaption>{escape(credit)}</figcaption>" if credit else ""
    return f'<figure class="map">{drawn}{said}</figure>'


def reaching(markup: str, live: str) -> str:
    """Return markup whose links to pages lead to the live dashboard, or are plain words where nobody knows it."""
    if not live:
        return _TO_PAGE.sub(r"\2", markup)
    return _TO_PAGE.sub(rf'<a href="{escape(urljoin(live, "."))}\1">\2</a>', markup)


def chart(figure: go.Figure, *, alt: str) -> str:
    """Return a place for a chart with its description, which the script turns into the chart."""
    data = json.dumps(json.loads(figure.to_json()), separators=(",", ":"), ensure_ascii=False)
    return (
        f'<div class="chart" role="img" aria-label="{escape(alt)}" style="min-height:{figure.layout.height or 300}px">'
        f'<script type="application/json">{harmless(data)}</script></div>'
    )


def harmless(written: str) -> str:
    """Return JSON that cannot end the script element it stands in."""
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
