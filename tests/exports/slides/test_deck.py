"""PowerPoint decks say what the exhibits say: figures in the charts, words on the slides, notes, language, names."""

import io
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.util import Emu

from charts.coverage import CoverageGrid
from charts.falls import FallChart
from charts.lines import LineChart
from exhibits.scenes.scene import Deck
from exports.formats import make_deck
from exports.handout import Handout, no_progress
from exports.measuring import height
from exports.slides.deck import notes_of
from tests.exports.handouts import DAY, DECKS, LANGUAGES, every_exhibit, handout, handout_of, made, one_scene
from text import text_for

ARABIC_TO_LATIN = {"en": "en-GB", "ro": "ro-RO"}


def slides_of(content: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(content)).slides)


def pptx(deck: Deck, language: str = "en") -> list[Any]:
    content = make_deck("pptx", handout_of(deck, language), text_for(language), progress=no_progress)
    return slides_of(content)


def scenes(key: str, language: str) -> Iterator[tuple[Any, Any]]:
    """Yield each scene with its slide: the first slide is the cover."""
    yield from zip(handout(key, language).leaves, slides_of(made(key, language, "pptx"))[1:], strict=False)


def charts(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def words(slide: Any) -> str:
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    found += [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


def figures(chart: LineChart) -> set[tuple[str, float]]:
    year = chart.when or str
    return {
        (year(point.year), round(point.value, 6)) for line in chart.lines for part in line.segments for point in part
    }


def in_native(chart: Any) -> set[tuple[str, float]]:
    plot = chart.plots[0]
    return {
        (str(category), round(value, 6))
        for series in plot.series
        for category, value in zip(plot.categories, series.values, strict=True)
        if value is not None
    }


@pytest.mark.slow
@pytest.mark.parametrize(("key", "language"), DECKS)
def test_charts_hold_the_exhibits_figures(key: str, language: str) -> None:
    for leaf, slide in scenes(key, language):
        figure = leaf.shown.figure
        if isinstance(figure, LineChart):
            native = in_native(charts(slide)[0])
            assert figures(figure) <= native
            beside = {(str(year), figure.baseline) for year in range(figure.years[0], figure.years[1] + 1)}
            assert native - figures(figure) <= beside
        if isinstance(figure, FallChart):
            values = list(charts(slide)[0].plots[0].series[0].values)
            assert values == pytest.approx([row.value for row in figure.rows])


@pytest.mark.parametrize(("key", "language"), DECKS)
def test_a_slide_per_scene_with_its_words_and_notes(key: str, language: str) -> None:
    text, given = text_for(language), handout(key, language)
    for leaf, slide in scenes(key, language):
        assert slide.shapes.title.text_frame.text == leaf.staged.message
        assert leaf.staged.question in words(slide)
        assert all(source.sentence(text) in words(slide) for source in leaf.shown.sources[:1])
        assert slide.notes_slide.notes_text_frame.text == notes_of(leaf, given, text)
        assert leaf.scene.notes in slide.notes_slide.notes_text_frame.text


@pytest.mark.slow
@pytest.mark.parametrize(("key", "language"), DECKS)
def test_tables_and_cards_hold_the_exhibits_words(key: str, language: str) -> None:
    text = text_for(language)
    for leaf, slide in scenes(key, language):
        if leaf.scene.exhibit in ("where", "since-award"):
            for row in leaf.shown.table.written(text):
                assert row[0] in words(slide)
        if leaf.scene.exhibit == "where":
            assert all(cell in words(slide) for row in leaf.shown.table.written(text) for cell in row)
        if leaf.scene.exhibit == "since-award":
            for card in leaf.shown.figure.cards:
                assert card.figure in words(slide)
                assert card.change in words(slide)


@pytest.mark.parametrize(("key", "language"), DECKS)
def test_every_shape_has_a_description_and_the_language(key: str, language: str) -> None:
    content = made(key, language, "pptx")
    tag = ARABIC_TO_LATIN[language]
    with ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            if not re.fullmatch(r"ppt/(slides|notesSlides)/[a-zA-Z]+\d+\.xml", name):
                continue
            written = packed.read(name).decode()
            for properties in re.findall(r"<p:cNvPr [^>]*>", written)[1:]:  # the first is the slide's own group
                assert re.search(r'descr="[^"]', properties), (name, properties)
            assert set(re.findall(r'lang="([^"]*)"', written)) <= {tag}
            runs = re.findall(r"<a:rPr[^>]*>", written)
            assert all(f'lang="{tag}"' in run for run in runs)
            numbers = re.findall(r'<p:cNvPr id="(\d+)"', written)
            assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("language", LANGUAGES)
def test_fonts_exist_everywhere(language: str) -> None:
    with ZipFile(io.BytesIO(made("five", language, "pptx"))) as packed:
        written = "".join(packed.read(name).decode() for name in packed.namelist() if "/slides/slide" in name)
        theme = packed.read("ppt/theme/theme1.xml").decode()
    assert set(re.findall(r'latin typeface="([^"]*)"', written)) == {"Arial"}
    assert set(re.findall(r'<a:m[a-z]+Font>\s*<a:latin typeface="([^"]*)"', theme)) == {"Arial"}


@pytest.mark.parametrize(("key", "language"), DECKS)
def test_words_fit_their_boxes_by_their_measure(key: str, language: str) -> None:
    for slide in slides_of(made(key, language, "pptx")):
        for shape in slide.shapes:
            if not shape.has_text_frame or not shape.text_frame.text or not shape.text_frame.word_wrap:
                continue
            room, high = Emu(shape.width).pt, Emu(shape.height).pt
            needed = 0.0
            for paragraph in shape.text_frame.paragraphs:
                size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=11)
                bold = any(run.font.bold for run in paragraph.runs)
                needed += height("".join(run.text for run in paragraph.runs), room, size, bold=bold)
            assert needed <= high + 6, (key, shape.name, shape.text_frame.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_day_gives_the_same_bytes(language: str) -> None:
    again = make_deck("pptx", handout("timisoara", language), text_for(language), progress=no_progress)
    assert again == made("timisoara", language, "pptx")


def test_the_deck_is_wide_and_says_what_it_is() -> None:
    presentation = Presentation(io.BytesIO(made("five", "ro", "pptx")))
    assert presentation.slide_width / presentation.slide_height == pytest.approx(16 / 9)
    assert presentation.core_properties.language == "ro-RO"
    assert presentation.core_properties.created.date() == DAY
    cover = words(presentation.slides[0])
    assert handout("five", "ro").imprint.version in cover
    assert "https://ecoc.example.org" in cover
    assert len(presentation.slide_layouts) == 1


def test_breaks_are_gaps_and_the_title_year_is_marked() -> None:
    leaf, slide = next(pair for pair in scenes("five", "en") if isinstance(pair[0].shown.figure, LineChart))
    native = charts(slide)[0]
    assert native._chartSpace.xpath("//c:dispBlanksAs/@val") == ["gap"]
    rijeka = next(series for series in native.plots[0].series if series.name == "Rijeka")
    cut = leaf.shown.figure.lines[3].last.year - leaf.shown.figure.years[0]
    assert rijeka.values[cut] is not None
    assert all(value is None for value in rijeka.values[cut + 1 :])
    names = [shape.name for shape in slide.shapes]
    assert any("Title year 2019" in name for name in names)
    assert "The series is cut here" in names


def test_the_maps_countries_are_shapes_of_their_own() -> None:
    slide = slides_of(made("five", "en", "pptx"))[1]
    names = {shape.name for shape in slide.shapes if shape._element.xpath(".//a:custGeom")}
    assert {"Romania", "Italy", "Croatia", "Lithuania", "Netherlands"} <= names


def test_an_empty_deck_says_so() -> None:
    slides = pptx(Deck("Nothing"))
    assert len(slides) == 3
    assert "no scenes yet" in words(slides[1])


@pytest.mark.parametrize("exhibit", ["region-country", "no-such-exhibit"])
def test_what_cannot_be_shown_says_why(exhibit: str) -> None:
    deck = one_scene(exhibit)
    leaf = handout_of(deck, "en").leaves[0]
    slide = pptx(deck)[1]
    assert leaf.shown.state != "shown"
    assert leaf.shown.headline in words(slide)
    assert leaf.shown.next_step in words(slide)
    assert not charts(slide)


def test_ten_thousand_characters_fit() -> None:
    long = "Lorem ipsum dolor " * 555 + "consectetur"
    slides = pptx(one_scene("growth", title=long, message=long, notes=long))
    assert slides[1].shapes.title.text_frame.text.endswith("…")
    assert long in slides[1].notes_slide.notes_text_frame.text


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    slides = pptx(one_scene("growth", title="a\x00b\x0b<&>", message="\x1fc\ud800", notes="<d>\x07"))
    assert slides[1].shapes.title.text_frame.text == "c"
    assert "ab<&>" in words(slides[1])


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_exhibit_has_a_slide(language: str) -> None:
    deck = next(every_exhibit())
    given: Handout = handout_of(deck, language)
    slides = slides_of(make_deck("pptx", given, text_for(language), progress=no_progress))
    for leaf, slide in zip(given.leaves, slides[1:], strict=False):
        assert leaf.staged.message[:12] in slide.shapes.title.text_frame.text
        for shape in slide.shapes:
            if shape.has_table and len(shape.table.rows) > 2:
                high = sum(row.height for row in shape.table.rows)
                assert Emu(shape.top + high).pt <= 492, leaf.staged.message
        if isinstance(leaf.shown.figure, CoverageGrid):
            assert any(shape.has_table for shape in slide.shapes)
        if isinstance(leaf.shown.figure, LineChart):
            assert figures(leaf.shown.figure) <= in_native(charts(slide)[0])


def test_progress_reaches_the_end() -> None:
    told: list[float] = []
    make_deck("pptx", handout("five", "en"), text_for("en"), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
