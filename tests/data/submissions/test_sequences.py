"""Whatever is submitted, undone and restored in whatever order: the state is that of a naive model, nothing is lost."""

import shutil
import tempfile
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.content import MILESTONE_FIELDS
from data.partial_dates import PartialDate
from data.store import Store, open_store
from data.store.health import versions
from data.store.reading import read_events, read_submissions
from data.store.verification import verify
from data.submissions import accept, observations, plans, restore, undo
from data.submissions.errors import AlreadyDoneError, NoChangeError
from tests.data.store.databases import Server
from tests.data.submissions.samples import ADMIN, ANA, REFERENCE, SHIPPED, births, compared, milestone, upload

DATES = st.sampled_from([None, PartialDate(2021, 8), PartialDate(2022), PartialDate(2023, 5, 1)])
FIGURES = st.dictionaries(st.integers(2019, 2021), st.sampled_from([10.0, 20.0]), max_size=3)
MILESTONES = st.dictionaries(
    st.sampled_from(["Hackathon", "Fair"]),
    st.fixed_dictionaries({"due_date": DATES, "progress": st.sampled_from([None, 5.0, 50.0])}),
    max_size=2,
)
UPLOADS = st.tuples(
    st.just("upload"), st.sampled_from([ANA, ADMIN]), FIGURES, MILESTONES, st.sampled_from([None, 0, 2])
)
TURNS = st.tuples(st.sampled_from(["undo", "restore"]), st.integers(1, 5))
STEPS = st.lists(st.one_of(UPLOADS, UPLOADS, TURNS), min_size=1, max_size=9)

Assignments = dict[tuple[Any, ...], Any]
BLANK = {name: getattr(milestone("Blank"), name) for name in MILESTONE_FIELDS}


@dataclass
class Model:
    """What each submission set, whether it counts, and the first due dates."""

    told: list[Assignments] = field(default_factory=list)
    counts: list[bool] = field(default_factory=list)
    events: int = 0
    baselines: dict[str, PartialDate] = field(default_factory=lambda: {"Hackathon": PartialDate(2021, 8)})

    def state(self) -> Assignments:
        """Return every figure by year and every milestone's field by name."""
        state: Assignments = {
            (row.milestone, name): getattr(row, name) for row in SHIPPED.milestones for name in MILESTONE_FIELDS
        }
        for told, counts in zip(self.told, self.counts, strict=True):
            if counts:
                for key, value in told.items():
                    if len(key) == 2:
                        state |= {(key[0], name): BLANK[name] for name in BLANK if (key[0], name) not in state}
                    state[key] = value
        return state

    def upload(self, figures: dict[int, float], rows: dict[str, dict[str, Any]], *, prefilled: bool) -> bool:
        """Take an upload over and return whether it changes anything."""
        state = self.state()
        given_: Assignments = {(year,): value for year, value in figures.items()}
        given_ |= {(name, key): (BLANK | row)[key] for name, row in rows.items() for key in MILESTONE_FIELDS}
        changed = {key: value for key, value in given_.items() if key not in state or state[key] != value}
        if not changed:
            return False
        self.told.append(changed if prefilled else given_)
        self.counts.append(True)
        self.events += 1
        for (name, *_), date in [(key, value) for key, value in self.told[-1].items() if key[1:] == ("due_date",)]:
            if date is not None:
                self.baselines.setdefault(name, date)
        return True

    def turn(self, number: int, *, counts: bool) -> bool:
        """Undo or restore a submission and return whether that was possible."""
        if self.counts[number - 1] == counts:
            return False
        self.counts[number - 1] = counts
        self.events += 1
        return True


def state_of(store: Store) -> Assignments:
    found = observations(store, REFERENCE, ANA)
    own = found[found["source"] == "partner:timisoara"]
    state: Assignments = {(year,): value for year, value in zip(own["year"], own["value"], strict=True)}
    for standing in plans(store, REFERENCE, ANA).milestones.values():
        state |= {(standing.row.milestone, name): getattr(standing.row, name) for name in MILESTONE_FIELDS}
    return state


def take(store: Store, model: Model, step: tuple[Any, ...]) -> None:
    """Do one step to the store and to the model and check that they agree on it."""
    if step[0] != "upload":
        number, counts = step[1], step[0] == "restore"
        if number > len(model.told):
            return
        if model.turn(number, counts=counts):
            (restore if counts else undo)(store, number, ADMIN)
        else:
            with pytest.raises(AlreadyDoneError):
                (restore if counts else undo)(store, number, ADMIN)
        return
    _, person, figures, rows, age = step
    version = None if age is None else max(versions(store).newest - age, 0)
    records = [births(value, year=year) for year, value in figures.items()]
    seen = compared(
        store, upload(*records, *(milestone(name, **row) for name, row in rows.items()), version=version), person
    )
    answers = dict.fromkeys(seen.stale_keys(), "file")
    if model.upload(figures, rows, prefilled=version is not None):
        accept(store, REFERENCE, seen, person, answers=answers)
    else:
        with pytest.raises(NoChangeError):
            accept(store, REFERENCE, seen, person, answers=answers)


def run(store: Store, steps: list[tuple[Any, ...]]) -> None:
    model = Model()
    for step in steps:
        take(store, model, step)
        assert state_of(store) == model.state()
    standing = plans(store, REFERENCE, ANA).milestones.values()
    for row in (one.row for one in standing):
        assert row.baseline_date == model.baselines.get(row.milestone)
    with store.reading() as connection:
        assert len(read_submissions(connection)) == len(model.told)
        assert len(read_events(connection)) == model.events
    assert verify(store) == []


@pytest.mark.slow
@given(steps=STEPS)
@settings(max_examples=60, deadline=None)
def test_any_sequence_embedded(empty: Path, steps: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(empty, folder)
        store = open_store(folder=Path(folder))
        run(store, steps)
        store.close()


@pytest.mark.postgres
@given(steps=STEPS)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_sequence_on_postgresql(server: Server, tmp_path_factory: pytest.TempPathFactory, steps: list[Any]) -> None:
    name = f"sequence_{uuid.uuid4().hex}"
    store = open_store(server.new_database(name), folder=Path())
    run(store, steps)
    store.close()
    server.drop_database(name)
