"""A briefing is two tagged pages that say what the exhibits say, with letters of every language and nothing cut off."""

import ctypes
import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from exhibits.exhibit import FIVE, Parameters, Shown, nothing_to_show
from exports.briefing import document
from exports.briefing.content import CHARTS, Briefing, briefing_of
from exports.briefing.document import briefing_pdf
from exports.briefing.picture import chart_svg
from exports.handout import Making
from tests.exports.handouts import DAY, LANGUAGES, built, evidence
from text import text_for

CITIES = [(city, language) for city in FIVE for language in LANGUAGES]
LINK = "https://ecoc.example.org/city?city=matera"


@lru_cache(maxsize=16)
def briefing(city: str, language: str) -> Briefing:
    def build(key: str, parameters: Parameters) -> Shown:
        shown: Shown = built(key, parameters, language)
        return shown

    return briefing_of(city, Making(evidence=evidence(), text=text_for(language), day=DAY, link=LINK, build=build))


@lru_cache(maxsize=16)
def pdf(city: str, language: str) -> bytes:
    return briefing_pdf(briefing(city, language), text_for(language))


def words(content: bytes) -> str:
    """Return all words of a PDF without white space: lines break anywhere."""
    with pypdfium2.PdfDocument(content) as found:
        said = " ".join(page.get_textpage().get_text_bounded() for page in found)
    return plain(said)


def plain(said: str) -> str:
    return re.sub(r"\s+", "", said.replace("\xad", "").replace("\ufffe", "").replace("\x02", ""))


@pytest.mark.slow
@pytest.mark.parametrize(("city", "language"), CITIES)
def test_it_says_what_the_exhibits_say(city: str, language: str) -> None:
    given, said = briefing(city, language), words(pdf(city, language))
    for sentence in (given.headline, given.verdict_headline, given.plan_headline, *given.reasons):
        assert plain(sentence) in said
    for figure, label in given.facts:
        assert plain(figure) in said
        assert plain(label) in said
    for action, note in given.actions:
        assert plain(action) in said
        assert plain(note) in said
    assert all(plain(sentence) in said for sentence in given.unknown if len(sentence) < 150)
    assert all(plain(source) in said for source in given.sources)
    assert plain(given.imprint.version) in said
    assert plain(LINK) in said


@pytest.mark.parametrize(("city", "language"), CITIES)
def test_its_three_charts_end_at_the_exhibits_figures(city: str, language: str) -> None:
    given, said = briefing(city, language), words(pdf(city, language))
    assert len(given.charts) == 3
    for chart, (key, indicator) in zip(given.charts, CHARTS, strict=True):
        shown = built(key, Parameters(cities=(city,), indicator=indicator), language)
        assert chart.headline == shown.headline
        assert plain(chart.headline) in said
        assert chart.lines is not None
        for line in chart.lines.lines:
            assert plain(line.label.lstrip("●■◆▲✚ ")) in said


@pytest.mark.parametrize(("city", "language"), CITIES)
def test_two_pages_of_a4_with_nothing_outside(city: str, language: str) -> None:
    with pypdfium2.PdfDocument(pdf(city, language)) as found:
        assert len(found) == 2
        for page in found:
            wide, high = page.get_size()
            assert (round(wide), round(high)) == (595, 842)
            text = page.get_textpage()
            boxes = [text.get_charbox(index) for index in range(text.count_chars())]
            seen = [box for index, box in enumerate(boxes) if text.get_text_range(index, 1).strip()]
            assert min(box[0] for box in seen) >= 40
            assert max(box[2] for box in seen) <= wide - 40
            assert min(box[1] for box in seen) >= 20
            assert max(box[3] for box in seen) <= high - 30
            picture = page.render(scale=0.3).to_pil().convert("L")
            assert picture.getextrema()[0] < 128


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_tagged(language: str) -> None:
    content = pdf("timisoara", language)
    with pypdfium2.PdfDocument(content) as found:
        assert raw.FPDFCatalog_IsTagged(found)
        kinds, described = tags(found)
    assert {"H1", "H2", "H3", "Figure", "L", "LI", "P"} <= kinds
    assert len(described) == 3
    assert all(described)
    assert re.search(rb"/Lang\s*\(" + language.encode(), content)
    assert b"pdfuaid" in content


