"""A map's legend as a list in HTML, so that it can be read aloud, enlarged and translated."""

from html import escape
from typing import Final

from charts.map_legend import Entry, Legend

LEGEND_STYLE: Final = """
.ec .legend{display:flex;flex-wrap:wrap;gap:4px 18px;align-items:center;list-style:none;margin:2px 0 0;padding:0}
.ec .legend li{display:flex;align-items:center;gap:6px;font-size:14px;margin:0}
.ec .legend i{display:inline-block;border-radius:50%;box-sizing:border-box;flex:none}
.ec .legend-title{font-size:14px;font-weight:600}
"""


def legend_html(legend: Legend, *, empty: bool = True) -> str:
    """Return title, marks, method and notes; ``empty`` says whether the mark for a missing figure is needed."""
    entries = [*legend.entries, *([legend.no_figure] if empty else []), *legend.extra]
    items = "".join(f"<li>{_swatch(entry)}{escape(entry.words)}</li>" for entry in entries)
    notes = "".join(f'<p class="small">{escape(note)}</p>' for note in (legend.method, *legend.notes))
    return f'<p class="legend-title">{escape(legend.title)}</p><ul class="legend">{items}</ul>{notes}'


def _swatch(entry: Entry) -> str:
    """Return the mark as it is drawn on the map, at the same size."""
    fill = entry.fill or "transparent"
    line = f"border:1.5px solid {entry.line}" if entry.line else "border:0"
    size = round(entry.radius * 2)
    return f'<i aria-hidden="true" style="width:{size}px;height:{size}px;background:{fill};{line}"></i>'
