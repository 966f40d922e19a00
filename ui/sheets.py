"""Our style sheets: fetched by their address from the production server, part of the page anywhere else.

Streamlit looks at every character of a sheet that stands in the page, in every run.
"""

from collections.abc import Awaitable, Callable
from functools import cache
from hashlib import blake2b
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from charts.cards import CARDS_STYLE
from charts.coverage import COVERAGE_STYLE
from charts.legend_markup import LEGEND_STYLE
from charts.listing import LISTING_STYLE
from charts.palette import PALETTES, Palette, Theme
from charts.plan_cards import PLAN_CARDS_STYLE
from charts.shares import SHARES_STYLE
from charts.verdict import VERDICT_STYLE
from ui.print_style import PRINT_STYLE, on_paper
from ui.stage.style import PRESENTER_STYLE, STAGE_STYLE
from ui.upload.style import HANDED_STYLE

STYLE = """
.ec{color:var(--ec-text);font-family:"Source Sans","Source Sans Pro",sans-serif;font-size:16px;line-height:1.35}
.ec a{color:var(--ec-link);text-decoration:underline}
.ec .question{color:var(--ec-soft);font-weight:600;margin:0}
.ec h1,.ec h2,.ec h3{font-family:"Source Serif","Source Serif Pro",Georgia,serif;color:var(--ec-text)}
.ec h1,.ec h2,.ec h3{margin:0;padding:0;text-wrap:balance}
.ec h1,.stHeading h1{font-size:32px;font-weight:650;line-height:1.18;max-width:80ch}
.stHeading h1{margin:0!important;padding:0!important;text-wrap:balance}
.stHeading [data-testid="stMarkdownContainer"]{margin:0}
.ec h2{font-size:20px;font-weight:650;line-height:1.25}
.ec h3{font-size:16px;font-weight:600;line-height:1.3}
.ec h2.section{margin-top:20px}
.ec h2.section:has(+h2){font:600 16px/1.35 "Source Sans","Source Sans Pro",sans-serif;color:var(--ec-soft)}
.ec .glossary{margin:0;max-width:75ch}
.ec .glossary dt{font-weight:600;margin-top:10px}
.ec .glossary dd{margin:0}
.ec .entry{padding:10px 0;border-bottom:1px solid var(--ec-border)}
.ec p{margin:0;max-width:80ch}
.ec .soft{color:var(--ec-soft)}
.ec .small{font-size:14px;color:var(--ec-soft)}
.ec .prose p,.ec .prose li{margin:0 0 .5em 0;max-width:75ch}
.ec table{border-collapse:collapse;width:100%;font-size:15px;font-variant-numeric:tabular-nums}
.ec caption{text-align:left;color:var(--ec-soft);font-size:14px;padding:0 0 4px 0}
.ec caption span{display:inline-block;position:sticky;left:0;max-width:min(100%,calc(100vw - 40px))}
.ec th{color:var(--ec-soft);font-weight:600;border-bottom:1px solid var(--ec-text);padding:4px 8px;text-align:left}
.ec td{border-bottom:1px solid var(--ec-border);padding:4px 8px}
.ec .num{text-align:right;white-space:nowrap}
.ec th.num{white-space:normal;vertical-align:bottom}
.ec td.cut{border-right:3px solid var(--ec-text)}
.ec .scroll{overflow-x:auto}
.ec .listing td{overflow-wrap:break-word}
.ec .drawer .scroll{max-height:50vh;overflow-y:auto}
.ec .notice{border-left:3px solid var(--ec-accent);background:var(--ec-surface);padding:8px 12px;margin:4px 0}
.ec .term{border-bottom:1px dotted currentColor;position:relative;cursor:help}
.ec .tip{display:none;position:absolute;z-index:20;left:0;top:calc(100% + 4px);width:max-content;max-width:34ch;
padding:8px 10px;background:var(--ec-page);color:var(--ec-text);border:1px solid var(--ec-text);border-radius:4px;
font:400 14px/1.35 "Source Sans","Source Sans Pro",sans-serif;text-align:left;white-space:normal}
.ec .term:hover .tip,.ec .term:focus .tip{display:block}
.ec .term:focus-visible{outline:2px solid var(--ec-accent);outline-offset:2px}
.ec .state{border:1px dashed var(--ec-nofigure);background:var(--ec-surface);padding:24px;border-radius:4px}
.ec .state h3{margin-bottom:4px}
.ec *+.figure,.ec *+.state{margin-top:8px}
.ec .begin{font-size:20px;font-weight:600}
.ec dl.keys{display:grid;grid-template-columns:max-content 1fr;gap:2px 24px;margin:0}
.ec dl.keys dt{font-weight:600}
.ec dl.keys dd{margin:0}
.ec ol.scenes{margin:4px 0 0 0;padding-left:1.6em}
[data-testid="stMainBlockContainer"]>[data-testid="stVerticalBlock"]{gap:8px}
.st-key-heading{flex-flow:row wrap!important;align-items:center;column-gap:16px!important}
.st-key-heading>*{flex:0 0 100%!important}
.st-key-heading>:has(.question){flex:1 1 0!important}
.st-key-heading>:has([class*="st-key-pick-lang"]),.st-key-heading>[class*="st-key-pick-lang"],
.st-key-heading>:has([class*="st-key-sign"]),.st-key-heading>[class*="st-key-sign"]{flex:0 0 auto!important}
.ec .source{display:flex;flex-wrap:wrap;align-items:center;column-gap:16px}
.ec *+.source{margin-top:8px}
.ec .source>div{flex:1 1 240px}
.ec .quiet{font:inherit;font-size:14px;color:inherit;background:none;border:0;padding:0;min-height:40px;cursor:pointer}
.ec .quiet[data-open]::after{content:" ▾" / ""}
[class*="st-key-exhibit-"]:has([class*="st-key-data-"]) .quiet[data-open]::after{content:" ▴" / ""}
html:not([data-hears]) .ec .quiet{visibility:hidden}
.ec .quiet:hover{color:var(--ec-accent)}
.ec .quiet:focus-visible{outline:2px solid var(--ec-accent);outline-offset:2px}
.ec .quiet:disabled{color:var(--ec-soft);cursor:not-allowed}
@media (max-width:900px){.st-key-exhibit-trends .xy2 .textpoint{display:none}}
[class*="st-key-narrow-"]{display:none}
@media (max-width:640px){
.ec .tip{position:fixed;left:16px;right:16px;top:auto;bottom:16px;width:auto;max-width:none}
.ec h1,.stHeading h1{font-size:24px}
.ec .source>div{flex-basis:100%}
[class*="st-key-wide-"]{display:none}
[class*="st-key-narrow-"]{display:flex}
}
"""


