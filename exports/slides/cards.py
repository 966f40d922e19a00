"""Cards of cities, action plans, verdicts and reasons as native words and small charts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from charts.cards import Card, CityCards
from charts.palette import SIGNS
from charts.plan_cards import PlanCard, PlanCards, PlanItem, PlanSection, PlanShare
from charts.sparkline import Sparkline
from charts.verdict import Bullets, VerdictChip, VerdictChips, VerdictStrip
from exports.box import Box
from exports.measuring import LEADING, fitted, height
from exports.slides.native import SYMBOLS, Stroke, add_chart, point_style, set_plot, style_series
from exports.slides.page import Fill, Page, Pen, Run
from exports.slides.paper import BORDER, PAGE, PALETTE, SMALLEST, SOFT, TEXT, tag
from exports.slides.tables import Cell, Grid

PAD: Final = 12.0


def place_cards(page: Page, cards: CityCards, box: Box, *, alt: str) -> None:
    """Draw a card per city side by side: name, title, newest figure, small chart, growth."""
    count = len(cards.cards)
    wide = box.with_(w=min(box.w, 420 * count), h=min(box.h, 300))
    for card, spot in zip(cards.cards, wide.columns(count, 14), strict=True):
        _place_card(page, card, spot, alt=f"{alt} {card.name}")


def _place_card(page: Page, card: Card, box: Box, *, alt: str) -> None:
    page.shape("rect", box, name=alt, pen=Pen(BORDER))
    inner = box.inset(PAD, 10, PAD, 10)
    ink, sign = PALETTE.ink[card.city], SIGNS[card.city]
    page.words(inner.with_(h=20), f"{sign} {card.name}", name=card.name, size=15, bold=True, colour=ink)
    y = inner.y + 22
    blocks = (
        (card.title, 12.0, False, SOFT, 18.0), (card.figure, 26.0, True, TEXT, 34.0),
        (card.figure_label, 12.0, False, SOFT, 48.0),
    )  # fmt: skip
    for words, size, bold, colour, high in blocks:
        said, fits = fitted(words, inner.w, high, (size, size - 2, SMALLEST), bold=bold)
        page.words(inner.with_(y=y, h=high), said, name=words, size=fits, bold=bold, colour=colour)
        y += high
    chart = Box(inner.x, y + 2, inner.w, max(30, box.bottom - y - 2 - 98))
    _place_spark(page, card.spark, chart, alt=card.spark_alt)
    y = box.bottom - 92
    page.words(inner.with_(y=y, h=24), card.change, name=card.change, size=18, bold=True)
    said, size = fitted(card.change_label, inner.w, 62, (12, SMALLEST))
    page.words(inner.with_(y=y + 24, h=62), said, name=card.change_label, size=size, colour=SOFT)


def _place_spark(page: Page, spark: Sparkline, box: Box, *, alt: str) -> None:
    """Draw the small line as a native chart: earlier ways of counting in grey, the title year as a marker."""
    years = list(range(spark.years[0], spark.years[1] + 1))
    data = CategoryChartData(number_format="#,##0")
    data.categories = [str(year) for year in years]
    for stretch in spark.stretches:
        values = dict(stretch)
        name = page.text.years(stretch[0][0], stretch[-1][0])
        data.add_series(name, [values.get(year) for year in years])
    if not spark.stretches:
        return
    chart = add_chart(page, XL_CHART_TYPE.LINE, box, data, alt=alt)
    plain = box.with_(h=box.h - 16)
    set_plot(chart, box, plain.inset(10, 4, 10, 2))
    _style_spark(chart, spark, years, tag(page.text.language))
    for year, place, align in ((years[0], box.x, "l"), (years[-1], box.right - 40, "r")):
        label = Box(place, box.bottom - 14, 40, 14)
        page.words(label, str(year), name=str(year), size=SMALLEST, colour=SOFT, align=align)  # type: ignore[arg-type]


def _style_spark(chart: Any, spark: Sparkline, years: Sequence[int], language: str) -> None:
    values = [value for stretch in spark.stretches for _, value in stretch]
    axis = chart.value_axis
    axis.visible = False
    axis.has_major_gridlines = False
    axis.minimum_scale, axis.maximum_scale = min(*values, max(values) * 0.7), max(values) * 1.03
    chart.category_axis.visible = False
    for place, (series, stretch) in enumerate(zip(chart.plots[0].series, spark.stretches, strict=True)):
        newest = place == len(spark.stretches) - 1
        colour = PALETTE.city[spark.city] if newest else PALETTE.comparator
        stroke = Stroke(colour, 2.25 if newest else 1.5)
        marked = Stroke(colour, stroke.width, symbol=SYMBOLS[spark.city])
        ringed = [
            point_style(years.index(year), marked, fill=colour, edge=TEXT, size=9)
            for year, _ in stretch
            if year == spark.title_year
        ]
        style_series(series, stroke, language=language, points=ringed)


def place_plans(page: Page, cards: PlanCards, box: Box, *, alt: str) -> Grid | None:
    """Draw the plans side by side; of several, what is published is handed back as a table for the annex."""
    if len(cards.cards) == 1:
        _place_plan(page, cards.cards[0], box, across=2, alt=alt)
        return None
    for card, spot in zip(cards.cards, box.columns(len(cards.cards), 14), strict=True):
        _place_plan(page, _short(card), spot, across=1, alt=alt)
    return published(cards)


def _short(card: PlanCard) -> PlanCard:
    """Return a plan without the notes on its instrument and without the fields that are published."""
    sections = [one for one in card.sections if not all(isinstance(item, PlanShare) for item in one.items)]
    first = replace(
        sections[0],
        items=tuple(replace(item, note="") if isinstance(item, PlanItem) else item for item in sections[0].items),
    )
    return replace(card, sections=(first, *sections[1:]))


def published(cards: PlanCards) -> Grid | None:
    """Return which fields the plans publish, a row per field and a column per city."""
    shares = [
        {item.words: item.spoken for section in card.sections for item in section.items if isinstance(item, PlanShare)}
        for card in cards.cards
    ]
    fields = list(dict.fromkeys(name for one in shares for name in one))
    title = next((section.title for section in cards.cards[0].sections if _fields(section)), "")
    headings = [
        Cell(f"{SIGNS.get(card.city, '')} {card.name}", PALETTE.ink.get(card.city, TEXT)) for card in cards.cards
    ]
    rows = tuple((Cell(name), *(Cell(one.get(name, "–")) for one in shares)) for name in fields)
    return Grid((Cell(title), *headings), rows) if rows else None


def _fields(section: PlanSection) -> bool:
    return any(isinstance(item, PlanShare) for item in section.items)


def _place_plan(page: Page, card: PlanCard, box: Box, *, across: int, alt: str) -> None:
    ink = PALETTE.ink.get(card.city, TEXT)
    title = f"{SIGNS.get(card.city, '')} {card.name}".strip()
    page.words(box.with_(h=20), title, name=f"{alt} {card.name}", size=15, bold=True, colour=ink)
    page.line((box.x, box.y + 22), (box.right, box.y + 22), name=card.name, pen=Pen(ink, 1.5))
    columns = box.inset(top=28).columns(across, 24)
    halves = [card.sections] if across == 1 else [card.sections[:3], card.sections[3:]]
    for sections, column in zip(halves, columns, strict=True):
        paragraphs = [*(line for section in sections for line in _section(section.title, section.items))]
        size = _size(paragraphs, column)
        kept = _kept(paragraphs, column, size)
        page.words(column, kept, name=card.name, size=size, gap=2)


def _section(title: str, items: Sequence[PlanItem | PlanShare]) -> Iterator[tuple[Run, ...]]:
    yield (Run(title, bold=True, colour=SOFT),)
    for item in items:
        if isinstance(item, PlanShare):
            yield (Run(f"{item.words}: "), Run(item.spoken, bold=True))
            continue
        words = f"{item.sign} {item.words}".strip()
        note = (Run(f" – {item.note}", colour=SOFT),) if item.note else ()
        yield (Run(words, colour=SOFT if item.missing else ""), *note)


def _said(paragraph: Sequence[Run]) -> str:
    return "".join(run.words for run in paragraph)


def _tall(paragraphs: Sequence[Sequence[Run]], box: Box, size: float) -> float:
    return sum(height(_said(one), box.w, size) + 2 for one in paragraphs)


def _size(paragraphs: Sequence[Sequence[Run]], box: Box) -> float:
    return next((size for size in (14.0, 13.0, 12.0, SMALLEST) if _tall(paragraphs, box, size) <= box.h), SMALLEST)


def _kept(paragraphs: Sequence[Sequence[Run]], box: Box, size: float) -> list[Sequence[Run]]:
    """Return the paragraphs that fit, then an ellipsis: the whole is in the notes and on the page."""
    kept: list[Sequence[Run]] = []
    for one in paragraphs:
        if _tall([*kept, one], box, size) > box.h - size * LEADING:
            return kept if _tall(paragraphs, box, size) <= box.h else [*kept, (Run("…"),)]
        kept.append(one)
    return kept


def place_verdict(page: Page, strip: VerdictStrip, box: Box, *, alt: str) -> None:
    """Draw the verdict as sign and words, and the facts it rests on under it."""
    chip = box.with_(h=44, w=min(box.w, 460))
    page.shape("roundRect", chip, name=alt, fill=Fill(PAGE), pen=Pen(TEXT, 1.5))
    said, size = fitted(f"{strip.sign}  {strip.words}", chip.w - 32, 40, (20, 18, 16, 14, 12), bold=True)
    page.words(chip.inset(16), said, name=strip.words, size=size, bold=True, anchor="ctr")
    cells = box.inset(top=64).with_(h=box.h - 64).grid(len(strip.facts), 2, 18)
    for (name, words), cell in zip(strip.facts, cells, strict=True):
        page.line((cell.x, cell.y), (cell.right, cell.y), name=name, pen=Pen(BORDER))
        page.words(cell.inset(top=6).with_(h=18), name, name=name, size=13, bold=True, colour=SOFT)
        said, size = fitted(words, cell.w, cell.h - 26, (17, 16, 15, 14, 13, 12, SMALLEST))
        page.words(cell.inset(top=26), said, name=words, size=size)


def place_chips(page: Page, chips: VerdictChips, box: Box, *, alt: str) -> None:
    """Draw a row per city: its name, the verdict, the sentence that goes with it; of one city with its reasons."""
    step = min(76.0, box.h / max(1, len(chips.chips)))
    for place, chip in enumerate(chips.chips):
        _place_chip(page, chip, Box(box.x, box.y + place * step, box.w, step), alt=f"{alt} {chip.name}")
    if len(chips.chips) == 1 and chips.chips[0].reasons:
        place_bullets(page, Bullets(chips.chips[0].reasons), box.inset(top=step + 12), alt=chips.chips[0].words)


def _place_chip(page: Page, chip: VerdictChip, box: Box, *, alt: str) -> None:
    page.line((box.x, box.y), (box.right, box.y), name=chip.name, pen=Pen(BORDER))
    name = f"{SIGNS.get(chip.city, '')} {chip.name}".strip()
    ink = PALETTE.ink.get(chip.city, TEXT)
    page.words(box.with_(w=130), name, name=chip.name, size=15, bold=True, colour=ink, anchor="ctr")
    frame = Box(box.x + 138, box.y + box.h / 2 - 17, 240, 34)
    page.shape("roundRect", frame, name=alt, pen=Pen(TEXT, 1.25))
    said, size = fitted(f"{chip.sign}  {chip.words}", frame.w - 20, 32, (15, 14, 13, 12, SMALLEST), bold=True)
    page.words(frame.inset(10, 0, 10), said, name=chip.words, size=size, bold=True, anchor="ctr")
    beside = box.inset(left=394, top=4, bottom=4)
    said, size = fitted(chip.sentence, beside.w, beside.h, (15, 14, 13, 12, SMALLEST))
    page.words(beside, said, name=chip.sentence, size=size, anchor="ctr")


def place_bullets(page: Page, bullets: Bullets, box: Box, *, alt: str) -> None:
    """Draw sentences, one below the other."""
    sizes = (18.0, 16.0, 15.0, 14.0, 13.0, 12.0, SMALLEST)
    room = box.w - 20
    size = next(
        (one for one in sizes if sum(height(line, room, one) + 6 for line in bullets.sentences) <= box.h), SMALLEST
    )
    page.words(box, list(bullets.sentences), name=alt, size=size, gap=6, bullets=True)
