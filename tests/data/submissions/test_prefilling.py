"""Shipped plans fill the template of each city, and an unchanged template gives "no change"."""

from dataclasses import replace

import pytest

from data.content import PARTNERSHIP, Content, Status
from data.facts import load_facts
from data.partial_dates import PartialDate
from data.store import Store
from data.submissions import Reference, accept, compare, plans, proposed, shipped_plans, template_content
from data.submissions.errors import NoChangeError, NotAllowedError
from tests.data.submissions.samples import (
    ADMIN,
    ANA,
    CATALOGUE,
    OFFICIAL,
    REFERENCE,
    accepted,
    births,
    milestone,
    upload,
    workbook,
)

SHIPPED = Reference(OFFICIAL, shipped_plans(load_facts()))


@pytest.mark.parametrize("city", [*CATALOGUE.cities, PARTNERSHIP])
def test_an_unchanged_template_is_no_change(store: Store, city: str) -> None:
    content = template_content(store, SHIPPED, CATALOGUE, city, ADMIN)
    assert content.milestones
    seen = compare(store, SHIPPED, proposed(content, CATALOGUE, file=workbook()), ADMIN)
    assert not seen.has_changes()
    assert seen.counts()["missing"] == 0


def test_a_template_holds_what_was_submitted_since(store: Store) -> None:
    accepted(
        store,
        upload(births(7, flag="p", origin="survey", note="asked twice"), milestone(progress=30.0, responsible="Ion")),
    )
    content = template_content(store, REFERENCE, CATALOGUE, "timisoara", ANA)
    row = content.indicators[0]
    assert (row.indicator, row.area, row.year, row.value, row.flag) == ("births", "nuts3", 2020, 7.0, "p")
    assert (row.origin, row.note) == ("survey", "asked twice")
    hackathon = content.milestones[0]
    assert (hackathon.progress, hackathon.responsible) == (30.0, "Ion")
    assert hackathon.baseline_date == PartialDate(2021, 8)
    assert content.data_version == 1
    with pytest.raises(NoChangeError):
        accepted(store, proposed(content, CATALOGUE, file=workbook()))


def test_names_and_small_counts_are_for_signed_in_staff(store: Store) -> None:
    with pytest.raises(NotAllowedError):
        template_content(store, REFERENCE, CATALOGUE, "timisoara", None)


def test_a_template_of_all_cities_is_no_change_either(store: Store) -> None:
    accepted(store, upload(births(7), births(8, city="rijeka")), ADMIN)
    content = template_content(store, SHIPPED, CATALOGUE, None, ADMIN)
    assert {row.city for row in content.indicators} == {"rijeka", "timisoara"}
    assert {row.city for row in content.milestones} >= {*CATALOGUE.cities, PARTNERSHIP}
    assert not compare(store, SHIPPED, proposed(content, CATALOGUE, file=workbook()), ADMIN).has_changes()


def test_one_changed_cell_of_a_template_determines_that_field_alone(store: Store) -> None:
    content = template_content(store, SHIPPED, CATALOGUE, "timisoara", ANA)
    first = content.milestones[0]
    changed = replace(content, milestones=(replace(first, note="looked at"), *content.milestones[1:]))
    receipt = accepted_with(store, changed)
    standing = plans(store, SHIPPED, ANA).milestones[first.city, first.action, first.milestone]
    assert standing.told_by == {"note": receipt}


def accepted_with(store: Store, content: Content) -> int:
    seen = compare(store, SHIPPED, proposed(content, CATALOGUE, file=workbook()), ANA)
    return accept(store, SHIPPED, seen, ANA).submission


def test_what_no_source_reports_is_not_known() -> None:
    rows = {row.milestone: row for row in SHIPPED.plans.milestones}
    assert rows["Local Learning Lab 1, third session"].status is None
    assert rows["Project starts; phase 1 of 24 months begins"].status is Status.COMPLETED
    assert rows["Project starts; phase 1 of 24 months begins"].baseline_date == PartialDate(2019, 8, 1)


def test_each_shipped_action_has_its_own_indicator_first() -> None:
    actions = {row.action: row for row in SHIPPED.plans.actions}
    assert actions["TIM-1"].reported_value == 71
    assert actions["TIM-1"].start == PartialDate(2021, 8, 23)
