"""What all figures have in common that are read and pointed at, and never zoomed or dragged."""

from collections.abc import Sequence
from typing import Any

from charts.palette import FONT, Look


def still_layout(look: Look) -> dict[str, Any]:
    """Return ground, letters and the answer to the pointer, as parts of Plotly's layout."""
    return {
        "paper_bgcolor": look.palette.page,
        "plot_bgcolor": look.palette.page,
        "font": {"family": FONT, "size": look.font, "color": look.palette.soft_text},
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"font": {"family": FONT, "size": look.font}},
    }


def axis_about_zero(
    look: Look, *, span: tuple[float, float], ticks: Sequence[float], words: Sequence[str]
) -> dict[str, Any]:
    """Return an axis of values over a span, with words at its ticks and a line at zero."""
    return {
        "range": list(span),
        "fixedrange": True,
        "tickmode": "array",
        "tickvals": list(ticks),
        "ticktext": list(words),
        "gridcolor": look.palette.grid,
        "zeroline": True,
        "zerolinecolor": look.palette.text,
        "zerolinewidth": 1,
    }
