"""A verdict in a ruled strip: icon and word, then the few facts it rests on; and lists of plain reasons."""

from dataclasses import dataclass
from html import escape

from charts.markup import Markup

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
class Bullets:
    """Sentences, one below the other."""

    sentences: tuple[str, ...]


def draw_verdict(strip: VerdictStrip) -> Markup:
    """Return the strip as HTML."""
    chip = f'<span class="chip"><span aria-hidden="true">{escape(strip.sign)}</span> {escape(strip.words)}</span>'
    facts = "".join(f"<div><dt>{escape(name)}</dt> <dd>{escape(words)}</dd></div>" for name, words in strip.facts)
    return Markup(f'<div class="verdict"><div>{chip}</div>{f"<dl>{facts}</dl>" if facts else ""}</div>')


def draw_bullets(bullets: Bullets) -> Markup:
    """Return the sentences as a list."""
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in bullets.sentences)
    return Markup(f'<ul class="bullets">{items}</ul>')
