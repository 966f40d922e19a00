"""Drawings of scenes, kept: a scene that was shown or computed ahead is not drawn a second time."""

from typing import Final

from charts.drawing import Drawing, draw
from charts.palette import page_look, stage_look
from exhibits.scenes.staging import Staged
from ui.kept import KeptOf
from ui.reader import Reader

_DRAWN: Final[KeptOf[Drawing]] = KeptOf(128)  # by the exhibit as it was built, which is kept as well


def draw_scene(reader: Reader, staged: Staged, *, height: int, small: bool = False) -> Drawing:
    """Return the drawing of a scene's figure, never to be written to; the scene must have one.

    Parameters
    ----------
    height
        Pixels it may take.
    small
        Whether it is for a phone or a preview rather than for the slide.
    """
    theme, language = reader.palette.theme, reader.text.language
    return _DRAWN.get(
        staged.shown, language, theme, height, small, make=lambda: _draw(reader, staged, height=height, small=small)
    )


def _draw(reader: Reader, staged: Staged, *, height: int, small: bool) -> Drawing:
    assert staged.shown.figure is not None  # noqa: S101 - the stage draws only where there is a figure
    theme = reader.palette.theme
    look = page_look(theme, height=height, compact=True) if small else stage_look(theme, height=height)
    return draw(staged.shown.figure, look=look, text=reader.text)
