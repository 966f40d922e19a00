"""What the pages show of the store: own figures beside official ones, plans as they stand, refreshed datasets."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from data.content import ActionRow, Status
from data.evidence import Evidence, data_version
from data.facts import load_facts
from data.partial_dates import PartialDate
from data.store import Store
from data.store.health import versions
from data.submissions import Proposal, Receipt, accept, compare, refreshed, restore, undo
from data.submissions.showing import evidence_version, imagined_evidence, shipped_reference, stored_evidence
from tests.data.submissions.samples import ADMIN, ANA, births, milestone, upload

SHIPPED = shipped_reference()
HACKATHON = "Cultural2Business hackathon opens"


def accepted(store: Store, proposal: Proposal, person: Any = ANA) -> Receipt:
    return accept(store, SHIPPED, compare(store, SHIPPED, proposal, person), person)


def shown(store: Store) -> Evidence:
    return stored_evidence(store, evidence_version(versions(store)))


def refresh_of_births(value: float) -> Proposal:
    """Return a refresh that brings the shipped figures of a dataset again, with one more year for Timiș."""
    shipped = Evidence("").dataset("bd_size_r3")
    added = pd.DataFrame([("births", "RO424", 2023, value, "", "bd_size_r3", "total")], columns=shipped.columns)
    return refreshed(pd.concat([shipped, added], ignore_index=True), datasets=["bd_size_r3"])


def test_an_empty_store_shows_what_is_shipped_under_the_shipped_name(store: Store) -> None:
    assert evidence_version(versions(store)) == data_version()
    evidence = shown(store)
    assert evidence.own.empty
    assert evidence.facts == load_facts()
    assert evidence == Evidence(data_version())


def test_a_citys_own_figure_stands_apart_with_its_cell(store: Store) -> None:
    receipt = accepted(store, upload(births(4321, year=2022, cell="D7", origin="Trade register")))
    evidence = shown(store)
    (row,) = evidence.own.to_dict("records")
    assert (row["indicator"], row["geo"], row["year"], row["value"]) == ("births", "RO424", 2022, 4321)
    assert (row["source"], row["submission"]) == ("partner:timisoara", receipt.submission)
    assert (row["sheet"], row["cell"], row["origin"]) == ("Indicators", "D7", "Trade register")
    handed = evidence.additions.submissions[receipt.submission]
    assert handed.organisation == "City of Timișoara"
    assert handed.on == dt.date(2026, 3, 1)
    assert len(handed.file_sha256) == 64
    # Official frames are what they were: nothing that is compared or estimated can meet the city's figure.
    pd.testing.assert_frame_equal(evidence.partners, Evidence("").partners)
    assert not evidence.everywhere["source"].str.startswith("partner:").any()


def test_a_small_count_and_what_tells_it_are_left_out(store: Store) -> None:
    parts = [
        births(value, year=2022, breakdown=size) for size, value in (("total", 12), ("0", 3), ("1-9", 2), ("10+", 7))
    ]
    accepted(store, upload(*parts, births(0, year=2021)))
    values = {(row.breakdown, row.year): row.value for row in shown(store).own.itertuples()}
    assert values["total", 2021] == 0
    assert pd.isna(values["1-9", 2022])
    assert pd.isna(values["0", 2022])  # with it the hidden part would be what is left of the total
    assert values["total", 2022] == 12


def test_each_state_has_a_name_of_its_own_and_can_be_read_again_later(store: Store) -> None:
    names = [evidence_version(versions(store))]
    first = accepted(store, upload(births(4321, year=2022)))
    names.append(evidence_version(versions(store)))
    undo(store, first.submission, ANA)
    names.append(evidence_version(versions(store)))
    restore(store, first.submission, ANA)
    names.append(evidence_version(versions(store)))
    assert len(set(names)) == 4
    assert [len(stored_evidence(store, name).own) for name in names] == [0, 1, 0, 1]


def test_a_milestone_that_is_told_keeps_its_first_date_and_its_shipped_key(store: Store) -> None:
    later = milestone(HACKATHON, due_date=PartialDate(2021, 10, 1), status=Status.DELAYED, progress=40)
    receipt = accepted(store, upload(later))
    step = shown(store).facts.milestones["hackathon-opens"]
    before = load_facts().milestones["hackathon-opens"]
    assert (step.due, step.baseline) == (PartialDate(2021, 10, 1), before.due)
    assert step.status == "Delayed"
    assert step.title == before.title
    assert step.told is not None
    assert step.told.progress == 40
    assert set(step.told.by.values()) == {receipt.submission}
    undo(store, receipt.submission, ANA)
    again = shown(store).facts.milestones["hackathon-opens"]
    assert replace(again, told=None) == before
    assert again.told is not None
    assert [one.turn for one in again.told.history] == ["accepted", "undone"]


def test_a_new_milestone_and_a_new_action_join_the_plan(store: Store) -> None:
    action = ActionRow(city="timisoara", action="TIM-9", title="Night market", cost_eur=1200.0, indicator="Stalls",
                       target=20.0, indicator_moved="births", lag_from=1, lag_to=3)  # fmt: skip
    step = milestone("First night", action="TIM-9", due_date=PartialDate(2027, 5), status=Status.NOT_STARTED)
    accepted(store, upload(action, step))
    facts = shown(store).facts
    new = facts.actions["TIM-9"]
    assert (new.city, new.title, new.cost_eur, new.verified) == ("timisoara", "Night market", 1200.0, True)
    assert new.told is not None
    assert new.told.moved is not None
    assert (new.told.moved.indicator, new.told.moved.lag_from, new.told.moved.lag_to) == ("births", 1, 3)
    (counted,) = [item for item in facts.action_indicators.values() if item.action == "TIM-9"]
    assert (counted.title, counted.target) == ("Stalls", 20.0)
    (milestone_of,) = [item for item in facts.milestones.values() if item.action == "TIM-9"]
    assert (milestone_of.title, milestone_of.due, milestone_of.status) == (
        "First night", PartialDate(2027, 5), "Not started",
    )  # fmt: skip


def test_who_is_responsible_is_nowhere_in_the_facts(store: Store) -> None:
    accepted(store, upload(milestone("Quiet step", responsible="Maria Ionescu")))
    assert "Ionescu" not in repr(shown(store).facts)
    assert "Ana Popescu" not in repr(shown(store).additions.submissions)


def test_a_plan_that_is_edited_leaves_what_was_computed_from_figures(store: Store) -> None:
    before = shown(store)
    accepted(store, upload(milestone("Quiet step"), births(4321, year=2022)))
    after = shown(store)
    assert after.version != before.version
    assert after == before
    assert hash(after) == hash(before)


@pytest.mark.slow
def test_a_refresh_replaces_its_dataset_everywhere_and_dates_it(store: Store) -> None:
    receipt = accepted(store, refresh_of_births(5000), ADMIN)
    evidence, before = shown(store), Evidence("")
    for frame in (evidence.partners, evidence.everywhere, evidence.dataset("bd_size_r3")):
        rows = frame[(frame["source"] == "bd_size_r3") & (frame["geo"] == "RO424") & (frame["year"] == 2023)]
        assert rows["value"].tolist() == [5000]
    assert len(evidence.everywhere) == len(before.everywhere) + 1
    assert list(evidence.partners.columns) == list(before.partners.columns)
    dataset = evidence.catalogue.datasets["bd_size_r3"]
    assert (dataset.newest_year, dataset.vintage, dataset.vintage_date) == (2023, "2026-03", dt.date(2026, 3, 1))
    assert evidence.catalogue.datasets["demo_r_pjanaggr3"] == before.catalogue.datasets["demo_r_pjanaggr3"]
    assert evidence != before
    undo(store, receipt.submission, ADMIN)
    assert shown(store).partners.equals(before.partners)


def test_what_would_be_is_seen_before_it_is_stored(store: Store) -> None:
    proposal = upload(births(4321, year=2022), milestone("Quiet step", due_date=PartialDate(2027)))
    after = imagined_evidence(store, "preview", seen=compare(store, SHIPPED, proposal, ANA))
    assert after.own["value"].tolist() == [4321]
    assert "Quiet step" in {step.title for step in after.facts.milestones.values()}
    assert shown(store).own.empty
    receipt = accepted(store, proposal)
    assert imagined_evidence(store, "without", undoing=receipt.submission).own.empty
    fetched = imagined_evidence(store, "fetched", seen=compare(store, SHIPPED, refresh_of_births(5000), ADMIN))
    assert fetched.catalogue.datasets["bd_size_r3"].newest_year == 2023
    assert fetched != shown(store)


def test_what_a_template_left_as_it_was_is_told_by_nobody(store: Store) -> None:
    """An unchanged row of a template says nothing, so that the preview shows no change for it."""
    rows = [row for row in SHIPPED.plans.milestones if row.city == "timisoara"]
    template = upload(*rows, milestone("Quiet step"), version=0)
    after = imagined_evidence(store, "preview", seen=compare(store, SHIPPED, template, ANA))
    told = {step.title for step in after.facts.milestones.values() if step.told}
    assert told == {"Quiet step"}


def test_a_dataset_that_the_catalogue_does_not_know_is_not_shown(store: Store) -> None:
    rows = pd.DataFrame(
        [("births", "RO424", 2023, 1.0, "", "new_table", "total")], columns=SHIPPED.observations.columns
    )
    accepted(store, refreshed(rows, datasets=["new_table"]), ADMIN)
    assert shown(store).partners.equals(Evidence("").partners)
