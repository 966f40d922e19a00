"""Collects the parts of a figure and makes it in one go: Plotly checks every part anew whenever one is added."""

from dataclasses import dataclass, field
from typing import Any

import orjson  # noqa: F401 - writes Plotly's JSON; loaded late, two first readers at once would find half of it
import plotly.graph_objects as go

Part = dict[str, Any]
# Plotly's own template is 6 kB in every figure, and all that it sets is set by us.
BARE: Part = {"template": "none"}


class FinishedFigure(go.Figure):  # type: ignore[misc]  # Plotly ships no types
    """A figure that is not changed any more: its plain form, which each reader is sent, is made once.

    Plotly otherwise copies and walks through all of a figure whenever it is shown.
    """

    _plain: Part | None = None

    def to_dict(self) -> Part:
        """Return the plain form; never write to it."""
        if self._plain is None:
            self._plain = super().to_dict()
        return self._plain


@dataclass
class Sketch:
    """A figure in the making, with the names of Plotly's own calls."""

    traces: list[Part] = field(default_factory=list)
    shapes: list[Part] = field(default_factory=list)
    annotations: list[Part] = field(default_factory=list)
    layout: Part = field(default_factory=dict)

    def add_scatter(self, **settings: Any) -> None:
        """Add a trace of points or a line."""
        self.traces.append({"type": "scatter", **settings})

    def add_shape(self, **settings: Any) -> None:
        """Add a shape."""
        self.shapes.append(settings)

    def add_annotation(self, **settings: Any) -> None:
        """Add words."""
        self.annotations.append(settings)

    def update_layout(self, **settings: Any) -> None:
        """Set parts of the layout; each is set once."""
        self.layout.update(settings)

    def figure(self) -> go.Figure:
        """Return the figure."""
        layout = {**BARE, **self.layout, "shapes": self.shapes, "annotations": self.annotations}
        return FinishedFigure({"data": self.traces, "layout": layout})
