"""Which exhibits would change: only those, with their sentences and values before and after."""

import datetime as dt

import pytest

from data.additions import Additions
from data.evidence import Evidence
from exhibits.changes import changed_exhibits
from exhibits.registry import EXHIBITS
from text import text_for

SHOWN = [EXHIBITS[key] for key in ("where", "growth", "since-award", "completeness")]


def with_matera_in_2020(value: float, evidence: Evidence) -> Evidence:
    """Return the evidence with another count of firms for the province of Matera in 2020."""
    reference = evidence.dataset("bd_size_r3")
    cell = (
        (reference["indicator"] == "enterprises")
        & (reference["geo"] == "ITF52")
        & (reference["year"] == 2020)
        & (reference["breakdown"] == "total")
    )
    assert cell.sum() == 1
    again = reference.assign(value=reference["value"].mask(cell, value))
    fetched = Additions(official=again, refreshed={"bd_size_r3": dt.date(2024, 1, 1)})
    return Evidence(f"preview-{value}", evidence.folder, f"preview-{value}", fetched)


def test_nothing_changes_where_nothing_is_new(evidence: Evidence) -> None:
    same = with_matera_in_2020(11_910, evidence)
    assert changed_exhibits(evidence, same, city="matera", text=text_for("en"), exhibits=SHOWN) == []


def test_a_new_figure_shows_its_sentence_and_values_before_and_after(evidence: Evidence) -> None:
    after = with_matera_in_2020(11_000, evidence)
    changes = {c.key: c for c in changed_exhibits(evidence, after, city="matera", text=text_for("en"), exhibits=SHOWN)}
    assert set(changes) == {"where", "growth", "since-award"}
    since = changes["since-award"]
    assert "kept ahead" in since.headline_before
    assert "fell behind" in since.headline_after
    values = {value.column: (value.before, value.after) for value in since.values}
    assert values["last_value"] == (11_910, 11_000)
    before, after_growth = values["growth"]
    assert isinstance(before, float)
    assert before == pytest.approx(11_910 / 11_751 - 1)
    assert after_growth == pytest.approx(11_000 / 11_751 - 1)


def test_another_citys_figure_leaves_a_citys_own_exhibits_alone(evidence: Evidence) -> None:
    after = with_matera_in_2020(11_000, evidence)
    keys = {c.key for c in changed_exhibits(evidence, after, city="kaunas", text=text_for("en"), exhibits=SHOWN)}
    assert "since-award" not in keys
    assert "growth" not in keys


@pytest.mark.slow
def test_every_exhibit_of_the_registry_can_be_asked(evidence: Evidence) -> None:
    after = with_matera_in_2020(11_000, evidence)
    changed = changed_exhibits(evidence, after, city="matera", text=text_for("ro"))
    assert {"since-award", "growth"} <= {change.key for change in changed}
