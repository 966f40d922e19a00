"""Verdicts: one in a ruled strip with the few facts it rests on, several as chips, and lists of plain reasons."""

from dataclasses import dataclass
from html import escape

from charts.markup import Markup, link
from charts.palette import SIGNS

VERDICT_STYLE = """
.ec .verdict{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:flex-start;padding:10px 0;
border-top:1px solid var(--ec-border);border-bottom:1px solid var(--ec-border)}
.ec .verdict .chip{display:inline-block;border:1px solid var(--ec-text);border-radius:99px;padding:4px 14px;
font-weight:600;white-space:nowrap}
.ec .verdict dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:8px 24px;margin:0;
flex:1 1 320px}
.ec .verdict dl div,.ec .verdict dt,.ec .verdict dd{margin:0;padding:0}
.ec .verdict dl{padding:0;min-width:0}
.ec .verdict dt{font-weight:600;display:inline}
.ec .verdict dd{display:inline;margin:0}
.ec .verdicts{display:grid;grid-template-columns:max-content max-content minmax(0,1fr);gap:8px 20px;
align-items:baseline}
.ec .verdicts>*{display:contents}
.ec .verdicts .chip{display:inline-block;border:1px solid var(--ec-text);border-radius:99px;padding:2px 12px;
font-weight:600;white-space:nowrap}
.ec .verdicts .name{font-weight:700;margin:0}
.ec .verdicts .name a{color:inherit}
.ec .verdicts .why{max-width:100ch}
.ec .verdicts .why ul{margin:6px 0 0 0;padding-left:1.2em}
@media (max-width:640px){.ec .verdicts{grid-template-columns:1fr;gap:4px}.ec .verdicts .why{margin-bottom:10px}}
.ec .bullets{margin:0;padding-left:1.2em;max-width:75ch}
.ec .bullets li{margin:0 0 6px 0}
"""


@dataclass(frozen=True)
class VerdictStrip:
    """The verdict's sign and words, and name and words of each fact beside it."""

    sign: str
    words: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class VerdictChip:
    """One city's verdict: its sign and words, the sentence that goes with it, reasons, and where it is explained."""

    city: str
    name: str
    sign: str
    words: str
    sentence: str
    reasons: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True)
class VerdictChips:
    """Verdicts of several cities, one below the other."""

    chips: tuple[VerdictChip, ...]


@dataclass(frozen=True)
class Bullets:
    """Sentences, one below the other."""

    sentences: tuple[str, ...]


def draw_verdict(strip: VerdictStrip) -> Markup:
    """Return the strip as HTML."""
    chip = _chip(strip.sign, strip.words)
    facts = "".join(f"<div><dt>{escape(name)}</dt> <dd>{escape(words)}</dd></div>" for name, words in strip.facts)
    return Markup(f'<div class="verdict"><div>{chip}</div>{f"<dl>{facts}</dl>" if facts else ""}</div>')


def _chip(sign: str, words: str) -> str:
    return f'<span class="chip"><span aria-hidden="true">{escape(sign)}</span> {escape(words)}</span>'


def draw_verdict_chips(chips: VerdictChips) -> Markup:
    """Return the verdicts as HTML: city, chip and sentence in three columns, below one another on a phone."""
    return Markup(f'<div class="verdicts">{"".join(_row(chip) for chip in chips.chips)}</div>')


def _row(chip: VerdictChip) -> str:
    sign = f'<span aria-hidden="true" style="color:var(--ec-city-{chip.city})">{SIGNS[chip.city]}</span>'
    words = link(chip.name, chip.link) if chip.link else escape(chip.name)
    name = f'<h3 class="name" style="color:var(--ec-ink-{chip.city})">{sign} {words}</h3>'
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in chip.reasons)
    listed = f"<ul>{reasons}</ul>" if reasons else ""
    why = f'<div class="why">{escape(chip.sentence)}{listed}</div>'
    return f"<div>{name}<div>{_chip(chip.sign, chip.words)}</div>{why}</div>"


def draw_bullets(bullets: Bullets) -> Markup:
    """Return the sentences as a list."""
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in bullets.sentences)
    return Markup(f'<ul class="bullets">{items}</ul>')
