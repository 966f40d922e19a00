"""The five plans side by side: a column per city, the same sections in the same rows."""

from dataclasses import dataclass
from html import escape

from charts.markup import Markup, link
from charts.palette import SIGNS

PLAN_CARDS_STYLE = """
.ec .plans{display:grid;grid-template-columns:repeat(auto-fit,minmax(195px,1fr));gap:0 20px}
.ec .plan{display:grid;grid-template-rows:subgrid;grid-row:span 6;min-width:0;margin-bottom:24px}
.ec .plan>h3{font-size:18px;font-weight:700;border-bottom:2px solid;padding:4px 0}
.ec .plan section{border-bottom:1px solid var(--ec-border);padding:8px 0}
.ec .plan h4{font:600 14px "Source Sans","Source Sans Pro",sans-serif;color:var(--ec-soft);margin:0 0 4px;padding:0}
.ec .plan ul{list-style:none;margin:0;padding:0;font-size:15px}
.ec .plan li{margin:0 0 6px;padding:0;overflow-wrap:anywhere}
.ec .plan .note{display:block;font-size:14px;color:var(--ec-soft)}
.ec .plan .missing{color:var(--ec-soft)}
.ec .plan .share{display:grid;grid-template-columns:1fr auto;column-gap:8px;margin:0 0 5px}
.ec .plan .share i{grid-column:1/3;height:4px;border-radius:2px;background:var(--ec-surface);position:relative}
.ec .plan .share b{position:absolute;inset:0 auto 0 0;border-radius:2px;background:var(--ec-coverage)}
.ec .plan .share b.part{background:repeating-linear-gradient(135deg,var(--ec-coverage) 0 2px,transparent 2px 5px)}
@media (max-width:640px){.ec .plan{grid-template-rows:none;grid-row:auto}}
"""


@dataclass(frozen=True)
class PlanItem:
    """One line of a section: words with a sign before and a quieter line below; ``missing`` stands back."""

    words: str
    sign: str = ""
    note: str = ""
    address: str = ""
    missing: bool = False


@dataclass(frozen=True)
class PlanShare:
    """How many actions publish a field, fully or in part, of how many; ``spoken`` says it in words."""

    words: str
    full: int
    part: int
    of: int
    spoken: str


@dataclass(frozen=True)
class PlanSection:
    """A section that every plan has, in the same row."""

    title: str
    items: tuple[PlanItem | PlanShare, ...]


@dataclass(frozen=True)
class PlanCard:
    """One city's plan."""

    city: str
    name: str
    sections: tuple[PlanSection, ...]


@dataclass(frozen=True)
class PlanCards:
    """Plans side by side, one below the other on a phone."""

    cards: tuple[PlanCard, ...]


def draw_plan_cards(cards: PlanCards) -> Markup:
    """Return the plans as HTML."""
    return Markup(f'<div class="plans">{"".join(_card(card) for card in cards.cards)}</div>')


def _card(card: PlanCard) -> str:
    sign = f'<span aria-hidden="true" style="color:var(--ec-city-{card.city})">{SIGNS[card.city]}</span>'
    name = f'<h3 style="color:var(--ec-ink-{card.city})">{sign} {escape(card.name)}</h3>'
    sections = "".join(
        f"<section><h4>{escape(section.title)}</h4><ul>{''.join(_item(item) for item in section.items)}</ul></section>"
        for section in card.sections
    )
    return f'<article class="plan">{name}{sections}</article>'


def _item(item: PlanItem | PlanShare) -> str:
    if isinstance(item, PlanShare):
        return _share(item)
    words = link(item.words, item.address) if item.address else escape(item.words)
    sign = f'<span aria-hidden="true">{escape(item.sign)}</span> ' if item.sign else ""
    note = f'<span class="note">{escape(item.note)}</span>' if item.note else ""
    return f'<li class="{"missing" if item.missing else ""}">{sign}{words}{note}</li>'


def _share(share: PlanShare) -> str:
    full = 100 * share.full / share.of if share.of else 0
    part = 100 * (share.full + share.part) / share.of if share.of else 0
    bars = f'<b class="part" style="width:{part:.0f}%"></b><b style="width:{full:.0f}%"></b>'
    return (
        f'<li class="share"><span>{escape(share.words)}</span><span>{escape(share.spoken)}</span>'
        f'<i aria-hidden="true">{bars}</i></li>'
    )
