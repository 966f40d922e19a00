"""A handout as a PowerPoint presentation: a cover, one scene per slide, long tables in an annex, what it rests on."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.util import Pt

from exports.box import Box
from exports.handout import Handout, Leaf, Progress, no_progress
from exports.measuring import fitted, height
from exports.provenance import WORK
from exports.slides.drawing import place
from exports.slides.grids import of_table
from exports.slides.native import colour_of
from exports.slides.packing import packed
from exports.slides.page import Fill, Page, Pen, Run, clean
from exports.slides.paper import (
    BODY,
    BORDER,
    FOOT,
    HEIGHT,
    MARGIN,
    NUMBER,
    PALETTE,
    QUESTION,
    SMALLEST,
    SOFT,
    TEXT,
    TITLE,
    TITLE_SIZES,
    WIDTH,
    emu,
    tag,
)
from exports.slides.tables import Grid, place_grid
from exports.slides.template import empty_presentation, set_language, set_theme
from text import Text

MOST_ANNEXES: Final = 6  # slides of one table's further rows; beyond, the dashboard has it


def deck_pptx(handout: Handout, text: Text, *, progress: Progress = no_progress) -> bytes:
    """Return the handout as the bytes of a PowerPoint file; the same handout is the same file."""
    presentation = empty_presentation(handout.title, text, day=handout.imprint.day)
    _cover(presentation, handout, text)
    rests: list[tuple[Leaf, Grid]] = []
    for number, leaf in enumerate(handout.leaves, start=1):
        rest = _scene(presentation, handout, leaf, text)
        if rest is not None:
            rests.append((leaf, rest))
        progress(number / (len(handout.leaves) + 1))
    if not handout.leaves:
        _empty(presentation, text)
    for leaf, rest in rests:
        _annex(presentation, handout, leaf, rest, text)
    _about(presentation, handout, text)
    if presentation.slides and presentation.part._rels:
        _finish(presentation, text)
    content = packed(presentation, day=handout.imprint.day)
    progress(1.0)
    return content


def _finish(presentation: Any, text: Text) -> None:
    """Give the notes' own master our type and language too, where there are notes."""
    if any(slide.has_notes_slide for slide in presentation.slides):
        master = presentation.notes_master
        set_theme(master.part)
        set_language(master.part, text)


