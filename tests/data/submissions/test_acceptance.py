"""What is accepted is stored whole, beside official figures, once."""

import pandas as pd
import pytest

from data.partial_dates import PartialDate
from data.store import Store
from data.store.health import versions
from data.submissions import Kind, accept, observations, plans, preview, proposed, refreshed
from data.submissions.errors import ChangedMeanwhileError, ContradictionError, NoChangeError, UnansweredError
from tests.data.submissions.samples import (
    ADMIN,
    ANA,
    CATALOGUE,
    HACKATHON,
    OFFICIAL,
    PARTNER,
    REFERENCE,
    accepted,
    births,
    compared,
    content,
    milestone,
    own,
    upload,
)


def test_a_partners_figure_stands_beside_the_official_one(store: Store) -> None:
    accepted(store, upload(births(3600)))
    found = observations(store, REFERENCE)
    both = found[(found["indicator"] == "births") & (found["year"] == 2020)].set_index("source")["value"]
    assert both.to_dict() == {"bd_size_r3": 3500.0, PARTNER: 3600.0}
    assert list(found.columns) == list(OFFICIAL.columns)
    assert found.dtypes.to_dict() == OFFICIAL.dtypes.to_dict()


def test_the_comparison_says_what_is_new_changed_unchanged_and_not_in_the_file(store: Store) -> None:
    accepted(store, upload(births(100, year=2018), births(200, year=2019), births(300, year=2020)))
    seen = compared(store, upload(births(100, year=2018), births(150, year=2019), births(5, year=2021)))
    rows = seen.figures.set_index("year")
    assert rows["change"].to_dict() == {2018: "unchanged", 2019: "changed", 2020: "missing", 2021: "new"}
    assert rows.loc[2019, "before"] == 200
    assert rows.loc[2019, "relative"] == pytest.approx(-0.25)
    assert rows.loc[2019, "official"] == 4000
    assert seen.counts() == {"new": 1, "changed": 1, "unchanged": 1, "missing": 1}


def test_what_the_file_leaves_out_stays(store: Store) -> None:
    accepted(store, upload(births(100, year=2018), births(200, year=2019)))
    accepted(store, upload(births(250, year=2019)))
    assert own(store) == {2018: 100, 2019: 250}


def test_a_word_for_missing_stores_no_value(store: Store) -> None:
    accepted(store, upload(births(100, year=2018), births(None, year=2019)))
    assert own(store) == {2018: 100}


def test_the_same_file_twice_is_no_change(store: Store) -> None:
    accepted(store, upload(births(100)))
    with pytest.raises(NoChangeError):
        accepted(store, upload(births(100)))
    assert versions(store).newest == 1


def test_a_new_note_is_a_change_and_an_empty_one_takes_nothing_back(store: Store) -> None:
    accepted(store, upload(births(100, note="first count")))
    with pytest.raises(NoChangeError):
        accepted(store, upload(births(100)))
    seen = compared(store, upload(births(100, note="second count")))
    assert seen.figures[["change", "note_before"]].to_numpy().tolist() == [["changed", "first count"]]


def test_another_spelling_is_the_same_milestone(store: Store) -> None:
    accepted(store, upload(milestone(" HACKATHON ", progress=10.0), milestone("Piaţa  mare")))
    accepted(store, upload(milestone("Piața Mare", progress=20.0)))
    found = plans(store, REFERENCE).milestones
    assert {key[-1] for key in found} == {"Hackathon", "Platform opens", "Piaţa  mare"}
    assert found[HACKATHON].row.progress == 10.0
    assert found["timisoara", "TIM-1", "Piaţa  mare"].row.progress == 20.0
    with pytest.raises(ContradictionError):
        compared(store, upload(milestone(progress=1.0), milestone("hackathon", progress=2.0)))


def test_a_second_click_stores_nothing(store: Store) -> None:
    seen = compared(store, upload(births(100)))
    accept(store, REFERENCE, seen, ANA)
    with pytest.raises(NoChangeError):
        accept(store, REFERENCE, seen, ANA)


def test_of_two_people_who_confirm_against_each_other_the_second_is_asked_again(store: Store) -> None:
    first, second = compared(store, upload(births(100))), compared(store, upload(births(120)), ADMIN)
    accept(store, REFERENCE, first, ANA)
    with pytest.raises(ChangedMeanwhileError):
        accept(store, REFERENCE, second, ADMIN)
    assert own(store) == {2020: 100}


def test_somebody_elses_change_elsewhere_disturbs_nobody(store: Store) -> None:
    seen = compared(store, upload(births(100)))
    accepted(store, upload(milestone(progress=50)), ADMIN)
    accept(store, REFERENCE, seen, ANA)
    assert own(store) == {2020: 100}


def test_a_value_changed_since_the_template_was_filled_is_asked_about(store: Store) -> None:
    filled = accepted(store, upload(births(100))).version
    accepted(store, upload(births(110)), ADMIN)
    seen = compared(store, upload(births(100), births(7, year=2021), version=filled))
    key = ("births", "RO424", "2020", "total", PARTNER)
    assert seen.stale_keys() == {key}
    assert seen.figures.set_index("year")["untouched"].to_dict() == {2020: True, 2021: False}
    with pytest.raises(UnansweredError):
        accept(store, REFERENCE, seen, ANA)
    accept(store, REFERENCE, seen, ANA, answers={key: "stored"})
    assert own(store) == {2020: 110, 2021: 7}


