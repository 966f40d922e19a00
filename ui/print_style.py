"""How pages look on paper: A4, without menu, filters and controls, and no exhibit cut in two.

The sheet hides the page's chrome by the names that Streamlit's own print style uses too; everything else hangs on our
own keys. Paper is white: what was drawn in the dark theme is printed in the colours of the light one.
"""

from collections.abc import Iterator

from charts.palette import PALETTES, Palette

PRINT_STYLE = """
@page{size:A4;margin:14mm}
@media print{
[data-testid="stHeader"],[data-testid="stToolbar"],[data-testid="stStatusWidget"],
[class*="st-key-filters"],.st-key-page-tools,.st-key-heading [class*="st-key-pick-"],
[class*="st-key-data-"],[class*="st-key-tools-"],.ec .quiet,
[class*="st-key-take-home-"]{display:none!important}
[data-testid="stApp"],[data-testid="stAppViewContainer"],[data-testid="stMain"],[data-testid="stMainBlockContainer"]{
position:static!important;overflow:visible!important;height:auto!important;max-width:none!important;padding:0!important}
[class*="st-key-exhibit-"],.ec .card,.ec .entry,.ec tr,.ec .state{break-inside:avoid}
.stHeading h1,.ec h1,.ec h2,.ec h3{break-after:avoid}
.ec .scroll,.ec .drawer .scroll,.ec .scroll.long{max-height:none!important;overflow:visible!important}
.ec .tip{display:none!important}
.ec h1,.stHeading h1{font-size:24px}
.ec .cards{grid-template-columns:repeat(auto-fit,minmax(150px,1fr))}
}
"""


def on_paper(palette: Palette, variables: str) -> str:
    """Return the rules that print a page of the dark theme in light colours; none where it is light already.

    Charts are drawn with their colours in them, so each colour of the one palette is put in place of the other's; of a
    map, which is a picture, light and dark are turned round.

    Parameters
    ----------
    variables
        The light palette's colours as CSS variables.
    """
    if palette.theme == "light":
        return ""
    light = PALETTES["light"]
    swaps = "".join(
        f'.js-plotly-plot [style*="{part}: {_rgb(dark)}"]{{{part}:{bright}!important}}'
        for dark, bright in _pairs(palette, light)
        for part in ("stroke", "fill")
    )
    ground = f"background:{light.page}!important;color:{light.text}!important"
    return (
        f"@media print{{:root{{{variables}}}"
        f'html,body,[data-testid="stApp"],[data-testid="stMain"],.js-plotly-plot .main-svg:first-child{{{ground}}}'
        f'[class*="st-key-figure-"] canvas,.ec img{{filter:invert(1) hue-rotate(180deg)}}{swaps}}}'
    )


def _pairs(dark: Palette, light: Palette) -> Iterator[tuple[str, str]]:
    """Yield each colour of the dark palette with the one that stands for it on paper, the cities' own last."""
    names = ("page", "text", "soft_text", "grid", "comparator", "border", "surface", "coverage", "no_figure", "accent")
    yield from ((getattr(dark, name), getattr(light, name)) for name in names)
    yield from ((dark.ink[key], light.ink[key]) for key in dark.ink)
    yield from ((dark.city[key], light.city[key]) for key in dark.city)


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))})"
