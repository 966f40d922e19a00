"""Tables come whole or not at all, and what may be gone in a moment is tried again with growing pauses."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from data.eurostat.errors import Fault, RefreshError
from data.eurostat.line import EUROSTAT, Line
from tests.data.eurostat import service as answers
from tests.data.eurostat.conftest import Clock
from tests.data.eurostat.service import Service

Connect = Callable[..., Line]
TABLE = answers.sdmx_csv("tgs00026", "freq,geo", [f"A,RO42,{year},{year * 7}," for year in range(1950, 2020)])


def fetch(line: Line, folder: Path, code: str = "tgs00026") -> bytes:
    line.fetch(code, folder / "table", lambda *_: None)
    return (folder / "table").read_bytes()


def failing(line: Line, folder: Path) -> RefreshError:
    with pytest.raises(RefreshError) as caught:
        fetch(line, folder)
    return caught.value


def test_a_whole_table_is_asked_for_as_packed_sdmx_csv(service: Service, line: Connect, tmp_path: Path) -> None:
    service.table("tgs00026", answers.whole(TABLE))
    assert gzip.decompress(fetch(line(), tmp_path)) == TABLE
    assert service.asked == ["/sdmx/2.1/data/tgs00026"]
    assert service.queries == [{"format": ["SDMX-CSV"], "compressed": ["true"]}]


def test_the_shipped_address_is_eurostats_own() -> None:
    assert Line().base == EUROSTAT
    assert Line().table_url("bd_size_r3") == (
        "https://ec.europa.eu/eurostat/api/dissemination/sdmx/2.1/data/bd_size_r3?format=SDMX-CSV&compressed=true"
    )


def test_progress_is_told_in_bytes(service: Service, line: Connect, tmp_path: Path) -> None:
    service.table("tgs00026", answers.whole(TABLE, packed=False))
    told: list[tuple[int, int | None]] = []
    line().fetch("tgs00026", tmp_path / "table", lambda received, expected: told.append((received, expected)))
    assert told[-1] == (len(TABLE), len(TABLE))


def test_a_busy_service_is_asked_again_with_growing_pauses(
    service: Service, line: Connect, clock: Clock, tmp_path: Path
) -> None:
    busy = answers.fault(503, "Service Unavailable")
    service.table("tgs00026", busy, busy, busy, answers.whole(TABLE))
    fetch(line(), tmp_path)
    assert clock.slept == [2, 8, 32]


def test_the_pause_that_the_service_asks_for_is_kept(
    service: Service, line: Connect, clock: Clock, tmp_path: Path
) -> None:
    service.table("tgs00026", answers.fault(429, "Too many", Retry_After="17"), answers.whole(TABLE))
    fetch(line(), tmp_path)
    assert clock.slept == [17]


def test_a_service_that_stays_busy_is_given_up_with_its_own_words(
    service: Service, line: Connect, tmp_path: Path
) -> None:
    service.table("tgs00026", answers.fault(500, "INTERNAL_ERROR: try later"))
    error = failing(line(), tmp_path)
    assert error.fault is Fault.REFUSED
    assert "500" in str(error)
    assert "INTERNAL_ERROR: try later" in str(error)
    assert len(service.asked) == 4


@pytest.mark.parametrize(
    ("status", "fault"), [(404, Fault.GONE), (413, Fault.TOO_BIG), (400, Fault.REFUSED), (406, Fault.REFUSED)]
)
def test_what_will_not_change_is_not_tried_again(
    service: Service, line: Connect, tmp_path: Path, status: int, fault: Fault
) -> None:
    service.table("tgs00026", answers.fault(status, "no"))
    assert failing(line(), tmp_path).fault is fault
    assert len(service.asked) == 1


def test_a_download_shorter_than_announced_is_tried_again(
    service: Service, line: Connect, clock: Clock, tmp_path: Path
) -> None:
    service.table("tgs00026", answers.cut(TABLE, keep=0.6), answers.whole(TABLE))
    assert gzip.decompress(fetch(line(), tmp_path)) == TABLE
    assert clock.slept == [2]


def test_a_download_that_stays_short_names_its_bytes(service: Service, line: Connect, tmp_path: Path) -> None:
    service.table("tgs00026", answers.cut(TABLE, keep=0.6))
    error = failing(line(), tmp_path)
    assert error.fault is Fault.CUT
    assert error.values["received"] < error.values["expected"]  # type: ignore[operator]


def test_silence_ends(service: Service, line: Connect, tmp_path: Path) -> None:
    service.table("tgs00026", answers.silent)
    assert failing(line(silence=0.05, attempts=2), tmp_path).fault is Fault.TIMEOUT
    assert len(service.asked) == 2


def test_nobody_there(tmp_path: Path, clock: Clock) -> None:
    line = Line(base="http://127.0.0.1:9", sleep=clock.sleep, clock=clock)
    error = failing(line, tmp_path)
    assert error.fault is Fault.UNREACHABLE
    assert "http://127.0.0.1:9" in str(error)


def test_a_queued_table_is_waited_for(service: Service, line: Connect, clock: Clock, tmp_path: Path) -> None:
    service.table("tgs00026", answers.queued("ab12-cd34"))
    service.path("/1.0/async/status/ab12-cd34", answers.status("PROCESSING"), answers.status("AVAILABLE"))
    service.path("/1.0/async/data/ab12-cd34", answers.whole(TABLE))
    assert gzip.decompress(fetch(line(), tmp_path)) == TABLE
    assert clock.slept == [10]


def test_a_queue_without_end_is_left(service: Service, line: Connect, clock: Clock, tmp_path: Path) -> None:
    service.table("tgs00026", answers.queued("ab12"))
    service.path("/1.0/async/status/ab12", answers.status("PROCESSING"))
    error = failing(line(longest=600), tmp_path)
    assert error.fault is Fault.QUEUED
    assert error.values["minutes"] == 10
    assert clock.now <= 600


def test_a_queued_table_that_expired_is_said(service: Service, line: Connect, tmp_path: Path) -> None:
    service.table("tgs00026", answers.queued("ab12"))
    service.path("/1.0/async/status/ab12", answers.status("EXPIRED"))
    error = failing(line(), tmp_path)
    assert error.fault is Fault.REFUSED
    assert "EXPIRED" in str(error)


def test_a_page_of_another_server_is_no_table(service: Service, line: Connect, tmp_path: Path) -> None:
    service.table("tgs00026", answers.page("Please accept the terms"))
    assert failing(line(), tmp_path).fault is Fault.NOT_A_TABLE


def test_more_than_any_table_is_not_taken(service: Service, line: Connect, tmp_path: Path) -> None:
    service.table("tgs00026", answers.whole(TABLE * 50, packed=False))
    assert failing(line(most=100_000), tmp_path).fault is Fault.TOO_BIG
    assert (tmp_path / "table").stat().st_size <= 100_000


@pytest.mark.parametrize("base", ["ec.europa.eu", "file:///etc/passwd", "ftp://x/y", "https://", "http://a b"])
def test_an_address_that_is_none_is_said_at_once(base: str) -> None:
    with pytest.raises(RefreshError) as caught:
        Line(base=base)
    assert caught.value.fault is Fault.ADDRESS