def _new(
    presentation: Any,
    text: Text,
    title: str,
    *,
    where: Box = TITLE,
    sizes: Sequence[float] = TITLE_SIZES,
    foot: str = "",
) -> Page:
    """Return a new slide with its title, its number and the line at its foot."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    page = Page(slide, text)
    said, size = fitted(title, where.w, where.h, sizes, bold=True)
    _set_title(slide, said, size, where, text)
    number = len(presentation.slides)
    page.words(NUMBER, str(number), name=text.say("Slide {number}", number=number), size=12, colour=SOFT, align="r")
    if foot:
        said, size = fitted(foot, FOOT.w, FOOT.h, (12, SMALLEST))
        page.words(FOOT, said, name=text.say("Sources"), size=size, colour=SOFT)
    return page


def _set_title(slide: Any, words: str, size: float, where: Box, text: Text) -> None:
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = (emu(one) for one in (where.x, where.y, where.w, where.h))
    frame = title.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True
    frame.text = clean(words).replace("\n", " ")
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for run in frame.paragraphs[0].runs:
        run.font.size = Pt(size)
        run.font.bold = True
        run.font.color.rgb = colour_of(TEXT)
        run._r.get_or_add_rPr().set("lang", tag(text.language))
    properties = title._element.nvSpPr.cNvPr
    properties.set("descr", text.say("Title"))


def _cover(presentation: Any, handout: Handout, text: Text) -> None:
    where = Box(MARGIN, 170, WIDTH - 2 * MARGIN, 130)
    page = _new(presentation, text, handout.title or text.say(WORK), where=where, sizes=(48, 44, 38, 32, 26))
    band = Box(MARGIN, 120, 200, 6)
    for (key, colour), spot in zip(PALETTE.city.items(), band.columns(5, 4), strict=True):
        page.shape("rect", spot, name=key, fill=Fill(colour))
    page.words(Box(MARGIN, 138, 700, 22), text.say(WORK), name=text.say(WORK), size=15, bold=True, colour=SOFT)
    scenes = text.plural("{number} scene", "{number} scenes", len(handout.leaves))
    lines = [
        f"{scenes} · {text.date(handout.imprint.day)}",
        text.say("Data version {version}", version=handout.imprint.version),
        *([handout.imprint.link] if handout.imprint.link else []),
    ]
    page.words(Box(MARGIN, 320, 800, 80), lines, name=lines[0], size=15, colour=SOFT, gap=4)
    page.line((MARGIN, HEIGHT - 60), (WIDTH - MARGIN, HEIGHT - 60), name=text.say(WORK), pen=Pen(BORDER))
    said = text.say("Drawn from the same figures as the pages of the dashboard; charts can be edited in PowerPoint.")
    page.words(Box(MARGIN, HEIGHT - 50, WIDTH - 2 * MARGIN - 70, 30), said, name=said, size=12, colour=SOFT)


def _scene(presentation: Any, handout: Handout, leaf: Leaf, text: Text) -> Grid | None:
    shown = leaf.shown
    page = _new(presentation, text, leaf.staged.message, foot=_foot(leaf, handout, text))
    question, size = fitted(leaf.staged.question, QUESTION.w, QUESTION.h, (15, 14, 13, 12, SMALLEST), bold=True)
    page.words(QUESTION, question, name=text.say("Question"), size=size, bold=True, colour=SOFT)
    body = _under_title(page, leaf, text)
    rest = None
    if shown.state != "shown":
        _state(page, leaf, body)
    elif shown.figure is not None:
        rest = place(shown.figure, page, body, shown)
    elif shown.table.rows:
        rest = place_grid(page, of_table(shown.table, text), body, alt=shown.alt)
    else:
        page.words(body, shown.lead or shown.alt, name=shown.alt, size=18)
    _notes(page, leaf, handout, text)
    return rest


def _under_title(page: Page, leaf: Leaf, text: Text) -> Box:
    """Write the subtitle right under the title and return what is left of the slide for the exhibit."""
    said, size = fitted(leaf.staged.message, TITLE.w, TITLE.h, TITLE_SIZES, bold=True)
    y = TITLE.y + height(said, TITLE.w, size, bold=True) + 4
    subtitle = " · ".join(part for part in (leaf.shown.subtitle, leaf.staged.frozen) if part)
    if leaf.shown.state == "shown" and subtitle:
        said, size = fitted(subtitle, TITLE.w, 32, (13, 12, SMALLEST))
        high = height(said, TITLE.w, size)
        page.words(Box(TITLE.x, y, TITLE.w, high), said, name=text.say("What is shown"), size=size, colour=SOFT)
        y += high
    return Box(BODY.x, y + 10, BODY.w, _above_caveats(page, leaf, text) - y - 10)


def _above_caveats(page: Page, leaf: Leaf, text: Text) -> float:
    """Write what the figures cannot tell above the foot; return where the exhibit must end."""
    said = " ".join(leaf.shown.caveats_elsewhere)
    if not said or leaf.shown.state != "shown":
        return BODY.bottom
    words, size = fitted(said, BODY.w, 28, (12, SMALLEST))
    high = height(words, BODY.w, size)
    spot = Box(BODY.x, BODY.bottom - high + 2, BODY.w, high)
    page.words(spot, words, name=text.say("What they cannot tell"), size=size, colour=SOFT)
    return spot.y - 6


def _state(page: Page, leaf: Leaf, body: Box) -> None:
    """Draw the designed state of a scene without figures: why there are none, and what to do."""
    box = body.with_(h=min(180, body.h))
    page.shape("rect", box, name=leaf.shown.headline, fill=Fill(PALETTE.surface), pen=Pen(PALETTE.no_figure, 1, "dash"))
    inner = box.inset(24, 20, 24, 20)
    why, size = fitted(leaf.shown.headline, inner.w, 70, (20, 18, 16, 14, 12), bold=True)
    step, small = fitted(leaf.shown.next_step, inner.w, 60, (15, 14, 12))
    runs = [(Run(why, bold=True, size=size),), (Run(step, size=small),)]
    page.words(inner, runs, name=leaf.shown.headline, gap=8)


def _foot(leaf: Leaf, handout: Handout, text: Text) -> str:
    sources = "; ".join(source.sentence(text) for source in leaf.shown.sources)
    said = [text.say("Source: {sources}", sources=sources)] if sources else []
    return " · ".join([*said, handout.imprint.line(text)])


def notes_of(leaf: Leaf, handout: Handout, text: Text) -> str:
    """Return the speaker notes: the presenter's own words first, then all that the figure says of itself."""
    minutes = text.number(leaf.scene.minutes, decimals=0 if leaf.scene.minutes == int(leaf.scene.minutes) else 1)
    shown = leaf.shown
    parts = [
        leaf.scene.notes,
        text.say("Planned: {minutes} min", minutes=minutes) if leaf.scene.minutes else "",
        leaf.staged.message,
        shown.headline if shown.headline != leaf.staged.message else "",
        shown.subtitle,
        *(f"{name}: {value}" for name, value in leaf.filters),
        *shown.caveats_elsewhere,
        text.say("Source: {sources}", sources="; ".join(one.sentence(text) for one in shown.sources))
        if shown.sources
        else "",
        handout.imprint.line(text),
    ]
    return "\n".join(part for part in parts if part)


