"""The frame around an exhibit: its sentence, the figure, the source line and the quiet "Data" control.

Every element is a message of its own to the browser, and its number decides how fast a page answers: words that stand
together are one element, and a chart, which carries a name of its own, has no container around it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeGuard

import plotly.graph_objects as go
import pydeck as pdk
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.drawing import Drawing, DrawnPanel
from charts.markup import Markup
from charts.palette import Look, page_look
from charts.timeline import Timeline
from exhibits.exhibit import Parameters, Shown
from text import Text
from ui import markup
from ui.data_control import data_button, show_drawer, show_table, table_in_words
from ui.kept import KeptOf
from ui.own_deck import offer
from ui.reader import Reader, has_narrow_window

Selection = Callable[[], None]
# Narrow windows get a drawing of their own where words stand beside what is drawn.
WITH_NARROW_DRAWING = (Timeline,)
_WORDS: KeptOf[str] = KeptOf(512)
_SOURCES: KeptOf[str] = KeptOf(512)


def show_exhibit(  # noqa: PLR0913 - options of its look, all named
    reader: Reader,
    key: str,
    parameters: Parameters,
    *,
    height: int = 326,
    compact: bool = False,
    on_select: Selection | None = None,
    with_headline: bool = True,
    with_table: bool = False,
    section: str = "",
    name: str = "",
    below: Callable[[Shown], None] | None = None,
    at: DeltaGenerator | None = None,
) -> Shown:
    """Show an exhibit of the registry and return it.

    Parameters
    ----------
    on_select
        Called when a mark of the figure is clicked; the selection is in ``st.session_state["chart-<place>"]``.
    with_headline
        Whether the headline stands above the figure; not where it is already the page's answer.
    with_table
        Whether the table stands on the page too, and not in the drawer alone.
    section
        Heading of the part of the page that the exhibit opens.
    name
        Names the place on the page where one exhibit stands there more than once; the exhibit's key otherwise.
    below
        Shows what belongs right under the figure, such as a legend; called only where one is drawn.
    at
        The place on the page, held by :func:`place_of`, where it is not shown in its turn.
    """
    shown = reader.build(key, parameters)
    place = name or key
    look = page_look(reader.palette.theme, height=height, compact=compact or has_narrow_window())
    framed = _Framed(reader, shown, key, parameters, place, look, on_select)
    head = _head(framed, section=section, with_headline=with_headline)
    table = table_in_words(shown, reader.text) if with_table else ""
    with at or place_of(place):
        drawing = _show_body(framed, head, table, below)
        show_drawer(reader, shown, key, parameters, drawing=drawing, place=place)
        if with_table and shown.table.rows and not (table and _is_words(drawing)):
            show_table(shown, reader.text)
    return shown


@dataclass(frozen=True)
class _Framed:
    """An exhibit at its place on the page, and how it is drawn there."""

    reader: Reader
    shown: Shown
    key: str
    parameters: Parameters
    place: str
    look: Look
    on_select: Selection | None

    def drawing(self, look: Look) -> Drawing:
        """Return the exhibit's drawing in a look, from the cache where it was drawn before."""
        return self.reader.draw(self.key, self.parameters, look)


def place_of(name: str) -> DeltaGenerator:
    """Hold the place on the page of an exhibit that is shown later, under the name of its place."""
    return st.container(gap="xsmall", key=f"exhibit-{name}")


def _show_body(framed: _Framed, head: str, table: str, below: Callable[[Shown], None] | None) -> Drawing | None:
    """Show the words, what stands under them and the source; return the drawing.

    Where all is words it is one element, with the table.
    """
    shown = framed.shown
    drawing = framed.drawing(framed.look) if shown.state == "shown" and shown.figure is not None else None
    if _is_words(drawing):
        _show_words(head + _in_words(framed, drawing) + table + _foot(framed))
        return drawing
    _show_words(head)
    _show_figure(framed, drawing)
    if below is not None:
        below(shown)
    _show_words(_foot(framed))
    return drawing


def _is_words(drawing: Drawing | None) -> TypeGuard[Markup | None]:
    return drawing is None or isinstance(drawing, Markup)


def _in_words(framed: _Framed, drawing: Markup | None) -> str:
    shown = framed.shown
    if shown.state != "shown":
        return markup.state(shown.headline, shown.next_step)
    return _figure_markup(drawing, framed.place) if drawing is not None else ""


