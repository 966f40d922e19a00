"""A handout as one HTML document: a scene per screen and per printed page, with the keys of the live stage."""

import base64
import hashlib
import json
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Final

from plotly.offline import get_plotlyjs

from charts.cards import CARDS_STYLE
from charts.coverage import COVERAGE_STYLE
from charts.legend_markup import LEGEND_STYLE
from charts.listing import LISTING_STYLE
from charts.palette import LIGHT
from charts.plan_cards import PLAN_CARDS_STYLE
from charts.shares import SHARES_STYLE
from charts.verdict import VERDICT_STYLE
from exports.handout import Handout, Leaf, Progress, no_progress
from exports.provenance import WORK
from exports.web.drawing import body, harmless, reaching
from exports.web.keys import KEY_TABLE, KEYS
from exports.web.tables import table_html
from text import Text

_HERE: Final = Path(__file__).parent
LARGEST: Final = 8_000_000  # bytes


@lru_cache(maxsize=1)
def _style() -> str:
    own = (_HERE / "deck.css").read_text(encoding="utf-8")
    colours = {
        "text": LIGHT.text, "soft": LIGHT.soft_text, "link": LIGHT.link, "border": LIGHT.border, "page": LIGHT.page,
        "surface": LIGHT.surface, "accent": LIGHT.accent, "coverage": LIGHT.coverage, "nofigure": LIGHT.no_figure,
        **{f"ink-{city}": colour for city, colour in LIGHT.ink.items()},
        **{f"city-{city}": colour for city, colour in LIGHT.city.items()},
    }  # fmt: skip
    variables = ";".join(f"--ec-{name}:{colour}" for name, colour in colours.items())
    sheets = (CARDS_STYLE, COVERAGE_STYLE, LEGEND_STYLE, LISTING_STYLE, PLAN_CARDS_STYLE, SHARES_STYLE, VERDICT_STYLE)
    return f":root{{{variables}}}{''.join(sheets)}{own}"


@lru_cache(maxsize=1)
def _scripts() -> tuple[str, str]:
    """Return the charts' library and our own script."""
    return get_plotlyjs(), KEY_TABLE + (_HERE / "deck.js").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _policy() -> str:
    """Return the policy that forbids every connection and every script but the two of ours."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in _scripts()
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def deck_html(handout: Handout, text: Text, *, progress: Progress = no_progress) -> bytes:
    """Return the handout as the bytes of an HTML file; the same handout is the same file."""
    scenes = []
    for number, leaf in enumerate(handout.leaves, start=1):
        scenes.append(_scene(leaf, number, handout, text))
        progress(number / (len(handout.leaves) + 1))
    library, script = _scripts()
    title = handout.title or text.say(WORK)
    skip = text.say("To the scenes")
    document = (
        f'<!DOCTYPE html>\n<html lang="{text.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{escape(title)}</title>'
        f'<meta name="author" content="{escape(text.say(WORK))}">'
        f'<meta name="date" content="{handout.imprint.day.isoformat()}"><style>{_style()}</style></head>'
        f'<body class="ec"><a class="skip" href="#scenes">{escape(skip)}</a>'
        f'{_head(handout, title, text)}<main id="scenes">{"".join(scenes) or _empty(text)}</main>'
        f"{_foot(handout, text)}{_controls(handout, text)}"
        f"<script>{library}</script><script>{script}</script></body></html>"
    )
    progress(1.0)
    return _encodable(document)


def _encodable(document: str) -> bytes:
    """Return UTF-8; halves of surrogate pairs, which no file can hold, become question marks."""
    return document.replace("\x00", "").encode("utf-8", "replace")


def _head(handout: Handout, title: str, text: Text) -> str:
    scenes = text.plural("{number} scene", "{number} scenes", len(handout.leaves))
    version = text.say("Data version {version}", version=handout.imprint.version)
    keys = text.say("Press H for the keys.")
    links = "".join(
        f'<li><a href="#scene-{number}">{escape(leaf.staged.question or leaf.staged.message)}</a></li>'
        for number, leaf in enumerate(handout.leaves, start=1)
    )
    return (
        f'<header class="cover" tabindex="-1"><p class="question">{escape(text.say(WORK))}</p><h1>{escape(title)}</h1>'
        f"<p>{escape(scenes)} · {escape(text.date(handout.imprint.day))} · {escape(version)}</p>{_link(handout)}"
        f'<nav aria-label="{escape(text.say("Overview of the scenes"))}"><ol>{links}</ol></nav>'
        f'<p class="small screen">{escape(keys)}</p></header>'
    )


def _link(handout: Handout) -> str:
    address = handout.imprint.link
    return f'<p><a href="{escape(address)}">{escape(address)}</a></p>' if address else ""


def _scene(leaf: Leaf, number: int, handout: Handout, text: Text) -> str:
    shown = leaf.shown
    subtitle = " · ".join(part for part in (shown.subtitle, leaf.staged.frozen) if part and shown.state == "shown")
    under = f'<p class="small">{escape(subtitle)}</p>' if subtitle else ""
    return (
        f'<section class="scene" id="scene-{number}" tabindex="-1" aria-labelledby="title-{number}">'
        f'<p class="question">{escape(leaf.staged.question)}</p>'
        f'<h2 id="title-{number}">{escape(leaf.staged.message)}</h2>{under}'
        f'<div class="exhibit">{reaching(_exhibit(leaf, text), handout.imprint.link)}</div>{_below(leaf, text)}'
        f'<p class="source">{escape(_source(leaf, handout, text))}</p></section>'
    )


def _exhibit(leaf: Leaf, text: Text) -> str:
    shown = leaf.shown
    if shown.state != "shown":
        why = "" if shown.headline == leaf.staged.message else f"<h3>{escape(shown.headline)}</h3>"
        return f'<div class="state">{why}<p>{escape(shown.next_step)}</p></div>'
    if shown.figure is not None:
        return body(shown.figure, shown, text)
    return table_html(shown.table, text, caption=shown.subtitle or shown.headline) if shown.table.rows else ""


def _below(leaf: Leaf, text: Text) -> str:
    """Return what stands under the exhibit: caveats, the table behind the figure, the presenter's notes."""
    shown = leaf.shown
    parts = [f'<p class="small caveat">{escape(caveat)}</p>' for caveat in shown.caveats_elsewhere]
    if shown.figure is not None and shown.table.rows:
        chosen = "; ".join(f"{name}: {value}" for name, value in leaf.filters)
        about = f'<p class="small">{escape(chosen)}</p>' if chosen else ""
        table = table_html(shown.table, text, caption=shown.subtitle or shown.headline)
        parts.append(f"<details><summary>{escape(text.say('Data'))}</summary>{about}{table}</details>")
    if leaf.scene.notes:
        notes = "".join(f"<p>{escape(line)}</p>" for line in leaf.scene.notes.splitlines() if line.strip())
        parts.append(f'<aside class="notes" hidden><h3>{escape(text.say("Notes"))}</h3>{notes}</aside>')
    return "".join(parts)


