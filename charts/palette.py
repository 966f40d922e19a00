"""Colours, markers and sizes: the tokens of the look, one palette per theme.

The city colours reach 3:1 on their ground and stay apart in simulated colour blindness (tested); the inks reach 4.5:1
for names written in the hue of their city.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Theme = Literal["light", "dark"]
FONT = "Source Sans, Source Sans Pro, sans-serif"

# One marker per city on every page and in every export, because colour never stands alone.
MARKERS: Mapping[str, str] = MappingProxyType(
    {"timisoara": "circle", "leeuwarden": "square", "matera": "diamond", "rijeka": "triangle-up", "kaunas": "cross"}
)
SIGNS: Mapping[str, str] = MappingProxyType(
    {"timisoara": "●", "leeuwarden": "■", "matera": "◆", "rijeka": "▲", "kaunas": "✚"}
)


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, as CSS hex strings (or ``rgba()`` where they lie over others)."""

    theme: Theme
    page: str
    surface: str
    text: str
    soft_text: str
    border: str
    link: str
    accent: str
    grid: str
    comparator: str
    band: str
    coverage: str
    no_figure: str
    land: str
    host_land: str
    coast: str
    sea: str
    city: Mapping[str, str]
    ink: Mapping[str, str]


LIGHT = Palette(
    theme="light",
    page="#FFFFFF",
    surface="#F6F5F2",
    text="#1A1A1A",
    soft_text="#5C5C5C",
    border="#DEDBD5",
    link="#1F5673",
    accent="#36596B",
    grid="#ECEAE5",
    comparator="#8C8C8C",
    band="rgba(110,110,110,.13)",
    coverage="#6F8794",
    no_figure="#C9C5BD",
    land="#FFFFFF",
    host_land="#E2E0DA",
    coast="#C9CDD0",
    sea="#EDF1F3",
    city=MappingProxyType(
        {
            "timisoara": "#004488",
            "leeuwarden": "#E85A6D",  # keeps 3:1 after the compression of a video call
            "matera": "#8C510A",
            "rijeka": "#0096C7",
            "kaunas": "#1A1A1A",
        }
    ),
    ink=MappingProxyType(
        {
            "timisoara": "#004488",
            "leeuwarden": "#C23B4E",
            "matera": "#8C510A",
            "rijeka": "#00739A",
            "kaunas": "#1A1A1A",
        }
    ),
)

DARK = Palette(
    theme="dark",
    page="#0E1117",
    surface="#171B23",
    text="#ECEAE6",
    soft_text="#B3B5BA",
    border="#2E343F",
    link="#9CC9E0",
    accent="#8FC1D8",
    grid="#222732",
    comparator="#85898F",
    band="rgba(170,175,185,.16)",
    coverage="#7D97A5",
    no_figure="#454C58",
    land="#1D222B",
    host_land="#363D49",
    coast="#3A414D",
    sea="#0A0D12",
    city=MappingProxyType(
        {
            "timisoara": "#FFFFFF",
            "leeuwarden": "#CC6677",
            "matera": "#33BBEE",
            "rijeka": "#EECC66",
            "kaunas": "#8338EC",
        }
    ),
    ink=MappingProxyType(
        {
            "timisoara": "#FFFFFF",
            "leeuwarden": "#E08A98",
            "matera": "#33BBEE",
            "rijeka": "#EECC66",
            "kaunas": "#B58CF5",
        }
    ),
)

PALETTES: Mapping[Theme, Palette] = MappingProxyType({"light": LIGHT, "dark": DARK})


@dataclass(frozen=True)
class Look:
    """How large and in which colours something is drawn: on a page, or on the stage of a presentation.

    Lengths are CSS pixels. ``compact`` drawings may become as narrow as a phone.
    """

    palette: Palette
    font: int = 15
    line: float = 3.0
    marker: int = 8
    height: int = 326
    compact: bool = False

    @property
    def comparator_line(self) -> float:
        """Comparators are drawn thinner than cities; on a stage no thinner than video keeps."""
        return self.line * 0.55 if self.font < 20 else max(4.0, self.line * 0.55)

    @property
    def label_gap(self) -> float:
        """The least distance between two labels at a line's end."""
        return self.font * 1.32


def page_look(theme: Theme, *, height: int = 326, compact: bool = False) -> Look:
    """Return the look of charts on pages."""
    return Look(PALETTES[theme], height=height, compact=compact)


def stage_look(theme: Theme, *, height: int = 460) -> Look:
    """Return the look of a presentation: nothing under 20 px, lines at least 4 px."""
    return Look(PALETTES[theme], font=22, line=5, marker=14, height=height)