def _show_figure(framed: _Framed, drawing: go.Figure | pdk.Deck | tuple[DrawnPanel, ...]) -> None:
    if isinstance(drawing, tuple):
        _show_panels(drawing, framed.place)
    elif isinstance(framed.shown.figure, WITH_NARROW_DRAWING):
        _show_for_both_windows(framed, drawing)
    elif isinstance(drawing, go.Figure):
        _show_drawing(framed, drawing)
    else:
        with st.container(gap="xsmall", key=f"figure-{framed.place}"):
            _show_drawing(framed, drawing)


def _show_for_both_windows(framed: _Framed, drawing: go.Figure | pdk.Deck) -> None:
    """Show the drawing, and a second one that narrow windows show instead."""
    place = framed.place
    with st.container(gap="xsmall", key=f"figure-{place}"):
        with st.container(key=f"wide-{place}"):
            _show_drawing(framed, drawing)
        small = replace(framed, look=replace(framed.look, compact=True), place=f"{place}-narrow", on_select=None)
        with st.container(key=f"narrow-{place}"):
            _show_drawing(small, small.drawing(small.look))


def _head(framed: _Framed, *, section: str, with_headline: bool) -> str:
    heading = markup.element("h2", section, css="section") if section else ""
    if not with_headline:
        return heading
    shown, text, place = framed.shown, framed.reader.text, framed.place
    return heading + _WORDS.get(shown, text.language, place, make=lambda: _words(shown, text, place))


def _show_words(words: str) -> None:
    if words:
        markup.show(words)


def _figure_markup(drawing: Markup, place: str) -> str:
    """Return our own markup under the name by which pictures and print find a figure."""
    return markup.raw_element("div", f'<div class="ec">{drawing.html}</div>', css=f"figure st-key-figure-{place}")


def _words(shown: Shown, text: Text, place: str) -> str:
    body = markup.element("h2", shown.headline) if shown.state == "shown" else ""
    if shown.subtitle:
        body += markup.raw_element("p", markup.with_terms(shown.subtitle, text, place=place), css="small")
    return body


def _show_drawing(framed: _Framed, drawing: go.Figure | pdk.Deck) -> None:
    settings: dict[str, Any] = {"key": f"chart-{framed.place}", "alt": framed.shown.alt}
    if framed.on_select is not None:
        settings["on_select"] = framed.on_select
    if isinstance(drawing, go.Figure):
        if framed.on_select is not None:
            settings["selection_mode"] = "points"
        st.plotly_chart(drawing, theme=None, config={"displayModeBar": False}, **settings)
    else:
        st.pydeck_chart(drawing, height=framed.look.height, **settings)


def _show_panels(panels: tuple[DrawnPanel, ...], place: str) -> None:
    """Show small charts side by side, as many as the window has room for; each carries its heading."""
    with st.grid(3, min_column_width=300, key=f"figure-{place}"):
        for panel in panels:
            settings: dict[str, Any] = {"key": f"chart-{place}-{panel.key}", "alt": panel.title}
            st.plotly_chart(panel.figure, theme=None, config={"displayModeBar": False}, **settings)


def _foot(framed: _Framed) -> str:
    """Return where the figures come from, and the buttons that open the drawer and take the exhibit along.

    They are one element with the words: a button of Streamlit's is a message of its own for every exhibit of a page.
    """
    shown, reader = framed.shown, framed.reader
    all_sources = reader.address.link("sources")  # takes language and cities along
    sources = _SOURCES.get(shown, reader.text.language, all_sources, make=lambda: _sources(shown, reader))
    buttons = data_button(shown, reader.text, place=framed.place)
    buttons += offer(framed.key, framed.parameters, reader.text, place=framed.place)
    return markup.raw_element("div", sources + buttons, css="source")


def _sources(shown: Shown, reader: Reader) -> str:
    """Return the datasets, each a link to its entry on Sources."""
    text = reader.text
    links = [
        markup.link(source.sentence(text), source.url or reader.address.link("sources", dataset=source.dataset))
        for source in shown.sources
    ]
    label = markup.element("span", text.say("Source:"))
    line = markup.raw_element("p", f"{label} {'; '.join(links)}.", css="small") if links else ""
    caveats = "".join(markup.element("p", caveat, css="small") for caveat in shown.caveats if links)
    return markup.raw_element("div", line + caveats)
