"""Work beside the page: told by stages, given up in any of them, a few at a time."""

import threading
from collections.abc import Callable

import pytest

from data.store.errors import StoreBusyError
from ui.upload import work
from ui.upload.begin import plain_name
from ui.upload.work import Progress, Work

PATIENCE = 20


def test_each_stage_is_told_with_its_seconds() -> None:
    moments = iter([0.0, 1.0, 4.0])
    progress = Progress(clock=lambda: next(moments))
    progress.begin("preflight")
    progress.begin("read")
    assert progress.seconds() == [("preflight", 1.0), ("read", 3.0)]


def test_what_was_made_is_there_at_the_end() -> None:
    done = Work(lambda progress: 7).start()
    assert done.wait(PATIENCE)
    assert (done.made, done.is_running, done.is_cancelled) == (7, False, False)


@pytest.mark.parametrize("step", [lambda p: p.begin("compare"), lambda p: p.done(0.5)])
def test_it_is_given_up_at_the_next_step(step: Callable[[Progress], None]) -> None:
    began, may_go_on = threading.Event(), threading.Event()

    def make(progress: Progress) -> int:
        began.set()
        may_go_on.wait(PATIENCE)
        step(progress)
        return 7

    going = Work(make).start()
    assert began.wait(PATIENCE)
    going.cancel()
    may_go_on.set()
    assert going.wait(PATIENCE)
    assert (going.made, going.is_cancelled) == (None, True)


def test_no_more_than_a_few_go_on_at_once_and_who_waits_can_give_up() -> None:
    release, barrier = threading.Event(), threading.Barrier(work.AT_ONCE + 1)

    def hold(progress: Progress) -> bool:
        barrier.wait(PATIENCE)
        return release.wait(PATIENCE)

    holding = [Work(hold).start() for _ in range(work.AT_ONCE)]
    barrier.wait(PATIENCE)  # all turns are taken
    waiting = Work(lambda progress: True).start()
    assert not waiting.wait(0.3)  # nobody gives a turn back meanwhile
    assert waiting.progress.seconds()[0][0] == work.WAITING
    waiting.cancel()
    assert waiting.wait(PATIENCE)
    assert waiting.is_cancelled
    release.set()
    assert all(one.wait(PATIENCE) and one.made for one in holding)
    assert Work(lambda progress: 1).start().wait(PATIENCE)


def test_what_a_person_can_mend_is_kept_apart_from_errors_of_ours() -> None:
    def busy(progress: Progress) -> None:
        raise StoreBusyError(where="here")

    told, ours = Work(busy).start(), Work(lambda progress: 1 / 0).start()
    assert told.wait(PATIENCE)
    assert ours.wait(PATIENCE)
    assert isinstance(told.problem, StoreBusyError)
    assert (told.error, ours.problem) == (None, None)
    assert isinstance(ours.error, ZeroDivisionError)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("figures.xlsx", "figures.xlsx"),
        ("..\\..\\etc\\a.xlsx", "a.xlsx"),
        ("/tmp/x/b.xlsx", "b.xlsx"),
        ("a\u202eb\x00.xlsx", "ab.xlsx"),
        ("\x01", "workbook.xlsx"),
        ("x" * 500, "x" * 200),
    ],
)
def test_a_files_name_is_a_plain_name(given: str, kept: str) -> None:
    assert plain_name(given) == kept
