"""A sheet of a map as SVG: the same shapes as on a slide, with every region's name under the pointer."""

from html import escape

from exports.maps.sheet import Area, Circles, Name, Sheet, Stroke
from exports.measuring import LEADING


def sheet_svg(sheet: Sheet, *, alt: str, font: str = "sans-serif") -> str:
    """Return a map as an inline SVG whose description is the finding."""
    box = sheet.box
    body = [
        f'<rect x="{box.x:g}" y="{box.y:g}" width="{box.w:g}" height="{box.h:g}" fill="{sheet.sea}"/>',
        *(_area(area) for area in sheet.areas),
        *(_stroke(stroke) for stroke in sheet.strokes),
        *(_area(head) for head in sheet.heads),
        *(_circles(circles) for circles in sheet.circles),
        *(_name(name) for name in sheet.names),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box.x:g} {box.y:g} {box.w:g} {box.h:g}" role="img" '
        f'aria-label="{escape(alt)}" font-family="{font}">{"".join(body)}</svg>'
    )


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _area(area: Area) -> str:
    path = "".join(f"M{_points(ring)}Z" for ring in area.rings)
    return f'<path d="{path}" fill="{area.fill}"><title>{escape(area.name)}</title></path>'


def _stroke(stroke: Stroke) -> str:
    path = "".join(f"M{_points(line)}" for line in stroke.lines)
    dashes = ' stroke-dasharray="3 2"' if stroke.dashed else ""
    return (
        f'<path d="{path}" fill="none" stroke="{stroke.colour}" stroke-width="{stroke.width:g}"{dashes}>'
        f"<title>{escape(stroke.name)}</title></path>"
    )


def _circles(circles: Circles) -> str:
    drawn = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"/>' for x, y, r in circles.spots)
    look = f'fill="{circles.fill or "none"}" stroke="{circles.line or "none"}" stroke-width="{circles.width:g}"'
    alpha = f' fill-opacity="{circles.alpha:g}"' if circles.alpha < 1 else ""
    return f"<g {look}{alpha}><title>{escape(circles.name)}</title>{drawn}</g>"


def _name(name: Name) -> str:
    anchor = {"left": "end", "right": "start"}.get(name.side, "middle")
    x = name.x + {"left": -name.gap, "right": name.gap}.get(name.side, 0)
    step = name.size * LEADING
    high = step * len(name.lines)
    top = {"above": name.y - name.gap - high, "below": name.y + name.gap}.get(name.side, name.y - high / 2)
    lines = "".join(
        f'<text x="{x:.1f}" y="{top + step * place + name.size * 0.95:.1f}">{escape(line)}</text>'
        for place, line in enumerate(name.lines)
    )
    return (
        f'<g fill="{name.colour}" font-size="{name.size:g}" font-weight="700" text-anchor="{anchor}" '
        f'paint-order="stroke" stroke="#FFFFFF" stroke-width="3" stroke-linejoin="round">{lines}</g>'
    )
