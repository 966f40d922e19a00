"""The frame around an exhibit: its sentence, the figure, the source line and the quiet "Data" control.

The drawing stands in a container of its own, ``figure-<place>``, from which pictures are made; print leaves out what
stands in ``below-<place>`` but for the source.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from charts.drawing import Drawing, DrawnPanel
from charts.markup import Markup
from charts.palette import Look, page_look
from charts.timeline import Timeline
from exhibits.exhibit import Parameters, Shown
from text import Text
from ui import markup
from ui.data_control import data_control
from ui.own_deck import add_to_deck
from ui.reader import Reader
from ui.shell import state

Selection = Callable[[], None]
# Narrow windows get a drawing of their own where words stand beside what is drawn.
WITH_NARROW_DRAWING = (Timeline,)


def show_exhibit(  # noqa: PLR0913 - options of its look, all named
    reader: Reader,
    key: str,
    parameters: Parameters,
    *,
    height: int = 326,
    compact: bool = False,
    on_select: Selection | None = None,
    with_headline: bool = True,
    name: str = "",
    below: Callable[[Shown], None] | None = None,
) -> Shown:
    """Show an exhibit of the registry and return it.

    Parameters
    ----------
    on_select
        Called when a mark of the figure is clicked; the selection is in ``st.session_state["chart-<place>"]``.
    with_headline
        Whether the headline stands above the figure; not where it is already the page's answer.
    name
        Names the place on the page where one exhibit stands there more than once; the exhibit's key otherwise.
    below
        Shows what belongs right under the figure, such as a legend; called only where there is a figure.
    """
    shown = reader.build(key, parameters)
    place = name or key
    drawing = None
    with st.container(gap="xsmall", key=f"exhibit-{place}"):
        if with_headline:
            _show_words(shown, reader.text, place)
        if shown.state != "shown":
            state(shown.headline, shown.next_step)
        elif shown.figure is not None:
            look = page_look(reader.palette.theme, height=height, compact=compact)
            drawing = reader.draw(key, parameters, look)
            with st.container(gap="xsmall", key=f"figure-{place}"):
                if isinstance(shown.figure, WITH_NARROW_DRAWING):
                    with st.container(key=f"wide-{place}"):
                        _show_drawing(drawing, shown, place, look=look, on_select=on_select)
                    with st.container(key=f"narrow-{place}"):
                        narrow = replace(look, compact=True)
                        small = reader.draw(key, parameters, narrow)
                        _show_drawing(small, shown, f"{place}-narrow", look=narrow, on_select=None)
                else:
                    _show_drawing(drawing, shown, place, look=look, on_select=on_select)
            if below is not None:
                below(shown)
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"below-{place}"):
            with st.container(width="stretch"):
                source_line(shown, reader)
            data_control(reader, shown, key, parameters, drawing=drawing, place=place)
            add_to_deck(key, parameters, reader.text, place=place)
    return shown


def _show_words(shown: Shown, text: Text, place: str) -> None:
    body = markup.element("h2", shown.headline) if shown.state == "shown" else ""
    if shown.subtitle:
        body += markup.raw_element("p", markup.with_terms(shown.subtitle, text, place=place), css="small")
    if body:
        markup.show(body)


def _show_drawing(drawing: Drawing, shown: Shown, place: str, *, look: Look, on_select: Selection | None) -> None:
    if isinstance(drawing, Markup):
        markup.show(drawing.html)
        return
    if isinstance(drawing, tuple):
        _show_panels(drawing, place)
        return
    settings: dict[str, Any] = {"key": f"chart-{place}", "alt": shown.alt}
    if on_select is not None:
        settings["on_select"] = on_select
    if isinstance(drawing, go.Figure):
        if on_select is not None:
            settings["selection_mode"] = "points"
        st.plotly_chart(drawing, theme=None, config={"displayModeBar": False}, **settings)
    else:
        st.pydeck_chart(drawing, height=look.height, **settings)


def _show_panels(panels: tuple[DrawnPanel, ...], place: str) -> None:
    """Show small charts side by side, as many as the window has room for, each under its heading."""
    grid = st.grid(3, min_column_width=300, key=f"panels-{place}")
    for panel in panels:
        with grid.cell():
            markup.show(markup.element("h3", panel.title))
            settings: dict[str, Any] = {"key": f"chart-{place}-{panel.key}", "alt": panel.title}
            st.plotly_chart(panel.figure, theme=None, config={"displayModeBar": False}, **settings)


def source_line(shown: Shown, reader: Reader) -> None:
    """Show where the figures come from, each dataset a link to its entry on Sources."""
    if not shown.sources:
        return
    text = reader.text
    links = [
        markup.link(source.sentence(text), source.url or reader.address.link("sources", dataset=source.dataset))
        for source in shown.sources
    ]
    label = markup.element("span", text.say("Source:"))
    caveats = "".join(markup.element("p", caveat, css="small") for caveat in shown.caveats)
    markup.show(markup.raw_element("p", f"{label} {'; '.join(links)}.", css="small") + caveats)
