"""Results that every reader of this process shares, kept by what they were made from.

Streamlit's own ``st.cache_resource`` inspects the function and hashes each argument at every call, which costs a page
of many small pieces more than the pieces themselves.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """At most so many results; the one that was asked for longest ago is forgotten first.

    Two readers who ask for the same at once do not both make it: the second waits for the first.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, Value] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, choice: Hashable, make: Callable[[], Value]) -> Value:
        """Return what was made from a choice, making it now where nobody has; never write to it."""
        with self._lock:
            if choice in self._held:
                self._held.move_to_end(choice)
                return self._held[choice]
            making = self._making.setdefault(choice, Lock())
        with making:
            with self._lock:
                if choice in self._held:
                    return self._held[choice]
            try:
                made = make()
            finally:
                self._making.pop(choice, None)
            with self._lock:
                self._held[choice] = made
                while len(self._held) > self._most:
                    self._held.popitem(last=False)
        return made

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._held.clear()


class KeptOf(Generic[Value]):
    """What was made of other kept things, by their identity: the thing is held, so that no other gets its identity."""

    def __init__(self, most: int) -> None:
        self._kept: Kept[tuple[object, Value]] = Kept(most)

    def get(self, thing: object, *about: Hashable, make: Callable[[], Value]) -> Value:
        """Return what was made of a thing, and what else it depends on; never write to it."""
        return self._kept.get((id(thing), *about), lambda: (thing, make()))[1]
