"""The chips that other pages show say what the rule says, city by city."""

import pytest

from analysis.impact.sentences import VERDICTS
from charts.drawing import draw
from charts.markup import Markup
from charts.palette import page_look
from charts.verdict import VerdictChips
from data.evidence import Evidence
from exhibits.exhibit import FIVE, Parameters
from exhibits.impact import asked
from exhibits.registry import EXHIBITS
from text import text_for

ENGLISH = text_for("en")


@pytest.mark.parametrize("indicator", ["", "enterprises", "birth_rate"])
def test_every_city_has_the_verdict_of_the_rule(evidence: Evidence, indicator: str) -> None:
    shown = EXHIBITS["verdicts"].build(evidence, Parameters(indicator=indicator), ENGLISH)
    assert isinstance(shown.figure, VerdictChips)
    for city, chip in zip(FIVE, shown.figure.chips, strict=True):
        found = asked.assessed(evidence, Parameters(cities=(city,), indicator=indicator))
        assert (chip.city, chip.words) == (city, ENGLISH.say(VERDICTS[found.judgement.verdict]))
        assert str(found.panel.years[-1]) in chip.sentence
        assert "NUTS" in chip.sentence
        assert f"city={city}&indicator={found.outcome.indicator}&area={found.outcome.level}" in chip.link


def test_the_headline_counts_what_cannot_be_told(evidence: Evidence) -> None:
    said = {
        indicator: EXHIBITS["verdicts"].build(evidence, Parameters(indicator=indicator), ENGLISH).headline
        for indicator in ("", "enterprises")
    }
    assert said[""] == "Whether the title changed anything cannot be told for any of these cities"
    assert said["enterprises"] == "Whether the title changed anything cannot be told for 4 of 5 cities"


def test_no_size_of_an_effect_stands_without_a_verdict(evidence: Evidence) -> None:
    shown = EXHIBITS["verdicts"].build(evidence, Parameters(indicator="arrivals"), ENGLISH)
    for chip in shown.figure.chips:  # type: ignore[union-attr]
        assert chip.words != ENGLISH.say("It cannot be told") or "%" not in chip.sentence


def test_a_city_alone_gives_its_reasons(evidence: Evidence) -> None:
    shown = EXHIBITS["verdicts"].build(evidence, Parameters(cities=("rijeka",), indicator=""), ENGLISH)
    assert "only described" in shown.headline
    assert any("cancelled" in reason for reason in shown.figure.chips[0].reasons)  # type: ignore[union-attr]


def test_no_city_is_a_designed_state(evidence: Evidence) -> None:
    shown = EXHIBITS["verdicts"].build(evidence, Parameters(cities=()), ENGLISH)
    assert (shown.state, bool(shown.next_step)) == ("empty", True)


def test_chips_are_drawn_with_word_and_sign_escaped(evidence: Evidence) -> None:
    shown = EXHIBITS["verdicts"].build(evidence, Parameters(indicator=""), ENGLISH)
    assert shown.figure is not None
    drawn = draw(shown.figure, look=page_look("light", height=300), text=ENGLISH)
    assert isinstance(drawn, Markup)
    assert drawn.html.count('class="chip"') == len(FIVE)
    assert "&amp;indicator=" in drawn.html