def test_the_files_value_is_taken_when_that_is_the_answer(store: Store) -> None:
    filled = accepted(store, upload(births(100))).version
    accepted(store, upload(births(110)), ADMIN)
    seen = compared(store, upload(births(105), version=filled))
    accept(store, REFERENCE, seen, ANA, answers=dict.fromkeys(seen.stale_keys(), "file"))
    assert own(store) == {2020: 105}


def test_ones_own_later_change_is_no_surprise(store: Store) -> None:
    filled = accepted(store, upload(births(100))).version
    accepted(store, upload(births(110)))
    assert compared(store, upload(births(105), version=filled)).stale_keys() == frozenset()


def test_a_field_of_a_milestone_changed_since_is_asked_about_alone(store: Store) -> None:
    accepted(store, upload(milestone(due_date=PartialDate(2021, 9), progress=10.0)))
    accepted(store, upload(milestone(due_date=PartialDate(2021, 10), progress=10.0)), ADMIN)
    seen = compared(store, upload(milestone(due_date=PartialDate(2021, 9), progress=60.0), version=1))
    key = (*HACKATHON, "due_date")
    assert seen.stale_keys() == {key}
    accept(store, REFERENCE, seen, ANA, answers={key: "stored"})
    row = plans(store, REFERENCE).milestones[HACKATHON].row
    assert (row.due_date, row.progress) == (PartialDate(2021, 10), 60.0)


def test_a_column_the_sheet_lacks_leaves_what_is_stored(store: Store) -> None:
    accepted(store, upload(milestone(progress=10.0, responsible="Ion", kept=frozenset({"due_date"}))))
    accepted(store, upload(milestone(progress=20.0, kept=frozenset({"responsible", "due_date"}))))
    row = plans(store, REFERENCE, ANA).milestones[HACKATHON].row
    assert (row.progress, row.responsible, row.due_date) == (20.0, "Ion", PartialDate(2021, 8))


def test_the_first_due_date_stays_the_baseline(store: Store) -> None:
    accepted(store, upload(milestone(due_date=PartialDate(2022)), milestone("Fair", due_date=PartialDate(2022, 5))))
    accepted(store, upload(milestone("Fair", due_date=PartialDate(2023))))
    found = plans(store, REFERENCE).milestones
    assert found[HACKATHON].row.baseline_date == PartialDate(2021, 8)
    fair = found["timisoara", "TIM-1", "Fair"].row
    assert (fair.baseline_date, fair.due_date) == (PartialDate(2022, 5), PartialDate(2023))


def test_the_public_does_not_see_who_is_responsible(store: Store) -> None:
    accepted(store, upload(milestone(responsible="Ion Ionescu")))
    assert plans(store, REFERENCE, ANA).milestones[HACKATHON].row.responsible == "Ion Ionescu"
    assert plans(store, REFERENCE).milestones[HACKATHON].row.responsible == ""


def test_each_kind_has_a_version_of_its_own(store: Store) -> None:
    accepted(store, upload(births(100)))
    accepted(store, upload(milestone(progress=1.0)))
    found = versions(store)
    assert (found.newest, found.observations, found.plans, found.decks) == (2, 1, 2, 0)


def refresh(*values: tuple[int, float]) -> pd.DataFrame:
    rows = [("births", "RO424", year, value, "", "bd_size_r3", "total") for year, value in values]
    return pd.DataFrame(rows, columns=OFFICIAL.columns)


def test_a_refresh_replaces_a_dataset_whole_and_nothing_else(store: Store) -> None:
    accepted(store, upload(births(3600)))
    proposal = refreshed(refresh((2020, 3501), (2021, 3700)), datasets={"bd_size_r3"})
    seen = compared(store, proposal, ADMIN)
    changes = seen.figures.set_index(["indicator", "year"])["change"].to_dict()
    assert changes == {
        ("births", 2019): "missing",
        ("births", 2020): "changed",
        ("births", 2021): "new",
        ("enterprises", 2020): "missing",
    }
    expected = preview(store, REFERENCE, proposal)
    accept(store, REFERENCE, seen, ADMIN)
    found = observations(store, REFERENCE)
    order = ["indicator", "year", "source"]
    pd.testing.assert_frame_equal(
        found.sort_values(order, ignore_index=True), expected.sort_values(order, ignore_index=True)
    )
    assert sorted(found["source"]) == ["bd_size_r3", "bd_size_r3", "nama_10r_3gdp", PARTNER]


def test_a_later_refresh_of_a_dataset_leaves_nothing_of_the_earlier(store: Store) -> None:
    for values in ([(2019, 1.0), (2020, 2.0)], [(2020, 3.0)]):
        accepted(store, refreshed(refresh(*values), datasets={"bd_size_r3"}), ADMIN)
    found = observations(store, REFERENCE)
    assert found.loc[found["source"] == "bd_size_r3", "value"].tolist() == [3.0]


def test_an_edit_of_one_field_leaves_the_others_to_those_who_told_them(store: Store) -> None:
    first = accepted(store, upload(milestone(progress=10.0, note="from the file")))
    edit = proposed(content(milestone(progress=40.0, note="from the file", due_date=PartialDate(2021, 8))), CATALOGUE)
    assert edit.kind is Kind.EDIT
    second = accepted(store, edit)
    told_by = plans(store, REFERENCE).milestones[HACKATHON].told_by
    assert told_by["progress"] == second.submission
    assert told_by["note"] == first.submission
