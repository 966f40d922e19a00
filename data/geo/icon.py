"""The page icon: five dots where the five cities lie, in their colours; a map as small as a map can be."""

from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

SIZE = 128  # pixels
FINE = 4  # drawn larger and shrunk: smooth edges
DOTS: Final[tuple[tuple[float, float, str], ...]] = (
    # share of the width from the left, share of the height from the top, colour (the light theme's marks)
    (0.20, 0.25, "#EE6677"),  # Leeuwarden
    (0.80, 0.20, "#1A1A1A"),  # Kaunas
    (0.43, 0.57, "#0096C7"),  # Rijeka
    (0.77, 0.56, "#004488"),  # Timișoara
    (0.50, 0.85, "#8C510A"),  # Matera
)
RADIUS = 0.12  # of the width


def draw_icon(path: Path) -> None:
    """Draw the icon as a PNG with a white ground, so that the dark dots show on a dark tab as well."""
    width = SIZE * FINE
    image = Image.new("RGBA", (width, width), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((0, 0, width - 1, width - 1), radius=width * 0.16, fill="#FFFFFF")
    for x, y, colour in DOTS:
        box = [(x - RADIUS) * width, (y - RADIUS) * width, (x + RADIUS) * width, (y + RADIUS) * width]
        pen.ellipse(box, fill=colour)
    image.resize((SIZE, SIZE), Image.Resampling.LANCZOS).save(path, optimize=True)
