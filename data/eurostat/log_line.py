"""The line in the log of a refresh that came to nothing, from the command line and from the page alike."""

from data.eurostat.errors import RefreshError
from data.logbook import log_error, log_event
from data.store import StoreError


def log_refusal(problem: RefreshError | StoreError, number: str, seconds: float) -> None:
    """Write the line under the log's number; ``seconds`` is how long the refresh took."""
    if isinstance(problem, RefreshError):
        log_event(
            "refresh",
            id=number,
            outcome="refused",
            dataset=problem.dataset or "-",
            error=problem.fault.name,
            seconds=seconds,
        )
    else:
        log_error(problem, id=number)
