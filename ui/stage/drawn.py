"""Drawings of scenes, kept: a scene that was shown or computed ahead is not drawn a second time."""

import streamlit as st

from charts.drawing import Drawing, draw
from charts.palette import Theme, page_look, stage_look
from exhibits.exhibit import Shown
from exhibits.scenes.staging import Staged
from text import text_for
from ui.reader import Reader


def draw_scene(reader: Reader, staged: Staged, *, height: int, small: bool = False) -> Drawing:
    """Return the drawing of a scene's figure, never to be written to; the scene must have one.

    Parameters
    ----------
    height
        Pixels it may take.
    small
        Whether it is for a phone or a preview rather than for the slide.
    """
    scene = staged.scene
    choice = f"{scene.exhibit} {scene.parameters!r} {reader.evidence.version} {staged.frozen}"
    return _drawn(staged.shown, choice, reader.text.language, reader.palette.theme, height, small)


@st.cache_resource(max_entries=128, show_spinner=False)
def _drawn(
    _shown: Shown,  # named by the choice, so it is not hashed
    choice: str,  # noqa: ARG001 - exhibit, parameters and data version: what the cache goes by
    language: str,
    theme: Theme,
    height: int,
    small: bool,
) -> Drawing:
    assert _shown.figure is not None  # noqa: S101 - the stage draws only where there is a figure
    look = page_look(theme, height=height, compact=True) if small else stage_look(theme, height=height)
    return draw(_shown.figure, look=look, text=text_for(language))
