"""One scene as a slide: a small question, one sentence, one exhibit, where it comes from."""

import math

import plotly.graph_objects as go
import streamlit as st

from charts.drawing import Drawing
from charts.markup import Markup, image
from exhibits.scenes.staging import Staged
from text import Text
from ui import markup
from ui.invitation import Invitation
from ui.reader import Reader
from ui.stage.drawn import draw_scene

PHONE_HEIGHT = 340
WIDTH, HEIGHT = 1104, 720  # CSS pixels of the slide's text and of its whole height
# A message of at most so many characters is written so large (CSS pixels).
SIZES = ((64, 46), (110, 38), (170, 32), (320, 26), (10_000, 22))
LETTER = 0.47  # width of an average letter of the headline's type, in parts of its size


def message_size(message: str) -> int:
    """Return the size in which a message is written: short ones large, none below 22 px."""
    return next((size for most, size in SIZES if len(message) <= most), SIZES[-1][1])


def figure_height(message: str, *, width: int = WIDTH) -> int:
    """Return the pixels that a message leaves for its exhibit."""
    size = message_size(message)
    lines = math.ceil(len(message) * size * LETTER / width)
    return HEIGHT - 28 - 34 - round(lines * size * 1.16) - 20 - 76


def show_slide(reader: Reader, staged: Staged, *, place: str, invitation: Invitation | None = None) -> None:
    """Draw a scene into the container around it."""
    width = WIDTH - 220 if invitation else WIDTH
    _show_words(staged, invitation)
    with st.container(key=f"scene-{place}"):
        _show_exhibit(reader, staged, place, height=figure_height(staged.message, width=width))
    _show_foot(staged, reader.text)


def _show_words(staged: Staged, invitation: Invitation | None) -> None:
    body = markup.element("p", staged.question, css="question")
    body += markup.element("h1", staged.message, style=f"font-size:{message_size(staged.message)}px")
    if invitation:
        picture = image(invitation.picture, alt=invitation.alt) + markup.element("p", invitation.link)
        body = f'<div class="invited"><div>{body}</div><div class="invitation">{picture}</div></div>'
    markup.show(f'<div class="stage-words">{body}</div>')


def _show_exhibit(reader: Reader, staged: Staged, place: str, *, height: int) -> None:
    shown = staged.shown
    if shown.state != "shown":
        why = "" if staged.message == shown.headline else markup.element("h2", shown.headline)
        body = why + markup.element("p", shown.next_step)
        markup.show(markup.raw_element("div", body, css="state", role="status"))
    elif shown.figure is not None:
        drawing, height = _drawing(reader, staged, height)
        show_drawing(drawing, height, alt=shown.alt, place=place)
    elif shown.table.rows:
        headings = [(column.title, column.kind != "text") for column in shown.table.columns]
        markup.show(markup.table(headings, shown.table.written(reader.text)))


def draw_ahead(reader: Reader, staged: Staged) -> None:
    """Draw a scene that is not on yet, as it will stand on the slide."""
    if staged.shown.state == "shown" and staged.shown.figure is not None:
        _drawing(reader, staged, figure_height(staged.message))


def _drawing(reader: Reader, staged: Staged, height: int) -> tuple[Drawing, int]:
    phone = on_a_phone()
    height = PHONE_HEIGHT if phone else height
    return draw_scene(reader, staged, height=height, small=phone), height


def on_a_phone() -> bool:
    """Return whether the browser says that it runs on a phone."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def show_drawing(drawing: Drawing, height: int, *, alt: str, place: str) -> None:
    """Show a drawing of any kind; charts know their height, maps are told."""
    if isinstance(drawing, Markup):
        markup.show(drawing.html)
    elif isinstance(drawing, tuple):
        for column, panel in zip(st.columns(len(drawing)), drawing, strict=True):
            with column:
                show_drawing(panel.figure, height, alt=panel.title, place=f"{place}-{panel.key}")
    elif isinstance(drawing, go.Figure):
        st.plotly_chart(drawing, theme=None, config={"displayModeBar": False}, alt=alt, key=f"chart-{place}")
    else:
        st.pydeck_chart(drawing, height=height, alt=alt, key=f"chart-{place}")


def _show_foot(staged: Staged, text: Text) -> None:
    sources = "; ".join(source.sentence(text) for source in staged.shown.sources)
    parts = [staged.shown.subtitle, text.say("Source: {sources}", sources=sources) if sources else "", staged.frozen]
    markup.show(markup.element("p", " · ".join(part for part in parts if part), css="stage-foot"))
