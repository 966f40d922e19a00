"""What is made once is shared, forgotten when it is too much, and made anew after a failure."""

from threading import Barrier, Thread

import pytest

from ui.kept import Kept, KeptOf


def test_a_choice_is_made_once_and_the_least_used_is_forgotten() -> None:
    kept: Kept[str] = Kept(2)
    made: list[str] = []

    def ask(choice: str) -> str:
        return kept.get(choice, lambda: made.append(choice) or choice.upper())

    assert [ask(choice) for choice in ("a", "b", "a", "c", "a")] == ["A", "B", "A", "C", "A"]
    assert made == ["a", "b", "c"]
    assert ask("b") == "B"
    assert made == ["a", "b", "c", "b"]
    kept.clear()
    ask("b")
    assert made == ["a", "b", "c", "b", "b"]


def test_two_who_ask_at_once_share_one_result() -> None:
    kept: Kept[object] = Kept(2)
    both, made, found = Barrier(2), [], []

    def ask() -> None:
        both.wait(timeout=20)
        found.append(kept.get("a", lambda: made.append(1) or object()))

    readers = [Thread(target=ask) for _ in range(2)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(timeout=20)
    assert len(made) == 1
    assert found[0] is found[1]


def test_a_failure_is_not_kept() -> None:
    kept: Kept[int] = Kept(2)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 // 0)
    assert kept.get("a", lambda: 7) == 7


def test_what_is_made_of_a_thing_is_not_taken_for_another() -> None:
    kept: KeptOf[list[int]] = KeptOf(2)
    one, other = [1], [1]
    assert kept.get(one, "en", make=lambda: [*one]) == [1]
    one.append(2)
    assert kept.get(one, "en", make=lambda: [*one]) == [1]
    assert kept.get(one, "ro", make=lambda: [*one]) == [1, 2]
    assert kept.get(other, "en", make=lambda: [*other, 3]) == [1, 3]
