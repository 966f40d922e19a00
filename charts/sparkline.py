"""The small line of a card: it cuts at a break and marks the title year."""

from dataclasses import dataclass

from charts.palette import Palette

WIDTH, HEIGHT, FLOOR = 204.0, 52.0, 45.0


@dataclass(frozen=True)
class Sparkline:
    """A small line.

    Attributes
    ----------
    stretches
        Years and values counted one way; only the last is drawn in the city's colour.
    years
        First and last year of the axis.
    title_year
        Marked on the floor, hollow when no figure is held for it.
    """

    city: str
    stretches: tuple[tuple[tuple[int, float], ...], ...]
    years: tuple[int, int]
    title_year: int
    title_counted: bool


def draw_sparkline(spark: Sparkline, *, palette: Palette) -> str:
    """Return the SVG of a small line, 204 x 52 CSS pixels."""
    values = [value for stretch in spark.stretches for _, value in stretch]
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    low = min(low, high * 0.7)  # a small change should look small

    def place(year: float, value: float) -> str:
        """Return a point of the line as "x,y" in pixels."""
        return f"{_across(year, spark.years):.1f},{FLOOR - 8 - (value - low) / (high - low or 1) * 32:.1f}"

    parts = [f'<path d="M0 {FLOOR}H{WIDTH}" stroke="{palette.border}" stroke-width="1"/>']
    for stretch, after in zip(spark.stretches, [*spark.stretches[1:], None], strict=True):
        newest = after is None
        colour, width = (palette.city[spark.city], 2.2) if newest else (palette.comparator, 1.6)
        points = " ".join(place(*point) for point in stretch)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}"/>')
        if after:
            cut = _across((stretch[-1][0] + after[0][0]) / 2, spark.years)
            stroke = f'stroke="{palette.soft_text}" stroke-width="1.4" stroke-dasharray="2 3"'
            parts.append(f'<path d="M{cut:.1f} 2V{FLOOR}" {stroke}/>')
    parts.append(_title_mark(spark, palette))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'


def _across(year: float, years: tuple[int, int]) -> float:
    return 4 + (year - years[0]) / (years[1] - years[0] or 1) * (WIDTH - 8)


def _title_mark(spark: Sparkline, palette: Palette) -> str:
    left = _across(spark.title_year, spark.years) - 4
    fill = palette.city[spark.city] if spark.title_counted else palette.page
    return (
        f'<rect x="{left:.1f}" y="{FLOOR - 9}" width="8" height="9" fill="{fill}" '
        f'stroke="{palette.city[spark.city]}" stroke-width="1.5"/>'
    )
