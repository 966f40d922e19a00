"""People who act at the same moment: one after the other, each on what is true then."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from data.store import Store
from data.store.verification import verify
from data.submissions import Person, Receipt, accept, observations, undo
from data.submissions.errors import AlreadyDoneError, ChangedMeanwhileError, NoChangeError, SubmissionError
from tests.data.store.fixtures import Place
from tests.data.submissions.samples import ADMIN, ANA, REFERENCE, accepted, births, compared, upload


def at_once(place: Place, act: list[object]) -> list[object]:
    """Run each of the acts in a thread with a connection of its own, all started together."""
    start = Barrier(len(act))

    def run(one: object) -> object:
        store = place.open()
        start.wait()
        try:
            return one(store)  # type: ignore[operator]
        except SubmissionError as error:
            return type(error)
        finally:
            store.close()

    with ThreadPoolExecutor(len(act)) as threads:
        return list(threads.map(run, act))


def test_of_conflicting_submissions_at_the_same_moment_one_is_stored(place: Place, store: Store) -> None:
    def confirming(value: float, person: Person) -> object:
        seen = compared(store, upload(births(value)), person)
        return lambda own: accept(own, REFERENCE, seen, person)

    found = at_once(
        place, [confirming(float(n), person) for n, person in enumerate([ANA, ADMIN, ANA, ADMIN], start=10)]
    )
    assert sum(isinstance(one, Receipt) for one in found) == 1
    assert found.count(ChangedMeanwhileError) == 3
    own = observations(store, REFERENCE, ANA).query("source == 'partner:timisoara'")
    assert len(own) == 1
    assert verify(store) == []


def test_a_double_click_in_two_tabs_stores_one_submission(place: Place, store: Store) -> None:
    seen = compared(store, upload(births(100)))
    found = at_once(place, [lambda own: accept(own, REFERENCE, seen, ANA)] * 3)
    assert sum(isinstance(one, Receipt) for one in found) == 1
    assert found.count(NoChangeError) == 2


def test_an_undo_happens_once(place: Place, store: Store) -> None:
    number = accepted(store, upload(births(100))).submission
    found = at_once(place, [lambda own: undo(own, number, ANA)] * 3)
    assert sorted(map(str, found)) == sorted(["2", str(AlreadyDoneError), str(AlreadyDoneError)])
    assert verify(store) == []


def test_people_in_different_years_do_not_disturb_each_other(place: Place, store: Store) -> None:
    def confirming(year: int) -> object:
        seen = compared(store, upload(births(9, year=year)))
        return lambda own: accept(own, REFERENCE, seen, ANA)

    found = at_once(place, [confirming(year) for year in range(2000, 2006)])
    assert sorted(one.version for one in found if isinstance(one, Receipt)) == [1, 2, 3, 4, 5, 6]
    assert verify(store) == []