PAGE: Final = "page"
STAGE: Final = "stage"
PRESENTER: Final = "presenter"
_WRITTEN: Final = {
    PAGE: (
        STYLE,
        CARDS_STYLE,
        COVERAGE_STYLE,
        LEGEND_STYLE,
        SHARES_STYLE,
        LISTING_STYLE,
        PLAN_CARDS_STYLE,
        VERDICT_STYLE,
        HANDED_STYLE,
        PRINT_STYLE,
    ),
    STAGE: (STAGE_STYLE,),
    PRESENTER: (PRESENTER_STYLE,),
}
# On one line: Streamlit looks at the beginning of each line of what it is given.
SHEETS: Final = {name: " ".join(" ".join(parts).split()) for name, parts in _WRITTEN.items()}
_LONG: Final = {"Cache-Control": "public, max-age=31536000, immutable"}  # another content has another address


def sheet_address(name: str) -> str:
    """Return where a sheet is found, relative to every page of ours; the address changes with the content."""
    return f"./sheets/{name}-{blake2b(SHEETS[name].encode(), digest_size=6).hexdigest()}.css"


def sheet_routes() -> list[Route]:
    """Return the routes that answer the addresses of the sheets."""
    return [Route(sheet_address(name)[1:], _answering(sheet)) for name, sheet in SHEETS.items()]


def _answering(sheet: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(_: Request) -> Response:
        """Answer with the sheet, which browsers keep."""
        return Response(sheet, media_type="text/css", headers=_LONG)

    return answer


@cache
def style_of(theme: Theme, names: tuple[str, ...], *, by_address: bool) -> str:
    """Return the rules of a page: our sheets, and the palette's colours as CSS variables.

    Parameters
    ----------
    names
        The sheets, in order of weight.
    by_address
        Whether this server answers the addresses of :func:`sheet_routes`; the sheets stand in the page otherwise.
    """
    palette = PALETTES[theme]
    sheets = "".join(f'@import "{sheet_address(name)}";' if by_address else SHEETS[name] for name in names)
    paper = on_paper(palette, _variables(PALETTES["light"]))
    return f"{sheets}:root{{{_variables(palette)}}}{paper}"


def _variables(palette: Palette) -> str:
    colours = {
        "text": palette.text,
        "soft": palette.soft_text,
        "link": palette.link,
        "border": palette.border,
        "surface": palette.surface,
        "page": palette.page,
        "accent": palette.accent,
        "coverage": palette.coverage,
        "nofigure": palette.no_figure,
        **{f"ink-{city}": colour for city, colour in palette.ink.items()},
        **{f"city-{city}": colour for city, colour in palette.city.items()},
    }
    return ";".join(f"--ec-{name}:{colour}" for name, colour in colours.items())
