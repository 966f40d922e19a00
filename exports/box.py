"""Rectangles on paper, in points."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Box:
    """A rectangle: its upper left corner, width and height, in points (1/72 inch)."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h

    def inset(self, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> "Box":
        """Return the box without strips at its edges."""
        return Box(self.x + left, self.y + top, max(0, self.w - left - right), max(0, self.h - top - bottom))

    def with_(self, **changes: float) -> "Box":
        """Return the box with some numbers changed."""
        return replace(self, **changes)

    def columns(self, count: int, gap: float = 16) -> list["Box"]:
        """Return equal columns."""
        wide = (self.w - gap * (count - 1)) / max(count, 1)
        return [Box(self.x + place * (wide + gap), self.y, wide, self.h) for place in range(count)]

    def grid(self, count: int, across: int, gap: float = 16) -> list["Box"]:
        """Return so many equal cells, row by row."""
        down = -(-count // across)
        high = (self.h - gap * (down - 1)) / max(down, 1)
        rows = [Box(self.x, self.y + place * (high + gap), self.w, high) for place in range(down)]
        return [cell for row in rows for cell in row.columns(across, gap)][:count]
