"""The frame around an exhibit: its sentence, the figure, the source line and the quiet "Data" control."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from charts.drawing import draw
from charts.markup import Markup
from charts.palette import Look, page_look
from exhibits.exhibit import Parameters, Shown
from text import Text
from ui import markup
from ui.own_deck import add_to_deck
from ui.reader import Reader
from ui.shell import state

Selection = Callable[[], None]


def show_exhibit(
    reader: Reader,
    key: str,
    parameters: Parameters,
    *,
    height: int = 326,
    compact: bool = False,
    on_select: Selection | None = None,
    with_headline: bool = True,
) -> Shown:
    """Show an exhibit of the registry and return it.

    Parameters
    ----------
    on_select
        Called when a mark of the figure is clicked; the selection is in ``st.session_state["chart-<key>"]``.
    with_headline
        Whether the headline stands above the figure; not where it is already the page's answer.
    """
    shown = reader.build(key, parameters)
    with st.container(gap="xsmall", key=f"exhibit-{key}"):
        if with_headline:
            _show_words(shown)
        if shown.state != "shown":
            state(shown.headline, shown.next_step)
        elif shown.figure is not None:
            _show_figure(
                reader,
                shown,
                key,
                look=page_look(reader.palette.theme, height=height, compact=compact),
                on_select=on_select,
            )
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"below-{key}"):
            with st.container(width="stretch"):
                source_line(shown, reader.text)
            data_control(shown, key, reader.text)
            add_to_deck(key, parameters, reader.text)
    return shown


def _show_words(shown: Shown) -> None:
    body = markup.element("h2", shown.headline) if shown.state == "shown" else ""
    if shown.subtitle:
        body += markup.element("p", shown.subtitle, css="small")
    if body:
        markup.show(body)


def _show_figure(reader: Reader, shown: Shown, key: str, *, look: Look, on_select: Selection | None) -> None:
    assert shown.figure is not None  # noqa: S101 - checked by the caller
    drawing = draw(shown.figure, look=look, text=reader.text)
    if isinstance(drawing, Markup):
        markup.show(drawing.html)
        return
    settings: dict[str, Any] = {"key": f"chart-{key}", "alt": shown.alt}
    if on_select is not None:
        settings["on_select"] = on_select
    if isinstance(drawing, go.Figure):
        if on_select is not None:
            settings["selection_mode"] = "points"
        st.plotly_chart(drawing, theme=None, config={"displayModeBar": False}, **settings)
    else:
        st.pydeck_chart(drawing, height=look.height, **settings)


def source_line(shown: Shown, text: Text) -> None:
    """Show where the figures come from, each dataset a link to its entry on Sources."""
    if not shown.sources:
        return
    links = [markup.link(source.sentence(text), f"./sources?dataset={source.dataset}") for source in shown.sources]
    label = markup.element("span", text.say("Source:"))
    caveats = "".join(markup.element("p", caveat, css="small") for caveat in shown.caveats)
    markup.show(markup.raw_element("p", f"{label} {'; '.join(links)}.", css="small") + caveats)


def data_control(shown: Shown, key: str, text: Text) -> None:
    """Offer the same content as a table and as a file, built only when opened."""
    if not shown.table.rows:
        return
    drawer = st.popover(text.say("Data"), key=f"data-{key}", on_change="rerun", type="tertiary", width="content")
    if drawer.open:
        with drawer:
            show_table(shown, text)
            st.download_button(
                text.say("Download CSV"),
                data=lambda: shown.table.frame().to_csv(index=False).encode("utf-8-sig"),
                file_name=f"ecoc-sme-{key}.csv",
                mime="text/csv",
                on_click="ignore",
                key=f"csv-{key}",
            )


def show_table(shown: Shown, text: Text) -> None:
    """Show the exhibit's table; breaks in a series are thick rules."""
    table = shown.table
    headings = [(column.title, column.kind != "text") for column in table.columns]
    names = [column.name for column in table.columns]
    cuts = frozenset((row, names.index(name)) for row, name in table.cuts)
    markup.show(markup.table(headings, table.written(text), caption=shown.subtitle, cuts=cuts))