def tags(found: pypdfium2.PdfDocument) -> tuple[set[str], list[str]]:
    """Return the kinds of elements, and the descriptions of all figures."""
    kinds: set[str] = set()
    described: list[str] = []

    def read(reader: object, element: object) -> str:
        size = reader(element, None, 0)  # type: ignore[operator]
        space = ctypes.create_string_buffer(size)
        reader(element, space, size)  # type: ignore[operator]
        return space.raw.decode("utf-16-le").rstrip("\x00")

    def walk(element: object) -> None:
        kind = read(raw.FPDF_StructElement_GetType, element)
        kinds.add(kind)
        if kind == "Figure":
            described.append(read(raw.FPDF_StructElement_GetAltText, element))
        for place in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, place)
            if child:
                walk(child)

    for page in found:
        tree = raw.FPDF_StructTree_GetForPage(page)
        for place in range(raw.FPDF_StructTree_CountChildren(tree)):
            walk(raw.FPDF_StructTree_GetChildAtIndex(tree, place))
        raw.FPDF_StructTree_Close(tree)
    return kinds, described


def test_romanian_letters_have_their_commas() -> None:
    said = words(pdf("timisoara", "ro"))
    assert "Timișoara" in said
    assert "ț" in said
    assert not set("şţ") & set(said)  # the letters with cedilla, which are not Romanian


def test_fonts_are_inside() -> None:
    assert pdf("kaunas", "ro").count(b"/FontFile") >= 3
    assert b"SourceSansPro" in pdf("kaunas", "ro")


def test_the_same_day_gives_the_same_bytes() -> None:
    assert briefing_pdf(briefing("matera", "ro"), text_for("ro")) == pdf("matera", "ro")


def test_without_its_fonts_it_still_stands_on_two_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "font_folders", list[Path])
    content = briefing_pdf(briefing("timisoara", "ro"), text_for("ro"))
    assert "Timișoara" in words(content)
    with pypdfium2.PdfDocument(content) as found:
        assert len(found) == 2


def test_ten_thousand_characters_stay_on_two_pages() -> None:
    long = "Lorem ipsum dolor sit amet " * 370
    given = briefing("rijeka", "en")
    full = replace(
        given,
        headline=long,
        verdict_headline=long,
        reasons=(long,) * 4,
        plan_headline=long,
        actions=((long, long),) * 9,
        unknown=(long,) * 7,
        sources=(long,) * 30,
        charts=tuple(replace(chart, headline=long, subtitle=long, alt=long) for chart in given.charts),
    )
    with pypdfium2.PdfDocument(briefing_pdf(full, text_for("en"))) as found:
        assert len(found) == 2


def test_exhibits_that_refuse_say_why() -> None:
    def build(key: str, parameters: Parameters) -> Shown:
        return nothing_to_show("There is nothing of this", next_step="Ask for something else.")

    given = briefing_of(
        "matera", Making(evidence=evidence(), text=text_for("en"), day=dt.date(2026, 1, 2), build=build)
    )
    said = words(briefing_pdf(given, text_for("en")))
    assert said.count("Thereisnothingofthis") >= 3
    assert "Askforsomethingelse." in said


def test_markup_in_words_is_shown_as_words() -> None:
    evil = '#eval("1") $x$ *b* <a> </svg> \\'
    given = replace(briefing("matera", "en"), headline=evil)
    assert plain(evil) in words(briefing_pdf(given, text_for("en")))


def test_a_break_is_a_gap_and_a_cut_is_drawn() -> None:
    lines = briefing("rijeka", "en").charts[0].lines
    assert lines is not None
    drawn = chart_svg(lines, wide=500, high=250)
    assert "Rijeka 105" in drawn
    assert drawn.count("<svg") == 1
    employed = briefing("rijeka", "en").charts[1].lines
    assert employed is not None
    city = employed.lines[0]
    assert len(city.segments) > 1
    assert chart_svg(employed, wide=330, high=265).count('stroke-width="2.5"') == len(city.segments)
