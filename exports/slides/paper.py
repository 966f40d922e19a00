"""The paper of a slide: 16:9, a margin, one type that every office program has, the colours of the light theme."""

from typing import Final

from charts.palette import LIGHT
from exports.box import Box

WIDTH: Final = 960.0  # points: 13.33 inches, as PowerPoint's own 16:9
HEIGHT: Final = 540.0
MARGIN: Final = 44.0
EMU: Final = 12_700  # English metric units per point
FONT: Final = "Arial"  # on Windows and macOS; elsewhere Liberation Sans stands in with the same widths
PALETTE: Final = LIGHT
TEXT, SOFT, BORDER, PAGE = PALETTE.text, PALETTE.soft_text, PALETTE.border, PALETTE.page

QUESTION: Final = Box(MARGIN, 22, WIDTH - 2 * MARGIN, 20)
TITLE: Final = Box(MARGIN, 42, WIDTH - 2 * MARGIN, 70)
BODY: Final = Box(MARGIN, 140, WIDTH - 2 * MARGIN, 348)
FOOT: Final = Box(MARGIN, 500, WIDTH - 2 * MARGIN - 60, 28)
NUMBER: Final = Box(WIDTH - MARGIN - 50, 500, 50, 16)

TITLE_SIZES: Final = (28, 26, 24, 22, 20, 18, 16)
SMALLEST: Final = 11.0  # points; nothing that must be read is smaller; only the credit of outlines is


def emu(points: float) -> int:
    """Return points as English metric units."""
    return round(points * EMU)


def tag(language: str) -> str:
    """Return a language as office programs name it: with a country."""
    return {"en": "en-GB", "ro": "ro-RO", "nl": "nl-NL", "it": "it-IT", "hr": "hr-HR", "lt": "lt-LT"}[language]
