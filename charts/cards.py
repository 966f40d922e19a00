"""The five cards: city, title, newest figure, small line, growth since the award."""

from dataclasses import dataclass
from html import escape

from charts.markup import Markup, image, link
from charts.palette import SIGNS, Palette
from charts.sparkline import Sparkline, draw_sparkline


@dataclass(frozen=True)
class Card:
    """One city's card; every text is written in the reader's language already."""

    city: str
    name: str
    title: str
    figure: str
    figure_label: str
    spark: Sparkline
    spark_alt: str
    change: str
    change_label: str
    link: str = ""  # where the city's name leads


@dataclass(frozen=True)
class CityCards:
    """Cards side by side, one column on a phone."""

    cards: tuple[Card, ...]


CARDS_STYLE = """
.ec .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:16px}
.ec .card{border:1px solid var(--ec-border);border-radius:4px;padding:12px 14px;container-type:inline-size;min-width:0}
.ec .card .inner{display:flex;flex-direction:column;gap:2px}
.ec .card .top{display:flex;justify-content:space-between;align-items:baseline;gap:8px}
.ec .card .name{font-weight:700;font-size:16px}
.ec .card .name a{color:inherit}
.ec .card .big{font-size:28px;font-weight:600;line-height:1.2;font-variant-numeric:tabular-nums}
.ec .card .mid{font-size:19px;font-weight:700;line-height:1.3}
.ec .card .small{line-height:1.3}
.ec .card img{width:100%;max-width:260px;display:block}
.ec .card .axis{display:flex;justify-content:space-between;max-width:260px;font-size:14px;color:var(--ec-soft)}
@container (min-width:290px){
.ec .card .inner{display:grid;grid-template-columns:1.1fr 1fr;column-gap:12px}
.ec .card .top{grid-column:1/3}
.ec .card .spark{grid-column:2;grid-row:2/5}
}
"""


def draw_cards(cards: CityCards, *, palette: Palette) -> Markup:
    """Return the cards as HTML."""
    return Markup(f'<div class="cards">{"".join(_card(card, palette) for card in cards.cards)}</div>')


def _card(card: Card, palette: Palette) -> str:
    sign = f'<span aria-hidden="true" style="color:var(--ec-city-{card.city})">{SIGNS[card.city]}</span>'
    words = link(card.name, card.link) if card.link else escape(card.name)
    name = f'<h3 class="name" style="color:var(--ec-ink-{card.city})">{sign} {words}</h3>'
    first, last = card.spark.years
    return (
        f'<article class="card"><div class="inner">'
        f'<div class="top">{name}<span class="small">{escape(card.title)}</span></div>'
        f'<div><div class="big">{escape(card.figure)}</div><p class="small">{escape(card.figure_label)}</p></div>'
        f'<div class="spark">{image(draw_sparkline(card.spark, palette=palette), alt=card.spark_alt)}'
        f'<div class="axis" aria-hidden="true"><span>{first}</span><span>{last}</span></div></div>'
        f'<div><div class="mid">{escape(card.change)}</div><p class="small">{escape(card.change_label)}</p></div>'
        f"</div></article>"
    )