def _source(leaf: Leaf, handout: Handout, text: Text) -> str:
    sources = "; ".join(source.sentence(text) for source in leaf.shown.sources)
    said = [text.say("Source: {sources}", sources=sources)] if sources else []
    return " · ".join([*said, handout.imprint.line(text)])


def _empty(text: Text) -> str:
    title, step = (
        text.say("This deck has no scenes yet"),
        text.say("Add exhibits with “Add to deck” below each of them."),
    )
    return (
        f'<section class="scene" id="scene-1" tabindex="-1" aria-labelledby="title-1">'
        f'<h2 id="title-1">{escape(title)}</h2><div class="state"><p>{escape(step)}</p></div></section>'
    )


def _foot(handout: Handout, text: Text) -> str:
    sources = "".join(f"<li>{escape(one)}</li>" for one in handout.sources(text))
    licence = text.say("Each dataset keeps the licence named on the page Sources of the dashboard.")
    return (
        f'<footer class="about"><h2>{escape(text.say("What these slides rest on"))}</h2><ul>{sources}</ul>'
        f"<p>{escape(licence)}</p><p>{escape(handout.imprint.line(text))}</p></footer>"
    )


def _controls(handout: Handout, text: Text) -> str:
    """Return progress, clock and the panels that the keys open."""
    listed = "".join(
        f"<dt>{escape(names)}</dt><dd>{escape(text.say(words))}</dd>" for names, words in KEYS if names != "J"
    )
    words = {
        "overview": text.say("Overview of the scenes"), "goto": text.say("Go to a scene"), "help": text.say("Keys"),
        "number": text.say("Number of the scene"), "close": text.say("Close"), "language": text.language,
        "title": handout.title,
    }  # fmt: skip
    data = harmless(json.dumps(words, ensure_ascii=False))
    previous, following = escape(text.say("Previous scene")), escape(text.say("Next scene"))
    return (
        f'<div class="bar" role="group" aria-label="{escape(text.say("Presentation; press H for the keys"))}">'
        f'<button type="button" id="back" aria-label="{previous}">‹</button><span id="place"></span>'
        f'<button type="button" id="on" aria-label="{following}">›</button><span id="clock"></span></div>'
        f'<div id="progress" aria-hidden="true"></div><div id="blank" hidden></div>'
        f'<dialog id="panel" aria-labelledby="panel-title"><h2 id="panel-title"></h2><div id="panel-body"></div>'
        f'<form method="dialog"><button>{escape(words["close"])}</button></form></dialog>'
        f'<template id="keys"><dl class="keys">{listed}</dl></template>'
        f'<script type="application/json" id="words">{data}</script>'
    )
