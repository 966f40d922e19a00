"""The service of made-up tables, and a line to it on which no time passes by itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from data.eurostat.line import Line
from tests.data.eurostat.service import Service, serving


@dataclass
class Clock:
    """Time that passes only when somebody sleeps."""

    now: float = 0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def service() -> Iterator[Service]:
    with serving() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def line(service: Service, clock: Clock) -> Callable[..., Line]:
    def to(**changed: float) -> Line:
        return Line(base=service.base, sleep=clock.sleep, clock=clock, **{"silence": 5, **changed})  # type: ignore[arg-type]

    return to
