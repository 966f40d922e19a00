"""The briefing as a tagged PDF by Typst: headings, descriptions of pictures, language, fonts inside, two pages."""

import datetime as dt
import importlib.util
import json
import re
from pathlib import Path
from typing import Any, Final, cast

import typst

from charts.palette import LIGHT
from exports.briefing.content import Briefing, Chart
from exports.briefing.picture import chart_svg
from exports.handout import Progress, no_progress
from exports.measuring import shortened
from exports.provenance import WORK
from text import Text

PAGES: Final = 2
SIZES: Final = (11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5)  # points; the largest at which all stands on two pages
# Then texts are cut shorter too: the share of the lines they may have.
TRIES: Final = (*((size, 1.0) for size in SIZES), (SIZES[-1], 0.6), (SIZES[-1], 0.3))
WIDE: Final = (500.0, 250.0)  # points: the first chart, as wide as the page
SMALL: Final = (330.0, 265.0)  # the two others are drawn larger and set at three quarters
FONTS: Final = ("font_source_sans_pro", "font_source_serif_pro")
_TEMPLATE: Final = Path(__file__).with_name("briefing.typ")
_LINE: Final = 480.0  # points of a line of words at 10 points


def briefing_pdf(briefing: Briefing, text: Text, *, progress: Progress = no_progress) -> bytes:
    """Return the briefing as the bytes of a PDF; the same briefing is the same file."""
    for place, (size, share) in enumerate(TRIES, start=1):
        compiler = _compiler(_content(briefing, text, share) | {"size": size})
        if _pages(compiler) <= PAGES:
            break
        progress(place / (len(TRIES) + 1))
    made = compiler.compile(format="pdf", pdf_standards=["1.7", "ua-1"], timestamp=_noon(briefing.imprint.day))
    progress(1.0)
    return cast(bytes, made)  # a PDF is one file, not a list of pages


def _noon(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC)


def font_folders() -> list[Path]:
    """Return the folders of the fonts that came with the program; without them Typst's own stand in."""
    found = (importlib.util.find_spec(name) for name in FONTS)
    return [Path(one.origin).parent / "files" for one in found if one and one.origin]


def _compiler(content: dict[str, Any]) -> typst.Compiler:
    return typst.Compiler(
        str(_TEMPLATE),
        font_paths=[str(folder) for folder in font_folders()],
        ignore_system_fonts=True,  # the same file on every machine
        sys_inputs={"briefing": json.dumps(content, ensure_ascii=False)},
    )


def _pages(compiler: typst.Compiler) -> int:
    """Return how many pages a briefing takes, as the document itself counts them."""
    found = json.loads(compiler.query("<pages>", field="value", one=True))
    return int(found)


def _content(briefing: Briefing, text: Text, share: float) -> dict[str, Any]:
    """Return what the template sets, every text cut to what two pages can hold."""
    day, chip = briefing.imprint.day, briefing.verdict
    return {
        "title": text.say("{city}: briefing", city=briefing.city),
        "work": text.say(WORK),
        "kind": text.say("Briefing"),
        "language": text.language,
        "day": [day.year, day.month, day.day],
        "city": f"{briefing.city}, {briefing.country}",
        "headline": _cut(briefing.headline, 4, share),
        "facts": [[_cut(part, 2, share) for part in fact] for fact in briefing.facts],
        "verdict": {
            "chip": f"{chip.sign} {chip.words}" if chip else "–",
            "headline": _cut(briefing.verdict_headline, 4, share),
            "compared": _cut(chip.sentence, 2, share) if chip else "",
        },
        "reasons": [_cut(reason, 3, share) for reason in briefing.reasons],
        "charts": [_chart(chart, place, share) for place, chart in enumerate(briefing.charts)],
        "plan": {
            "headline": _cut(briefing.plan_headline, 3, share),
            "subtitle": briefing.plan_subtitle,
            "actions": [[_cut(part, 2, share) for part in action] for action in briefing.actions[:6]],
        },
        "unknown": [_cut(sentence, 3, share) for sentence in briefing.unknown],
        "sources": [_cut(source, 2, share) for source in briefing.sources[:16]],
        "link": briefing.imprint.link,
        "imprint": briefing.imprint.line(text) if not briefing.imprint.link else _imprint(briefing, text),
        "colours": {"soft": LIGHT.soft_text, "ink": LIGHT.ink[briefing.key], "border": LIGHT.border},
        "words": {
            "verdict": text.say("Did the title change anything?"),
            "figures": text.say("What the figures say"),
            "plan": text.say("What became of the action plan"),
            "unknown": text.say("What is unknown"),
            "sources": text.say("Sources"),
            "live": text.say("The same, live:"),
        },
    }


def _imprint(briefing: Briefing, text: Text) -> str:
    """Return the line at the foot without the link, which stands above it."""
    return type(briefing.imprint)(briefing.imprint.day, briefing.imprint.version).line(text)


def _chart(chart: Chart, place: int, share: float) -> dict[str, str]:
    wide, high = WIDE if place == 0 else SMALL
    drawn = chart_svg(chart.lines, wide=wide, high=high) if chart.lines else ""
    return {
        "headline": _cut(chart.headline, 2 if place == 0 else 1, share),
        "subtitle": _cut(chart.subtitle, 1, share),
        "alt": chart.alt[:1000] or chart.headline,
        "svg": drawn,
        "note": _cut(chart.note or chart.headline, 2, share),
    }


def _cut(words: str, lines: int, share: float) -> str:
    # Not split(): it would also part figures from their units at no-break spaces.
    return shortened(re.sub(r"[ \t\r\n]+", " ", words).strip(), _LINE, 10, lines=max(1, round(lines * share)))
