"""The frame around an exhibit: its sentence, the figure, the source line and the quiet "Data" control.

Every element is a message of its own to the browser, and its number decides how fast a page answers: words that stand
together are one element, and a chart, which carries a name of its own, has no container around it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import plotly.graph_objects as go
import pydeck as pdk
import streamlit as st

from charts.drawing import Drawing, DrawnPanel
from charts.markup import Markup
from charts.palette import Look, page_look
from charts.timeline import Timeline
from exhibits.exhibit import Parameters, Shown
from text import Text
from ui import markup
from ui.data_control import data_control, show_table
from ui.kept import KeptOf
from ui.own_deck import add_to_deck
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
        Shows what belongs right under the figure, such as a legend; called only where there is a figure.
    """
    shown = reader.build(key, parameters)
    place = name or key
    head = _head(shown, reader.text, place, section=section, with_headline=with_headline)
    look = page_look(reader.palette.theme, height=height, compact=compact or has_narrow_window())
    framed = _Framed(reader, shown, key, parameters, place, look, on_select)
    with st.container(gap="xsmall", key=f"exhibit-{place}"):
        drawing = _show_body(framed, head)
        if drawing is not None and below is not None:
            below(shown)
        # One row, by the style sheet: a container of its own would be one more message for every exhibit.
        source_line(shown, reader)
        data_control(reader, shown, key, parameters, drawing=drawing, place=place)
        add_to_deck(key, parameters, reader.text, place=place)
        if with_table and shown.table.rows:
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


def _show_body(framed: _Framed, head: str) -> Drawing | None:
    """Show the words and what stands under them, as one element where both are words; return the drawing."""
    shown = framed.shown
    if shown.state != "shown":
        _show_words(head + markup.state(shown.headline, shown.next_step))
        return None
    if shown.figure is None:
        _show_words(head)
        return None
    drawing = framed.drawing(framed.look)
    if isinstance(drawing, Markup):
        _show_words(head + _figure_markup(drawing, framed.place))
        return drawing
    _show_words(head)
    if isinstance(drawing, tuple):
        _show_panels(drawing, framed.place)
    elif isinstance(shown.figure, WITH_NARROW_DRAWING):
        _show_for_both_windows(framed, drawing)
    elif isinstance(drawing, go.Figure):
        _show_drawing(framed, drawing)
    else:
        with st.container(gap="xsmall", key=f"figure-{framed.place}"):
            _show_drawing(framed, drawing)
    return drawing


def _show_for_both_windows(framed: _Framed, drawing: go.Figure | pdk.Deck) -> None:
    """Show the drawing, and a second one that narrow windows show instead."""
    place = framed.place
    with st.container(gap="xsmall", key=f"figure-{place}"):
        with st.container(key=f"wide-{place}"):
            _show_drawing(framed, drawing)
        small = replace(framed, look=replace(framed.look, compact=True), place=f"{place}-narrow", on_select=None)
        with st.container(key=f"narrow-{place}"):
            _show_drawing(small, small.drawing(small.look))


def _head(shown: Shown, text: Text, place: str, *, section: str, with_headline: bool) -> str:
    heading = markup.element("h2", section, css="section") if section else ""
    if not with_headline:
        return heading
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


def source_line(shown: Shown, reader: Reader) -> None:
    """Show where the figures come from, each dataset a link to its entry on Sources."""
    if not shown.sources:
        return
    all_sources = reader.address.link("sources")  # takes language and cities along
    markup.show(_SOURCES.get(shown, reader.text.language, all_sources, make=lambda: _sources(shown, reader)))


def _sources(shown: Shown, reader: Reader) -> str:
    text = reader.text
    links = [
        markup.link(source.sentence(text), source.url or reader.address.link("sources", dataset=source.dataset))
        for source in shown.sources
    ]
    label = markup.element("span", text.say("Source:"))
    caveats = "".join(markup.element("p", caveat, css="small") for caveat in shown.caveats)
    return markup.raw_element(
        "div", markup.raw_element("p", f"{label} {'; '.join(links)}.", css="small") + caveats, css="source"
    )