def _notes(page: Page, leaf: Leaf, handout: Handout, text: Text) -> None:
    notes = page.slide.notes_slide
    notes.notes_text_frame.text = clean(notes_of(leaf, handout, text))
    for shape in notes.shapes:
        shape._element.xpath(".//p:cNvPr")[0].set("descr", text.say("Notes"))
    for properties in notes.notes_text_frame._txBody.xpath(".//a:r"):
        properties.get_or_add_rPr().set("lang", tag(text.language))


def _empty(presentation: Any, text: Text) -> None:
    page = _new(presentation, text, text.say("This deck has no scenes yet"))
    said = text.say("Add exhibits with “Add to deck” below each of them.")
    page.words(BODY, said, name=said, size=18, colour=SOFT)


def _annex(presentation: Any, handout: Handout, leaf: Leaf, rest: Grid, text: Text) -> None:
    """Go on with a table on further slides at the end."""
    going: Grid | None = rest
    title = text.say("Annex: {title}", title=leaf.staged.question or leaf.staged.message)
    for _ in range(MOST_ANNEXES):
        if going is None:
            return
        page = _new(presentation, text, title, sizes=(20, 18, 16), foot=_foot(leaf, handout, text))
        going = place_grid(page, going, BODY.with_(y=90, h=BODY.bottom - 100), alt=leaf.shown.alt)
    if going is not None:
        left = text.plural(
            "{number} further row is on the dashboard.", "{number} further rows are on the dashboard.", len(going.rows)
        )
        page.words(Box(BODY.x, BODY.bottom - 8, BODY.w, 16), left, name=left, size=12, colour=SOFT)


def _about(presentation: Any, handout: Handout, text: Text) -> None:
    """Say at the end what all figures rest on: sources, what they cannot tell, version, day and link."""
    page = _new(presentation, text, text.say("What these slides rest on"), sizes=(28,))
    columns = Box(MARGIN, 96, WIDTH - 2 * MARGIN, 390).columns(2, 32)
    left: list[str | tuple[Run, ...]] = [(Run(text.say("Sources"), bold=True),), *handout.sources(text)]
    right: list[str | tuple[Run, ...]] = [(Run(text.say("What they cannot tell"), bold=True),), *handout.caveats()]
    right += [(Run(text.say("This file"), bold=True),), handout.imprint.line(text)]
    right.append(text.say("Each dataset keeps the licence named on the page Sources of the dashboard."))
    for paragraphs, column in zip((left, right), columns, strict=True):
        _list(page, paragraphs, column)


def _list(page: Page, paragraphs: Sequence[str | tuple[Run, ...]], box: Box) -> None:
    sizes = (14.0, 13.0, 12.0, SMALLEST)
    size = next((one for one in sizes if _tall(paragraphs, box, one) <= box.h), SMALLEST)
    kept: list[str | tuple[Run, ...]] = []
    for one in paragraphs:
        if _tall([*kept, one, "…"], box, size) > box.h:
            kept.append("…")
            break
        kept.append(one)
    page.words(box, kept, name=_said(paragraphs[0]), size=size, gap=5)


def _tall(paragraphs: Iterable[str | tuple[Run, ...]], box: Box, size: float) -> float:
    return sum(height(_said(one), box.w, size) + 5 for one in paragraphs)


def _said(paragraph: str | tuple[Run, ...]) -> str:
    return paragraph if isinstance(paragraph, str) else "".join(run.words for run in paragraph)
