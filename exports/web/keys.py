"""The keys of a presentation: what each does, for the live stage and for the HTML file."""

from pathlib import Path
from typing import Final

from text import mark

KEY_TABLE: Final = (Path(__file__).parent / "key_table.js").read_text(encoding="utf-8")

# What is listed under H; the keys themselves are in key_table.js.
KEYS: tuple[tuple[str, str], ...] = (
    ("→  ↓  Page Down", mark("Next scene")),
    ("←  ↑  Page Up", mark("Previous scene")),
    ("Home, End", mark("First and last scene")),
    ("F", mark("Full screen")),
    ("B", mark("Blank screen, and back")),
    ("N", mark("Notes, for presenters")),
    ("O", mark("Overview of the scenes")),
    ("G", mark("Go to a scene by its number")),
    ("Z", mark("Enlarge the chart; arrows move it, Esc ends it")),
    ("J", mark("Rejoin the presentation you left")),
    ("H", mark("This list")),
)
