"""LibreOffice opens every deck and draws every slide, and no words leave their boxes."""

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pptx import Presentation
from pptx.util import Emu

from exports.formats import make_deck
from exports.handout import no_progress
from tests.exports.handouts import DECKS, every_exhibit, handout_of, made
from text import text_for

pytestmark = pytest.mark.slow
SLACK = 6.0  # points: what the stand-in of Arial and the line spacing may differ by


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every deck as PPTX and, printed by LibreOffice, as PDF."""
    program = shutil.which("soffice")
    if program is None:
        pytest.fail("LibreOffice is missing: run scripts/system-packages.sh")
    folder = tmp_path_factory.mktemp("decks")
    for key, language in DECKS:
        (folder / f"{key}-{language}.pptx").write_bytes(made(key, language, "pptx"))
    for language in ("en", "ro"):
        given = handout_of(next(every_exhibit()), language)
        content = make_deck("pptx", given, text_for(language), progress=no_progress)
        (folder / f"all-{language}.pptx").write_bytes(content)
    command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    files = sorted(str(path) for path in folder.glob("*.pptx"))
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=500)
    return folder


ALL = [*DECKS, ("all", "en"), ("all", "ro")]


@pytest.mark.parametrize(("key", "language"), ALL)
def test_every_slide_is_drawn_with_its_words_in_their_boxes(printed: Path, key: str, language: str) -> None:
    name = f"{key}-{language}"
    slides = list(Presentation(io.BytesIO((printed / f"{name}.pptx").read_bytes())).slides)
    with pypdfium2.PdfDocument(printed / f"{name}.pdf") as document:
        assert len(document) == len(slides)
        for slide, page in zip(slides, document, strict=True):
            assert page.get_size() == pytest.approx((960, 540), abs=1)
            found = [problem for shape in slide.shapes for problem in outside(shape, page)]
            assert not found, (name, slide.shapes.title.text_frame.text)
            picture = page.render(scale=0.2).to_pil().convert("L")
            assert picture.getextrema()[0] < 128  # something is drawn


def outside(shape: Any, page: Any) -> list[str]:
    """Return the words of a box that are printed outside of it; words that stand twice on the slide are left out."""
    if not shape.has_text_frame or not shape.text_frame.text.strip():
        return []
    left, top = Emu(shape.left).pt, Emu(shape.top).pt
    right, bottom = left + Emu(shape.width).pt, top + Emu(shape.height).pt
    problems = []
    for line in shape.text_frame.text.splitlines():
        for words in {line.strip()[:24], line.strip()[-24:]}:
            box = place_of(words, page) if len(words) > 8 else None
            if box is None:
                continue
            low_x, low_y, high_x, high_y = box
            inside = low_x >= left - SLACK and high_x <= right + SLACK and low_y >= top - SLACK
            if not (inside and high_y <= bottom + SLACK):
                problems.append(f"{words!r}: {box} outside {(left, top, right, bottom)}")
    return problems


def place_of(words: str, page: Any) -> tuple[float, float, float, float] | None:
    """Return where words stand from the upper left corner; None where they are broken into lines or stand twice."""
    text = page.get_textpage()
    search = text.search(words, match_case=True)
    first, second = search.get_next(), search.get_next()
    if first is None or second is not None:
        return None
    letters = range(first[0], first[0] + first[1])  # a space at a line's end hangs over its edge, unseen
    boxes = [text.get_charbox(index) for index in letters if text.get_text_range(index, 1).strip()]
    return (
        min(box[0] for box in boxes),
        540 - max(box[3] for box in boxes),
        max(box[2] for box in boxes),
        540 - min(box[1] for box in boxes),
    )
