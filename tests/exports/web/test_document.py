"""The HTML file says what the exhibits say, holds all it needs and can run nothing but its own two scripts."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from charts.lines import LineChart
from exhibits.scenes.scene import Deck
from exports.formats import make_deck
from exports.handout import Making, assemble, no_progress
from exports.web.document import LARGEST, deck_html
from exports.web.drawing import reaching
from tests.exports.handouts import DAY, DECKS, LANGUAGES, every_exhibit, evidence, handout, handout_of, made, one_scene
from text import text_for


class Tables(HTMLParser):
    """Collects the rows of every table of a document, by the section it is in."""

    def __init__(self) -> None:
        super().__init__()
        self.section = ""
        self.rows: dict[str, list[list[str]]] = {}
        self.cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "section" and given.get("id"):  # plans have sections of their own
            self.section = given["id"] or ""
        if tag == "tr":
            self.rows.setdefault(self.section, []).append([])
        if tag in ("td", "th"):
            self.cell = []

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self.cell is not None:
            self.rows[self.section][-1].append("".join(self.cell))
            self.cell = None


def document(key: str, language: str) -> str:
    return made(key, language, "html").decode()


def charts(written: str) -> Iterator[dict[str, list[dict[str, object]]]]:
    for found in re.findall(r'<script type="application/json">(.*?)</script>', written):
        yield json.loads(found)


@pytest.mark.slow
@pytest.mark.parametrize(("key", "language"), DECKS)
def test_tables_equal_the_exhibits(key: str, language: str) -> None:
    text, tables = text_for(language), Tables()
    tables.feed(document(key, language).split("<script>")[0])
    for number, leaf in enumerate(handout(key, language).leaves, start=1):
        rows = tables.rows.get(f"scene-{number}", [])
        links = [place for place, column in enumerate(leaf.shown.table.columns) if column.kind == "links"]
        for written in leaf.shown.table.written(text):
            plain = [cell for place, cell in enumerate(written) if place not in links]
            assert any([cell for place, cell in enumerate(row) if place not in links] == plain for row in rows)


@pytest.mark.slow
@pytest.mark.parametrize(("key", "language"), DECKS)
def test_charts_hold_the_exhibits_figures(key: str, language: str) -> None:
    found = list(charts(document(key, language)))
    drawn = {
        round(value, 6)
        for chart in found
        for trace in chart["data"]
        for value in trace.get("y", [])  # type: ignore[attr-defined]
        if isinstance(value, int | float)
    }
    for leaf in handout(key, language).leaves:
        if isinstance(leaf.shown.figure, LineChart):
            values = {round(p.value, 6) for line in leaf.shown.figure.lines for part in line.segments for p in part}
            assert values <= drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_file_that_asks_for_nothing(language: str) -> None:
    written = document("five", language)
    assert len(written.encode()) < LARGEST
    assert f'<html lang="{language}">' in written
    own = re.sub(r"<script>.*?</script>", "", written, flags=re.DOTALL)
    assert not re.findall(r'(?:src|srcset|poster)="(?!data:)', own)
    assert "@import" not in own
    assert "url(http" not in own
    assert "<link" not in own
    assert "default-src 'none'" in own


def test_the_policy_names_the_two_scripts() -> None:
    written = document("five", "en")
    policy = re.search(r'content="(default-src[^"]*)"', written)
    assert policy is not None
    scripts = re.findall(r"<script>(.*?)</script>", written, flags=re.DOTALL)
    assert len(scripts) == 2
    for script in scripts:
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy.group(1)
    assert "unsafe-inline" not in policy.group(1).split("style-src")[0]


@pytest.mark.parametrize(("key", "language"), DECKS)
def test_each_scene_says_question_message_notes_and_source(key: str, language: str) -> None:
    tables = Tables()
    text, written = text_for(language), document(key, language)
    tables.feed("")
    plain = re.sub(r"<[^>]+>", "", written.split("<script>")[0]).replace("&amp;", "&").replace("&#x27;", "'")
    given = handout(key, language)
    for leaf in given.leaves:
        assert leaf.staged.message in plain
        assert leaf.staged.question in plain
        assert all(line in plain for line in leaf.scene.notes.splitlines())
        assert all(source.sentence(text) in plain for source in leaf.shown.sources)
    assert given.imprint.version in plain
    assert text.date(DAY) in plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_day_gives_the_same_bytes(language: str) -> None:
    again = make_deck("html", handout("matera", language), text_for(language), progress=no_progress)
    assert again == made("matera", language, "html")


def test_notes_can_stay_at_home() -> None:
    given = assemble(
        one_scene("growth", notes="Only for me").public(), Making(evidence=evidence(), text=text_for("en"), day=DAY)
    )
    assert b"Only for me" not in deck_html(given, text_for("en"))


def test_markup_in_words_is_shown_as_words() -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    written = make_deck(
        "html", handout_of(one_scene("growth", title=evil, message=evil, notes=evil), "en"), text_for("en"),
        progress=no_progress,
    ).decode()  # fmt: skip
    assert written.count("<script>") == 2
    assert "<img src=x" not in written


@pytest.mark.parametrize("exhibit", ["region-country", "no-such-exhibit"])
def test_what_cannot_be_shown_says_why(exhibit: str) -> None:
    given = handout_of(one_scene(exhibit), "en")
    written = make_deck("html", given, text_for("en"), progress=no_progress).decode()
    assert given.leaves[0].shown.next_step.split("“")[0] in written
    assert 'class="chart"' not in written


def test_an_empty_deck_says_so() -> None:
    written = make_deck("html", handout_of(Deck("Nothing"), "ro"), text_for("ro"), progress=no_progress).decode()
    assert 'id="scene-1"' in written
    assert 'class="chart"' not in written


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_exhibit_is_shown(language: str) -> None:
    given = handout_of(next(every_exhibit()), language)
    content = make_deck("html", given, text_for(language), progress=no_progress)
    assert len(content) < LARGEST
    assert content.decode().count('<section class="scene"') == len(given.leaves)


def test_ten_thousand_characters_of_notes_are_all_there() -> None:
    long = "Lorem ipsum " * 833
    written = make_deck("html", handout_of(one_scene("growth", notes=long), "en"), text_for("en"), progress=no_progress)
    assert long.strip() in written.decode()


def test_links_lead_to_the_live_dashboard_or_nowhere() -> None:
    given = '<a href="./plans?lang=en">Plans</a> <a href="https://example.org">there</a>'
    kept = '<a href="https://example.org">there</a>'
    assert reaching(given, "") == f"Plans {kept}"
    live = "https://ecoc.example.org/board/present?deck=five"
    assert reaching(given, live) == f'<a href="https://ecoc.example.org/board/plans?lang=en">Plans</a> {kept}'
