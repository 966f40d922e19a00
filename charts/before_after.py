"""The small line of a comparison: where a value is stored (hollow) and where it would be (filled), on one scale."""

from charts.palette import Palette

WIDTH, HEIGHT, EDGE = 150.0, 20.0, 8.0


def draw_before_after(
    before: float | None, after: float | None, scale: tuple[float, float], *, colour: str, palette: Palette
) -> str:
    """Return the SVG of a value before and after, 150 x 20 CSS pixels.

    Parameters
    ----------
    before, after
        None where there is no value; one that stays is drawn once.
    scale
        The lowest and the highest value of the series.
    """

    def across(value: float) -> float:
        """Return where a value stands, in pixels from the left; beyond the scale it stays at the edge."""
        low, high = scale
        share = (value - low) / (high - low) if high > low else 0.5
        return EDGE + min(max(share, 0.0), 1.0) * (WIDTH - 2 * EDGE)

    middle = HEIGHT / 2
    parts = [f'<path d="M{EDGE} {middle}H{WIDTH - EDGE}" stroke="{palette.border}" stroke-width="1"/>']
    if before is not None and after is not None and before != after:
        line = f"M{across(before):.1f} {middle}H{across(after):.1f}"
        parts.append(f'<path d="{line}" stroke="{colour}" stroke-width="3"/>')
    if before is not None and before != after:
        parts.append(_dot(across(before), middle, fill=palette.page, colour=colour))
    if after is not None:
        parts.append(_dot(across(after), middle, fill=colour, colour=colour))
    size = f'width="{WIDTH:.0f}" height="{HEIGHT:.0f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'


def _dot(across: float, down: float, *, fill: str, colour: str) -> str:
    return f'<circle cx="{across:.1f}" cy="{down}" r="5" fill="{fill}" stroke="{colour}" stroke-width="2"/>'
