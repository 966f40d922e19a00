"""What undoing and restoring would change, told before it is done."""

import pytest

from data.store import Store
from data.submissions import undo
from data.submissions.errors import CityNotAllowedError, NotAllowedError, UnknownSubmissionError
from data.submissions.history import amounts
from data.submissions.turning import compare_turn
from tests.data.submissions.samples import ANA, IVO, REFERENCE, accepted, births, milestone, upload


def test_what_only_this_one_said_goes_back(store: Store) -> None:
    accepted(store, upload(births(100, year=2018), births(200, year=2019)))
    accepted(store, upload(births(250, year=2019), births(300, year=2020)))
    seen = compare_turn(store, REFERENCE, 2, ANA, turn="undo")
    rows = seen.figures.set_index("year")
    assert rows["change"].to_dict() == {2019: "changed", 2020: "missing"}
    assert (rows.loc[2019, "before"], rows.loc[2019, "value"]) == (250, 200)
    assert rows.loc[2019, "relative"] == pytest.approx(-0.2)


def test_what_a_later_one_says_stays(store: Store) -> None:
    accepted(store, upload(births(100)))
    accepted(store, upload(births(110)))
    assert not compare_turn(store, REFERENCE, 1, ANA, turn="undo").has_changes()


def test_restoring_brings_back(store: Store) -> None:
    accepted(store, upload(births(100)))
    undo(store, 1, ANA)
    seen = compare_turn(store, REFERENCE, 1, ANA, turn="restore")
    assert seen.figures["change"].tolist() == ["new"]
    assert seen.figures["value"].tolist() == [100]


def test_fields_of_milestones_go_back_one_by_one(store: Store) -> None:
    accepted(store, upload(milestone(progress=10.0)))
    accepted(store, upload(milestone(progress=40.0), milestone("Fair", progress=5.0)))
    plans = compare_turn(store, REFERENCE, 2, ANA, turn="undo").plans
    assert [(item.row.milestone, item.change) for item in plans] == [("Hackathon", "changed"), ("Fair", "missing")]
    assert [(field.name, field.before, field.after) for field in plans[0].fields] == [("progress", 40.0, 10.0)]


def test_who_may_not_undo_may_not_look_either(store: Store) -> None:
    accepted(store, upload(births(100)))
    with pytest.raises(CityNotAllowedError):
        compare_turn(store, REFERENCE, 1, IVO, turn="undo")
    with pytest.raises(NotAllowedError):
        compare_turn(store, REFERENCE, 1, None, turn="undo")
    with pytest.raises(UnknownSubmissionError):
        compare_turn(store, REFERENCE, 7, ANA, turn="undo")


def test_what_came_with_the_template_is_not_counted(store: Store) -> None:
    version = accepted(store, upload(births(100, year=2019), milestone(progress=1.0))).version
    accepted(store, upload(births(100, year=2019), births(7, year=2020), milestone(progress=1.0), version=version))
    found = amounts(store, 2)
    assert (found.figures, found.milestones, found.actions, found.decks) == (1, 0, 0, 0)
