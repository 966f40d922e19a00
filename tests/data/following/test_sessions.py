"""Where presentations stand: moved by the control code, heard of by everyone who waits."""

import asyncio
import threading
from importlib import import_module

import pytest

from data.following import InProcess, follow_code
from data.following.sessions import MOST_SESSIONS

sessions_module = import_module("data.following.sessions")
CONTROL = "ABCDEFGHJKLMNPQR"
CODE = follow_code(CONTROL)


def test_a_presentation_is_known_once_it_begins() -> None:
    place = InProcess()
    assert place.look(CODE) is None
    begun = place.put(CONTROL, deck="five", content="", scene=2)
    assert place.look(CODE) == begun
    assert (begun.code, begun.scene) == (CODE, 2)


def test_the_version_changes_with_the_scene_and_not_without() -> None:
    place = InProcess()
    first = place.put(CONTROL, deck="five", content="", scene=0)
    assert place.put(CONTROL, deck="five", content="", scene=0) == first
    assert place.put(CONTROL, deck="five", content="", scene=1).version != first.version
    assert InProcess().put(CONTROL, deck="five", content="", scene=0).version != first.version


def test_another_control_code_moves_another_presentation() -> None:
    place = InProcess()
    place.put(CONTROL, deck="five", content="", scene=4)
    place.put("ABCDEFGHJKLMNPQS", deck="five", content="", scene=0)
    found = place.look(CODE)
    assert found is not None and found.scene == 4


def test_who_waits_hears_of_a_move_from_another_thread() -> None:
    place = InProcess()

    async def listen() -> list[str]:
        changes = place.changes(CODE, "w")
        heard = [await anext(changes)]
        move = threading.Thread(target=place.put, args=(CONTROL,), kwargs={"deck": "five", "content": "", "scene": 1})
        move.start()
        heard.append(await asyncio.wait_for(anext(changes), timeout=20))
        move.join()
        await changes.aclose()  # type: ignore[attr-defined]
        return heard

    before, after = asyncio.run(listen())
    found = place.look(CODE)
    assert before == ""
    assert found is not None and after == found.version


def test_a_window_that_closes_steers_no_longer() -> None:
    place = InProcess()

    async def visit() -> dict[str, str]:
        changes = place.changes(CODE, "w")
        await anext(changes)
        place.steer(CONTROL, "w", "stage")
        place.steer(CONTROL, "gone", "stage")
        open_windows = dict(place.steering(CODE))
        await changes.aclose()  # type: ignore[attr-defined]
        return open_windows

    assert asyncio.run(visit()) == {"w": "stage"}
    assert place.steering(CODE) == {}


def test_the_oldest_presentations_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions_module, "follow_code", lambda control: control)  # the derivation is slow on purpose
    place = InProcess()
    controls = [str(number) for number in range(MOST_SESSIONS + 3)]
    for control in controls:
        place.put(control, deck="five", content="", scene=0)
    assert place.look(controls[2]) is None
    assert place.look(controls[3]) is not None
